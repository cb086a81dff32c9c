import { Module } from '@nestjs/common';
import { StrategyService } from './strategy.service.js';
import { StrategyStore } from './strategy.store.js';

@Module({
  providers: [StrategyStore, StrategyService],
  exports: [StrategyService],
})
export class StrategyModule {}
