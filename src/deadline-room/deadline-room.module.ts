import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { CriterionModule } from '../criteria/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { CompletenessService } from './completeness.service.js';
import { ExemptionController } from './exemption.controller.js';
import { ExemptionLetters } from './exemption-letters.js';
import { ExemptionService } from './exemption.service.js';
import { ExemptionStore } from './exemption.store.js';
import { RoomController } from './room.controller.js';
import { RoomService } from './room.service.js';
import { RoomStore } from './room.store.js';

/** What the secretariat watches before a deadline, and leave to come later than it. */
@Module({
  imports: [ApplicationModule, CriterionModule, RoundModule, ScoringModule],
  controllers: [RoomController, ExemptionController],
  providers: [RoomStore, CompletenessService, RoomService, ExemptionStore, ExemptionLetters, ExemptionService],
})
export class DeadlineRoomModule {}
