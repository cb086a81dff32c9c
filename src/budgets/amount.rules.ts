import type { HourRules } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import type { CostLine } from './line.rules.js';

/**
 * What a line counts. Hours at a rate: annual employment cost / annual hours norm x hours, the rate kept exact and the
 * product rounded half up to whole øre; 620,000 / 1,720 x 410 h is 147,790.70. Unpaid hours: hours x standard rate. Else the
 * amount as typed.
 */
export function lineAmount(line: Pick<CostLine, 'category' | 'hours' | 'annualCostOere' | 'amountOere'>, rules: HourRules): Oere {
  const { hours, annualCostOere, amountOere } = line;
  if (hours === null) return amountOere;
  if (annualCostOere !== null) return halfUp(annualCostOere * hundredthsOf(hours), BigInt(rules.annualNorm) * 100n);
  const rateOere = standardRateOf(line, rules);
  return rateOere === null ? amountOere : halfUp(BigInt(rateOere) * hundredthsOf(hours), 100n);
}

/** What an hour of the line counts where its hours are unpaid and the rule set has a rate for them; else null. */
export function standardRateOf({ category, annualCostOere }: Pick<CostLine, 'category' | 'annualCostOere'>, { standardRateOere }: HourRules): number | null {
  return category === 'in-kind' && annualCostOere === null ? standardRateOere : null;
}

/** Hours as a decimal string to hundredths. @throws RangeError for anything else */
export function hundredthsOf(hours: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(hours);
  if (!match) throw new RangeError(`Not a number of hours: ${hours}`);
  return BigInt(match[1]!) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
}

/** Hundredths of an hour as a decimal string, as short as it goes. */
export function hoursText(hundredths: bigint): string {
  const decimals = String(hundredths % 100n).padStart(2, '0').replace(/0+$/, '');
  return decimals === '' ? String(hundredths / 100n) : `${hundredths / 100n}.${decimals}`;
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}
