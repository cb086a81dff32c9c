import { messagesIn, type FormError, type Messages } from '../../platform/forms/index.js';
import { fillText, type Lang } from '../../platform/views/index.js';
import { formatDate } from '../../shared/dates.js';
import { formatKroner } from '../../shared/money.js';
import { applicationTexts, type ApplicationText } from '../application.texts.js';
import type { Finding, FindingParam } from '../submission/submission.rules.js';

/**
 * Messages by field. Of an error's params `whatKey` is what the message calls the field, given as {What} and {what};
 * any other `xKey` is a text and any `xDate` a date, given as {x}.
 */
export function messagesFor(lang: Lang, errors: readonly FormError[]): Messages {
  return messagesIn(applicationTexts, lang, errors.map((error) => ({ ...error, params: worded(lang, error.params ?? {}) })));
}

function worded(lang: Lang, params: NonNullable<FormError['params']>): NonNullable<FormError['params']> {
  const given = { ...params };
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith('Key')) given[name.slice(0, -3)] = textOf(lang, value as ApplicationText, params);
    if (name.endsWith('Date')) given[name.slice(0, -4)] = formatDate(String(value), lang);
  }
  const what = String(given.what ?? '');
  return { ...given, What: what, what: what.charAt(0).toLowerCase() + what.slice(1) };
}

/** What a finding says, with amounts and names in the reader's language. */
export function findingText(lang: Lang, { key, params }: Finding): string {
  const shown = Object.entries(params).map(([name, value]) => [name, shownParam(lang, value)] as const);
  // An amount that ends a sentence brings the point of "kr." along.
  return textOf(lang, key, Object.fromEntries(shown)).replaceAll('kr..', 'kr.');
}

function shownParam(lang: Lang, value: FindingParam): string | number {
  if (typeof value === 'bigint') return formatKroner(value, lang);
  return typeof value === 'object' ? value[lang] : value;
}

function textOf(lang: Lang, key: ApplicationText, params: Readonly<Record<string, string | number>>): string {
  const text = applicationTexts[lang][key];
  if (text === undefined) throw new Error(`There is no text ${key}`);
  return fillText(text, params);
}
