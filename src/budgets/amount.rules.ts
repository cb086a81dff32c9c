import type { HourRules } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import type { CostLine } from './line.rules.js';
import { hundredthsOf } from './totals.rules.js';

/**
 * What a line counts. Hours at a rate: annual employment cost / annual hours norm x hours, the rate kept exact and the
 * product rounded half up to whole øre; 620,000 / 1,720 x 410 h is 147,790.70. Unpaid hours: hours x standard rate. Else the
 * amount as typed.
 */
export function lineAmount(line: Pick<CostLine, 'category' | 'hours' | 'annualCostOere' | 'amountOere'>, { annualNorm, standardRateOere }: HourRules): Oere {
  const { category, hours, annualCostOere, amountOere } = line;
  if (hours === null) return amountOere;
  if (annualCostOere !== null) return halfUp(annualCostOere * hundredthsOf(hours), BigInt(annualNorm) * 100n);
  if (category === 'in-kind' && standardRateOere !== null) return halfUp(BigInt(standardRateOere) * hundredthsOf(hours), 100n);
  return amountOere;
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}
