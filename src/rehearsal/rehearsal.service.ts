import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { RehearsalRunner } from './rehearsal.runner.js';
import { RehearsalStore, type RehearsalRow, type RehearsedRound } from './rehearsal.store.js';
import type { Report } from './report.rules.js';

/** What the pages of a round's rehearsals need to know. */
@Injectable()
export class RehearsalService {
  constructor(
    private readonly db: Db,
    private readonly store: RehearsalStore,
    private readonly runner: RehearsalRunner,
    private readonly events: Events,
  ) {}

  /** @throws NotFoundException for a round that is not there */
  async of(roundId: string): Promise<{ round: RehearsedRound; rehearsals: readonly RehearsalRow[]; underWay: { rehearsal: RehearsalRow; round: RehearsedRound } | null }> {
    const [round, rehearsals, busy] = await Promise.all([this.round(roundId), this.store.of(roundId), this.store.underWay()]);
    return { round, rehearsals, underWay: busy && { rehearsal: busy, round: busy.roundId === roundId ? round : await this.round(busy.roundId) } };
  }

  /** @throws NotFoundException */
  async one(id: string, roundId: string): Promise<{ round: RehearsedRound; rehearsal: RehearsalRow & { readonly report: Report | null } }> {
    const [round, rehearsal] = await Promise.all([this.round(roundId), this.store.one(id, roundId)]);
    if (!rehearsal) throw new NotFoundException();
    return { round, rehearsal };
  }

  /** Its process begins when the row is there for others to see. @returns its id; null: one is under way already */
  async start(roundId: string, applicants: number, accountId: string, at: Date): Promise<string | null> {
    await this.round(roundId);
    const id = await this.store.start({ roundId, startedBy: accountId, applicants, at });
    if (!id) return null;
    await this.events.note({ subject: roundId, kind: 'rehearsal.started', actorId: accountId, facts: { rehearsal: id, applicants } });
    this.db.afterwards(async (kept) => {
      if (kept) this.runner.rehearse({ id, roundId, applicants });
    });
    return id;
  }

  private async round(id: string): Promise<RehearsedRound> {
    const round = /^[\w-]+$/.test(id) ? await this.store.round(id) : null;
    if (!round) throw new NotFoundException();
    return round;
  }
}
