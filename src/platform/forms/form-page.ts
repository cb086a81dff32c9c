import { button, fillText, pageHeading, type Button, type Catalogue, type Lang, type PageHeading } from '../views/index.js';
import { errorsIn, type Field } from './fields.js';
import type { FormError } from './form.js';

/** A page that is one form: heading, lead, error summary, fields, one primary button. Template `forms/form`. */
export interface FormPage {
  readonly heading: PageHeading;
  readonly action: string;
  readonly multipart: boolean;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly fields: readonly Field[];
  /** The primary button first. */
  readonly buttons: readonly Button[];
  /** Below the form: where else one might have wanted to go. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

interface FormPageInput extends Partial<Pick<FormPage, 'multipart' | 'links'>> {
  readonly heading: string;
  /** Small line above the heading: what the form belongs to. */
  readonly caption?: string;
  readonly lead?: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly more?: readonly Button[];
}

export function formPage(given: FormPageInput): FormPage {
  return {
    heading: pageHeading(given.heading, { caption: given.caption ?? null, lead: given.lead ?? null }),
    action: given.action,
    multipart: given.multipart ?? false,
    errors: errorsIn(given.fields),
    fields: given.fields,
    buttons: [button(given.submit), ...(given.more ?? [])],
    links: given.links ?? [],
  };
}

/** Messages by field, in the visitor's language; null where the field is fine. */
export type Messages = (field: string) => string | null;

/** @throws where an error names a text that does not exist */
export function messagesIn(texts: Catalogue, lang: Lang, errors: readonly FormError[]): Messages {
  const byField = new Map<string, string>();
  for (const { field, key, params } of errors) {
    const text = texts[lang][key];
    if (text === undefined) throw new Error(`There is no text ${key} for the field ${field}`);
    if (!byField.has(field)) byField.set(field, fillText(text, params ?? {}));
  }
  return (field) => byField.get(field) ?? null;
}
