import { inLang, type Lang } from '../shared/lang.js';
import type { NamedHere } from './money-in-words.js';
import type { Figure, FigureGroup } from './rule-set-figures.js';
import { lowestCriterion, type RankingValues, type RuleSetValues } from './rule-set.js';
import { ruleSetTexts } from './rule-set.texts.js';

const { say } = ruleSetTexts;

/** Most steps of a tie chain: after these an equal rank is shared. */
const steps = [0, 1, 2, 3] as const;

/** How a round is ranked: what it goes by, what an application must reach, and what decides where totals are equal. */
export function rankingGroup(lang: Lang, { weights }: Pick<RuleSetValues, 'weights'>, all: readonly NamedHere[]): FigureGroup {
  const criteria = all.filter(({ id }) => weights[id] !== undefined).map((criterion) => ({ value: criterion.id, label: inLang(lang, criterion, 'name') }));
  const figure = (name: string, label: string, kind: Figure['kind'], emptyMeans: string, options: Figure['options'] = []): Figure => ({ name: `ranking.${name}`, path: ['ranking', ...name.split('.')], label, kind, emptyMeans, options });
  const none = say(lang, 'ruleSets.noThreshold');
  const share = say(lang, 'ruleSets.tie.share');
  return {
    id: 'ranking',
    heading: say(lang, 'ruleSets.group.ranking'),
    figures: [
      figure('basis', say(lang, 'ruleSets.figure.rankingBasis'), 'pick', say(lang, 'ruleSets.basis.mean'), [{ value: 'consensus', label: say(lang, 'ruleSets.basis.consensus') }]),
      ...criteria.map(({ value, label }) => figure(`thresholds.${value}`, say(lang, 'ruleSets.figure.threshold', { criterion: label }), 'points', none)),
      figure('totalThreshold', say(lang, 'ruleSets.figure.totalThreshold'), 'points', none),
      ...steps.map((step) => figure(`tieChain.${step}`, say(lang, 'ruleSets.figure.tie', { n: step + 1 }), 'pick', share, [...criteria, { value: lowestCriterion, label: say(lang, 'ruleSets.tie.lowest') }])),
    ],
  };
}

type Room = { readonly basis: string | null; readonly thresholds: Record<string, number | null>; readonly totalThreshold: number | null; readonly tieChain: (string | null)[] };

/** With room for everything that may be said of it. */
export function withRankingRoom(values: RuleSetValues): RuleSetValues {
  const { ranking, weights } = values;
  const room: Room = {
    basis: ranking?.basis === 'consensus' ? 'consensus' : null,
    thresholds: Object.fromEntries(Object.keys(weights).map((id) => [id, ranking?.thresholds[id] ?? null])),
    totalThreshold: ranking?.totalThreshold ?? null,
    tieChain: steps.map((step) => ranking?.tieChain[step] ?? null),
  };
  return { ...values, ranking: room as unknown as RankingValues };
}

/** What of it is said; a rule set that says nothing has none. */
export function withoutRankingRoom({ ranking, ...values }: RuleSetValues): RuleSetValues {
  if (!ranking) return values;
  const { basis, thresholds, totalThreshold, tieChain } = ranking as unknown as Room;
  const said: RankingValues = {
    basis: basis === 'consensus' ? 'consensus' : 'mean',
    thresholds: Object.fromEntries(Object.entries(thresholds).flatMap(([id, least]) => (least === null ? [] : [[id, least]]))),
    totalThreshold,
    tieChain: tieChain.filter((step) => step !== null),
  };
  const isSaid = said.basis === 'consensus' || Object.keys(said.thresholds).length > 0 || totalThreshold !== null || said.tieChain.length > 0;
  return isSaid ? { ...values, ranking: said } : values;
}
