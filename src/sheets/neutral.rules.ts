/** What a spreadsheet takes for a formula, also in full width, as some spreadsheets do. */
const risky = '=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20';
const needsMark = new RegExp(`^'*[${risky}]`);
const hasMark = new RegExp(`^'+[${risky}]`);

/** A text that a spreadsheet shows and never runs. `neutralised` and `asTyped` are each other's inverse for every text. */
export function neutralised(text: string): string {
  return needsMark.test(text) ? `'${text}` : text;
}

export function asTyped(cell: string): string {
  return hasMark.test(cell) ? cell.slice(1) : cell;
}
