import { messagesIn, type FormError, type Messages } from '../platform/forms/index.js';
import type { Fund } from '../rounds/index.js';
import { formatDate, isIsoDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import type { Problem } from './problem.rules.js';
import { recommendationTexts } from './recommendation.texts.js';

/** The message beside each field, amounts and dates in the reader's notation. */
export function messagesOf(lang: Lang, problems: readonly Problem[]): Messages {
  return messagesIn(recommendationTexts, lang, formErrors(lang, problems));
}

/** The same for a form with a line a fund: a line's message begins with its fund, or the summary would say one thing twice. */
export function lineMessagesOf(lang: Lang, problems: readonly Problem[], funds: readonly Fund[]): Messages {
  const message = messagesOf(lang, problems);
  return (field) => {
    const fund = funds.find(({ id }) => field.endsWith(`.${id}`));
    const text = message(field);
    return text !== null && fund ? `${inLang(lang, fund, 'name')}: ${text}` : text;
  };
}

function formErrors(lang: Lang, problems: readonly Problem[]): FormError[] {
  return problems.map(({ field, code, facts }) => ({
    field,
    key: `recommendations.problem.${code}`,
    params: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, shown(lang, fact)])),
  }));
}

function shown(lang: Lang, fact: bigint | number | string): string {
  if (typeof fact === 'bigint') return formatKroner(fact, lang);
  if (typeof fact === 'number') return formatDecimal(fact, lang);
  return isIsoDate(fact) ? formatDate(fact, lang) : fact;
}
