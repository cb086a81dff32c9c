import { budgetTotals, type BudgetTotals, type CostLine, type FinancingLine } from '../budgets/index.js';
import { readCosts, readFinancing, type Context, type ReadLine } from './line.rules.js';
import type { TableName } from './column.rules.js';
import { Messages, type CellMessage } from './message.rules.js';
import { locateTables } from './table.rules.js';
import type { RawSheet } from './workbook.process.js';

/** What becomes of the lines that the file says nothing of: they go, or they stay. */
export const modes = ['replace', 'add'] as const;
export type Mode = (typeof modes)[number];

export interface LineChange<Line> {
  readonly kind: 'added' | 'changed' | 'removed';
  /** Of a line that goes or changes: as it stands now. */
  readonly before: Line | null;
  readonly after: Line | null;
}

export interface TablePlan<Line> {
  /** Everything within reach, as it will stand; a new line's id says its row: `row 7`. */
  readonly lines: readonly Line[];
  readonly changes: readonly LineChange<Line>[];
  readonly unchanged: number;
  /** Rows that were left alone: their line stands already, and the rest was only to be added. */
  readonly left: number;
}

export interface Plan {
  /** null: the file has no such table, and what stands is not touched. */
  readonly costs: TablePlan<CostLine> | null;
  readonly financing: TablePlan<FinancingLine> | null;
  /** The first of them. */
  readonly wrong: readonly CellMessage[];
  readonly wrongCount: number;
  readonly remarks: readonly CellMessage[];
  readonly before: BudgetTotals;
  readonly after: BudgetTotals;
}

export interface Asked {
  readonly sheets: readonly RawSheet[];
  readonly mode: Mode;
  readonly assumed: TableName | null;
}

/** A file that has been read. */
export interface BudgetImport extends Asked {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly appliedAt: Date | null;
}

/** What a file would make of the budget as it stands. Says everything that is wrong with it, and writes nothing. */
export function planOf({ sheets, mode, assumed }: Asked, context: Context): Plan {
  const { economy, own } = context;
  const { budget, money } = economy;
  const messages = new Messages();
  const tables = locateTables(sheets, context.lang, assumed, messages);
  const found = (name: TableName) => tables.find(({ table }) => table === name);
  const [costTable, financingTable] = [found('costs'), found('financing')];
  const within = <Line extends { readonly partnerId: string | null }>(lines: readonly Line[]): Line[] => lines.filter(({ partnerId }) => own === null || partnerId === own);
  const costs = costTable ? tablePlan(within(budget.costs), readCosts(costTable, context, messages), mode) : null;
  const financing = financingTable ? tablePlan(within(budget.financing), readFinancing(financingTable, context, messages), mode) : null;
  const rest = <Line extends { readonly partnerId: string | null }>(lines: readonly Line[]): Line[] => (own === null ? [] : lines.filter(({ partnerId }) => partnerId !== own));
  const next = {
    ...budget,
    costs: costs ? [...rest(budget.costs), ...costs.lines] : budget.costs,
    financing: financing ? [...rest(budget.financing), ...financing.lines] : budget.financing,
  };
  const before = budgetTotals(budget, money);
  const { wrong, wrongCount, remarks } = messages;
  return { costs, financing, wrong, wrongCount, remarks, before, after: wrongCount ? before : budgetTotals(next, money) };
}

type AnyLine = { readonly id: string; readonly fundId?: string | null };

function tablePlan<Line extends AnyLine>(stored: readonly Line[], read: readonly ReadLine<Line>[], mode: Mode): TablePlan<Line> {
  const byName = new Map(stored.map((line) => [nameOf(line), line]));
  const known = new Set<string>();
  const changes: LineChange<Line>[] = [];
  const added: Line[] = [];
  const lines: Line[] = [];
  let [unchanged, left] = [0, 0];
  for (const { row, line } of read) {
    const name = nameOf(line);
    const before = name === '' ? undefined : byName.get(name);
    if (!before) {
      const after = name === '' ? { ...line, id: `row ${row}` } : line;
      lines.push(after);
      added.push(after);
      changes.push({ kind: 'added', before: null, after });
      continue;
    }
    known.add(name);
    lines.push(line);
    if (mode === 'add') left += 1;
    else if (isSame(before, line)) unchanged += 1;
    else changes.push({ kind: 'changed', before, after: line });
  }
  if (mode === 'add') return { lines: [...stored, ...added], changes, unchanged: 0, left };
  const removed = stored.filter((line) => !known.has(nameOf(line))).map((before) => ({ kind: 'removed' as const, before, after: null }));
  return { lines, changes: [...changes, ...removed], unchanged, left };
}

/** What a line goes by: a fund's own line by its fund, since a form has one field for each. */
function nameOf({ id, fundId }: AnyLine): string {
  return fundId ? `fund ${fundId}` : id;
}

function isSame<Line extends AnyLine>(one: Line, other: Line): boolean {
  return Object.entries(one).every(([key, value]) => key === 'id' || value === other[key as keyof Line]);
}

/** Whether it would change anything at all. */
export function isEmpty({ costs, financing }: Pick<Plan, 'costs' | 'financing'>): boolean {
  return !costs?.changes.length && !financing?.changes.length;
}

/** How many rows the file holds, as the history tells it. */
export function linesIn({ costs, financing }: Pick<Plan, 'costs' | 'financing'>): number {
  return (costs?.lines.length ?? 0) + (financing?.lines.length ?? 0);
}
