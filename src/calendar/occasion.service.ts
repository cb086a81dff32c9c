import { Injectable } from '@nestjs/common';
import { DraftService } from '../applications/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { dueDate, type Occasion, type ReminderKind } from './reminder.rules.js';

/** Something in a round that waits for somebody. */
export interface Waiting {
  readonly accountId: string;
  readonly roundId: string;
  readonly applicationId: string;
  readonly since: Date;
  /** Of a panel seat. */
  readonly declaration?: 'undeclared' | 'none';
}

export interface RoundOccasion extends Occasion<RoundView> {
  /** Applications of the round that go by their own leave. */
  readonly except: ReadonlySet<string>;
}

const longAgo = new Date(0);

/** Which dates people are reminded of, and who waits for them. */
@Injectable()
export class OccasionService {
  constructor(
    private readonly rounds: RoundService,
    private readonly drafts: DraftService,
    private readonly seats: SeatService,
  ) {}

  /** Those that lie ahead. An application with leave has its own in place of its round's. */
  async ahead(kind: ReminderKind, now: Date): Promise<RoundOccasion[]> {
    const [rounds, leaves] = await Promise.all([this.rounds.rounds(), kind === 'deadline' ? this.drafts.leaves(now) : []]);
    return rounds.flatMap((round): RoundOccasion[] => {
      const own = leaves.filter(({ roundId, until }) => roundId === round.id && until > round.openUntil);
      const dueAt = dueDate(kind, round);
      const except = new Set(own.map(({ applicationId }) => applicationId));
      return [
        ...(dueAt && dueAt > now ? [{ round, applicationId: null, dueAt, since: longAgo, except }] : []),
        ...own.map(({ applicationId, until, since }) => ({ round, applicationId, dueAt: until, since, except: new Set<string>() })),
      ];
    });
  }

  /** Who waits for each of these. */
  async waiting(kind: ReminderKind, occasions: readonly RoundOccasion[]): Promise<ReadonlyMap<RoundOccasion, readonly Waiting[]>> {
    const byRound = Map.groupBy(await this.waitingIn(kind, [...new Set(occasions.map(({ round }) => round.id))]), ({ roundId }) => roundId);
    const isFor = ({ applicationId, except }: RoundOccasion, one: Waiting): boolean => (applicationId === null ? !except.has(one.applicationId) : one.applicationId === applicationId);
    return new Map(occasions.map((occasion) => [occasion, (byRound.get(occasion.round.id) ?? []).filter((one) => isFor(occasion, one))]));
  }

  private async waitingIn(kind: ReminderKind, roundIds: readonly string[]): Promise<readonly Waiting[]> {
    if (roundIds.length === 0) return [];
    if (kind === 'panel') return this.seats.openIn(roundIds);
    return kind === 'deadline' ? this.drafts.writersIn(roundIds) : this.drafts.sendersIn(roundIds);
  }
}
