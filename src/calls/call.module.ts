import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { RoundModule } from '../rounds/index.js';
import { CallActController } from './call-act.controller.js';
import { CallController } from './call.controller.js';
import { CallService } from './call.service.js';
import { ChangeLetters } from './change-letters.js';
import { RoundChangeService } from './round-change.service.js';

/** The secretariat's work on rounds. */
@Module({
  imports: [ApplicationModule, RoundModule],
  controllers: [CallController, CallActController],
  providers: [CallService, ChangeLetters, RoundChangeService],
  exports: [RoundChangeService],
})
export class CallModule {}
