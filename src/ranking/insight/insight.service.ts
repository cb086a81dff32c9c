import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../../accounts/index.js';
import { ApplicationService, type ApplicationHead } from '../../applications/index.js';
import { RoundService, type RoundView } from '../../rounds/index.js';
import { SeatService, highestTotal } from '../../scoring/index.js';
import type { CountedAssessment, RankedInput, RankingInput } from '../ranking-input.rules.js';
import type { RankingResult } from '../ranking-result.rules.js';
import { rank } from '../ranking.rules.js';
import { SourceService } from '../source.service.js';
import { analyse, roundingVariance, type Analysed } from './model.rules.js';
import { rankIntervals, type RankInterval } from './rank-interval.rules.js';
import { sensitivity, type Trial } from './sensitivity.rules.js';
import { spreadsOf, type ApplicationSpread, type CriterionSpread } from './spread.rules.js';

/** What a round's scores can tell beyond their means, without the applications that the reader may not have to do with. */
export interface Insight {
  readonly round: RoundView;
  readonly input: RankingInput;
  /** By the plain mean, whatever the round ranks by. */
  readonly result: RankingResult;
  readonly heads: ReadonlyMap<string, ApplicationHead>;
  readonly applications: ReadonlyMap<string, RankedInput>;
  /** Whoever's assessment is counted, by name. */
  readonly assessors: readonly { readonly id: string; readonly name: string }[];
  /** The most one assessment can give, in weighted half points. */
  readonly highest: number;
  readonly analysed: Analysed;
  /** Empty where the design cannot tell. */
  readonly intervals: ReadonlyMap<string, RankInterval>;
  readonly trials: readonly Trial[];
  readonly spreads: { readonly applications: ReadonlyMap<string, ApplicationSpread>; readonly criteria: readonly CriterionSpread[] };
}

/** What costs time to work out; of the same input it is always the same. */
type Worked = Pick<Insight, 'result' | 'analysed' | 'intervals' | 'spreads' | 'trials'>;

/** Of how many rounds and readers it is remembered. */
const mostKept = 8;

@Injectable()
export class InsightService {
  private readonly kept = new Map<string, Worked>();

  constructor(
    private readonly rounds: RoundService,
    private readonly source: SourceService,
    private readonly seats: SeatService,
    private readonly applications: ApplicationService,
    private readonly accounts: AccountService,
  ) {}

  /** @throws NotFoundException for an unknown round */
  async of(roundId: string, accountId: string): Promise<Insight> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    const { input: whole, sha256 } = await this.source.rankable(round);
    const hidden = await this.seats.partialIn(whole.applications.map(({ id }) => id), accountId);
    const input: RankingInput = { ...whole, rules: { ...whole.rules, basis: 'mean' }, applications: whole.applications.filter(({ id }) => !hidden.has(id)) };
    const assessorIds = [...new Set(input.applications.flatMap(({ assessments }) => assessments.map((one) => one.accountId)))];
    const [heads, accounts] = await Promise.all([this.applications.headsOf(input.applications.map(({ id }) => id)), this.accounts.named(assessorIds)]);
    return {
      round, input,
      ...this.worked(`${sha256} ${[...hidden].sort().join(' ')}`, input, round.rules.spreadFlagHalfPoints),
      heads: new Map(heads.map((head) => [head.id, head])),
      applications: new Map(input.applications.map((one) => [one.id, one])),
      assessors: accounts.map(({ id, name }) => ({ id, name })),
      highest: highestTotal(input.rules.weights, round.rules.scale.maxHalfPoints),
    };
  }

  /** The hash is of everything that goes in, so what is remembered cannot be old. */
  private worked(key: string, input: RankingInput, spreadFlag: number): Worked {
    const known = this.kept.get(key);
    if (known) return known;
    const made = workedOut(input, spreadFlag);
    if (this.kept.size >= mostKept) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, made);
    return made;
  }
}

function workedOut(input: RankingInput, spreadFlag: number): Worked {
  const { weights } = input.rules;
  const result = rank(input);
  const analysed = analyse(totalsOf(input), roundingVariance(Object.values(weights)));
  const ranked = new Set(result.ranked.map(({ id }) => id));
  const intervals = analysed.ok ? rankIntervals(analysed.fit, (id) => ranked.has(id)) : [];
  const spreads = spreadsOf(input.applications, Object.keys(weights), spreadFlag);
  return {
    result, analysed,
    intervals: new Map(intervals.map((one) => [one.applicationId, one])),
    spreads: { applications: new Map(spreads.applications.map((one) => [one.id, one])), criteria: spreads.criteria },
    trials: sensitivity(input, result.ranked),
  };
}

/** An assessment's weighted total. */
export function totalOf({ scores }: Pick<CountedAssessment, 'scores'>, weights: Readonly<Record<string, number>>): number {
  return Object.entries(weights).reduce((sum, [id, weight]) => sum + weight * (scores[id] ?? 0), 0);
}

function totalsOf({ applications, rules: { weights } }: RankingInput) {
  return applications.flatMap(({ id, assessments }) => assessments.map((one) => ({ applicationId: id, assessorId: one.accountId, total: totalOf(one, weights) })));
}
