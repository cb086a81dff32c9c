import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import type { FormError } from '../platform/forms/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ExemptionLetters } from './exemption-letters.js';
import { untilError, type PostedDecision, type PostedWish } from './exemption.form.js';
import { grantedUntil, hindranceTo, untilProblem, type Exemption, type Hindrance, type LateApplication } from './exemption.rules.js';
import { ExemptionStore } from './exemption.store.js';

export const latePerPage = 50;
const MOST_TRIES = 100;

export interface LateCase {
  readonly late: LateApplication;
  readonly round: RoundView;
  /** Newest first. */
  readonly tries: readonly { readonly position: number; readonly receivedAt: Date; readonly lateByMs: number }[];
  /** Of the whole round, so that like cases are treated alike. */
  readonly all: readonly Exemption[];
  readonly asked: Exemption | null;
  readonly granted: Date | null;
  readonly hindrance: Hindrance | null;
  /** Whoever looks takes part in the application, or has a conflict of interest in it. */
  readonly isPartial: boolean;
  /** Applications of the round that this is so for: what is said of them is not for whoever looks. */
  readonly partialIn: ReadonlySet<string>;
}

export interface LateList {
  readonly round: RoundView;
  readonly rows: readonly LateApplication[];
  readonly total: number;
  readonly all: readonly Exemption[];
  readonly partialIn: ReadonlySet<string>;
}

export type ExemptionRefusal = { readonly found: LateCase } & (
  | { readonly why: 'partial' | 'hindered' | 'asked' | 'own' | 'decided' | 'overtaken' }
  | { readonly why: 'invalid'; readonly errors: readonly FormError[] }
);

type Officer = { readonly id: string; readonly name: string };
/** When, and in which language messages are worded. */
type At = { readonly now: Date; readonly lang: Lang };

/** Leave to send one application in later than everybody: one officer asks, another one decides. */
@Injectable()
export class ExemptionService {
  constructor(
    private readonly store: ExemptionStore,
    private readonly rounds: RoundService,
    private readonly applications: ApplicationService,
    private readonly seats: SeatService,
    private readonly letters: ExemptionLetters,
    private readonly events: Events,
  ) {}

  /** @throws NotFoundException for an unknown round */
  async list(roundId: string, officerId: string, page: number): Promise<LateList> {
    const [round, late, all] = await Promise.all([this.rounds.round(roundId), this.store.lateIn(roundId, officerId, latePerPage, (page - 1) * latePerPage), this.store.ofRound(roundId, officerId)]);
    if (!round) throw new NotFoundException();
    return { round, all, ...late, partialIn: await this.seats.partialIn([...late.rows.map(({ id }) => id), ...all.map(({ applicationId }) => applicationId)], officerId) };
  }

  /** @throws NotFoundException for anything but an application of the round that somebody tried to send in too late */
  async open(roundId: string, applicationId: string, officerId: string, now: Date): Promise<LateCase> {
    const [late, round] = await Promise.all([this.store.late(applicationId), this.rounds.round(roundId)]);
    if (!late || !round || late.roundId !== round.id) throw new NotFoundException();
    const [tries, all, onAgenda] = await Promise.all([
      this.store.tries(applicationId, MOST_TRIES),
      this.store.ofRound(round.id, officerId),
      this.store.onAgenda(round.id),
    ]);
    const partialIn = await this.seats.partialIn([applicationId, ...all.map((one) => one.applicationId)], officerId);
    const asked = all.find((one) => one.applicationId === applicationId && one.outcome === null) ?? null;
    return { late, round, tries, all, asked, partialIn, isPartial: partialIn.has(applicationId), granted: grantedUntil(all, applicationId), hindrance: hindranceTo(late, round, onAgenda, now) };
  }

  async ask(roundId: string, applicationId: string, officer: Officer, wish: PostedWish, { now, lang }: At): Promise<Result<void, ExemptionRefusal>> {
    const found = await this.openLocked(roundId, applicationId, officer.id, now);
    if (found.isPartial) return refused({ why: 'partial', found });
    if (found.asked) return refused({ why: 'asked', found });
    if (found.hindrance) return refused({ why: 'hindered', found });
    const problem = wish.until && untilProblem(wish.until, found.round, found.granted, now);
    const errors = [...(problem ? [untilError(problem, lang, now)] : []), ...wish.errors];
    if (errors.length || !wish.until) return refused({ why: 'invalid', found, errors });
    const { until, reason } = wish;
    const id = await this.store.ask({ applicationId, until, reason, askedBy: officer.id, askedAt: now });
    await this.events.note({ subject: applicationId, kind: 'exemption.asked', actorId: officer.id, facts: factsOf(id, until) });
    await this.letters.asked(found, officer, until);
    return ok(undefined);
  }

  async decide(roundId: string, applicationId: string, officer: Officer, decision: PostedDecision, now: Date): Promise<Result<void, ExemptionRefusal>> {
    const found = await this.openLocked(roundId, applicationId, officer.id, now);
    if (found.isPartial) return refused({ why: 'partial', found });
    const { asked } = found;
    if (!asked || asked.id !== decision.id) return refused({ why: 'decided', found });
    if (asked.askedBy === officer.id) return refused({ why: 'own', found });
    const { outcome, reason, errors } = decision;
    if (errors.length || !outcome) return refused({ why: 'invalid', found, errors });
    if (outcome === 'granted' && found.hindrance) return refused({ why: 'hindered', found });
    if (outcome === 'granted' && untilProblem(asked.until, found.round, found.granted, now)) return refused({ why: 'overtaken', found });
    await this.store.decide(asked.id, { outcome, by: officer.id, at: now, reason });
    const kind = outcome === 'granted' ? 'application.exemption-granted' : 'application.exemption-refused';
    await this.events.note({ subject: applicationId, kind, actorId: officer.id, facts: factsOf(asked.id, asked.until) });
    await this.letters.decided(found, asked, { outcome, reason });
    return ok(undefined);
  }

  /** Of two who ask or decide at once, the second finds what the first has done. */
  private async openLocked(roundId: string, applicationId: string, officerId: string, now: Date): Promise<LateCase> {
    await this.applications.lock(applicationId);
    return this.open(roundId, applicationId, officerId, now);
  }
}

/** To the millisecond beside the words that people read. */
function factsOf(exemptionId: string, until: Date): { exemptionId: string; untilAt: string; untilDa: string; untilEn: string } {
  return { exemptionId, untilAt: until.toISOString(), untilDa: formatInstantPrecise(until, 'da'), untilEn: formatInstantPrecise(until, 'en') };
}
