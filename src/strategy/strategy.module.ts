import { Module } from '@nestjs/common';
import { StrategyController } from './strategy.controller.js';
import { StrategyService } from './strategy.service.js';
import { StrategyStore } from './strategy.store.js';

@Module({
  controllers: [StrategyController],
  providers: [StrategyStore, StrategyService],
  exports: [StrategyService],
})
export class StrategyModule {}
