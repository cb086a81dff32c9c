import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { AssessmentPhaseEntity, ChairSummaryEntity, ConsensusScoreEntity, PanelCommentEntity } from './consensus.entity.js';
import type { Written, WrittenScore } from './consensus.rules.js';

export interface Phase {
  readonly openedAt: Date;
  readonly concludedAt: Date | null;
}

export interface Comment {
  readonly id: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly at: Date;
  readonly text: string;
}

export type NewScore = Pick<ConsensusScoreEntity, 'applicationId' | 'criterionId' | 'revision' | 'halfPoints' | 'reason' | 'authorId' | 'at'>;

const author = 'author_id AS "authorId", a.name AS "authorName", at';

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

  /** Everything that was ever written under the criteria. */
  scores(applicationId: string): Promise<WrittenScore[]> {
    return this.db.query<WrittenScore>(
      `SELECT criterion_id AS "criterionId", revision, half_points AS "halfPoints", reason AS text, ${author}
         FROM consensus_score s JOIN account a ON a.id = s.author_id WHERE application_id = $1 ORDER BY criterion_id, revision`,
      [applicationId],
    );
  }

  summaries(applicationId: string): Promise<Written[]> {
    return this.db.query<Written>(
      `SELECT revision, body AS text, ${author} FROM chair_summary s JOIN account a ON a.id = s.author_id WHERE application_id = $1 ORDER BY revision`,
      [applicationId],
    );
  }

  /** Oldest first. */
  comments(applicationId: string): Promise<Comment[]> {
    return this.db.query<Comment>(
      `SELECT c.id, body AS text, ${author} FROM panel_comment c JOIN account a ON a.id = c.author_id WHERE application_id = $1 ORDER BY at, c.id`,
      [applicationId],
    );
  }

  /** Everybody who ever wrote what the panel agrees on. */
  async authors(applicationId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      'SELECT author_id AS id FROM consensus_score WHERE application_id = $1 UNION SELECT author_id FROM chair_summary WHERE application_id = $1',
      [applicationId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a ranking of the round has been recorded, which what is agreed may be part of. */
  async isRanked(roundId: string): Promise<boolean> {
    return (await this.db.one('SELECT FROM ranking WHERE round_id = $1 LIMIT 1', [roundId])) !== null;
  }

  async open(applicationIds: readonly string[], by: string, at: Date): Promise<void> {
    await this.db.entities.insert(AssessmentPhaseEntity, applicationIds.map((applicationId) => ({ applicationId, consensusOpenedAt: at, consensusOpenedBy: by, concludedAt: null, concludedBy: null })));
  }

  async conclude(applicationId: string, by: string, at: Date): Promise<void> {
    await this.db.entities.update(AssessmentPhaseEntity, { applicationId }, { concludedAt: at, concludedBy: by });
  }

  async reopen(applicationId: string): Promise<void> {
    await this.db.entities.update(AssessmentPhaseEntity, { applicationId }, { concludedAt: null, concludedBy: null });
  }

  async addScores(scores: readonly NewScore[]): Promise<void> {
    await this.db.entities.insert(ConsensusScoreEntity, [...scores]);
  }

  async addSummary(summary: ChairSummaryEntity): Promise<void> {
    await this.db.entities.insert(ChairSummaryEntity, summary);
  }

  /** A comment that was sent twice is there already. @returns whether this is the first time */
  async addComment(comment: PanelCommentEntity): Promise<boolean> {
    const { id, applicationId, authorId, at, body } = comment;
    const rows = await this.db.write(
      'INSERT INTO panel_comment (id, application_id, author_id, at, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING id',
      [id, applicationId, authorId, at, body],
    );
    return rows.length > 0;
  }
}
