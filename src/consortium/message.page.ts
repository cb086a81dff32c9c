import { accountTexts } from '../accounts/index.js';
import { messagesIn, type FormError, type Messages } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { consortiumTexts } from './consortium.texts.js';

const both = { da: { ...accountTexts.da, ...consortiumTexts.da }, en: { ...accountTexts.en, ...consortiumTexts.en } };

/** The message beside each field; an instant, given as an ISO text under a name that ends in `At`, in the reader's notation. */
export function messagesOf(lang: Lang, errors: readonly FormError[]): Messages {
  const worded = ([name, value]: [string, string | number]) => [name, name.endsWith('At') ? formatInstant(new Date(value), lang) : value] as const;
  return messagesIn(both, lang, errors.map((error) => ({ ...error, params: Object.fromEntries(Object.entries(error.params ?? {}).map(worded)) })));
}
