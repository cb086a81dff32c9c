import type { CountedAssessment, RankedInput, RankingInput, RankingRules } from './ranking-input.rules.js';

/** Three criteria, the first of double weight: what the specs below reckon with. */
export const exampleRules: RankingRules = { basis: 'mean', weights: { a: 2, b: 1, c: 1 }, thresholds: {}, totalThreshold: null, tieChain: [], panelSize: 2 };

export function assessed(number: string, scores: readonly (readonly [number, number, number])[], more: Partial<RankedInput> = {}): RankedInput {
  const assessments = scores.map(([a, b, c], at): CountedAssessment => ({ seatId: `${number}-${at}`, accountId: `expert-${at}`, version: 1, scores: { a, b, c } }));
  return { id: `id-${number}`, number, version: 1, assessments, withdrawn: [], consensus: null, sought: {}, ...more };
}

export function roundOf(applications: readonly RankedInput[], rules: Partial<RankingRules> = {}, pools: RankingInput['pools'] = {}): RankingInput {
  return { format: 1, roundId: '2011-1', ruleSetId: 'rules-v1', rules: { ...exampleRules, ...rules }, applications, pools };
}
