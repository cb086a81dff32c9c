import { lineAmount, moneyRulesOf, type CostLine } from '../../budgets/index.js';
import { postedRows, type Posted } from '../../platform/forms/index.js';
import type { MoneyRules } from '../../rounds/index.js';
import { formatKronerInput } from '../../shared/money.js';
import type { DraftParts, Part } from '../draft.rules.js';
import { isReckoned, type WrittenLine } from './cost-content.rules.js';
import { contradictionsIn, projectYears } from './cost-choices.rules.js';
import { Reading, type What } from './reading.form.js';
import { filled } from './rows.form.js';
import type { Readable } from './section.js';

/** `was` is what the page put into the amount of a line that is reckoned: as long as that stands there, nobody typed it. */
export const costCells = ['id', 'was', 'partnerId', 'category', 'year', 'description', 'amount', 'activityId', 'persons', 'hours', 'annualCost'] as const;
type CostCell = (typeof costCells)[number];

type Parts = Pick<DraftParts, 'project' | 'partners' | 'activities' | 'costs'>;
export type CostReadable = Pick<Readable<Extract<Part, keyof Parts>>, 'frame' | 'rowId' | 'scope' | 'reach'> & { readonly draft: Parts; readonly whole: Parts };

export interface ReadLine {
  /** Number of the row in the form's names. */
  readonly index: number;
  readonly line: WrittenLine;
}

/** Cells that the page fills in by itself, so that a row with nothing else is blank. */
export function givenCells({ scope, reach }: Pick<CostReadable, 'scope' | 'reach'>): CostCell[] {
  if (scope) return ['id', 'was', 'partnerId', 'year'];
  return reach === 'own' ? ['id', 'was', 'partnerId'] : ['id', 'was'];
}

/** The lines as they are typed; what is wrong with them is gathered in `reading`, and reads as empty. */
export function readCosts(reading: Reading, posted: Posted, readable: CostReadable): ReadLine[] {
  const { draft, whole, frame, rowId } = readable;
  const money = moneyRulesOf(frame.round.rules);
  const years = projectYears(draft.project, frame.round);
  const stored = new Map(whole.costs.map((line) => [line.id, line]));
  const known = { partnerIds: draft.partners.map(({ id }) => id), activityIds: draft.activities.map(({ id }) => id), years };
  return filled(postedRows(posted, 'costs', costCells), givenCells(readable)).map((row): ReadLine => {
    const id = rowId(row.id || `costs[${row.index}]`);
    return { index: row.index, line: { id, ...readLine(reading, row, known, money, stored.get(id) ?? null, frame.round.rules.textLimits.costDescription) } };
  });
}

type Row = Record<CostCell, string> & { readonly index: number; readonly line: number };
type Known = { readonly partnerIds: readonly string[]; readonly activityIds: readonly string[]; readonly years: readonly number[] };

/** What is stored in the line may stay, also where it could not be chosen anew. */
function readLine(reading: Reading, row: Row, known: Known, money: MoneyRules, before: CostLine | null, longest: number): Omit<WrittenLine, 'id'> {
  const field = (cell: CostCell): string => `costs[${row.index}].${cell}`;
  const what = (name: Exclude<CostCell, 'id' | 'was' | 'partnerId' | 'activityId'> | 'partner' | 'activity'): What => ({ key: `what.cost.${name}`, line: row.line });
  const years = [...known.years, ...(before?.year ? [before.year] : [])].map(String);
  if (row.year !== '' && !years.includes(row.year)) reading.wrong(field('year'), 'wrong.cost.year', what('year'), { from: known.years[0]!, to: known.years.at(-1)! });
  const line = {
    partnerId: reading.choice(field('partnerId'), known.partnerIds, what('partner')) ?? '',
    category: reading.choice<string>(field('category'), [...money.categories, ...(before ? [before.category] : [])], what('category')) ?? '',
    activityId: reading.choice(field('activityId'), ['', ...known.activityIds, ...(before?.activityId ? [before.activityId] : [])], what('activity')) || null,
    year: years.includes(row.year) ? Number(row.year) : null,
    description: reading.text(field('description'), longest, what('description'), { form: 'line' }),
    persons: reading.count(field('persons'), what('persons')),
    hours: reading.decimal(field('hours'), what('hours'), { digits: 9 }),
    annualCostOere: reading.amount(field('annualCost'), what('annualCost')),
  };
  const contradictory = contradictionsIn({ ...line, id: '', amountOere: 0n }, money).length > 0;
  // Of two messages about one line the one that says what does not fit comes first, and it comes from the merged section.
  if (contradictory && row.amount === '') return { ...line, amountOere: 0n, lacksAmount: true };
  if (contradictory || !isReckoned(line, money.hours)) return { ...line, amountOere: reading.neededAmount(field('amount'), what('amount')) };
  const product = lineAmount({ ...line, amountOere: 0n }, money.hours);
  const typed = reading.amount(field('amount'), what('amount'));
  if (typed !== null && typed !== product && typed !== before?.amountOere && row.amount !== row.was) {
    reading.wrong(field('amount'), 'wrong.amount.reckoned', what('amount'), { product: formatKronerInput(product), typed: formatKronerInput(typed) });
  }
  return { ...line, amountOere: product };
}
