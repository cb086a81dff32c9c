import { Module } from '@nestjs/common';
import { RoundService } from './round.service.js';
import { RoundStore } from './round.store.js';

@Module({
  providers: [RoundStore, RoundService],
  exports: [RoundService],
})
export class RoundModule {}
