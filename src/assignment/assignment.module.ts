import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { InterestModule } from '../interests/index.js';
import { PanelModule } from '../panels/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { StrategyModule } from '../strategy/index.js';
import { AssignmentController } from './assignment.controller.js';
import { AssignmentLetters } from './assignment-letters.js';
import { AssignmentService } from './assignment.service.js';
import { AssignmentStore } from './assignment.store.js';
import { ConfirmService } from './confirm.service.js';
import { FollowUpController } from './follow-up.controller.js';
import { FollowUpLetters } from './follow-up.letters.js';
import { FollowUpService } from './follow-up.service.js';
import { FollowUpStore } from './follow-up.store.js';
import { ReleaseController } from './release.controller.js';
import { ReleaseService } from './release.service.js';
import { Solver } from './solver.js';

@Module({
  imports: [ApplicationModule, InterestModule, PanelModule, RoundModule, ScoringModule, StrategyModule],
  controllers: [AssignmentController, ReleaseController, FollowUpController],
  providers: [AssignmentStore, AssignmentService, ConfirmService, AssignmentLetters, ReleaseService, FollowUpStore, FollowUpLetters, FollowUpService, Solver],
  exports: [AssignmentService, ConfirmService],
})
export class AssignmentModule {}
