import { budgetChecks, costModelOf, type Budget, type BudgetCheck, type CheckContext } from '../../budgets/index.js';
import type { Frame } from '../draft.rules.js';
import { broken, missing, type Finding, type FindingParam } from '../form/finding.rules.js';
import { aboutLine, allLines, categoryWords, focusAreaWords, fundWords, hoursWords, percentWords, sourceWords, when, type Lines } from './check-words.rules.js';

type Places = Pick<Frame, 'funds' | 'focusAreas'>;
type Check<Code extends BudgetCheck['code']> = Extract<BudgetCheck, { code: Code }>;
type Params = Readonly<Record<string, FindingParam>>;

/** So many lines with the same fault are named one by one; the rest is counted. */
const NAMED = 20;

/** What keeps the budget from being sent in, and advice that does not, in words and with the field to go to. */
export function budgetFindings(budget: Budget, context: CheckContext, places: Places): { readonly errors: Finding[]; readonly remarks: Finding[] } {
  const checks = budgetChecks(budget, context);
  const lines = allLines(budget);
  const worded = (severity: BudgetCheck['severity']): Finding[] => {
    const alike = Map.groupBy(checks.filter((check) => check.severity === severity), ({ code }) => code);
    return [...alike.values()].flatMap((group) => [
      ...group.slice(0, NAMED).map((check) => findingOf(check, { budget, context, places, lines })),
      ...group.slice(NAMED, NAMED + 1).map((check) => alikeFinding(check, group.length - NAMED, { budget, context, places, lines })),
    ]);
  };
  return { errors: worded('error'), remarks: worded('remark') };
}

interface Around {
  readonly budget: Budget;
  readonly context: CheckContext;
  readonly places: Places;
  readonly lines: Lines;
}

function alikeFinding(check: BudgetCheck, n: number, around: Around): Finding {
  const { section, field, scope = null, broken: isBroken } = findingOf(check, around);
  const on = 'lineId' in check ? aboutLine(check.lineId, around.lines) : { line: 0, of: { da: '', en: '' } };
  return { section, field, key: 'finding.more-alike', params: { n, line: on.line, of: on.of }, broken: isBroken, scope };
}

/** Every check in words: an unworded one would not compile. */
function findingOf(check: BudgetCheck, around: Around): Finding {
  switch (check.code) {
    case 'empty-budget':
      return missing('budget', 'costs[0].amount', 'finding.empty-budget');
    case 'negative-amount':
    case 'unknown-partner':
    case 'category-not-allowed':
    case 'covered-by-flat-rate':
    case 'year-missing':
    case 'year-outside-period':
    case 'hours-over-annual-ceiling':
    case 'hours-over-monthly-ceiling':
    case 'standard-rate-hours-missing':
    case 'hours-without-rate':
    case 'hours-together-over-ceiling':
    case 'financing-hour-above-rate':
    case 'financing-hours-over-ceiling':
      return lineFinding(check, around);
    default:
      return financingFinding(check, around);
  }
}

type LineCode = 'negative-amount' | 'unknown-partner' | 'category-not-allowed' | 'covered-by-flat-rate' | 'year-missing' | 'year-outside-period' | 'hours-over-annual-ceiling' | 'hours-over-monthly-ceiling' | 'standard-rate-hours-missing' | 'hours-without-rate' | HoursRemark;
type HoursRemark = 'hours-together-over-ceiling' | 'financing-hour-above-rate' | 'financing-hours-over-ceiling';

