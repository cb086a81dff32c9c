import { describe, expect, test } from '@jest/globals';
import type { CostLine } from '../../budgets/index.js';
import { isReckoned, joinCosts, splitCosts } from './cost-content.rules.js';

const rules = { annualNorm: 1720, annualCeiling: null, monthlyCeilingHundredths: null, standardRateOere: 25_000, basis: '' };
const line = (given: Partial<CostLine>): CostLine => ({ id: 'c', partnerId: 'p', category: 'staff', activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere: 5_00n, ...given });
const byHours = line({ hours: '410', annualCostOere: 620_000_00n, amountOere: 147_790_70n });

describe('a cost line to be merged', () => {
  test.each([['typed', line({})], ['of hours', byHours], ['of unpaid hours', line({ category: 'in-kind', hours: '2', amountOere: 500_00n })]])('is joined again as it was split: %s', (_, one) => {
    expect(joinCosts(splitCosts([one], rules), rules)).toEqual([one]);
  });
  test('has no amount of its own where it follows from hours: one changes the hours, another the salary', () => {
    const [row] = splitCosts([byHours], rules);
    expect(row!['amount']).toBeNull();
    expect(joinCosts([{ ...row!, hours: '820', annualCost: 310_000_00n }], rules)[0]!.amountOere).toBe(147_790_70n);
  });
  test('keeps an amount that was typed while another made it a line of hours, so that it can be asked about', () => {
    const [row] = splitCosts([byHours], rules);
    const [together] = joinCosts([{ ...row!, amount: 100_424_50n }], rules);
    expect([isReckoned(together!, rules), together!.amountOere]).toEqual([true, 100_424_50n]);
  });
  test.each([
    ['of hours that are gone', { hours: null }],
    ['of an annual cost that is gone', { annualCost: null }],
    ['that became equipment', { category: 'equipment', annualCost: null }],
  ])('lacks an amount where nobody said one: %s', (_, given) => {
    const [row] = splitCosts([byHours], rules);
    const [together] = joinCosts([{ ...row!, ...given }], rules);
    expect(together!.lacksAmount).toBe(true);
    expect(splitCosts([together!], rules)[0]!['amount']).toBeNull();
  });
  test('has a stated amount of nothing as it was stated', () => {
    expect(joinCosts(splitCosts([line({ amountOere: 0n })], rules), rules)).toEqual([line({ amountOere: 0n })]);
  });
});
