import { Injectable } from '@nestjs/common';
import type { RoundUse } from '../applications/index.js';
import { RoundChangeService } from '../calls/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import type { IsoDate } from '../shared/dates.js';
import { ok, refused, type Result } from '../shared/result.js';
import { isAtStake, reckoningOf, type Reckoning } from './extension.rules.js';
import { ExtensionStore } from './extension.store.js';
import { LedgerService } from './ledger.service.js';
import { oldestWindow } from './outage.rules.js';

export interface Standing {
  readonly round: RoundView;
  readonly reckoning: Reckoning;
  /** When its deadline was last put off for an outage; null: never. */
  readonly extendedAt: Date | null;
}

/** With what the act of one officer is held against. */
export interface OwnStanding extends Standing {
  readonly use: RoundUse;
  /** Why this officer may not put it off, or nobody may; null: nothing is in the way. */
  readonly barred: 'partial' | 'taken-up' | null;
}

export interface Extension {
  readonly closesAt: Date;
  readonly meetingOn: IsoDate;
  /** null where the round says nothing of them. */
  readonly panelFrom: IsoDate | null;
  readonly panelUntil: IsoDate | null;
  readonly hearingUntil: IsoDate | null;
  readonly reason: { readonly da: string; readonly en: string };
  /** The deadline that the page with the button showed. */
  readonly from: Date;
}

/** What outages do to the deadlines of rounds, and the one act that puts one off for everybody. */
@Injectable()
export class ExtensionService {
  constructor(
    private readonly rounds: RoundService,
    private readonly store: ExtensionStore,
    private readonly ledger: LedgerService,
    private readonly changes: RoundChangeService,
  ) {}

  /** The rounds whose deadline may be put off or may come to it, nearest deadline first. */
  async standings(now: Date): Promise<Standing[]> {
    const rounds = (await this.rounds.rounds()).filter((round) => isAtStake(round, now));
    const extended = await this.store.extended(rounds.map(({ id }) => id));
    const outages = await this.ledger.outages(oldestWindow(rounds, now), now);
    return rounds
      .map((round) => standingOf(round, extended.get(round.id) ?? null, outages, now))
      .sort((a, b) => a.round.closesAt.getTime() - b.round.closesAt.getTime());
  }

  /** null: there is no such round. */
  async standing(roundId: string, officerId: string, now: Date): Promise<OwnStanding | null> {
    const round = await this.rounds.round(roundId);
    if (!round) return null;
    const extended = await this.store.extended([roundId]);
    const outages = await this.ledger.outages(oldestWindow([round], now), now);
    const use = await this.changes.use(roundId, officerId, now);
    return { ...standingOf(round, extended.get(roundId) ?? null, outages, now), use, barred: barredBy(use) };
  }

  /** Puts the deadline off for everybody; refused with how it stands where it has been put off meanwhile, or may no longer be. */
  async extend(roundId: string, chosen: Extension, actorId: string, at: Date): Promise<Result<void, OwnStanding>> {
    await this.rounds.hold(roundId);
    const standing = await this.standing(roundId, actorId, at);
    if (!standing) throw new Error(`There is no round ${roundId}`);
    const { round, reckoning, barred } = standing;
    const isAsShown = round.closesAt.getTime() === chosen.from.getTime();
    if (barred || !isAsShown || reckoning.verdict !== 'beyond' || chosen.closesAt < reckoning.earliest) return refused(standing);
    const { from: _from, reason, ...values } = chosen;
    const order = { kind: 'extended', values, reason: reason.da, reasonEn: reason.en, bannerUntil: chosen.closesAt } as const;
    const changed = await this.changes.change(roundId, order, actorId, at);
    return changed.ok ? ok(undefined) : refused(standing);
  }
}

function barredBy({ isOwn, takenUp }: RoundUse): OwnStanding['barred'] {
  if (isOwn) return 'partial';
  return takenUp > 0 ? 'taken-up' : null;
}

function standingOf(round: RoundView, extendedAt: Date | null, outages: Parameters<typeof reckoningOf>[1], now: Date): Standing {
  return { round, extendedAt, reckoning: reckoningOf(round, outages, { extendedAt, now }) };
}
