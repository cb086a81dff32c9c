/** Screen texts: one flat catalogue a module, Danish and English side by side, keys checked by the compiler. */

import type { Lang } from '../../shared/lang.js';

export type { Lang };
export const LANGS: readonly Lang[] = ['da', 'en'];

export type TextParams = Readonly<Record<string, string | number | bigint>>;

/** Key to text, for both languages; what `Views` is given. */
export type Catalogue = Readonly<Record<Lang, Readonly<Record<string, string>>>>;

/** The names in `{name}` and `{name|one|many}` of a literal text. */
type Placeholder<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? (P extends `${infer Name}|${string}` ? Name : P) | Placeholder<Rest>
  : never;

type ParamsOf<S extends string> = string extends S
  ? [params?: TextParams]
  : [Placeholder<S>] extends [never]
    ? []
    : [params: Readonly<Record<Placeholder<S>, string | number | bigint>>];

export interface Texts<D extends Readonly<Record<string, string>>> {
  readonly da: D;
  readonly en: { readonly [K in keyof D]: string };
  /** The text of `key`; `{n}` is filled from params, `{n|one|many}` gives the word that fits the number n. */
  readonly say: <K extends keyof D & string>(lang: Lang, key: K, ...params: ParamsOf<D[K]>) => string;
}

/** Declares a module's texts. English must have exactly the Danish keys, and the same placeholders in each text. */
export function defineTexts<const D extends Readonly<Record<string, string>>>(both: {
  da: D;
  en: { readonly [K in keyof NoInfer<D>]: string };
}): Texts<D> {
  const { da, en } = both;
  for (const [key, text] of Object.entries(da)) {
    const ours = placeholdersOf(text).join();
    const theirs = placeholdersOf(en[key] ?? '').join();
    if (ours !== theirs) {
      throw new Error(`Text ${key}: Danish has the placeholders (${ours}), English (${theirs})`);
    }
  }
  return { da, en, say: (lang, key, ...params) => fillText(both[lang][key] ?? '', params[0] ?? {}) };
}

/** All modules' texts in one catalogue; a key defined twice is an error. */
export function gatherTexts(...modules: readonly Catalogue[]): Catalogue {
  const all: Record<Lang, Record<string, string>> = { da: {}, en: {} };
  for (const lang of LANGS) {
    for (const module of modules) {
      for (const [key, text] of Object.entries(module[lang])) {
        if (key in all[lang]) throw new Error(`The text ${key} is defined twice`);
        all[lang][key] = text;
      }
    }
  }
  return all;
}

const PLACEHOLDER = /\{([a-zA-Z]\w*)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** The placeholder names of a text, sorted, each once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].sort();
}

/** Fills every placeholder; one without a value throws. */
export function fillText(text: string, params: TextParams): string {
  return text.replace(PLACEHOLDER, (_all, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The text "${text}" lacks a value for {${name}}`);
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}
