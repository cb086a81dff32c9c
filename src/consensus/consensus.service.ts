import { Injectable } from '@nestjs/common';
import { ConsensusStore } from './consensus.store.js';

/** What a panel's members say to one another once each has said what they think, and what they agree on. */
@Injectable()
export class ConsensusService {
  constructor(private readonly store: ConsensusStore) {}

  /** Whether the panel's members may see one another's assessments, also when they have concluded. */
  async isOpen(applicationId: string): Promise<boolean> {
    return (await this.store.phase(applicationId)) !== null;
  }
}
