import type { FormError } from '../platform/forms/index.js';
import { moneyProblems, type KnownToRuleSets } from './money-check.rules.js';
import { lowestCriterion, type RuleSetValues } from './rule-set.js';

/**
 * What makes no sense in a rule set, by the name of the figure (its field in the form). Says nothing of whether a figure
 * is the law's: a rule set that is refused here would contradict itself, refuse every application, or none.
 */
export function ruleSetProblems(values: RuleSetValues, known: KnownToRuleSets): FormError[] {
  const { maxEuSharePermille, euFundIds, money } = values;
  const isShare = Number.isSafeInteger(maxEuSharePermille) && maxEuSharePermille >= 0 && maxEuSharePermille <= 1000;
  return [
    ...(isShare ? [] : [{ field: 'maxEuSharePermille', key: 'ruleSets.wrong.share' }]),
    ...euFundIds.filter((id) => !known.fundIds.includes(id)).map((id) => ({ field: 'euFundIds', key: 'ruleSets.wrong.fund', params: { id } })),
    ...limitProblems(values),
    ...rankingProblems(values),
    ...(money ? moneyProblems(money, values, known) : []),
  ];
}

/** A threshold above the scale lets nobody pass, one of 0 everybody; a step that comes twice decides nothing the second time. */
function rankingProblems({ ranking, scale, weights }: RuleSetValues): FormError[] {
  if (!ranking) return [];
  const highest = Object.values(weights).reduce((sum, weight) => sum + weight * scale.maxHalfPoints, 0);
  const isOff = (least: number, most: number): boolean => !Number.isSafeInteger(least) || least < 1 || least > most;
  const off = (field: string, most: number): FormError => ({ field, key: 'ruleSets.wrong.threshold', params: { min: 0.5, max: most / 2 } });
  const { thresholds, totalThreshold, tieChain } = ranking;
  return [
    ...Object.entries(thresholds).filter(([id, least]) => weights[id] === undefined || isOff(least, scale.maxHalfPoints)).map(([id]) => off(`ranking.thresholds.${id}`, scale.maxHalfPoints)),
    ...(totalThreshold !== null && isOff(totalThreshold, highest) ? [off('ranking.totalThreshold', highest)] : []),
    ...tieChain.flatMap((step, at) => (tieChain.indexOf(step) < at || (step !== lowestCriterion && weights[step] === undefined) ? [{ field: `ranking.tieChain.${at}`, key: 'ruleSets.wrong.tieTwice' }] : [])),
  ];
}

/** The rules that are not of money. */
function limitProblems({ scale, weights, minFocusAreas, preferredFocusAreas, panelSize, euAmountStepOere, attachments, textLimits }: RuleSetValues): FormError[] {
  const all = Object.values(weights);
  const positive = { panelSize, euAmountStepOere, ...attachments, ...textLimits };
  const wrong = [
    ...(scale.minHalfPoints < scale.maxHalfPoints ? [] : ['scale']),
    ...(all.every((weight) => weight >= 0) && all.some((weight) => weight > 0) ? [] : ['weights']),
    ...(minFocusAreas <= preferredFocusAreas ? [] : ['preferredFocusAreas']),
    ...Object.entries(positive).filter(([, limit]) => !Number.isSafeInteger(limit) || limit < 1).map(([field]) => field),
  ];
  return wrong.map((field) => ({ field, key: 'ruleSets.wrong.limit', params: { field } }));
}
