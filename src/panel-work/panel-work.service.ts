import { Injectable, NotFoundException } from '@nestjs/common';
import { RoundService, phaseOf, type RoundView } from '../rounds/index.js';
import type { PanelWork } from './panel-work.rules.js';
import { PanelWorkStore } from './panel-work.store.js';

export interface RoundWork {
  readonly round: RoundView;
  readonly work: PanelWork;
}

/** How far the panels are, read from what there is. */
@Injectable()
export class PanelWorkService {
  constructor(
    private readonly rounds: RoundService,
    private readonly store: PanelWorkStore,
  ) {}

  /** Every round that has opened, the latest deadline first. */
  async all(accountId: string, now: Date): Promise<RoundWork[]> {
    const rounds = (await this.rounds.rounds()).filter((round) => phaseOf(round, now) !== 'coming');
    const work = new Map((await this.store.of(rounds.map(({ id }) => id), accountId)).map((one) => [one.roundId, one]));
    const sorted = [...rounds].sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime());
    return sorted.map((round) => ({ round, work: work.get(round.id)! }));
  }

  /** @throws NotFoundException */
  async one(roundId: string, accountId: string): Promise<RoundWork> {
    const round = await this.rounds.round(roundId);
    const [work] = round ? await this.store.of([roundId], accountId) : [];
    if (!round || !work) throw new NotFoundException();
    return { round, work };
  }
}
