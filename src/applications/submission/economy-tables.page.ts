import { budgetTotals, costModelOf, isPublic, type CostLine, type FinancingLine } from '../../budgets/index.js';
import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { costCategories, type CostCategory } from '../../rounds/index.js';
import { inLang } from '../../shared/lang.js';
import { formatAmount } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import { documentTexts } from './document.texts.js';
import { budgetIn } from './snapshot-draft.rules.js';
import type { Snapshot } from './snapshot.rules.js';

const { say } = applicationTexts;
const words = documentTexts.say;
const amount = (oere: bigint, lang: Lang): string => formatAmount(oere, lang, { decimals: 'always' });

/** Every cost line, and what the cost model adds to them. A year has a column only where some line says one. */
export function costTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { budget, money } = budgetIn(snapshot);
  const { flatStaffOere, indirectOere, costOere } = budgetTotals(budget, money);
  const model = inLang(lang, costModelOf(budget, money), 'name');
  const hasYears = budget.costs.some(({ year }) => year !== null);
  const inYear = (year: number | null): string[] => (hasYears ? [year === null ? '' : String(year)] : []);
  const flat = (oere: bigint, category: string) => (oere > 0n ? [[{ text: category, sub: model }, category, '', ...inYear(null), amount(oere, lang)]] : []);
  return dataTable({
    id: 'document-costs',
    caption: say(lang, 'document.costs'),
    captionHidden: true,
    columns: [
      say(lang, 'document.description'),
      say(lang, 'document.category'),
      say(lang, 'document.partner'),
      ...(hasYears ? [words(lang, 'document.year')] : []),
      { label: say(lang, 'document.amount'), numeric: true },
    ],
    rows: [
      ...budget.costs.map((line) => [
        { text: line.description || categoryName(lang, line.category), sub: besideCost(lang, line, snapshot) },
        categoryName(lang, line.category),
        partnerName(snapshot, line.partnerId),
        ...inYear(line.year),
        amount(line.amountOere, lang),
      ]),
      ...flat(flatStaffOere, words(lang, 'document.flat.staff')),
      ...flat(indirectOere, words(lang, 'document.flat.indirect')),
    ],
    foot: [say(lang, 'document.total'), '', '', ...inYear(null), amount(costOere, lang)],
    emptyText: say(lang, 'document.noCosts'),
  });
}

export function financingTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { budget, money } = budgetIn(snapshot);
  const { financingOere, unmatchedOere } = budgetTotals(budget, money);
  const fundNames = new Map(snapshot.financing.map(({ id, fundId, fundName }) => [fundId ?? id, fundName?.[lang] ?? '']));
  return dataTable({
    id: 'document-financing',
    caption: say(lang, 'document.financing.caption'),
    captionHidden: true,
    columns: [say(lang, 'document.source'), say(lang, 'document.kind'), { label: say(lang, 'document.hours'), numeric: true }, { label: say(lang, 'document.amount'), numeric: true }],
    rows: [
      ...budget.financing.map((line) => [
        (line.fundId && fundNames.get(line.fundId)) || (line.partnerId ? partnerName(snapshot, line.partnerId) : line.sourceName),
        { text: say(lang, `kind.${line.kind}`), sub: line.kind === 'fund' ? null : besideFinancing(lang, line, isPublic(line, budget.partners)) },
        line.hours === null ? '' : formatDecimal(line.hours, lang),
        line.status === 'withdrawn' ? words(lang, 'document.withdrawn', { amount: amount(line.amountOere, lang) }) : amount(line.amountOere, lang),
      ]),
      ...(unmatchedOere > 0n ? [[words(lang, 'document.unmatched'), '', '', amount(-unmatchedOere, lang)]] : []),
    ],
    foot: [say(lang, 'document.total'), '', '', amount(financingOere, lang)],
    emptyText: say(lang, 'document.noFinancing'),
  });
}

/** What each partner costs and brings; the sums are the budget's. */
export function partnerSumsTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { budget, money } = budgetIn(snapshot);
  const totals = budgetTotals(budget, money);
  const sums = (of: Pick<typeof totals, 'costOere' | 'cashOere' | 'workingHoursOere' | 'otherOere' | 'coFinancingOere'>): string[] =>
    [of.costOere, of.cashOere, of.workingHoursOere, of.otherOere, of.coFinancingOere].map((oere) => amount(oere, lang));
  const numeric = (label: string) => ({ label, numeric: true });
  return dataTable({
    id: 'document-partner-sums',
    caption: words(lang, 'document.sums'),
    captionHidden: true,
    columns: [say(lang, 'document.partner'), numeric(words(lang, 'document.sums.cost')), numeric(say(lang, 'kind.cash')), numeric(say(lang, 'kind.working-hours')), numeric(words(lang, 'document.sums.other')), numeric(words(lang, 'document.sums.total'))],
    rows: totals.byPartner.map((of) => [of.partnerId === null ? words(lang, 'document.outside') : partnerName(snapshot, of.partnerId), ...sums(of)]),
    foot: [say(lang, 'document.total'), ...sums(totals)],
    emptyText: say(lang, 'document.noCosts'),
  });
}

/** Hours, rate and activity of a cost line. */
export function besideCost(lang: Lang, { activityId, persons, hours, annualCostOere }: CostLine, { activities = [] }: Pick<Snapshot, 'activities'>): string | null {
  const worked = hours === null ? '' : words(lang, persons === null ? 'document.hoursOf' : 'document.hoursOf.persons', { hours: formatDecimal(hours, lang), persons: persons ?? 1 });
  const rate = annualCostOere === null ? '' : words(lang, 'document.annualCost', { amount: formatAmount(annualCostOere, lang) });
  return joined([activities.find(({ id }) => id === activityId)?.title ?? '', worked, rate]);
}

/** Whether it is public money, how firm it is and on what condition. */
export function besideFinancing(lang: Lang, { status, isConditional }: FinancingLine, ofPublic: boolean): string | null {
  return joined([words(lang, ofPublic ? 'document.public' : 'document.private'), words(lang, `document.status.${status}`), isConditional ? words(lang, 'document.conditional') : '']);
}

/** A snapshot may hold a code that today's list no longer has. */
export function categoryName(lang: Lang, category: string): string {
  return costCategories.includes(category as CostCategory) ? say(lang, `category.${category as CostCategory}`) : category;
}

function partnerName({ partners }: Snapshot, partnerId: string | null): string {
  return partners.find(({ id }) => id === partnerId)?.name ?? '';
}

function joined(parts: readonly string[]): string | null {
  return parts.filter((part) => part !== '').join(' · ') || null;
}
