import { Injectable } from '@nestjs/common';
import { Events } from '../platform/events/index.js';
import type { IsoDate } from '../shared/dates.js';
import { once } from '../shared/once.js';
import { ok, refused, type Result } from '../shared/result.js';
import { RoundChangeStore, type KeptChange, type NewRoundChange } from './round-change.store.js';
import { comingAmong, openAmong } from './round.rules.js';
import { RuleSetStore, type RuleSetRow } from './rule-set.store.js';
import { RoundStore, type Call, type Fund, type NewRound, type RoundTerms, type RoundView } from './round.store.js';

/** Where the forum's own rules are; the other families are the periods of the structural funds. */
const ownFamily = 'growth-forum';

@Injectable()
export class RoundService {
  /** The three funds change only with the reference data, at a start. Rounds are read anew every time. */
  readonly funds: () => Promise<readonly Fund[]> = once(() => this.store.funds());

  constructor(
    private readonly store: RoundStore,
    private readonly ruleSets: RuleSetStore,
    private readonly events: Events,
    private readonly changes: RoundChangeStore,
  ) {}

  /** Every round, latest deadline first. */
  rounds(): Promise<RoundView[]> {
    return this.store.all();
  }

  /** `null` for an id that no round has, or that PostgreSQL could not even read, such as one with a NUL in it. */
  async round(id: string): Promise<RoundView | null> {
    return /^[\w-]+$/.test(id) ? this.store.byId(id) : null;
  }

  /** What has been changed in it since it was published, newest first. */
  changesOf(roundId: string): Promise<KeptChange[]> {
    return this.changes.of(roundId);
  }

  /** The rounds that receive applications, nearest deadline first. */
  async openRounds(now: Date): Promise<RoundView[]> {
    return openAmong(await this.store.all(), now);
  }

  /** The open round with the nearest deadline; `null` where none is open. */
  async openRound(now: Date): Promise<RoundView | null> {
    return (await this.openRounds(now))[0] ?? null;
  }

  /** The round whose rules are shown where none is named: open, else the next to open, else the latest closed. */
  async currentRound(now: Date): Promise<RoundView | null> {
    const rounds = await this.store.all();
    return openAmong(rounds, now)[0] ?? comingAmong(rounds, now)[0] ?? rounds[0] ?? null;
  }

  /** The funds a round takes applications for, in the order they are always shown. */
  async fundsOf(roundId: string): Promise<Fund[]> {
    const round = await this.round(roundId);
    return fundsIn(round?.fundIds ?? [], await this.funds());
  }

  /** The rules that a round announced on a day takes up: the family's version in effect; null: the forum's own family. */
  ruleSetFor(family: string | null, on: IsoDate): Promise<RuleSetRow | null> {
    return this.ruleSets.inEffect(family ?? ownFamily, on);
  }

  /** Announces a round and returns its id, year and number: `2027-1`. Call it in a transaction. */
  async announce(round: NewRound & Partial<Call>, actorId: string | null): Promise<string> {
    const id = `${round.year}-${round.number}`;
    await this.store.add(id, round);
    await this.events.note({ subject: id, kind: 'round.announced', actorId });
    return id;
  }

  /** For the secretariat: also what nobody else sees yet, latest deadline first. */
  every(): Promise<RoundView[]> {
    return this.store.every();
  }

  async any(id: string): Promise<RoundView | null> {
    return /^[\w-]+$/.test(id) ? this.store.any(id) : null;
  }

  /** As it stands once everybody who is changing it is done; nobody else changes it, or begins an application in it, before the transaction ends. */
  async hold(id: string): Promise<RoundView | null> {
    if (!/^[\w-]+$/.test(id)) return null;
    await this.store.lock(id);
    return this.store.any(id);
  }

  /** A round that only the secretariat sees. @returns its id */
  async plan(round: RoundTerms, actorId: string): Promise<Result<string, 'taken'>> {
    const id = `${round.year}-${round.number}`;
    await this.store.lockNumbers();
    if ((await this.store.every()).some(({ year, number }) => year === round.year && number === round.number)) return refused('taken');
    await this.store.add(id, round, null);
    await this.events.note({ subject: id, kind: 'round.planned', actorId });
    return ok(id);
  }

  /** Of a round that is held; whoever calls notes what happened. */
  async rewrite(round: RoundView, changes: Parameters<RoundStore['rewrite']>[1]): Promise<void> {
    await this.store.rewrite(round, changes);
  }

  async keepChange(change: NewRoundChange): Promise<void> {
    await this.changes.add(change);
  }
}

/** `fundIds` as whole funds, in the order of `funds`. */
export function fundsIn(fundIds: readonly string[], funds: readonly Fund[]): Fund[] {
  return funds.filter((fund) => fundIds.includes(fund.id));
}