function lineFinding(check: Check<LineCode>, { budget, context, places, lines }: Around): Finding {
  const on = aboutLine(check.lineId, lines);
  const at = (cell: string, params: Params = {}, kind = broken): Finding => ({
    ...kind(check.table === 'costs' ? 'budget' : 'financing', on.fundId ? `fund.${on.fundId}` : `${check.table}[${on.line - 1}].${cell}`, `finding.${check.code}`, { line: on.line, of: on.of, source: sourceWords(check.basis, context), ...params }),
    scope: on.scope,
  });
  switch (check.code) {
    case 'negative-amount':
      return at('amount', { amount: check.amountOere, ...(on.fundId ? { of: fundOf(on.fundId, places) } : {}) });
    case 'unknown-partner':
      return at('partnerId');
    case 'category-not-allowed':
      return at('category', { category: categoryWords([check.category]), amount: check.moveOere, allowed: categoryWords(check.allowed) });
    case 'covered-by-flat-rate': {
      const { nameDa: da, nameEn: en } = costModelOf(budget, context.money);
      return at('category', { category: categoryWords([check.category]), model: { da, en }, amount: check.moveOere });
    }
    case 'year-missing':
      return at('year', { years: when(check.firstYear !== null, 'finding.years', { first: check.firstYear ?? 0, last: check.lastYear ?? 0 }) }, missing);
    case 'year-outside-period':
      return at('year', { year: String(check.year), first: String(check.firstYear), last: String(check.lastYear), nearest: String(check.nearestYear) });
    case 'hours-over-annual-ceiling':
    case 'hours-over-monthly-ceiling':
      return at('hours', {
        hours: hoursWords(check.hoursHundredths),
        over: hoursWords(check.overHundredths),
        allowed: hoursWords(check.allowedHundredths),
        persons: check.persons,
        needed: check.personsNeeded,
        inYear: when(check.year !== null, 'finding.inYear', { year: check.year ?? 0 }),
        ...('months' in check ? { months: check.months } : {}),
      });
    case 'standard-rate-hours-missing': {
      const worth = when(check.hoursHundredths > 0n, 'finding.worth', { amount: check.amountOere, hours: hoursWords(check.hoursHundredths) });
      return at('hours', { rate: BigInt(check.standardRateOere), worth }, missing);
    }
    case 'hours-without-rate':
      return at('annualCost', { hours: hoursWords(check.hoursHundredths) }, missing);
    case 'financing-hour-above-rate':
      return at('hours', { hours: hoursWords(check.hoursHundredths), amount: check.amountOere, hour: check.hourOere, rate: BigInt(check.standardRateOere), allowed: check.allowedOere, excess: check.excessOere });
    case 'hours-together-over-ceiling':
    case 'financing-hours-over-ceiling':
      return at(check.table === 'costs' ? 'persons' : 'hours', {
        who: check.partnerName,
        hours: hoursWords(check.hoursHundredths),
        allowed: hoursWords(check.allowedHundredths),
        over: hoursWords(check.overHundredths),
        needed: check.personsNeeded,
        ...('lines' in check ? { n: check.lines, year: String(check.year) } : {}),
      });
  }
}

const fundOf = (fundId: string, places: Places) => {
  const { da, en } = fundWords(fundId, places.funds);
  return { da: ` (${da})`, en: ` (${en})` };
};

function financingFinding(check: Exclude<BudgetCheck, Check<LineCode | 'empty-budget'>>, { context, places, lines }: Around): Finding {
  const first = `fund.${context.fundIds[0] ?? ''}`;
  const source = sourceWords(check.basis, context);
  if (check.code === 'start-before-sent') return broken('project', 'startsOnDay', 'finding.start-before-sent', { starts: when(true, 'date', check.startsOn), safe: when(true, 'date', check.sentOn), source });
  if (check.code === 'no-fund') return missing('financing', first, 'finding.no-fund');
  if (check.code === 'financing-differs') return broken('financing', first, `finding.financing-${check.direction}`, { by: check.byOere, cost: check.costOere, financing: check.financingOere });
  if (check.code === 'conditional-unmatched') {
    const { conditionalOere: conditional, countsOere: counts, missingOere: missed } = check;
    return broken('financing', `financing[${lines.firstConditional}].amount`, 'finding.conditional-unmatched', { conditional, counts, missing: missed });
  }
  if (check.code === 'eu-share-too-large') {
    const { euOere: eu, allowedOere: allowed, excessOere: excess, costOere: cost } = check;
    return broken('financing', euField(context) ?? first, 'finding.eu-share-too-large', { eu, allowed, excess, cost, percent: percentWords(check.maxPermille), source });
  }
  const at = (params: Params): Finding => broken('financing', context.fundIds.includes(check.fundId) ? `fund.${check.fundId}` : first, `finding.${check.code}`, { fund: fundWords(check.fundId, places.funds), sought: check.soughtOere, source, ...params });
  switch (check.code) {
    case 'fund-not-in-round':
      return at({});
    case 'fund-share-too-large':
      return at({ allowed: check.allowedOere, excess: check.excessOere, cost: check.costOere, percent: percentWords(check.maxPermille) });
    case 'grant-below-minimum':
      return at({ min: check.minOere, missing: check.missingOere });
    case 'grant-above-maximum':
      return at({ max: check.maxOere, excess: check.excessOere });
    case 'pool-exceeded':
      return at({ left: check.leftOere, excess: check.excessOere });
    case 'fund-outside-focus':
      return at({ areas: focusAreaWords(check.focusAreaIds, places.focusAreas) });
  }
}

/** The first of the EU funds of the round. */
function euField({ fundIds, eu }: CheckContext): string | null {
  const fundId = fundIds.find((id) => eu.euFundIds.includes(id));
  return fundId === undefined ? null : `fund.${fundId}`;
}
