import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { RoundModule } from '../rounds/index.js';
import { ChangeLetters } from './change-letters.js';
import { RoundChangeService } from './round-change.service.js';

/** The secretariat's work on rounds. */
@Module({
  imports: [ApplicationModule, RoundModule],
  providers: [ChangeLetters, RoundChangeService],
  exports: [RoundChangeService],
})
export class CallModule {}
