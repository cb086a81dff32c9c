/** The portal's two languages. Danish comes first wherever both are shown. */
export type Lang = 'da' | 'en';

/** A text in both languages where it stands inside a JSON column: `name[lang]`. */
export interface Words {
  readonly da: string;
  readonly en: string;
}

type Both<Key extends string> = { readonly [Column in `${Key}Da` | `${Key}En`]: string | null };

/** A text of a row that has one column a language: `inLang(lang, round, 'name')` is its `nameDa` or `nameEn`. */
export function inLang<Key extends string, Row extends Both<Key>>(
  lang: Lang,
  row: Row,
  key: Key,
): Row[`${Key}Da`] | Row[`${Key}En`] {
  return lang === 'da' ? row[`${key}Da`] : row[`${key}En`];
}
