import { budgetTotals, whoPays, type Payer } from '../../budgets/index.js';
import { barChart, dataTable, type BarChart, type BarFill, type Lang } from '../../platform/views/index.js';
import { formatAmount, formatKroner, formatPercentage, percentages, sumOere } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import { fundWords } from './check-words.rules.js';
import type { Economy } from './economy.service.js';

const { say } = applicationTexts;

const groups = ['fund', 'cash', 'hours', 'other'] as const;
const fills: Readonly<Record<(typeof groups)[number], BarFill>> = { fund: 'solid', cash: 'plain', hours: 'hatched', other: 'dotted' };
/** More sources than this are drawn as one; the table has them all. */
const DRAWN = 12;

interface Source {
  readonly label: string;
  readonly amounts: Readonly<Record<(typeof groups)[number], bigint>>;
  readonly oere: bigint;
}

/** Who finances what: a bar a source, made of what it gives. null while nobody gives anything. */
export function payersChart(lang: Lang, { budget, context, frame }: Economy): BarChart | null {
  const sources = sourcesOf(lang, whoPays(budget), { names: new Map(budget.partners.map(({ id, name }) => [id, name])), frame });
  const { financingOere } = budgetTotals(budget, context.money);
  if (financingOere === 0n) return null;
  const shares = percentages(sources.map(({ oere }) => oere), 1).map((units) => formatPercentage(units, 1, lang));
  const amount = (oere: bigint): string => formatAmount(oere, lang, { decimals: 'always' });
  const used = groups.filter((group) => sources.some(({ amounts }) => amounts[group] > 0n));
  const column = (label: string) => ({ label, numeric: true });
  return barChart({
    id: 'payers',
    title: say(lang, 'economy.payers'),
    description: say(lang, 'economy.payers.description', { parts: sources.slice(0, DRAWN).map(({ label, oere }, at) => `${label}: ${formatKroner(oere, lang)} (${shares[at]})`).join('; ') }),
    legend: groups.map((group) => ({ fill: fills[group], label: say(lang, `economy.payers.legend.${group}`) })),
    bars: drawn(lang, sources).map(({ label, amounts, oere }) => ({ label, value: formatKroner(oere, lang), parts: groups.map((group) => ({ fill: fills[group], amount: amounts[group] })) })),
    tableLabel: say(lang, 'economy.payers.table'),
    table: dataTable({
      id: 'payers-table',
      caption: say(lang, 'economy.payers'),
      columns: [say(lang, 'economy.payers.source'), ...used.map((group) => column(say(lang, `economy.payers.legend.${group}`))), column(say(lang, 'document.total')), column(say(lang, 'economy.payers.share'))],
      rows: sources.map(({ label, amounts, oere }, at) => [label, ...used.map((group) => amount(amounts[group])), amount(oere), shares[at]!]),
      foot: [say(lang, 'document.total'), ...used.map((group) => amount(sumOere(sources.map(({ amounts }) => amounts[group])))), amount(financingOere), formatPercentage(1000n, 1, lang)],
      emptyText: say(lang, 'economy.payers.none'),
    }),
  });
}

function sourcesOf(lang: Lang, payers: readonly Payer[], { names, frame }: { readonly names: ReadonlyMap<string, string>; readonly frame: Economy['frame'] }): Source[] {
  const bySource = Map.groupBy(payers, ({ source, id, sourceName }) => JSON.stringify([source, id, sourceName]));
  return [...bySource.values()].map((parts) => {
    const [{ source, id, sourceName }] = parts as [Payer];
    const label = source === 'fund' ? fundWords(id, frame.funds)[lang] : source === 'partner' ? (names.get(id) ?? '') : sourceName;
    const of = (group: (typeof groups)[number]): bigint => sumOere(parts.filter((part) => groupOf(part) === group).map(({ oere }) => oere));
    return { label, amounts: { fund: of('fund'), cash: of('cash'), hours: of('hours'), other: of('other') }, oere: sumOere(parts.map(({ oere }) => oere)) };
  });
}

function groupOf({ kind }: Payer): (typeof groups)[number] {
  if (kind === 'fund' || kind === 'cash') return kind;
  return kind === 'working-hours' ? 'hours' : 'other';
}

/** The first ones as they stand, and what is beyond them in one bar. */
function drawn(lang: Lang, sources: readonly Source[]): readonly Source[] {
  if (sources.length <= DRAWN) return sources;
  const rest = sources.slice(DRAWN - 1);
  const of = (group: (typeof groups)[number]): bigint => sumOere(rest.map(({ amounts }) => amounts[group]));
  const together = { label: say(lang, 'economy.payers.rest', { n: rest.length }), amounts: { fund: of('fund'), cash: of('cash'), hours: of('hours'), other: of('other') }, oere: sumOere(rest.map(({ oere }) => oere)) };
  return [...sources.slice(0, DRAWN - 1), together];
}
