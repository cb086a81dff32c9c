import { hundredthsOf, standardRateOf } from './amount.rules.js';
import type { CheckContext, CostCheck, OnCost, TooManyHours } from './check.rules.js';
import { countable } from './counted.rules.js';
import type { CostLine } from './line.rules.js';
import { monthsOf, yearsOf } from './period.rules.js';

/**
 * What a line's hours break. The ceilings are held against each line, whose hours are those of its own persons: where
 * every line keeps them, so do a partner's lines of a year together.
 */
export function hoursChecks(line: CostLine, on: OnCost, context: CheckContext): CostCheck[] {
  const { basis } = context.money.hours;
  const rateOere = standardRateOf(line, context.money.hours);
  const { hours, annualCostOere, amountOere } = line;
  if (hours === null) {
    if (!rateOere) return [];
    const hoursHundredths = (countable(amountOere) * 100n) / BigInt(rateOere);
    return [{ code: 'standard-rate-hours-missing', severity: 'error', basis, ...on, standardRateOere: rateOere, amountOere, hoursHundredths }];
  }
  const hoursHundredths = hundredthsOf(hours);
  const isUnpriced = hoursHundredths > 0n && amountOere === 0n && annualCostOere === null && rateOere === null;
  const unpriced: CostCheck[] = isUnpriced ? [{ code: 'hours-without-rate', severity: 'error', basis, ...on, hoursHundredths }] : [];
  return [...unpriced, ...ceilingChecks(line, hoursHundredths, on, context)];
}

function ceilingChecks({ year, persons }: CostLine, hoursHundredths: bigint, on: OnCost, { money, period }: CheckContext): CostCheck[] {
  const { annualCeiling, monthlyCeilingHundredths, basis } = money.hours;
  const over = tooMany({ ...on, year, persons: persons ?? 1, hoursHundredths });
  const years = year === null ? (period ? spanOf(yearsOf(period)) : 0) : 1;
  // In a year without the project no month is left, which the check of years says already.
  const months = period ? monthsOf(period, year) : 0;
  const annual = over(BigInt((annualCeiling ?? 0) * years) * 100n);
  const monthly = over(BigInt((monthlyCeilingHundredths ?? 0) * months));
  return [
    ...(annual ? [{ code: 'hours-over-annual-ceiling', severity: 'error', basis, ...annual } as const] : []),
    ...(monthly ? [{ code: 'hours-over-monthly-ceiling', severity: 'error', basis, ...monthly, months } as const] : []),
  ];
}

/** What is too much at so many hours a person; null where nothing is, and where no ceiling can be said: 0. */
function tooMany<Line extends Pick<TooManyHours, 'persons' | 'hoursHundredths'>>(line: Line): (eachHundredths: bigint) => (Line & Pick<TooManyHours, 'allowedHundredths' | 'overHundredths' | 'personsNeeded'>) | null {
  const { persons, hoursHundredths } = line;
  return (each) => {
    const allowedHundredths = each * BigInt(persons);
    if (each === 0n || hoursHundredths <= allowedHundredths) return null;
    return { ...line, allowedHundredths, overHundredths: hoursHundredths - allowedHundredths, personsNeeded: Number((hoursHundredths + each - 1n) / each) };
  };
}

const spanOf = ({ first, last }: { readonly first: number; readonly last: number }): number => last - first + 1;
