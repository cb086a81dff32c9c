import type { FormError } from '../platform/forms/index.js';
import { moneyProblems, type KnownToRuleSets } from './money-check.rules.js';
import type { RuleSetValues } from './rule-set.js';

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
    ...(money ? moneyProblems(money, values, known) : []),
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
