import { normaliseLine } from '../shared/text.js';

/** Something that a cell names: what it is called in each language, and by what else it is known. */
export interface Named<Code extends string = string> {
  readonly code: Code;
  /** What is written; unique among its kind. */
  readonly da: string;
  readonly en: string;
  readonly aliases: readonly string[];
}

export type Found<Code extends string> =
  | { readonly ok: true; readonly code: Code }
  | { readonly ok: false; readonly problem: 'unknown' }
  /** Several are called that; `labels` tells them apart. */
  | { readonly ok: false; readonly problem: 'ambiguous'; readonly labels: readonly string[] };

/** What a text names, in either language and however its letters are cased and spaced. */
export function named<Code extends string>(text: string, among: readonly Named<Code>[], lang: 'da' | 'en'): Found<Code> {
  const wanted = key(text);
  const { labels, aliases } = indexOf(among);
  const exact = labels.get(wanted);
  if (exact) return { ok: true, code: exact.code as Code };
  const also = aliases.get(wanted) ?? [];
  if (also.length === 1) return { ok: true, code: also[0]!.code as Code };
  if (also.length > 1) return { ok: false, problem: 'ambiguous', labels: also.map((one) => one[lang]) };
  return { ok: false, problem: 'unknown' };
}

interface Index {
  readonly labels: ReadonlyMap<string, Named>;
  readonly aliases: ReadonlyMap<string, readonly Named[]>;
}

/** Thousands of rows name the same few things. */
const indexes = new WeakMap<readonly Named[], Index>();

function indexOf(among: readonly Named[]): Index {
  const known = indexes.get(among);
  if (known) return known;
  const labels = new Map<string, Named>();
  const aliases = new Map<string, Named[]>();
  for (const one of among) {
    for (const label of [one.da, one.en]) if (!labels.has(key(label))) labels.set(key(label), one);
    for (const alias of new Set(one.aliases.map(key))) aliases.set(alias, [...(aliases.get(alias) ?? []), one]);
  }
  const index = { labels, aliases };
  indexes.set(among, index);
  return index;
}

/** Names that several share are told apart by what each has of its own, else by their number. */
export function toldApart<One>(all: readonly One[], nameOf: (one: One) => string, ownOf: (one: One) => string): string[] {
  const names = all.map((one) => nameOf(one));
  const isShared = (list: readonly string[], at: number): boolean => list.some((other, where) => where !== at && key(other) === key(list[at]!));
  const withOwn = names.map((name, at) => (isShared(names, at) && ownOf(all[at]!) !== '' ? `${name} (${ownOf(all[at]!)})` : name));
  return withOwn.map((name, at) => (isShared(withOwn, at) ? `${name} (${at + 1})` : name));
}

/** What may have been meant by a text that names nothing; '' where nothing comes close. It takes long: only for those that are told. */
export function nearest(text: string, among: readonly Named[], lang: 'da' | 'en'): string {
  const wanted = key(text);
  const scored = among.map((one) => ({ label: one[lang], distance: Math.min(...[one.da, one.en, ...one.aliases].map((name) => howFar(wanted, key(name)))) }));
  const [best] = scored.sort((a, b) => a.distance - b.distance);
  return best && best.distance < 0.5 ? best.label : '';
}

/** From 0, the same, to 1. A name that begins the other one is close to it. */
function howFar(a: string, b: string): number {
  if (a.length > 2 && (b.startsWith(a) || a.startsWith(b))) return 0.25;
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : editDistance(a.slice(0, 80), b.slice(0, 80)) / Math.min(80, longest);
}

function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= b.length; at += 1) now[at] = Math.min(now[at - 1]! + 1, before[at]! + 1, before[at - 1]! + (a[row - 1] === b[at - 1] ? 0 : 1));
    before = now;
  }
  return before[b.length]!;
}

function key(text: string): string {
  return normaliseLine(text).toLowerCase();
}
