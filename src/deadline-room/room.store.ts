import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { ArrivedMinute } from './arrival.rules.js';

/** A try to send in that was not taken, as its receipt says. */
export interface RefusedTry {
  readonly at: Date;
  readonly why: 'late' | 'not-open' | 'missing';
  readonly lateByMs: number;
  readonly missing: number;
}

/** How the portal's own submission went last; `fault` is '' where it went well. */
export interface LastProbe {
  readonly endedAt: Date;
  readonly fault: string;
}

export interface Arrived {
  /** Applications that count as sent in now. */
  readonly sent: number;
  /** Not sent in; and sent in once, but being changed again. */
  readonly drafts: number;
  readonly reopened: number;
  readonly lastSentAt: Date | null;
  readonly refused: number;
  /** Applications that somebody tried to send in too late. */
  readonly late: number;
  /** Exemptions that somebody has asked for and nobody has decided. */
  readonly asked: number;
}

const ofRound = 'receipt c JOIN application a ON a.id = c.application_id AND a.round_id = $1';

/** What the secretariat may see of a round under way: how much, when and why, and of drafts only that they are there. */
@Injectable()
export class RoomStore {
  constructor(private readonly db: Db) {}

  /** Minutes in which nothing came are left out. An application counts when it was first sent in. */
  minutes(roundId: string): Promise<ArrivedMinute[]> {
    return this.db.query<ArrivedMinute>(
      `SELECT floor(extract(epoch FROM r.closes_at - x.at) / 60)::int AS "left",
              (count(*) FILTER (WHERE x.sent))::int AS sent, (count(*) FILTER (WHERE NOT x.sent))::int AS refused
         FROM round r JOIN (
           SELECT a.round_id, min(s.received_at) AS at, true AS sent FROM application a JOIN submission s ON s.application_id = a.id WHERE a.round_id = $1 GROUP BY a.id
           UNION ALL
           SELECT a.round_id, c.received_at, false FROM ${ofRound} WHERE c.kind = 'refusal') x ON x.round_id = r.id
        GROUP BY 1 ORDER BY 1 DESC`,
      [roundId],
    );
  }

  async arrived(roundId: string): Promise<Arrived> {
    const row = await this.db.one<Arrived>(
      `SELECT (SELECT count(*)::int FROM application a WHERE a.round_id = $1 AND a.state <> 'draft') AS sent,
              (SELECT count(*)::int FROM application a WHERE a.round_id = $1 AND a.state = 'draft') AS drafts,
              (SELECT count(*)::int FROM application a WHERE a.round_id = $1 AND a.state = 'submitted' AND a.reopened_at IS NOT NULL) AS reopened,
              (SELECT max(s.received_at) FROM submission s JOIN application a ON a.id = s.application_id WHERE a.round_id = $1) AS "lastSentAt",
              (SELECT count(*)::int FROM ${ofRound} WHERE c.kind = 'refusal') AS refused,
              (SELECT count(DISTINCT c.application_id)::int FROM ${ofRound} WHERE c.kind = 'refusal' AND c.statement::jsonb->>'why' = 'late') AS late,
              (SELECT count(*)::int FROM deadline_exemption x JOIN application a ON a.id = x.application_id WHERE a.round_id = $1 AND x.outcome IS NULL) AS asked`,
      [roundId],
    );
    return row!;
  }

  lastRefused(roundId: string): Promise<RefusedTry | null> {
    return this.db.one<RefusedTry>(
      `SELECT c.received_at AS at, c.statement::jsonb->>'why' AS why, (c.statement::jsonb->>'lateByMs')::float8 AS "lateByMs",
              jsonb_array_length(c.statement::jsonb->'missing') AS missing
         FROM ${ofRound} WHERE c.kind = 'refusal' ORDER BY c.position DESC LIMIT 1`,
      [roundId],
    );
  }

  /** From the ledger of outages, by its two indexes. */
  lastProbe(): Promise<LastProbe | null> {
    return this.db.one<LastProbe>(
      `SELECT ended_at AS "endedAt", fault FROM (
         (SELECT began_at, ended_at, fault FROM probe_try WHERE fault = '' ORDER BY began_at DESC, ended_at DESC LIMIT 1)
         UNION ALL (SELECT began_at, ended_at, fault FROM probe_try WHERE fault <> '' ORDER BY began_at DESC LIMIT 1)) last
        ORDER BY began_at DESC LIMIT 1`,
    );
  }

  /**
   * Every draft and everything that was reopened, with a mark that changes whenever something does that decides what it
   * lacks: what is written, its files and their scans, and what its partners have said.
   */
  drafts(roundId: string): Promise<{ id: string; mark: string }[]> {
    return this.db.query(
      `SELECT a.id, concat_ws(' ', a.revision, a.changed_at, a.reopened_at, a.shared_at,
                (SELECT concat_ws(' ', count(*), max(m.uploaded_at), count(*) FILTER (WHERE f.scan_state = 'infected'))
                   FROM attachment m JOIN stored_file f ON f.key = m.storage_key WHERE m.application_id = a.id AND m.removed_at IS NULL),
                (SELECT concat_ws(' ', count(*), max(k.at), count(p.commitment_id))
                   FROM commitment k LEFT JOIN proposal_ruling p ON p.commitment_id = k.id WHERE k.application_id = a.id)) AS mark
         FROM application a WHERE a.round_id = $1 AND (a.state = 'draft' OR (a.state = 'submitted' AND a.reopened_at IS NOT NULL))`,
      [roundId],
    );
  }
}
