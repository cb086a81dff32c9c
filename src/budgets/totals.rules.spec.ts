import { describe, expect, test } from '@jest/globals';
import { aBudget, aModel, cost, fund, partners, reckonedByHand, someRules, source } from './budget.example.js';
import { largestEuAmount } from './limits.rules.js';
import { budgetTotals } from './totals.rules.js';
import type { CostLine, FinancingLine } from './line.rules.js';

const rules = someRules();
const totalsOf = (costs: CostLine[], financing: FinancingLine[] = [], money = rules) => budgetTotals(aBudget(costs, financing), money);

describe('reckoned by hand', () => {
  test.each(reckonedByHand)('$name', ({ model, costs, euPermille, flat, total, eu }) => {
    const lines = Object.entries(costs).map(([category, kroner]) => cost(kroner * 100n, { id: category, category }));
    const totals = totalsOf(lines, [], someRules({ costModels: [model] }));
    expect(totals.flatStaffOere + totals.indirectOere).toBe(flat * 100n);
    expect(totals.costOere).toBe(total * 100n);
    expect(largestEuAmount(totals.costOere, { euFundIds: [], maxEuSharePermille: euPermille, euAmountStepOere: 100 })).toBe(eu * 100n);
  });
});

describe('flat rates', () => {
  const third = aModel({ steps: [{ ratePermille: 333, of: ['staff'], makes: 'indirect' }] });

  test('are rounded down to the øre for each partner', () => {
    const totals = totalsOf([cost(5n), cost(5n, { partnerId: 'b' })], [], someRules({ costModels: [third] }));
    // 333 ‰ of 5 is 1 each, and of 10 would be 3
    expect(totals).toMatchObject({ directOere: 10n, indirectOere: 2n, flatStaffOere: 0n, costOere: 12n });
    expect(totals.byPartner).toMatchObject([{ directOere: 5n, flatOere: 1n, costOere: 6n }, { directOere: 5n, flatOere: 1n, costOere: 6n }]);
  });

  test('are spread over the years as their base is, and a tie gives the øre to the earlier year', () => {
    const lines = [cost(3n, { year: null }), cost(3n, { year: 2012 }), cost(90n, { year: 2010, category: 'travel' }), cost(3n, { year: 2011 })];
    const totals = totalsOf(lines, [], someRules({ costModels: [aModel({ steps: [{ ratePermille: 500, of: ['staff'], makes: 'indirect' }] })] }));
    // half of 9 is 4: one each, and one more for the earliest
    expect(totals.byYear).toEqual([
      { year: 2010, costOere: 90n },
      { year: 2011, costOere: 5n },
      { year: 2012, costOere: 4n },
      { year: null, costOere: 4n },
    ]);
    expect(totals.byPartner[0]!.byYear).toEqual(totals.byYear);
  });

  test('a later step builds on staff made by an earlier one, and only where it says so', () => {
    const steps = [{ ratePermille: 200, of: ['external'], makes: 'staff' }, { ratePermille: 500, of: ['staff'], makes: 'indirect' }, { ratePermille: 100, of: ['external'], makes: 'indirect' }] as const;
    const totals = totalsOf([cost(1000n, { category: 'external', year: 2011 }), cost(7n, { category: 'other' })], [], someRules({ costModels: [aModel({ steps })] }));
    expect(totals).toMatchObject({ directOere: 1007n, flatStaffOere: 200n, indirectOere: 200n, costOere: 1407n });
    expect(totals.cells).toEqual([
      { partnerId: 'a', year: 2011, heading: 'external', oere: 1000n },
      { partnerId: 'a', year: 2011, heading: 'flat-staff', oere: 200n },
      { partnerId: 'a', year: 2011, heading: 'indirect', oere: 200n },
      { partnerId: 'a', year: null, heading: 'other', oere: 7n },
    ]);
    expect(totals.byCategory).toEqual([{ category: 'external', oere: 1000n }, { category: 'other', oere: 7n }]);
    expect(totals.byPartner[0]).toMatchObject({ directOere: 1007n, flatOere: 400n });
  });
});

