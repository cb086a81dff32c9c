import { describe, expect, test } from '@jest/globals';
import type { HourRules } from '../rounds/index.js';
import { aBudget, aContext, cost, someRules, source } from './budget.example.js';
import type { CheckContext } from './check.rules.js';
import type { CostLine, FinancingLine } from './line.rules.js';
import { financingHours, hoursTogether } from './together-check.rules.js';

const withHours = (hours: Partial<HourRules>, changed: Partial<CheckContext> = {}) => {
  const money = someRules();
  return aContext({ money: { ...money, hours: { ...money.hours, ...hours } }, ...changed });
};
const remark = { severity: 'remark', basis: 'Art. 55', partnerId: 'a', partnerName: 'Kommunen' } as const;

describe('cost lines of one partner and year that do not say how many persons', () => {
  const ceiling = { annualCeiling: 1720 };
  const of = (lines: Partial<CostLine>[], hours: Partial<HourRules> = ceiling, changed: Partial<CheckContext> = {}) =>
    hoursTogether(aBudget(lines.map((line, at) => cost(1n, { id: `c${at}`, hours: '1000', year: 2012, ...line }))), withHours(hours, changed));

  test('are remarked on where they are too many for one person together, and not where each is within it', () => {
    expect(of([{ hours: '720' }, {}])).toEqual([]);
    expect(of([{ hours: '720.01' }, {}])).toEqual([
      { ...remark, code: 'hours-together-over-ceiling', table: 'costs', lineId: 'c0', year: 2012, lines: 2, hoursHundredths: 172_001n, allowedHundredths: 172_000n, overHundredths: 1n, personsNeeded: 2 },
    ]);
  });

  test('are nobody’s together with another year, another partner, named persons, or a line that breaks the ceiling by itself', () => {
    for (const other of [{ year: 2013 }, { year: null }, { partnerId: 'b' }, { persons: 1 }, { hours: null }, { hours: '1721' }]) expect(of([{}, other])).toEqual([]);
    expect(of([{ partnerId: 'gone' }, { partnerId: 'gone' }])).toMatchObject([{ partnerId: 'gone', partnerName: '' }]);
  });

  test('are held against the lower of the two ceilings, as far as they are known', () => {
    const monthly = { monthlyCeilingHundredths: 16_033 };
    expect(of([{ year: 2011, hours: '480.99' }, { year: 2011, hours: '481' }], { ...ceiling, ...monthly })).toMatchObject([{ allowedHundredths: 96_198n, overHundredths: 1n }]);
    expect(of([{}, {}], monthly)).toMatchObject([{ allowedHundredths: 192_396n }]);
    expect(of([{}, {}], { annualCeiling: 1720, monthlyCeilingHundredths: 30_000 })).toMatchObject([{ allowedHundredths: 172_000n }]);
    expect([of([{}, {}], {}), of([{}, {}], monthly, { period: null })]).toEqual([[], []]);
    expect(of([{}, {}], ceiling, { period: null })).toHaveLength(1);
  });
});

describe('hours as co-financing', () => {
  const of = (lines: Partial<FinancingLine>[], hours: Partial<HourRules>, changed: Partial<CheckContext> = {}) =>
    financingHours(aBudget([], lines.map((line, at) => source(25_000_00n, { id: `f${at}`, kind: 'working-hours', hours: '100', ...line }))), withHours(hours, changed));
  const standard = { standardRateOere: 250_00 };

  test('worth more than the standard rate, by one øre', () => {
    expect(of([{}], standard)).toEqual([]);
    expect(of([{ amountOere: 25_000_01n }], standard)).toEqual([
      { ...remark, code: 'financing-hour-above-rate', table: 'financing', lineId: 'f0', standardRateOere: 250_00, hourOere: 250_01n, hoursHundredths: 10_000n, amountOere: 25_000_01n, allowedOere: 25_000_00n, excessOere: 1n },
    ]);
  });

  test('are not assessed without a rate, hours or a partner, nor once withdrawn, nor as money', () => {
    const dear = { amountOere: 99_000_00n };
    expect([of([dear], {}), of([dear], { standardRateOere: 0 })]).toEqual([[], []]);
    for (const line of [{ hours: '0' }, { hours: null }, { partnerId: null }, { status: 'withdrawn' }, { kind: 'cash' }] as const) expect(of([{ ...dear, ...line }], standard)).toEqual([]);
  });

  test('of one partner, more than one person has in the years of the project', () => {
    const ceiling = { annualCeiling: 1720 };
    expect(of([{ hours: '5000' }, { hours: '160' }, { hours: '5160', partnerId: 'b' }], ceiling)).toEqual([]);
    expect(of([{ hours: '5000' }, { hours: '160.01' }], ceiling)).toEqual([
      { ...remark, code: 'financing-hours-over-ceiling', table: 'financing', lineId: 'f0', hoursHundredths: 516_001n, allowedHundredths: 516_000n, overHundredths: 1n, personsNeeded: 2 },
    ]);
    expect(of([{ hours: '9999', partnerId: 'gone' }], ceiling)).toMatchObject([{ partnerName: '' }]);
    expect([of([{ hours: '9999' }], {}), of([{ hours: '9999' }], ceiling, { period: null })]).toEqual([[], []]);
  });
});
