import type { FundRules } from '../rounds/index.js';
import { sumOere, type Oere } from '../shared/money.js';
import type { CheckContext, FinancingCheck, WholeCheck } from './check.rules.js';
import { countable } from './counted.rules.js';
import { largestEuAmount, largestFundShare } from './limits.rules.js';
import { lineChecks, namesOf } from './line-check.rules.js';
import type { Budget } from './line.rules.js';
import { financingHours } from './together-check.rules.js';
import type { BudgetTotals } from './totals.rules.js';

/** What the financing page has to mend: line by line, then what is sought, of each fund and of the EU. */
export function financingChecks(budget: Budget, totals: BudgetTotals, context: CheckContext): FinancingCheck[] {
  const names = namesOf(budget);
  const offered = new Set(context.fundIds);
  return [
    ...budget.financing.flatMap((line): FinancingCheck[] => {
      const { id: lineId, fundId, amountOere: soughtOere } = line;
      const isElsewhere = fundId !== null && soughtOere > 0n && !offered.has(fundId);
      return [
        ...lineChecks('financing', line, names),
        ...(isElsewhere ? [{ code: 'fund-not-in-round', severity: 'error', basis: '', lineId, fundId, soughtOere } as const] : []),
      ];
    }),
    ...(totals.soughtOere === 0n ? [{ code: 'no-fund', severity: 'error', basis: '' } as const] : []),
    ...conditionChecks(totals),
    ...financingHours(budget, context),
    ...totals.byFund.flatMap(({ fundId, oere }) => (oere > 0n ? fundChecks(fundId, oere, totals, context) : [])),
    ...euChecks(totals, context),
  ];
}

function conditionChecks({ conditionalOere, unmatchedOere: missingOere }: BudgetTotals): FinancingCheck[] {
  if (missingOere === 0n) return [];
  return [{ code: 'conditional-unmatched', severity: 'remark', basis: '', conditionalOere, countsOere: conditionalOere - missingOere, missingOere }];
}

/** No rules of its own for a fund that the rule set does not name. */
const noRules: FundRules = { maxSharePermille: null, minGrantOere: null, maxGrantOere: null, focusAreaIds: [], basis: '' };

function fundChecks(fundId: string, soughtOere: Oere, { costOere }: BudgetTotals, context: CheckContext): FinancingCheck[] {
  const { minGrantOere, maxGrantOere, focusAreaIds, basis } = context.money.funds[fundId] ?? noRules;
  const ofFigures = focusAreaIds.length > 0 || basis === '' ? context.ruleSet.basis : basis;
  const on = { severity: 'error', basis: ofFigures, fundId, soughtOere } as const;
  const checks: FinancingCheck[] = [];
  const share = largestFundShare(fundId, costOere, context);
  if (share && costOere > 0n && soughtOere > share.allowedOere) {
    checks.push({ code: 'fund-share-too-large', ...on, ...share, costOere, excessOere: soughtOere - share.allowedOere });
  }
  if (minGrantOere !== null && soughtOere < BigInt(minGrantOere)) {
    checks.push({ code: 'grant-below-minimum', ...on, minOere: BigInt(minGrantOere), missingOere: BigInt(minGrantOere) - soughtOere });
  }
  if (maxGrantOere !== null && soughtOere > BigInt(maxGrantOere)) {
    checks.push({ code: 'grant-above-maximum', ...on, maxOere: BigInt(maxGrantOere), excessOere: soughtOere - BigInt(maxGrantOere) });
  }
  const leftOere = context.poolLeftOere[fundId];
  if (leftOere !== undefined && soughtOere > leftOere) {
    const left = countable(leftOere);
    checks.push({ code: 'pool-exceeded', ...on, basis: '', leftOere: left, excessOere: soughtOere - left });
  }
  const isOutside = focusAreaIds.length > 0 && context.focusAreaIds.length > 0 && !context.focusAreaIds.some((id) => focusAreaIds.includes(id));
  if (isOutside) checks.push({ code: 'fund-outside-focus', ...on, severity: 'remark', basis, focusAreaIds });
  return checks;
}

/** Against an empty budget everything sought is too much, which helps nobody. */
function euChecks({ costOere, byFund }: BudgetTotals, { eu, ruleSet: { basis } }: CheckContext): FinancingCheck[] {
  const euOere = sumOere(byFund.filter(({ fundId }) => eu.euFundIds.includes(fundId)).map(({ oere }) => oere));
  const allowedOere = largestEuAmount(costOere, eu);
  if (costOere === 0n || euOere <= allowedOere) return [];
  const { maxEuSharePermille: maxPermille, euAmountStepOere: stepOere } = eu;
  return [{ code: 'eu-share-too-large', severity: 'error', basis, maxPermille, stepOere, euOere, costOere, allowedOere, excessOere: euOere - allowedOere }];
}

export function wholeChecks({ costOere, financingOere, differenceOere }: BudgetTotals, { money, period, sentOn }: CheckContext): WholeCheck[] {
  const checks: WholeCheck[] = [];
  // Against an empty budget every financing is too much, which helps nobody.
  if (costOere > 0n && differenceOere !== 0n) {
    const isShort = differenceOere < 0n;
    const direction = isShort ? 'too-little' : 'too-much';
    checks.push({ code: 'financing-differs', severity: 'error', basis: '', direction, byOere: isShort ? -differenceOere : differenceOere, costOere, financingOere });
  }
  if (money.incentiveEffect && period && sentOn !== null && period.startsOn < sentOn) {
    checks.push({ code: 'start-before-sent', severity: 'remark', basis: money.incentiveEffect.basis, startsOn: period.startsOn, sentOn });
  }
  return checks;
}