describe('totals of a budget', () => {
  const totals = () => totalsOf(
    [cost(400_00n, { partnerId: 'b', category: 'travel' }), cost(500_00n), cost(100_00n, { id: 'second' })],
    [
      fund('erdf', 300_00n),
      fund('regional', 100_00n),
      source(200_00n, { partnerId: 'c' }),
      source(250_00n, { kind: 'working-hours', partnerId: 'b', hours: '12.50' }),
      source(50_00n, { kind: 'working-hours', hours: '2.5' }),
      source(150_00n, { kind: 'foundation', partnerId: null, sourceName: 'Fond', hours: '99' }),
    ],
  );

  test('per source', () => {
    expect(totals()).toMatchObject({
      directOere: 1_000_00n,
      costOere: 1_000_00n,
      financingOere: 1_050_00n,
      differenceOere: 50_00n,
      soughtOere: 400_00n,
      cashOere: 200_00n,
      workingHoursOere: 300_00n,
      hours: '15',
      otherOere: 150_00n,
      coFinancingOere: 650_00n,
      publicOere: 300_00n,
      privateOere: 350_00n,
      privateShare: { numerator: 7n, denominator: 20n },
      gearing: { numerator: 5n, denominator: 2n },
      leverage: { numerator: 3n, denominator: 2n },
      conditionalOere: 0n,
      unmatchedOere: 0n,
    });
    expect(totals().byFund).toEqual([
      { fundId: 'erdf', oere: 300_00n, share: { numerator: 3n, denominator: 10n } },
      { fundId: 'regional', oere: 100_00n, share: { numerator: 1n, denominator: 10n } },
    ]);
  });

  test('per partner in page order, with what comes from outside last', () => {
    const none = { directOere: 0n, flatOere: 0n, costOere: 0n, byYear: [], cashOere: 0n, workingHoursOere: 0n, otherOere: 0n };
    const year = (costOere: bigint) => [{ year: null, costOere }];
    expect(totals().byPartner).toEqual([
      { ...none, partnerId: 'a', directOere: 600_00n, costOere: 600_00n, byYear: year(600_00n), workingHoursOere: 50_00n, coFinancingOere: 50_00n },
      { ...none, partnerId: 'b', directOere: 400_00n, costOere: 400_00n, byYear: year(400_00n), workingHoursOere: 250_00n, coFinancingOere: 250_00n },
      { ...none, partnerId: 'c', cashOere: 200_00n, coFinancingOere: 200_00n },
      { ...none, partnerId: null, otherOere: 150_00n, coFinancingOere: 150_00n },
    ]);
  });

  test('per category in the order of the rule set, those it does not know last', () => {
    const strange = totalsOf([cost(1n, { category: 'zeppelin' }), cost(2n, { category: 'audit' }), cost(3n, { category: 'airship' }), cost(4n)]);
    expect(strange.byCategory.map(({ category }) => category)).toEqual(['staff', 'audit', 'airship', 'zeppelin']);
    expect(totals().byCategory).toEqual([{ category: 'staff', oere: 600_00n }, { category: 'travel', oere: 400_00n }]);
    expect(strange.cells.map(({ heading }) => heading)).toEqual(['staff', 'audit', 'airship', 'zeppelin']);
  });

  test('years come in order, whatever the order of partners and lines', () => {
    const lines = [cost(1n, { year: null }), cost(2n, { year: 2014 }), cost(4n, { year: 2012 }), cost(8n, { partnerId: 'b', year: 2013 }), cost(16n, { partnerId: 'b', year: 2011 })];
    const { byYear, cells } = totalsOf(lines);
    expect(byYear.map(({ year }) => year)).toEqual([2011, 2012, 2013, 2014, null]);
    expect(cells.map(({ partnerId, year }) => [partnerId, year])).toEqual([['a', 2012], ['a', 2014], ['a', null], ['b', 2011], ['b', 2013]]);
  });

  test('lines of partners who have left still count', () => {
    const left = totalsOf([cost(1n, { partnerId: 'left' }), cost(2n)], [source(3n, { partnerId: 'gone' })]);
    expect(left.costOere).toBe(3n);
    expect(left.byPartner.map(({ partnerId }) => partnerId)).toEqual(['a', 'gone', 'left']);
  });

  test('an empty budget comes to nothing', () => {
    expect(totalsOf([])).toEqual({
      directOere: 0n, flatStaffOere: 0n, indirectOere: 0n, costOere: 0n, financingOere: 0n, differenceOere: 0n, byFund: [], soughtOere: 0n,
      cashOere: 0n, workingHoursOere: 0n, otherOere: 0n, coFinancingOere: 0n, hours: '0', conditionalOere: 0n, unmatchedOere: 0n,
      publicOere: 0n, privateOere: 0n, privateShare: null, gearing: null, leverage: null, byPartner: [], byYear: [], byCategory: [], cells: [],
    });
    expect(totalsOf([], [fund('esf', 5n)]).byFund).toEqual([{ fundId: 'esf', oere: 5n, share: null }]);
  });

  test('a tenth of an hour ten times is one hour, and hours of money withdrawn are none', () => {
    const tenth = source(0n, { kind: 'working-hours', hours: '0.10' });
    expect(totalsOf([], Array.from({ length: 10 }, () => tenth)).hours).toBe('1');
    expect(totalsOf([], [tenth, tenth, tenth, { ...tenth, status: 'withdrawn' }, { ...tenth, hours: null }]).hours).toBe('0.3');
    expect(() => totalsOf([], [{ ...tenth, hours: '1,5' }])).toThrow(RangeError);
  });

  test('amounts far above 2^53 are exact', () => {
    const huge = 2n ** 53n * 100n - 1n;
    const many = Array.from({ length: 30 }, (_, at) => cost(huge, { id: `${at}` }));
    expect(totalsOf(many).costOere).toBe(27_021_597_764_222_975_970n);
  });

  test('an amount below 0 counts nothing, in costs or in financing', () => {
    const odd = totalsOf([cost(-5n), cost(7n)], [source(-3n), fund('esf', -2n), source(4n, { isConditional: true })]);
    expect(odd).toMatchObject({ costOere: 7n, financingOere: 0n, coFinancingOere: 0n, soughtOere: 0n, unmatchedOere: 4n });
    expect(odd.byFund).toEqual([{ fundId: 'esf', oere: 0n, share: { numerator: 0n, denominator: 1n } }]);
  });

  test('a fund without a name is one, too', () => {
    expect(totalsOf([cost(2n)], [fund('', 1n, { fundId: null })]).byFund).toEqual([{ fundId: '', oere: 1n, share: { numerator: 1n, denominator: 2n } }]);
  });

  test('thirty partners of eight categories, four years and ten lines are each looked at a fixed number of times', () => {
    let looks = 0;
    const watched = (line: CostLine): CostLine => new Proxy(line, { get: (target, name) => ((looks += 1), Reflect.get(target, name)) as unknown });
    const lines = (many: number) => Array.from({ length: many }, (_, at) => watched(cost(1n, { id: `${at}`, partnerId: partners[at % 3]!.id, year: 2011 + (at % 4) })));
    const looksAt = (many: number): number => {
      looks = 0;
      totalsOf(lines(many));
      return looks;
    };
    expect(looksAt(9600)).toBe(looksAt(960) * 10);
  });
});
