import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

export interface Phase {
  readonly openedAt: Date;
  readonly concludedAt: Date | null;
}

@Injectable()
export class ConsensusStore {
  constructor(private readonly db: Db) {}

  /** Null: not opened yet. */
  phase(applicationId: string): Promise<Phase | null> {
    return this.db.one<Phase>(
      'SELECT consensus_opened_at AS "openedAt", concluded_at AS "concludedAt" FROM assessment_phase WHERE application_id = $1',
      [applicationId],
    );
  }
}
