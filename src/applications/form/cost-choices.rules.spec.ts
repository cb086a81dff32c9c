import { describe, expect, test } from '@jest/globals';
import { moneyRulesOf, type CostLine } from '../../budgets/index.js';
import { aFrame } from '../draft.example.js';
import { contradictionsIn, projectYears } from './cost-choices.rules.js';

const { round } = aFrame();
const money = moneyRulesOf(round.rules);
const standard = { hours: { ...money.hours, standardRateOere: 250_00 } };
const line = (given: Partial<CostLine>): CostLine => ({ id: 'c', partnerId: 'p1', category: 'staff', activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere: 0n, ...given });

describe('the years of a project', () => {
  test.each([
    [{ startsOn: '2027-04-01', endsOn: '2029-04-01' }, [2027, 2028, 2029]],
    [{ startsOn: '2027-12-31', endsOn: '2027-12-31' }, [2027]],
    [{ startsOn: '2028-01-01', endsOn: null }, [2028, 2029, 2030, 2031, 2032, 2033]],
    [{ startsOn: null, endsOn: null }, [2027, 2028, 2029, 2030, 2031, 2032]],
    [{ startsOn: '2029-01-01', endsOn: '2027-01-01' }, [2029]],
    [{ startsOn: '1999-01-01', endsOn: '2001-12-31' }, [2000, 2001]],
    [{ startsOn: '2099-01-01', endsOn: '2103-12-31' }, [2099, 2100]],
    [{ startsOn: '2099-01-01', endsOn: null }, [2099, 2100]],
    [{ startsOn: '2101-01-01', endsOn: null }, [2100]],
    [{ startsOn: '2027-01-01', endsOn: '2327-01-01' }, Array.from({ length: 30 }, (_, at) => 2027 + at)],
  ])('%j', (period, years) => expect(projectYears(period, round)).toEqual(years));
});

describe('what cannot stand together in a line', () => {
  const hours = { hours: '410', annualCostOere: 62_000_000n };
  test.each<[string, Partial<CostLine>, string[]]>([
    ['a lump sum', { category: 'external', amountOere: 5n }, []],
    ['hours and an annual cost', hours, []],
    ['hours alone', { hours: '410' }, []],
    ['an annual cost without hours', { annualCostOere: 1n }, ['annualCost annual-cost-without-hours']],
    ['hours of something bought', { category: 'external', ...hours }, ['hours hours-elsewhere', 'annualCost hours-elsewhere']],
    ['persons of something bought', { category: 'travel', persons: 2 }, ['persons hours-elsewhere']],
    ['unpaid hours at a rate of their own, where the round has none', { category: 'in-kind', ...hours }, []],
    ['the largest amount', { hours: '999999999.99', annualCostOere: 171_999n }, []],
    ['a product too large', { hours: '999999999.99', annualCostOere: 99_999_999_999_999n }, ['hours product-too-large']],
  ])('%s', (_, given, found) => expect(contradictionsIn(line(given), money).map(({ cell, code }) => `${cell} ${code}`)).toEqual(found));
  test('unpaid hours at a rate of their own, where the round has one', () => {
    expect(contradictionsIn(line({ category: 'in-kind', ...hours }), standard)).toEqual([{ cell: 'annualCost', code: 'annual-cost-elsewhere' }]);
  });
});
