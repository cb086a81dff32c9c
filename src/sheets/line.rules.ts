import { contradictionsIn, isReckoned } from '../applications/index.js';
import { lineAmount, type CostLine, type FinancingLine } from '../budgets/index.js';
import type { Lang } from '../platform/views/index.js';
import { formatAmount, formatKronerInput } from '../shared/money.js';
import { sheetTexts } from './sheet.texts.js';
import type { ColumnKey } from './column.rules.js';
import type { Messages } from './message.rules.js';
import { RowReading } from './row.rules.js';
import type { FoundTable } from './table.rules.js';
import type { Economy, Vocabulary } from './vocabulary.rules.js';

const { say } = sheetTexts;
const MOST_PERSONS = 99_999;

/** A line with the row it was read from. `id` is '' for a new one, and for what is sought from a fund. */
export interface ReadLine<Line> {
  readonly row: number;
  readonly line: Line;
}

/** What rows are read with: what stands in the application now, and how far the reader's hand reaches. */
export interface Context {
  readonly lang: Lang;
  readonly economy: Economy;
  readonly vocabulary: Vocabulary;
  readonly textLimits: { readonly costDescription: number; readonly sourceName: number };
  /** The one partner whose lines may be written; null: all. */
  readonly own: string | null;
}

export function readCosts(found: FoundTable, context: Context, messages: Messages): ReadLine<CostLine>[] {
  const ids = idsOf(found, context, context.economy.budget.costs, messages);
  return found.rows.map((row) => {
    const reading = new RowReading(found, row, context.lang, messages);
    return { row: row.number, line: costLine(reading, ids(reading), context) };
  });
}

function costLine(reading: RowReading, before: CostLine | null, { lang, vocabulary, textLimits, economy, own }: Context): CostLine {
  const { money } = economy;
  reading.need('partner');
  reading.need('category');
  const kept = <Key extends keyof CostLine>(key: ColumnKey, name: Key, read: () => CostLine[Key], absent: CostLine[Key]): CostLine[Key] => (reading.has(key) ? read() : (before?.[name] ?? absent));
  const line: CostLine = {
    id: before?.id ?? '',
    partnerId: partnerIn(reading, 'partner', vocabulary, own) ?? before?.partnerId ?? '',
    category: categoryIn(reading, vocabulary, before),
    activityId: kept('activity', 'activityId', () => reading.choice('activity', vocabulary.activities), null),
    year: kept('year', 'year', () => yearIn(reading, vocabulary.years, before), null),
    description: kept('description', 'description', () => reading.text('description', textLimits.costDescription), ''),
    persons: kept('persons', 'persons', () => reading.count('persons', MOST_PERSONS), null),
    hours: kept('hours', 'hours', () => reading.hours('hours'), null),
    annualCostOere: kept('annualCost', 'annualCostOere', () => reading.amount('annualCost'), null),
    amountOere: 0n,
  };
  const typed = reading.amount('amount');
  const contradictions = line.category === '' ? [] : contradictionsIn(line, money);
  for (const { cell, code } of contradictions) reading.wrong(cell, () => say(lang, `message.cost.${code}`));
  if (contradictions.length > 0 || !isReckoned(line, money.hours)) {
    if (contradictions.length === 0) reading.need('amount');
    return { ...line, amountOere: typed ?? 0n };
  }
  const product = lineAmount(line, money.hours);
  const told = { product: formatKronerInput(product), typed: formatKronerInput(typed ?? 0n) };
  if (typed !== null && typed !== product) {
    if (typed === before?.amountOere) reading.remark('amount', () => say(lang, 'message.reckoned.anew', told));
    else reading.wrong('amount', () => say(lang, 'message.reckoned.other', told));
  }
  return { ...line, amountOere: product };
}

/** What a line has stays allowed on it, also where it could not be chosen anew. */
function categoryIn(reading: RowReading, { categories }: Vocabulary, before: CostLine | null): string {
  if (!before || categories.some(({ code }) => code === before.category)) return reading.choice('category', categories) ?? '';
  return reading.choice<string>('category', [...categories, { code: before.category, da: before.category, en: before.category, aliases: [] }]) ?? '';
}

function yearIn(reading: RowReading, years: readonly number[], before: CostLine | null): number | null {
  const year = reading.count('year', 9999);
  if (year === null || years.includes(year) || year === before?.year) return year;
  reading.wrong('year', () => say(reading.lang, 'message.year', { typed: year, from: years[0]!, to: years.at(-1)! }));
  return null;
}

function partnerIn(reading: RowReading, key: 'partner' | 'contributor', vocabulary: Vocabulary, own: string | null): string | null {
  const id = reading.choice(key, vocabulary.everybody);
  if (id === null || own === null || id === own) return id;
  reading.wrong(key, () => say(reading.lang, 'message.others-line', { partner: vocabulary.partners[0]?.[reading.lang] ?? '' }));
  return null;
}

