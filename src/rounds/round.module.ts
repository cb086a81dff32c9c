import { Module } from '@nestjs/common';
import { StrategyModule } from '../strategy/index.js';
import { PromiseController } from './promise.controller.js';
import { RoundChangeStore } from './round-change.store.js';
import { RoundController } from './round.controller.js';
import { RoundService } from './round.service.js';
import { RoundStore } from './round.store.js';
import { RuleSetController } from './rule-set.controller.js';
import { RuleSetService } from './rule-set.service.js';
import { RuleSetStore } from './rule-set.store.js';

@Module({
  imports: [StrategyModule],
  controllers: [RoundController, PromiseController, RuleSetController],
  providers: [RoundStore, RoundChangeStore, RuleSetStore, RoundService, RuleSetService],
  exports: [RoundService, RuleSetService],
})
export class RoundModule {}
