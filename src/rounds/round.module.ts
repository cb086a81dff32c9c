import { Module } from '@nestjs/common';
import { RoundController } from './round.controller.js';
import { RoundService } from './round.service.js';
import { RoundStore } from './round.store.js';
import { RuleSetStore } from './rule-set.store.js';

@Module({
  controllers: [RoundController],
  providers: [RoundStore, RuleSetStore, RoundService],
  exports: [RoundService],
})
export class RoundModule {}
