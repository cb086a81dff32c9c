import { describe, expect, test } from '@jest/globals';
import type { HourRules } from '../rounds/index.js';
import { aContext, cost, someRules } from './budget.example.js';
import type { CheckContext } from './check.rules.js';
import { hoursChecks } from './hours-check.rules.js';
import type { CostLine } from './line.rules.js';

const on = { table: 'costs', lineId: 'cost', partnerId: 'a', partnerName: 'Kommunen' } as const;
const error = { severity: 'error', basis: 'Art. 55', ...on };
const checked = (line: Partial<CostLine>, hours: Partial<HourRules> = {}, changed: Partial<CheckContext> = {}) => {
  const money = someRules();
  return hoursChecks(cost(0n, line), on, aContext({ money: { ...money, hours: { ...money.hours, ...hours } }, ...changed }));
};
const paid = { annualCostOere: 620_000_00n, amountOere: 1n };

describe('the annual ceiling', () => {
  const ceiling = { annualCeiling: 1720 };

  test('holds for a person in a year, to the hundredth of an hour', () => {
    expect(checked({ ...paid, hours: '1720', year: 2012 }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '1720.01', year: 2012 }, ceiling)).toEqual([
      { ...error, code: 'hours-over-annual-ceiling', year: 2012, persons: 1, hoursHundredths: 172_001n, allowedHundredths: 172_000n, overHundredths: 1n, personsNeeded: 2 },
    ]);
  });

  test('is as many times higher as there are persons', () => {
    expect(checked({ ...paid, hours: '3440', persons: 2, year: 2012 }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '5160', persons: 2, year: 2012 }, ceiling)).toMatchObject([{ persons: 2, allowedHundredths: 344_000n, overHundredths: 172_000n, personsNeeded: 3 }]);
  });

  test('where no year is said, the hours may fall in any year of the project; unknown years are not assessed', () => {
    expect(checked({ ...paid, hours: '5160' }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '5160.5' }, ceiling)).toMatchObject([{ code: 'hours-over-annual-ceiling', year: null, allowedHundredths: 516_000n, personsNeeded: 2 }]);
    expect(checked({ ...paid, hours: '99999' }, ceiling, { period: null })).toEqual([]);
    expect(checked({ ...paid, hours: '1721', year: 2012 }, ceiling, { period: null })).toHaveLength(1);
  });
});

describe('the monthly ceiling', () => {
  const ceiling = { monthlyCeilingHundredths: 16033 };

  test('holds for the months of the project in that year', () => {
    expect(checked({ ...paid, hours: '961.98', year: 2011 }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '961.99', year: 2011 }, ceiling)).toEqual([
      { ...error, code: 'hours-over-monthly-ceiling', year: 2011, persons: 1, hoursHundredths: 96_199n, allowedHundredths: 96_198n, overHundredths: 1n, personsNeeded: 2, months: 6 },
    ]);
    expect(checked({ ...paid, hours: '1923.96', year: 2012 }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '1923.97', year: 2012, persons: 2 }, ceiling)).toEqual([]);
  });

  test('without a year, for all months; in a year without the project or without a period it is not assessed', () => {
    expect(checked({ ...paid, hours: '3847.92' }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '3847.93' }, ceiling)).toMatchObject([{ code: 'hours-over-monthly-ceiling', months: 24, year: null }]);
    expect(checked({ ...paid, hours: '99999', year: 2014 }, ceiling)).toEqual([]);
    expect(checked({ ...paid, hours: '99999', year: 2012 }, ceiling, { period: null })).toEqual([]);
  });

  test('both ceilings may be broken at once; one of 0 is none', () => {
    const codes = (line: Partial<CostLine>, rules: Partial<HourRules>) => checked({ ...paid, ...line }, rules).map(({ code }) => code);
    expect(codes({ hours: '2000', year: 2012 }, { annualCeiling: 1720, monthlyCeilingHundredths: 16033 })).toEqual(['hours-over-annual-ceiling', 'hours-over-monthly-ceiling']);
    expect(codes({ hours: '2000', year: 2012 }, { annualCeiling: 0, monthlyCeilingHundredths: 0 })).toEqual([]);
  });
});

describe('hours that lack', () => {
  const standard = { standardRateOere: 250_00 };

  test('at the standard rate, with the most hours within the amount', () => {
    const lacking = { ...error, code: 'standard-rate-hours-missing', standardRateOere: 250_00 };
    expect(checked({ category: 'in-kind', amountOere: 1_001_00n }, standard)).toEqual([{ ...lacking, amountOere: 1_001_00n, hoursHundredths: 400n }]);
    expect(checked({ category: 'in-kind', amountOere: 2n }, { standardRateOere: 1 })).toMatchObject([{ hoursHundredths: 200n }]);
    expect(checked({ category: 'in-kind', amountOere: -5n }, { standardRateOere: 1 })).toMatchObject([{ amountOere: -5n, hoursHundredths: 0n }]);
    expect(checked({ category: 'in-kind', amountOere: 5n })).toEqual([]);
    expect(checked({ category: 'in-kind', amountOere: 5n }, { standardRateOere: 0 })).toEqual([]);
    expect(checked({ amountOere: 5n }, standard)).toEqual([]);
    expect(checked({ category: 'in-kind', hours: '4', amountOere: 0n }, standard)).toEqual([]);
  });

  test('hours without a rate and without an amount', () => {
    expect(checked({ hours: '7.5' })).toEqual([{ ...error, code: 'hours-without-rate', hoursHundredths: 750n }]);
    expect(checked({ hours: '7.5', category: 'in-kind' })).toMatchObject([{ code: 'hours-without-rate' }]);
    expect(checked({ hours: '0' })).toEqual([]);
    expect(checked({ hours: '7.5', amountOere: 1n })).toEqual([]);
    expect(checked({ hours: '7.5', amountOere: 0n, annualCostOere: 0n })).toEqual([]);
  });
});
