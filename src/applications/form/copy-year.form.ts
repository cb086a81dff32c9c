import { randomUUID } from 'node:crypto';
import { postedRows, templateIndex, typed, type Posted } from '../../platform/forms/index.js';
import { costCells } from './cost-line.form.js';

/** Years of the project that lines on the page name and that another year follows. */
export function yearsIn(rows: readonly { readonly year: string }[], years: readonly number[]): number[] {
  return years.slice(0, -1).filter((year) => rows.some((row) => row.year === String(year)));
}

export interface Copied {
  readonly posted: Posted;
  readonly from: number;
  readonly count: number;
}

/** The form with the lines of one year once more for the year after, as they are typed; null where it asked for no such thing. */
export function copiedYear(posted: Posted, years: readonly number[]): Copied | null {
  const from = yearsIn([{ year: typed(posted, 'copy') }], years)[0];
  if (from === undefined) return null;
  const rows = postedRows(posted, 'costs', costCells);
  const next = Math.max(-1, ...rows.map(({ index }) => index)) + 1;
  const copies = rows.filter(({ year }) => year === String(from)).slice(0, Math.max(0, templateIndex - next));
  const added = copies.flatMap((row, at) => costCells.map((cell) => [`costs[${next + at}].${cell}`, { ...row, id: randomUUID(), year: String(from + 1) }[cell]] as const));
  return { posted: { ...posted, ...Object.fromEntries(added) }, from, count: copies.length };
}
