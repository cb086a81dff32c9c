import { Injectable, NotFoundException, type OnModuleInit } from '@nestjs/common';
import { InterestService, type InterestChanged } from '../interests/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, phaseOf, type RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ranksAnew, refusalToFinalise, type FinaliseRefusal } from './finalise.rules.js';
import { hashOfLacks } from './lack.rules.js';
import type { RankingInput } from './ranking-input.rules.js';
import type { RankingResult } from './ranking-result.rules.js';
import { rank } from './ranking.rules.js';
import { RankingStore, type OverrideRow, type RankingHead, type RankingRow } from './ranking.store.js';
import { sealOf, type Sealed } from './seal.rules.js';
import { SourceService, type Rankable } from './source.service.js';

export interface Recorded extends RankingHead {
  readonly input: RankingInput;
  readonly outcome: RankingResult;
}

/** A round as it could be ranked now, with what has been ranked and asked for before. */
export interface Standing extends Rankable {
  readonly round: RoundView;
  readonly isPartial: boolean;
  readonly heads: readonly RankingHead[];
  readonly overrides: readonly OverrideRow[];
}

interface Officer {
  readonly id: string;
  readonly at: Date;
}

/** Makes a round's ranking final, and makes it anew when somebody turns out to be disqualified. What was ranked is never changed. */
@Injectable()
export class RankingService implements OnModuleInit {
  constructor(
    private readonly store: RankingStore,
    private readonly source: SourceService,
    private readonly rounds: RoundService,
    private readonly seats: SeatService,
    private readonly interests: InterestService,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.interests.onChanged((changed) => this.recompute(changed));
  }

  /** @throws NotFoundException for an unknown round */
  async standing(roundId: string, accountId: string): Promise<Standing> {
    const round = await this.round(roundId);
    const rankable = await this.source.rankable(round);
    const hidden = await this.seats.partialIn(rankable.input.applications.map(({ id }) => id), accountId);
    return { ...rankable, round, isPartial: hidden.size > 0, heads: await this.store.heads(roundId), overrides: await this.store.overrides(roundId) };
  }

  heads(roundId: string): Promise<RankingHead[]> {
    return this.store.heads(roundId);
  }

  /** The ranking of that number, the one before it, the leave it was made by, and what this reader may see nothing of. @throws NotFoundException */
  async recorded(roundId: string, number: number, accountId: string): Promise<{ round: RoundView; ranking: Recorded; before: Recorded | null; leave: OverrideRow | null; hidden: ReadonlySet<string> }> {
    const round = await this.round(roundId);
    const row = await this.store.one(roundId, number);
    if (!row) throw new NotFoundException();
    const ranking = read(row);
    const before = number > 1 ? await this.store.one(roundId, number - 1) : null;
    const leave = (await this.store.overrides(roundId)).find(({ usedFor }) => usedFor.includes(number)) ?? null;
    return { round, ranking, before: before && read(before), leave, hidden: await this.seats.partialIn(ranking.input.applications.map(({ id }) => id), accountId) };
  }

  /** @returns the ranking's number; `seen` is the hash of the input that the officer looked at */
  async finalise(roundId: string, officer: Officer, { seen, reason }: { seen: string; reason: string }): Promise<Result<number, FinaliseRefusal>> {
    await this.store.hold(roundId);
    const { round, input, lacks, lacksSha256, sha256, isPartial, overrides } = await this.standing(roundId, officer.id);
    const newest = await this.store.newest(roundId);
    const granted = overrides.filter(({ outcome }) => outcome === 'granted');
    const leave = granted.map(({ missing }) => hashOfLacks(missing));
    const refusal = refusalToFinalise({ phase: phaseOf(round, officer.at), input, sha256, seen, lacks, leave, isPartial, newest, reason });
    if (refusal) return refused(refusal);
    const override = lacks.length ? granted.find(({ missing }) => hashOfLacks(missing) === lacksSha256) : undefined;
    const reasons = [override?.reason ?? '', newest ? reason : ''].filter((one) => one !== '');
    return ok(await this.record('finalised', input, newest, { reason: reasons.join('\n\n'), officer, override: override?.id ?? null }));
  }

  /** In the transaction that changed somebody's standing: a ranked round is ranked anew where that changes what counts. */
  private async recompute({ applicationId, roundId, actorId, at }: InterestChanged): Promise<void> {
    await this.store.hold(roundId);
    const newest = await this.store.newest(roundId);
    if (!newest) return;
    const { input } = await this.source.rankable(await this.round(roundId));
    if (!ranksAnew(read(newest).input, input)) return;
    const number = input.applications.find(({ id }) => id === applicationId)?.number ?? '';
    await this.record('recomputed', input, newest, { reason: number, officer: { id: actorId, at }, override: null });
  }

  private async record(occasion: 'finalised' | 'recomputed', input: RankingInput, newest: RankingRow | null, { reason, officer, override }: { reason: string; officer: Officer; override: string | null }): Promise<number> {
    const number = (newest?.number ?? 0) + 1;
    const { roundId } = input;
    const sealed: Sealed = { roundId, number, occasion, reason, inputs: canonicalJson(input), result: canonicalJson(rank(input)), madeAt: officer.at, madeBy: officer.id };
    const sha256 = sealOf(sealed, newest?.sha256 ?? null);
    await this.store.add({ ...sealed, occasion, sha256 });
    await this.events.note({ subject: roundId, kind: `ranking.${occasion}`, actorId: officer.id, facts: { number, sha256, override } });
    return number;
  }

  private async round(roundId: string): Promise<RoundView> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    return round;
  }
}

function read({ inputs, result, ...row }: RankingRow): Recorded {
  return { ...row, input: JSON.parse(inputs) as RankingInput, outcome: JSON.parse(result) as RankingResult };
}
