import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { longestSilenceMs, type Outage, type Up } from './outage.rules.js';
import type { Fault, Try } from './probe.rules.js';

/** What went wrong in an outage: how often which fault. */
export interface Cause {
  /** Place of the outage in what was asked. */
  readonly at: number;
  readonly fault: Fault;
  readonly detail: string;
  readonly tries: number;
}

@Injectable()
export class LedgerStore {
  constructor(private readonly db: Db) {}

  /** In the open transaction. Lines that may have been written before are not written twice. */
  async add(tries: readonly Try[]): Promise<void> {
    const column = <Name extends keyof Try>(name: Name): Try[Name][] => tries.map((one) => one[name]);
    await this.db.write(
      `INSERT INTO probe_try (id, portal, began_at, ended_at, fault, detail)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[]) ON CONFLICT (id) DO NOTHING`,
      [column('id'), column('portal'), column('beganAt'), column('endedAt'), column('fault'), column('detail')],
    );
  }

  /** The times in which tries went well, oldest first, each with those that belong together; from the last one that began before `since` on. */
  ups(since: Date): Promise<Up[]> {
    return this.db.query<Up>(
      `WITH well AS (
         SELECT began_at, ended_at, max(ended_at) OVER (ORDER BY began_at, ended_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
           FROM probe_try
          WHERE fault = '' AND began_at >= coalesce((SELECT max(began_at) FROM probe_try WHERE fault = '' AND began_at < $1), $1)),
       numbered AS (
         SELECT began_at, ended_at, count(*) FILTER (WHERE began_at - reached > $2::double precision * interval '1 millisecond') OVER (ORDER BY began_at, ended_at) AS span FROM well)
       SELECT min(began_at) AS "from", max(ended_at) AS until FROM numbered GROUP BY span ORDER BY 1`,
      [since, longestSilenceMs],
    );
  }

  /** The faults of tries that ended in these outages, most frequent first. */
  causes(outages: readonly Outage[]): Promise<Cause[]> {
    return this.db.query<Cause>(
      `SELECT (o.n - 1)::int AS at, t.fault, t.detail, count(*)::int AS tries
         FROM unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY AS o (began, ended, n)
         JOIN probe_try t ON t.fault <> '' AND t.began_at >= o.began AND t.began_at <= coalesce(o.ended, 'infinity')
        GROUP BY o.n, t.fault, t.detail ORDER BY o.n, count(*) DESC, t.fault, t.detail`,
      [outages.map(({ from }) => from), outages.map(({ until }) => until)],
    );
  }

  /** Folds old tries that went well and belong together into one line, which says as much of outages; faults stay. */
  async fold(before: Date): Promise<void> {
    await this.db.write(
      `WITH well AS (
         SELECT id, began_at, ended_at, max(ended_at) OVER (ORDER BY began_at, ended_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
           FROM probe_try WHERE fault = '' AND ended_at < $1),
       numbered AS (
         SELECT id, began_at, ended_at, count(*) FILTER (WHERE began_at - reached > $2::double precision * interval '1 millisecond') OVER (ORDER BY began_at, ended_at) AS span FROM well),
       folded AS (
         SELECT span, max(ended_at) AS until, (array_agg(id ORDER BY began_at, ended_at))[1] AS kept FROM numbered GROUP BY span HAVING count(*) > 1),
       grown AS (UPDATE probe_try t SET ended_at = f.until FROM folded f WHERE t.id = f.kept)
       DELETE FROM probe_try t USING numbered n, folded f WHERE t.id = n.id AND n.span = f.span AND t.id <> f.kept`,
      [before, longestSilenceMs],
    );
  }
}
