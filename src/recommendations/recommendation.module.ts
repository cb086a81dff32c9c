import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { ConsensusModule } from '../consensus/index.js';
import { InterestModule } from '../interests/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { AssessmentSource } from './assessment.source.js';
import { CaseController } from './case.controller.js';
import { CaseService } from './case.service.js';
import { ForumDecisionController } from './forum-decision.controller.js';
import { ForumDecisionService } from './forum-decision.service.js';
import { FundDecisionController } from './fund-decision.controller.js';
import { FundDecisionService } from './fund-decision.service.js';
import { FundLineStore } from './fund-line.store.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingService } from './meeting.service.js';
import { PoolController } from './pool.controller.js';
import { PoolModule } from './pool.module.js';
import { RecommendationController } from './recommendation.controller.js';
import { RecommendationService } from './recommendation.service.js';
import { RecommendationStore } from './recommendation.store.js';
import { Tidings } from './tidings.js';

@Module({
  imports: [ApplicationModule, ConsensusModule, InterestModule, RoundModule, ScoringModule, PoolModule],
  controllers: [CaseController, RecommendationController, MeetingController, ForumDecisionController, FundDecisionController, PoolController],
  providers: [
    RecommendationStore,
    FundLineStore,
    AssessmentSource,
    Tidings,
    CaseService,
    RecommendationService,
    MeetingService,
    ForumDecisionService,
    FundDecisionService,
  ],
  exports: [RecommendationService, ForumDecisionService, FundDecisionService, PoolModule],
})
export class RecommendationModule {}
