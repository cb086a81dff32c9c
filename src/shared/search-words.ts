/** Most words of a search that are looked for. */
const MOST_WORDS = 10;

/**
 * What somebody typed, as a `to_tsquery` text: every word must occur, and each may be the beginning of one, since Danish
 * puts words together. null: nothing to search for. No sign of the query language passes, so it always parses.
 */
export function searchWords(typed: string): string | null {
  const words = typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length ? words.slice(0, MOST_WORDS).map((word) => `${word.slice(0, 60)}:*`).join(' & ') : null;
}