export function readFinancing(found: FoundTable, context: Context, messages: Messages): ReadLine<FinancingLine>[] {
  const stored = context.economy.budget.financing;
  const ids = idsOf(found, context, stored.filter(({ kind }) => kind !== 'fund'), messages);
  const funds = new Map<string, number>();
  return found.rows.flatMap((row) => {
    const reading = new RowReading(found, row, context.lang, messages);
    const line = financingLine(reading, ids(reading), context);
    if (line.fundId === null) return [{ row: row.number, line }];
    const first = funds.get(line.fundId);
    if (first !== undefined) reading.wrong('contributor', () => say(context.lang, 'message.fund.twice', { row: first }));
    funds.set(line.fundId, first ?? row.number);
    // Nothing sought is no line.
    return line.amountOere === 0n ? [] : [{ row: row.number, line }];
  });
}

function financingLine(reading: RowReading, before: FinancingLine | null, context: Context): FinancingLine {
  const { lang, vocabulary, textLimits } = context;
  reading.need('contributor');
  const [what, of = ''] = (contributorIn(reading, context) ?? '').split(' ');
  if (what !== 'fund') reading.need('kind');
  const kind = reading.choice('kind', vocabulary.kinds);
  reading.need('amount');
  const amountOere = reading.amount('amount') ?? 0n;
  if (what === 'fund') {
    if (kind !== null && kind !== 'fund') reading.wrong('kind', () => say(lang, 'message.fund.kind', { kind: vocabulary.kinds[0]![lang] }));
    return { id: '', kind: 'fund', fundId: of, partnerId: null, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere };
  }
  if (kind === 'fund') reading.wrong('kind', () => context.own === null ? say(lang, 'message.fund.unnamed', { funds: fundNames(context) }) : say(lang, 'message.fund.own'));
  const kept = <Key extends keyof FinancingLine>(key: ColumnKey, name: Key, read: () => FinancingLine[Key], absent: FinancingLine[Key]): FinancingLine[Key] => (reading.has(key) ? read() : (before?.[name] ?? absent));
  const line: FinancingLine = {
    id: before?.id ?? '',
    kind: kind ?? 'other',
    fundId: null,
    partnerId: what === 'partner' ? of : null,
    sourceName: kept('source', 'sourceName', () => reading.text('source', textLimits.sourceName), ''),
    origin: kept('origin', 'origin', () => reading.choice('origin', vocabulary.origins) ?? '', ''),
    status: kept('status', 'status', () => reading.choice('status', vocabulary.statuses) ?? 'promised', 'promised'),
    isConditional: kept('conditional', 'isConditional', () => reading.choice('conditional', vocabulary.answers) === 'yes', false),
    hours: kept('hours', 'hours', () => reading.hours('hours'), null),
    amountOere,
  };
  if (what === 'outside' && line.sourceName === '') reading.wrong('source', () => say(lang, 'message.source.empty'));
  if (what === 'partner' && line.sourceName !== '') reading.wrong('source', () => say(lang, 'message.source.both'));
  if (line.hours !== null && kind !== null && kind !== 'working-hours') reading.wrong('hours', () => say(lang, 'message.hours.kind'));
  return line;
}

function contributorIn(reading: RowReading, { vocabulary, own }: Context): string | null {
  if (own === null) return reading.choice('contributor', vocabulary.contributors);
  const id = partnerIn(reading, 'contributor', vocabulary, own);
  return id === null ? null : `partner ${id}`;
}

function fundNames({ vocabulary, lang }: Context): string {
  return vocabulary.contributors.filter(({ code }) => code.startsWith('fund ')).map((one) => one[lang]).join(', ');
}

/** Which stored line a row is: by its id, which no two rows may share. An id that is not known here makes a new line. */
function idsOf<Line extends { readonly id: string; readonly partnerId: string | null; readonly amountOere: bigint }>(found: FoundTable, { lang, own }: Context, stored: readonly Line[], messages: Messages): (reading: RowReading) => Line | null {
  const byId = new Map(stored.map((line) => [line.id, line]));
  const seen = new Map<string, number>();
  return (reading) => {
    const id = reading.text('id', 200).toLowerCase();
    if (id === '') return null;
    const first = seen.get(id);
    if (first !== undefined) {
      reading.wrong('id', () => say(lang, 'message.id.twice', { row: first }));
      return null;
    }
    seen.set(id, reading.row.number);
    const line = byId.get(id);
    if (!line) {
      messages.remark(`${found.sheet}!${reading.row.number}`, () => say(lang, 'message.id.unknown'));
      return null;
    }
    if (own !== null && line.partnerId !== own) {
      reading.wrong('id', () => say(lang, 'message.id.others', { amount: formatAmount(line.amountOere, lang) }));
      return null;
    }
    return line;
  };
}
