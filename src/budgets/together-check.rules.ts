import { hundredthsOf } from './amount.rules.js';
import type { CheckContext, CostCheck, FinancingCheck } from './check.rules.js';
import { namesOf } from './line-check.rules.js';
import type { Budget, CostLine, FinancingLine } from './line.rules.js';
import { monthsOf, yearsOf } from './period.rules.js';

/** Lines of one partner and year that do not say whose hours they are, and are too many for one person only together. */
export function hoursTogether(budget: Budget, context: CheckContext): CostCheck[] {
  const names = namesOf(budget);
  const alone = budget.costs.flatMap((line) => {
    const { year, hours, persons } = line;
    if (year === null || hours === null || persons !== null) return [];
    const allowed = mostOfOne(context, year);
    return hundredthsOf(hours) <= allowed ? [{ ...line, year, hours }] : [];
  });
  const groups = Map.groupBy(alone, ({ partnerId, year }) => JSON.stringify([partnerId, year]));
  return [...groups.values()].flatMap((lines): CostCheck[] => {
    const { id: lineId, partnerId, year } = lines[0]!;
    const over = tooMuch(lines, mostOfOne(context, year));
    if (!over) return [];
    return [{ code: 'hours-together-over-ceiling', severity: 'remark', basis: context.money.hours.basis, table: 'costs', lineId, partnerId, partnerName: names.get(partnerId) ?? '', year, lines: lines.length, ...over }];
  });
}

/** Hours that are brought as co-financing: what an hour of them is said to be worth, and how many a partner brings in all. */
export function financingHours(budget: Budget, context: CheckContext): FinancingCheck[] {
  const names = namesOf(budget);
  const { basis, standardRateOere } = context.money.hours;
  const brought = budget.financing.flatMap((line) => {
    const { kind, hours, status, partnerId } = line;
    return kind === 'working-hours' && hours !== null && status !== 'withdrawn' && partnerId !== null ? [{ ...line, hours, partnerId }] : [];
  });
  const on = ({ id: lineId, partnerId }: { readonly id: string; readonly partnerId: string }) => ({ severity: 'remark', basis, table: 'financing', lineId, partnerId, partnerName: names.get(partnerId) ?? '' }) as const;
  const dear = brought.flatMap((line): FinancingCheck[] => {
    const hoursHundredths = hundredthsOf(line.hours);
    const { amountOere } = line;
    const allowedOere = (hoursHundredths * BigInt(standardRateOere ?? 0)) / 100n;
    if (!standardRateOere || hoursHundredths === 0n || amountOere <= allowedOere) return [];
    // Rounded up, so that it never reads as the rate itself.
    const hourOere = (amountOere * 100n + hoursHundredths - 1n) / hoursHundredths;
    return [{ code: 'financing-hour-above-rate', ...on(line), standardRateOere, hourOere, hoursHundredths, amountOere, allowedOere, excessOere: amountOere - allowedOere }];
  });
  const allowed = mostOfOne(context, null);
  const many = [...Map.groupBy(brought, ({ partnerId }) => partnerId).values()].flatMap((lines): FinancingCheck[] => {
    const over = allowed === 0n ? null : tooMuch(lines, allowed);
    return over ? [{ code: 'financing-hours-over-ceiling', ...on(lines[0]!), ...over }] : [];
  });
  return [...dear, ...many];
}

/** Most hours of one person in that year, or in all the years of the project; 0 where no ceiling can be said. */
function mostOfOne({ money, period }: CheckContext, year: number | null): bigint {
  const { annualCeiling, monthlyCeilingHundredths } = money.hours;
  const span = period && yearsOf(period);
  const years = year === null ? (span ? span.last - span.first + 1 : 0) : 1;
  const months = period ? monthsOf(period, year) : 0;
  const known = [BigInt((annualCeiling ?? 0) * years) * 100n, BigInt((monthlyCeilingHundredths ?? 0) * months)].filter((most) => most > 0n);
  return known.reduce((least, most) => (least === 0n || most < least ? most : least), 0n);
}

/** null where one person could have had all of them. */
function tooMuch(lines: readonly (Pick<CostLine | FinancingLine, 'id'> & { readonly hours: string })[], allowedHundredths: bigint) {
  const hoursHundredths = lines.reduce((sum, { hours }) => sum + hundredthsOf(hours), 0n);
  if (hoursHundredths <= allowedHundredths) return null;
  return { hoursHundredths, allowedHundredths, overHundredths: hoursHundredths - allowedHundredths, personsNeeded: Number((hoursHundredths + allowedHundredths - 1n) / allowedHundredths) };
}
