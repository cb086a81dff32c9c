import { fillText, type Catalogue, type Lang } from '../views/index.js';
import { errorsIn, type Field } from './fields.js';
import type { FormError } from './form.js';

/** A page that is one form: heading, lead, error summary, fields, one primary button. Template `forms/form`. */
export interface FormPage {
  /** Small line above the heading: what the form belongs to; null: none. */
  readonly caption: string | null;
  readonly heading: string;
  readonly intro: readonly string[];
  readonly action: string;
  readonly multipart: boolean;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly fields: readonly Field[];
  readonly submit: string;
  /** A second submit button, sent as `name=value`; null: none. */
  readonly second: { readonly name: string; readonly value: string; readonly label: string } | null;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export function formPage(
  given: Pick<FormPage, 'heading' | 'action' | 'fields' | 'submit'> & Partial<FormPage>,
): FormPage {
  return {
    caption: null,
    intro: [],
    multipart: false,
    second: null,
    links: [],
    errors: errorsIn(given.fields),
    ...given,
  };
}

/** Messages by field, in the visitor's language. `find('email')` is null where the field is fine. */
export type Messages = (field: string) => string | null;

export function messagesIn(texts: Catalogue, lang: Lang, errors: readonly FormError[]): Messages {
  const byField = new Map<string, string>();
  for (const { field, key, params } of errors) {
    const text = texts[lang][key];
    if (text === undefined) throw new Error(`There is no text ${key} for the field ${field}`);
    if (!byField.has(field)) byField.set(field, fillText(text, params ?? {}));
  }
  return (field) => byField.get(field) ?? null;
}
