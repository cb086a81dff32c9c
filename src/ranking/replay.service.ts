import { Injectable } from '@nestjs/common';
import { replayed, type Difference, type RawRecords } from './replay.rules.js';
import { ReplayStore, type RecordedRow } from './replay.store.js';
import { pointsIn } from './source.rules.js';

export interface Replay {
  readonly rankings: number;
  readonly equal: number;
  /** The first ranking that is not as it was recorded, and where. */
  readonly first: (Difference & { readonly roundId: string; readonly number: number }) | null;
}

/** Makes every recorded ranking again, of what it was made of, and holds the two against each other. */
@Injectable()
export class ReplayService {
  constructor(private readonly store: ReplayStore) {}

  async replay(roundId: string | null): Promise<Replay> {
    const rankings = await this.store.rankings(roundId);
    const found: NonNullable<Replay['first']>[] = [];
    for (const [round, rows] of Map.groupBy(rankings, (row) => row.roundId)) {
      const rawOf = await this.raw(round);
      rows.forEach((row, at) => {
        const difference = numbered(row, at) ?? replayed(row, rows[at - 1]?.sha256 ?? null, rawOf(row));
        if (difference) found.push({ ...difference, roundId: round, number: row.number });
      });
    }
    return { rankings: rankings.length, equal: rankings.length - found.length, first: found[0] ?? null };
  }

  private async raw(roundId: string): Promise<(row: RecordedRow) => RawRecords> {
    const [assessments, consensus, ruleSets, noted] = await Promise.all([this.store.assessments(roundId), this.store.consensus(roundId), this.store.ruleSets(), this.store.noted(roundId)]);
    const shared = {
      assessments: new Map(assessments.map(({ seatId, version, scores }) => [`${seatId}/${version}`, pointsIn(scores)])),
      consensus: new Map(consensus.map(({ applicationId, criterionId, revision, halfPoints }) => [`${applicationId}/${criterionId}/${revision}`, halfPoints])),
      noted: new Set(noted),
    };
    return ({ inputs }) => {
      const { ruleSetId } = JSON.parse(inputs) as { readonly ruleSetId: string };
      return { ...shared, ruleSet: ruleSets.find(({ id }) => id === ruleSetId)?.values ?? null };
    };
  }
}

/** One that was taken out leaves a hole in the numbers. */
function numbered({ number }: RecordedRow, at: number): Difference | null {
  return number === at + 1 ? null : { what: 'seal', at: 'number', recorded: String(number), replayed: String(at + 1) };
}
