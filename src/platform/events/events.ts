import { Injectable } from '@nestjs/common';
import { Db } from '../db/index.js';

/** One line of history: who did what to which case, and when. Never changed and never removed (a trigger sees to it). */
export interface EventRow {
  readonly id: bigint;
  readonly at: Date;
  /** `null`: the system did it. */
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface NewEvent {
  /** The case, for example an application's id. */
  readonly subject: string;
  /** What happened, for example `application.submitted`. */
  readonly kind: string;
  /** `null`: the system did it. */
  readonly actorId: string | null;
  readonly from?: string;
  readonly to?: string;
  readonly facts?: EventRow['facts'];
}

@Injectable()
export class Events {
  constructor(private readonly db: Db) {}

  /** Writes the event in the open transaction: the change and its trace stand or fall together. */
  async note(event: NewEvent): Promise<void> {
    await this.db.write(
      `INSERT INTO event (subject, kind, actor_id, from_state, to_state, facts) VALUES ($1, $2, $3, $4, $5, $6)`,
      [event.subject, event.kind, event.actorId, event.from ?? null, event.to ?? null, JSON.stringify(event.facts ?? {})],
    );
  }

  /** Any number in one statement. */
  async noteAll(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.db.write(
      `INSERT INTO event (subject, kind, actor_id, from_state, to_state, facts)
       SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[])`,
      [
        events.map(({ subject }) => subject),
        events.map(({ kind }) => kind),
        events.map(({ actorId }) => actorId),
        events.map(({ from }) => from ?? null),
        events.map(({ to }) => to ?? null),
        events.map(({ facts }) => JSON.stringify(facts ?? {})),
      ],
    );
  }

  /** The history of one case, oldest first. */
  of(subject: string): Promise<EventRow[]> {
    return this.db.query<EventRow>(
      `SELECT e.id, e.at, e.actor_id AS "actorId", a.name AS "actorName", e.kind, e.from_state AS "from", e.to_state AS "to", e.facts
         FROM event e LEFT JOIN account a ON a.id = e.actor_id
        WHERE e.subject = $1 ORDER BY e.id`,
      [subject],
    );
  }
}
