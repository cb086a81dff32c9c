import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { CriterionModule } from '../criteria/index.js';
import { InterestModule } from '../interests/index.js';
import { RoundModule } from '../rounds/index.js';
import { AppointmentService } from './appointment.service.js';
import { DeclarationService } from './declaration.service.js';
import { ImpartialGuard } from './impartial.guard.js';
import { PanelController } from './panel.controller.js';
import { ScoringController } from './scoring.controller.js';
import { ScoringService } from './scoring.service.js';
import { SeatService } from './seat.service.js';
import { SeatStore } from './seat.store.js';
import { SummaryStore } from './summary.store.js';

@Module({
  imports: [ApplicationModule, CriterionModule, InterestModule, RoundModule],
  controllers: [PanelController, ScoringController],
  providers: [SeatStore, SummaryStore, ScoringService, AppointmentService, DeclarationService, SeatService, ImpartialGuard],
  exports: [SeatStore, ImpartialGuard, ScoringService, AppointmentService, DeclarationService, SeatService],
})
export class ScoringModule {}
