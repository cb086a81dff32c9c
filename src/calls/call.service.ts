import { Injectable, NotFoundException } from '@nestjs/common';
import type { RoundUse } from '../applications/index.js';
import { Clock } from '../platform/clock.js';
import { Events, type EventRow } from '../platform/events/index.js';
import type { FormError, Posted } from '../platform/forms/index.js';
import { RemainingPools, RoundService, RuleSetService, phaseOf, type Fund, type KeptChange, type RoundTerms, type RoundView, type RuleSetRow } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { ok, refused, type Result } from '../shared/result.js';
import { basisOf, differenceOf, putsOff, type ChangeRefusal } from './call-change.rules.js';
import { readCall, type Choices, type ReadCall } from './call.form.js';
import { callProblems, missingBeforePublication, type Known } from './call.rules.js';
import { RoundChangeService, type ChangeOrder } from './round-change.service.js';

/** What a round is made or changed in view of. */
export interface CallWorld extends Choices, Known {
  readonly funds: readonly Fund[];
  /** Those that may be chosen, family by family. */
  readonly ruleSets: readonly RuleSetRow[];
  /** What has come of it so far. */
  readonly use: RoundUse;
}

const unused: RoundUse = { begun: 0, takenUp: 0, isOwn: false, leaveUntil: null };

/** Refused because the round is no longer what the page was made from. */
export type Overtaken = 'overtaken';

@Injectable()
export class CallService {
  constructor(
    private readonly rounds: RoundService,
    private readonly ruleSets: RuleSetService,
    private readonly pools: RemainingPools,
    private readonly changes: RoundChangeService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  every(): Promise<RoundView[]> {
    return this.rounds.every();
  }

  /** @throws NotFoundException */
  async one(id: string): Promise<RoundView> {
    const round = await this.rounds.any(id);
    if (!round) throw new NotFoundException();
    return round;
  }

  async historyOf(id: string): Promise<{ events: readonly EventRow[]; changes: readonly KeptChange[] }> {
    const [events, changes] = await Promise.all([this.events.of(id), this.rounds.changesOf(id)]);
    return { events, changes };
  }

  async world(base: RoundView | null, officerId: string, now: Date): Promise<CallWorld> {
    const [all, funds, leftOere, use] = await Promise.all([this.ruleSets.all(), this.rounds.funds(), this.pools.remaining(), base ? this.changes.use(base.id, officerId, now) : unused]);
    const today = copenhagenDate(now);
    const ruleSets = all.filter(({ id, validTo }) => validTo === null || validTo >= today || id === base?.ruleSetId);
    return { now, base, funds, leftOere, ruleSets, ruleSetIds: ruleSets.map(({ id }) => id), use, isFixed: base?.publishedAt != null && use.begun > 0 };
  }

  /** What was posted, with everything that is wrong with it. */
  check(posted: Posted, world: CallWorld, lang: Lang): ReadCall {
    const read = readCall(posted, world, lang);
    const unread = new Set(read.errors.map(({ field }) => field));
    return { terms: read.terms, errors: [...read.errors, ...callProblems(read.terms, world, lang).filter(({ field }) => !unread.has(field))] };
  }

  /** The year's next number; a year that has none yet begins with 1. */
  async nextNumber(year: number): Promise<number> {
    return 1 + Math.max(0, ...(await this.rounds.every()).filter((round) => round.year === year).map(({ number }) => number));
  }

  plan(terms: RoundTerms, actorId: string): Promise<Result<string, 'taken'>> {
    return this.rounds.plan(terms, actorId);
  }

  /** A round that nobody else sees yet: nothing is told to anybody. */
  async edit(id: string, terms: RoundTerms, basis: string, actorId: string): Promise<Result<void, Overtaken>> {
    const round = await this.rounds.hold(id);
    if (!round || round.publishedAt || basisOf(round) !== basis) return refused('overtaken');
    const { year: _year, number: _number, ...values } = terms;
    const { names } = differenceOf(round, values);
    if (names.length === 0) return ok(undefined);
    await this.rounds.rewrite(round, values);
    await this.events.note({ subject: id, kind: 'round.edited', actorId, facts: { fields: names.join(' ') } });
    return ok(undefined);
  }

  missing(world: CallWorld, lang: Lang): FormError[] {
    return world.base ? missingBeforePublication(world.base, world, lang) : [];
  }

  async publish(id: string, { basis, lang, actorId, at }: { basis: string; lang: Lang; actorId: string; at: Date }): Promise<Result<void, Overtaken | 'missing'>> {
    const round = await this.rounds.hold(id);
    if (!round || round.publishedAt || basisOf(round) !== basis) return refused('overtaken');
    if (this.missing(await this.world(round, actorId, at), lang).length) return refused('missing');
    await this.rounds.rewrite(round, { publishedAt: at });
    await this.events.note({ subject: id, kind: 'round.published', actorId });
    return ok(undefined);
  }

  /** Of a published round. @returns how many people are told */
  async change(id: string, { terms, basis, ...why }: { terms: RoundTerms; basis: string } & Pick<ChangeOrder, 'reason' | 'reasonEn'>, actorId: string, at: Date): Promise<Result<number, Overtaken | ChangeRefusal>> {
    const round = await this.rounds.hold(id);
    if (!round || basisOf(round) !== basis) return refused('overtaken');
    const { year: _year, number: _number, ...values } = terms;
    const { names } = differenceOf(round, values);
    const kind = names.includes('closesAt') || names.includes('graceMs') ? 'deadline' : 'changed';
    // A notice on every page is for those who have more time than they know; less time is told by mail and in the call.
    const bannerUntil = putsOff(round, values) ? terms.closesAt : null;
    return this.changes.change(id, { kind, values, ...why, bannerUntil }, actorId, at);
  }

  /**
   * Nothing that arrives from now on is received: now, once the round is held, since whoever is sending in holds it too and what
   * came meanwhile was still in time. @returns how many people are told
   */
  async close(id: string, { basis, ...why }: { basis: string } & Pick<ChangeOrder, 'reason' | 'reasonEn'>, actorId: string): Promise<Result<number, Overtaken | ChangeRefusal>> {
    const round = await this.rounds.hold(id);
    const at = this.clock.now();
    if (!round || basisOf(round) !== basis || phaseOf(round, at) !== 'open') return refused('overtaken');
    return this.changes.change(id, { kind: 'closed', values: { closedAt: at }, ...why, bannerUntil: null }, actorId, at);
  }

  /** How many people closing or changing the round would be told to. */
  audience(id: string): Promise<number> {
    return this.changes.audience(id);
  }
}
