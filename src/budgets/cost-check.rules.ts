import type { CheckContext, CostCheck, OnCost } from './check.rules.js';
import { hoursChecks } from './hours-check.rules.js';
import { hoursTogether } from './together-check.rules.js';
import { lineChecks, namesOf } from './line-check.rules.js';
import { costModelOf, type Budget, type CostLine } from './line.rules.js';
import { yearsOf } from './period.rules.js';
import type { BudgetTotals } from './totals.rules.js';

/** What the cost page has to mend: the page as a whole, then line by line. */
export function costChecks(budget: Budget, { costOere }: BudgetTotals, context: CheckContext): CostCheck[] {
  const names = namesOf(budget);
  const checkCategory = categoryChecks(budget, context);
  const ofLine = (line: CostLine): CostCheck[] => {
    const on = { table: 'costs', lineId: line.id, partnerId: line.partnerId, partnerName: names.get(line.partnerId) ?? '' } as const;
    return [...lineChecks('costs', line, names), ...checkCategory(line, on), ...yearChecks(line, on, context), ...hoursChecks(line, on, context)];
  };
  const empty: CostCheck[] = costOere === 0n ? [{ code: 'empty-budget', severity: 'error', basis: '', costLines: budget.costs.length }] : [];
  return [...empty, ...budget.costs.flatMap(ofLine), ...hoursTogether(budget, context)];
}

function categoryChecks(budget: Budget, { money }: CheckContext): (line: CostLine, on: OnCost) => CostCheck[] {
  const { id: costModelId, covers, basis } = costModelOf(budget, money);
  const [categories, covered] = [new Set<string>(money.categories), new Set<string>(covers)];
  // A category that the flat rate covers would only be refused again.
  const allowed = money.categories.filter((category) => !covered.has(category));
  return ({ category, amountOere: moveOere }, on) => {
    if (!categories.has(category)) return [{ code: 'category-not-allowed', severity: 'error', basis: '', ...on, category, moveOere, allowed }];
    if (!covered.has(category) || moveOere <= 0n) return [];
    return [{ code: 'covered-by-flat-rate', severity: 'error', basis, ...on, category, costModelId, moveOere }];
  };
}

/** A rule set that does not spread costs over years does not ask for any, and holds none against the project. */
function yearChecks({ year }: CostLine, on: OnCost, { money, period }: CheckContext): CostCheck[] {
  if (!money.byYear) return [];
  const years = period && yearsOf(period);
  if (year === null) return [{ code: 'year-missing', severity: 'error', basis: '', ...on, firstYear: years?.first ?? null, lastYear: years?.last ?? null }];
  if (!years) return [];
  const nearestYear = Math.min(Math.max(year, years.first), years.last);
  if (year === nearestYear) return [];
  return [{ code: 'year-outside-period', severity: 'error', basis: '', ...on, year, firstYear: years.first, lastYear: years.last, nearestYear }];
}
