import { Injectable } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { RemainingPools, type RoundView } from '../rounds/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { hashOfLacks, lacksOf, type Lack } from './lack.rules.js';
import { inOrder, rankingRulesOf, type RankingInput } from './ranking-input.rules.js';
import { countedOf, consensusOf, withdrawnOf } from './source.rules.js';
import { SourceStore } from './source.store.js';

/** A round as it could be ranked now. */
export interface Rankable {
  readonly input: RankingInput;
  readonly lacks: readonly Lack[];
  /** Of the lacks: leave is asked for and given for just these. */
  readonly lacksSha256: string;
  /** Of the input: what somebody looked at before they decided. */
  readonly sha256: string;
}

/** Reads what a ranking is made of, from the raw records. */
@Injectable()
export class SourceService {
  constructor(
    private readonly store: SourceStore,
    private readonly applications: ApplicationService,
    private readonly remaining: RemainingPools,
  ) {}

  async applicationIds(roundId: string): Promise<string[]> {
    return (await this.store.applications(roundId)).map(({ id }) => id);
  }

  async rankable(round: RoundView): Promise<Rankable> {
    const rules = rankingRulesOf(round.rules);
    const [applications, seats, consensus, undecided] = await Promise.all([
      this.store.applications(round.id), this.store.seats(round.id), rules.basis === 'consensus' ? this.store.consensus(round.id) : [], this.store.undecided(round.id),
    ]);
    const sought = await this.applications.soughtPerFund(applications.map(({ id }) => id));
    const left = await this.remaining.remaining();
    const of = <Row extends { readonly applicationId: string }>(rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, ({ applicationId }) => applicationId);
    const [seatsOf, agreedOf, soughtOf, undecidedOf] = [of(seats), of(consensus), of(sought), of(undecided)];
    const input = inOrder({
      format: 1,
      roundId: round.id,
      ruleSetId: round.ruleSetId,
      rules,
      applications: applications.map(({ id, number, version }) => ({
        id, number, version,
        assessments: countedOf(seatsOf.get(id) ?? []),
        withdrawn: withdrawnOf(seatsOf.get(id) ?? []),
        consensus: consensusOf(agreedOf.get(id) ?? [], Object.keys(rules.weights)),
        sought: sumsOf(soughtOf.get(id) ?? []),
      })),
      pools: Object.fromEntries(round.fundIds.map((fundId) => [fundId, String(round.poolsOere[fundId] ?? left[fundId] ?? 0n)])),
    });
    const lacks = lacksOf(
      input.applications.map(({ id, number, assessments, consensus: agreed }) => ({
        id, number,
        counted: assessments.length,
        open: (seatsOf.get(id) ?? []).filter(({ version, status }) => version === null && status !== 'declared' && status !== 'disqualified').map(({ name }) => name),
        undecided: (undecidedOf.get(id) ?? []).map(({ name }) => name),
        hasConsensus: agreed !== null,
      })),
      rules,
    );
    return { input, lacks, lacksSha256: hashOfLacks(lacks), sha256: sha256Hex(canonicalJson(input)) };
  }
}

function sumsOf(sought: readonly { readonly fundId: string; readonly oere: bigint }[]): Record<string, string> {
  const sums: Record<string, bigint> = {};
  for (const { fundId, oere } of sought) sums[fundId] = (sums[fundId] ?? 0n) + oere;
  return Object.fromEntries(Object.entries(sums).map(([fundId, oere]) => [fundId, String(oere)]));
}
