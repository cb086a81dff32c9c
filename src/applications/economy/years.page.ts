import type { BudgetTotals } from '../../budgets/index.js';
import { barChart, dataTable, type BarChart, type Lang } from '../../platform/views/index.js';
import { formatAmount, formatKroner, sumOere } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';

const { say } = applicationTexts;

/** What the project costs, year by year. null where no cost says its year: one bar says nothing. */
export function yearsChart(lang: Lang, { byYear, cells, directOere, costOere }: BudgetTotals): BarChart | null {
  if (byYear.every(({ year }) => year === null)) return null;
  const years = byYear.map(({ year, costOere: oere }) => {
    const flat = sumOere(cells.filter((cell) => cell.year === year && (cell.heading === 'flat-staff' || cell.heading === 'indirect')).map((cell) => cell.oere));
    return { label: year === null ? say(lang, 'economy.years.none') : String(year), oere, flat, direct: oere - flat };
  });
  const amount = (oere: bigint): string => formatAmount(oere, lang, { decimals: 'always' });
  const column = (label: string) => ({ label, numeric: true });
  return barChart({
    id: 'years',
    title: say(lang, 'economy.years'),
    description: say(lang, 'economy.years.description', { parts: years.map(({ label, oere }) => `${label}: ${formatKroner(oere, lang)}`).join('; ') }),
    legend: [{ fill: 'solid', label: say(lang, 'economy.years.legend.direct') }, { fill: 'hatched', label: say(lang, 'economy.years.legend.flat') }],
    bars: years.map(({ label, oere, direct, flat }) => ({ label, value: formatKroner(oere, lang), parts: [{ fill: 'solid', amount: direct }, { fill: 'hatched', amount: flat }] })),
    tableLabel: say(lang, 'economy.payers.table'),
    table: dataTable({
      id: 'years-table',
      caption: say(lang, 'economy.years'),
      columns: [say(lang, 'economy.years.year'), column(say(lang, 'economy.years.legend.direct')), column(say(lang, 'economy.years.legend.flat')), column(say(lang, 'document.total'))],
      rows: years.map(({ label, direct, flat, oere }) => [label, amount(direct), amount(flat), amount(oere)]),
      foot: [say(lang, 'document.total'), amount(directOere), amount(costOere - directOere), amount(costOere)],
      emptyText: say(lang, 'economy.empty'),
    }),
  });
}
