import { Module } from '@nestjs/common';
import { ConsensusService } from './consensus.service.js';
import { ConsensusStore } from './consensus.store.js';

/** A panel that has said what each thinks comes to an agreement, application by application. */
@Module({
  providers: [ConsensusStore, ConsensusService],
  exports: [ConsensusService],
})
export class ConsensusModule {}
