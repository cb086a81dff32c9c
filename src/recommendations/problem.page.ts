import type { FormError } from '../platform/forms/index.js';
import { formatDate, isIsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import type { Problem } from './problem.rules.js';

/** Problems as messages beside their fields, amounts and dates in the reader's notation. */
export function formErrors(lang: Lang, problems: readonly Problem[]): FormError[] {
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
