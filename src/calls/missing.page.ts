import { idOf, messagesIn, type FormError } from '../platform/forms/index.js';
import type { Lang, Link } from '../platform/views/index.js';
import { callUrl } from './call.paths.js';
import { callErrorTexts } from './call-error.texts.js';

/** What a round lacks, each a link to the field that mends it. */
export function missingLines(lang: Lang, roundId: string, missing: readonly FormError[]): Link[] {
  return missing.map((one) => ({ label: messagesIn(callErrorTexts, lang, [one])(one.field) ?? '', href: `${callUrl(roundId, 'rediger')}#${idOf(one.field)}` }));
}
