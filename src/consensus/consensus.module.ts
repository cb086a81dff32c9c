import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { CalibrationModule } from '../calibration/index.js';
import { InterestModule } from '../interests/index.js';
import { PanelModule } from '../panels/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { ConclusionController } from './conclusion.controller.js';
import { ConclusionService } from './conclusion.service.js';
import { ConsensusController } from './consensus.controller.js';
import { ConsensusService } from './consensus.service.js';
import { ConsensusStore } from './consensus.store.js';
import { ListStore } from './list.store.js';
import { OpeningController } from './opening.controller.js';
import { OpeningService } from './opening.service.js';
import { RoomService } from './room.service.js';

/** A panel that has said what each thinks comes to an agreement, application by application. */
@Module({
  imports: [ApplicationModule, CalibrationModule, InterestModule, PanelModule, RoundModule, ScoringModule],
  controllers: [OpeningController, ConsensusController, ConclusionController],
  providers: [ConsensusStore, ListStore, RoomService, ConsensusService, OpeningService, ConclusionService],
  exports: [ConsensusService, ConclusionService, OpeningService, RoomService],
})
export class ConsensusModule {}
