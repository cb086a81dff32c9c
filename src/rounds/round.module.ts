import { Module } from '@nestjs/common';
import { StrategyModule } from '../strategy/index.js';
import { RoundController } from './round.controller.js';
import { RoundService } from './round.service.js';
import { RoundStore } from './round.store.js';
import { RuleSetController } from './rule-set.controller.js';
import { RuleSetService } from './rule-set.service.js';
import { RuleSetStore } from './rule-set.store.js';

@Module({
  imports: [StrategyModule],
  controllers: [RoundController, RuleSetController],
  providers: [RoundStore, RuleSetStore, RoundService, RuleSetService],
  exports: [RoundService],
})
export class RoundModule {}
