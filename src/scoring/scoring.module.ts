import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { CriterionModule } from '../criteria/index.js';
import { InterestModule } from '../interests/index.js';
import { RoundModule } from '../rounds/index.js';
import { CalibrationModule } from '../calibration/index.js';
import { PanelModule } from '../panels/index.js';
import { AgreementSource } from './agreement.source.js';
import { AppointmentService } from './appointment.service.js';
import { AssessmentWriter } from './assessment-writer.service.js';
import { AssessmentsController } from './assessments.controller.js';
import { DeclarationService } from './declaration.service.js';
import { DeskController } from './desk.controller.js';
import { GateService } from './gate.service.js';
import { HomeService } from './home.service.js';
import { ImpartialGuard } from './impartial.guard.js';
import { PanelController } from './panel.controller.js';
import { ReturnService } from './return.service.js';
import { ScoreEditStore } from './score-edit.store.js';
import { ScoringController } from './scoring.controller.js';
import { ScoringService } from './scoring.service.js';
import { SeatService } from './seat.service.js';
import { SeatStore } from './seat.store.js';
import { SummaryStore } from './summary.store.js';

@Module({
  imports: [ApplicationModule, CalibrationModule, CriterionModule, InterestModule, PanelModule, RoundModule],
  controllers: [PanelController, DeskController, AssessmentsController, ScoringController],
  providers: [AgreementSource, SeatStore, SummaryStore, ScoringService, AppointmentService, DeclarationService, SeatService, GateService, HomeService, AssessmentWriter, ScoreEditStore, ReturnService, ImpartialGuard],
  exports: [AgreementSource, AssessmentWriter, SeatStore, ImpartialGuard, ScoringService, AppointmentService, DeclarationService, SeatService],
})
export class ScoringModule {}
