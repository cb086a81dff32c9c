import type { BudgetTotals } from '../../budgets/index.js';
import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { formatAmount, sumOere } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import type { Economy } from './economy.service.js';

const { say } = applicationTexts;
const amount = (oere: bigint, lang: Lang): string => formatAmount(oere, lang, { decimals: 'always' });

/** What each partner costs in each year. null where the years are not told apart. */
export function partnerYearTable(lang: Lang, { budget }: Economy, { byPartner, byYear, costOere }: BudgetTotals): DataTable | null {
  if (byYear.length < 2) return null;
  const spending = byPartner.filter((of) => of.costOere > 0n);
  return dataTable({
    id: 'economy-partner-years',
    caption: say(lang, 'economy.partnerYears'),
    columns: [say(lang, 'document.partner'), ...byYear.map(({ year }) => ({ label: year === null ? say(lang, 'economy.years.none') : String(year), numeric: true })), { label: say(lang, 'document.total'), numeric: true }],
    rows: spending.map((of) => [
      budget.partners.find(({ id }) => id === of.partnerId)?.name ?? '',
      ...byYear.map(({ year }) => amount(of.byYear.find((one) => one.year === year)?.costOere ?? 0n, lang)),
      amount(of.costOere, lang),
    ]),
    foot: [say(lang, 'document.total'), ...byYear.map((one) => amount(one.costOere, lang)), amount(costOere, lang)],
    emptyText: say(lang, 'economy.empty'),
  });
}

/** Direct costs by activity; the cost model's share belongs to none. null where no cost names one. */
export function activityCostTable(lang: Lang, { budget: { costs }, activities }: Economy, { directOere }: BudgetTotals): DataTable | null {
  if (costs.every(({ activityId }) => activityId === null)) return null;
  const known = new Set(activities.map(({ id }) => id));
  const sum = (of: (activityId: string | null) => boolean): bigint => sumOere(costs.filter(({ activityId }) => of(activityId)).map(({ amountOere }) => amountOere));
  const whole = sum((id) => id === null || !known.has(id));
  return dataTable({
    id: 'economy-activities',
    caption: say(lang, 'economy.activities'),
    columns: [say(lang, 'economy.activities.activity'), { label: say(lang, 'document.amount'), numeric: true }],
    rows: [
      ...activities.map(({ id, title }) => [title, amount(sum((one) => one === id), lang)]),
      ...(whole > 0n ? [[say(lang, 'economy.activities.whole'), amount(whole, lang)]] : []),
    ],
    foot: [say(lang, 'document.total'), amount(directOere, lang)],
    emptyText: say(lang, 'economy.empty'),
  });
}
