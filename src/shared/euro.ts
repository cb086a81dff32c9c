import type { Lang } from './lang.js';
import { formatAmount } from './money.js';

/** Cents as `20.000,00 euro` or `EUR 20,000.00`. */
export function formatEuro(cents: bigint, lang: Lang): string {
  const amount = formatAmount(cents, lang, { decimals: 'always' });
  return lang === 'da' ? `${amount} euro` : `EUR ${amount}`;
}
