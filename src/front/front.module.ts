import { Module } from '@nestjs/common';
import { CriterionModule } from '../criteria/index.js';
import { IdeaModule } from '../ideas/index.js';
import { RoundModule } from '../rounds/index.js';
import { StrategyModule } from '../strategy/index.js';
import { FrontController } from './front.controller.js';

/** The page everybody meets first. It draws on several modules and owns no data. */
@Module({
  imports: [RoundModule, StrategyModule, CriterionModule, IdeaModule],
  controllers: [FrontController],
})
export class FrontModule {}
