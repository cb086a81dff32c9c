import { Module } from '@nestjs/common';
import { RoundModule } from '../rounds/index.js';
import { StrategyModule } from '../strategy/index.js';
import { IdeaController } from './idea.controller.js';
import { IdeaService } from './idea.service.js';
import { IdeaStore } from './idea.store.js';

@Module({
  imports: [StrategyModule, RoundModule],
  controllers: [IdeaController],
  providers: [IdeaStore, IdeaService],
  exports: [IdeaService],
})
export class IdeaModule {}
