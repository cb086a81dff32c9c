import { Module } from '@nestjs/common';
import { IdeaService } from './idea.service.js';
import { IdeaStore } from './idea.store.js';

@Module({
  providers: [IdeaStore, IdeaService],
  exports: [IdeaService],
})
export class IdeaModule {}
