/** Control and formatting characters, direction overrides among them; joiners and soft hyphens belong to the words. */
const FORMATTING = /(?![\t\n\u00ad\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
/** What no font has: halves of pairs, private and unassigned characters. */
const NOBODYS = /[\p{Cs}\p{Co}\p{Cn}]/gu;
/** Letters and signs that the portal's own font or the typesetter's built-in ones are known to have. */
const UNKNOWN = /[^\t\n\u0020-\u007e\u00a0-\u017f\u200b\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u2044\u20ac\u2122\u2190-\u2193\u2212\u221e\u2248\u2260\u2264\u2265\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f]/gu;

/** Stands where a character cannot be printed. */
export const MISSING = '\u25a1';

/** A text as paper takes it: what cannot be seen is gone, and what is longer than a line may be broken. */
export function typesettable(text: string): string {
  const seen = text.toWellFormed().normalize('NFC').replace(FORMATTING, '').replace(NOBODYS, MISSING);
  return seen.replace(/\S{25,}/gu, (long) => long.replace(/([/?&=.,;:@_-])(?=[^\s/])/gu, '$1\u200b').replace(/[^\s\u200b]{20}(?=[^\s\u200b])/gu, '$&\u200b'));
}

/** The same with a square for every character that no font at hand may have. */
export function onlyKnown(text: string): string {
  return text.replace(/\u200c|\u200d|\ufe0f/g, '').replace(UNKNOWN, MISSING);
}

/** Addresses and hashes are no words: they are compared and followed as they are. */
const kept: ReadonlySet<string> = new Set(['href', 'sha256']);

/** Every text in a value of objects, lists and texts. */
export function everyText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => everyText(one, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kept.has(key) ? one : everyText(one as unknown, change)])) as T;
}
