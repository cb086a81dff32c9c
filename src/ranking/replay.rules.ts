import { canonicalJson } from '../shared/canonical-json.js';
import { rankingRulesOf, type CountedAssessment, type Points, type RankedInput, type RankingInput } from './ranking-input.rules.js';
import { rank } from './ranking.rules.js';
import { sealOf, type Sealed } from './seal.rules.js';

/** What is read again beside a recorded ranking: the records it was made of. */
export interface RawRecords {
  /** `seat/version` to what was handed in, which never changes. */
  readonly assessments: ReadonlyMap<string, Points>;
  /** `application/criterion/revision` to half points. */
  readonly consensus: ReadonlyMap<string, number>;
  /** The round's rule set by its id; null: there is none of that id. */
  readonly ruleSet: Parameters<typeof rankingRulesOf>[0] | null;
  /** Hashes that the events of the round say were recorded. */
  readonly noted: ReadonlySet<string>;
}

/** Where a ranking and its replay first part. */
export interface Difference {
  readonly what: 'seal' | 'event' | 'spelling' | 'rules' | 'assessment' | 'consensus' | 'result';
  /** The value's place, such as `ranked[3].total`; '' for the whole. */
  readonly at: string;
  readonly recorded: string;
  readonly replayed: string;
}

/** null: equal, bit for bit. `previous`: hash of the round's ranking before it. */
export function replayed(ranking: Sealed & { readonly sha256: string }, previous: string | null, raw: RawRecords): Difference | null {
  const stored = JSON.parse(ranking.inputs) as RankingInput;
  const input = { ...stored, applications: stored.applications.map((one) => fromRaw(one, raw)), ...(raw.ruleSet ? { rules: rankingRulesOf(raw.ruleSet) } : {}) };
  const seal = sealOf(ranking, previous);
  return (
    parting('spelling', '', ranking.inputs, canonicalJson(stored)) ??
    firstMissing(stored, raw) ??
    parting('rules', 'rules', canonicalJson(stored.rules), raw.ruleSet ? canonicalJson(input.rules) : '–') ??
    partingIn('assessment', stored.applications, input.applications) ??
    partingIn('result', JSON.parse(ranking.result), JSON.parse(canonicalJson(rank(input)))) ??
    parting('result', '', ranking.result, canonicalJson(rank(input))) ??
    parting('seal', 'sha256', ranking.sha256, seal) ??
    (raw.noted.has(ranking.sha256) ? null : { what: 'event', at: 'sha256', recorded: ranking.sha256, replayed: '–' })
  );
}

function fromRaw(one: RankedInput, { assessments, consensus }: RawRecords): RankedInput {
  const again = <Kept extends CountedAssessment>(all: readonly Kept[]): Kept[] => all.map((kept) => ({ ...kept, scores: assessments.get(`${kept.seatId}/${kept.version}`) ?? {} }));
  const agreed = one.consensus && Object.fromEntries(Object.entries(one.consensus).map(([id, { revision }]) => [id, { revision, halfPoints: consensus.get(`${one.id}/${id}/${revision}`) ?? -1 }]));
  return { ...one, assessments: again(one.assessments), withdrawn: again(one.withdrawn), consensus: agreed };
}

/** A record that is gone is named by itself: the figures that follow from it would only hide it. */
function firstMissing({ applications }: RankingInput, { assessments, consensus }: RawRecords): Difference | null {
  for (const { id, number, assessments: counted, withdrawn, consensus: agreed } of applications) {
    const gone = [...counted, ...withdrawn].find(({ seatId, version }) => !assessments.has(`${seatId}/${version}`));
    if (gone) return { what: 'assessment', at: `${number} ${gone.seatId}/${gone.version}`, recorded: canonicalJson(gone.scores), replayed: '–' };
    const unsaid = Object.entries(agreed ?? {}).find(([criterionId, { revision }]) => !consensus.has(`${id}/${criterionId}/${revision}`));
    if (unsaid) return { what: 'consensus', at: `${number} ${unsaid[0]}`, recorded: canonicalJson(unsaid[1]), replayed: '–' };
  }
  return null;
}

function parting(what: Difference['what'], at: string, recorded: string, again: string): Difference | null {
  return recorded === again ? null : { what, at, recorded, replayed: again };
}

/** The first place where two values of JSON differ, members in the order of their names. */
function partingIn(what: Difference['what'], recorded: unknown, again: unknown, at = ''): Difference | null {
  if (canonicalJson(recorded) === canonicalJson(again)) return null;
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (isObject(recorded) && isObject(again) && Array.isArray(recorded) === Array.isArray(again)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(again)])];
    for (const key of Array.isArray(recorded) ? keys : keys.sort()) {
      const found = partingIn(what, recorded[key] ?? null, again[key] ?? null, Array.isArray(recorded) ? `${at}[${key}]` : at ? `${at}.${key}` : key);
      if (found) return found;
    }
  }
  return { what, at, recorded: canonicalJson(recorded ?? null), replayed: canonicalJson(again ?? null) };
}
