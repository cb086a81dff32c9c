import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { PanelModule } from '../panels/index.js';
import { RoundModule } from '../rounds/index.js';
import { DecidingService } from './deciding.service.js';
import { DeclaringService } from './declaring.service.js';
import { GraphService } from './graph.service.js';
import { GraphStore } from './graph.store.js';
import { InterestController } from './interest.controller.js';
import { InterestLetters } from './interest-letters.js';
import { InterestService } from './interest.service.js';
import { InterestStore } from './interest.store.js';
import { MineController } from './mine.controller.js';

/** Who may have to do with which application: said by the person, seen in what is known, decided by somebody else. */
@Module({
  imports: [ApplicationModule, PanelModule, RoundModule],
  controllers: [MineController, InterestController],
  providers: [InterestStore, GraphStore, GraphService, InterestService, InterestLetters, DeclaringService, DecidingService],
  exports: [InterestService, DeclaringService, GraphService],
})
export class InterestModule {}
