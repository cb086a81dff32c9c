/** The two tables that go in and out. Their columns stand in the order of the template; a line's id comes last. */
export const tables = ['costs', 'financing'] as const;
export type TableName = (typeof tables)[number];

export const costColumns = ['partner', 'category', 'activity', 'year', 'description', 'persons', 'hours', 'annualCost', 'amount', 'id'] as const;
export const financingColumns = ['contributor', 'source', 'kind', 'origin', 'status', 'conditional', 'hours', 'amount', 'id'] as const;
export type CostColumn = (typeof costColumns)[number];
export type FinancingColumn = (typeof financingColumns)[number];
export type ColumnKey = CostColumn | FinancingColumn;

interface ColumnSet {
  readonly keys: readonly ColumnKey[];
  /** Without these no line can be read; another column may be left out, and then leaves what stands. */
  readonly needed: readonly ColumnKey[];
}

export const columnsOf: Readonly<Record<TableName, ColumnSet>> = {
  costs: { keys: costColumns, needed: ['partner', 'category', 'amount'] },
  financing: { keys: financingColumns, needed: ['contributor', 'kind', 'amount'] },
};

/** `A`, `Z`, `AA` for 0, 25, 26. */
export function columnLetters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26);
}
