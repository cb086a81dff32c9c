import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumOere } from '../shared/money.js';
import {
  type BudgetLimits,
  budgetProblems,
  budgetTotals,
  type CostLine,
  type FinancingLine,
  formatGearing,
  gearing,
  largestEuAmount,
} from './budget.rules.js';

const limits: BudgetLimits = {
  euFundIds: ['eu-social-fund', 'eu-regional-fund'],
  maxEuSharePermille: 500,
  euAmountStepOere: 100,
};
const partners = ['a', 'b'];

const cost = (kroner: bigint, line: Partial<CostLine> = {}): CostLine => ({
  id: 'cost',
  partnerId: 'a',
  category: 'staff',
  description: '',
  amountOere: kroner * 100n,
  ...line,
});

const money = (kind: FinancingLine['kind'], kroner: bigint, line: Partial<FinancingLine> = {}): FinancingLine => ({
  id: 'financing',
  kind,
  fundId: kind === 'fund' ? 'eu-regional-fund' : null,
  partnerId: kind === 'fund' ? null : 'a',
  sourceName: '',
  hours: null,
  amountOere: kroner * 100n,
  ...line,
});

const fund = (fundId: string, kroner: bigint) => money('fund', kroner, { fundId });

describe('totals of a budget', () => {
  const totals = budgetTotals(
    [cost(600n), cost(400n, { partnerId: 'b' })],
    [
      fund('eu-regional-fund', 300n),
      fund('regional-development-funds', 100n),
      money('cash', 200n),
      money('working-hours', 250n, { partnerId: 'b', hours: '12.50' }),
      money('working-hours', 50n, { hours: '2.5' }),
      money('other', 150n, { partnerId: null, sourceName: 'Fond' }),
    ],
  );

  test('per source', () => {
    expect(totals).toMatchObject({
      costOere: 100_000n,
      financingOere: 105_000n,
      differenceOere: 5_000n,
      soughtOere: 40_000n,
      cashOere: 20_000n,
      workingHoursOere: 30_000n,
      hours: '15',
      otherOere: 15_000n,
      coFinancingOere: 65_000n,
      gearing: { numerator: 5n, denominator: 2n },
    });
    expect(totals.byFund).toEqual([
      { fundId: 'eu-regional-fund', oere: 30_000n },
      { fundId: 'regional-development-funds', oere: 10_000n },
    ]);
  });

  test('per partner, with what comes from outside', () => {
    const given = (coFinancingOere: bigint) => ({ coFinancingOere });
    const none = { costOere: 0n, cashOere: 0n, workingHoursOere: 0n, otherOere: 0n };
    expect(totals.byPartner).toEqual([
      { ...none, partnerId: 'a', costOere: 60_000n, cashOere: 20_000n, workingHoursOere: 5_000n, ...given(25_000n) },
      { ...none, partnerId: 'b', costOere: 40_000n, workingHoursOere: 25_000n, ...given(25_000n) },
      { ...none, partnerId: null, otherOere: 15_000n, ...given(15_000n) },
    ]);
  });

  test('a tenth of an hour ten times is one hour', () => {
    const hours = Array.from({ length: 10 }, () => money('working-hours', 0n, { hours: '0.10' }));
    expect(budgetTotals([], hours).hours).toBe('1');
    expect(budgetTotals([], hours.slice(0, 3)).hours).toBe('0.3');
    expect(() => budgetTotals([], [money('working-hours', 0n, { hours: '1,5' })])).toThrow(RangeError);
  });
});

describe('gearing', () => {
  test.each([
    [700n, 350n, '2,00', '2.00'],
    [800n, 350n, '2,29', '2.29'],
    [1005n, 1000n, '1,01', '1.01'],
    [2n, 3n, '0,67', '0.67'],
  ])('%d to %d', (total, sought, da, en) => {
    expect(formatGearing(gearing(total, sought), 'da')).toBe(da);
    expect(formatGearing(gearing(total, sought), 'en')).toBe(en);
  });

  test('is not relevant where nothing is sought', () => {
    expect(gearing(100n, 0n)).toBeNull();
    expect(gearing(0n, 100n)).toBeNull();
    expect(formatGearing(null, 'da')).toBe('ikke relevant');
    expect(formatGearing(null, 'en')).toBe('not applicable');
  });
});

describe('the largest EU amount is rounded down', () => {
  test.each([
    [1_000_001n, 500, 500_000n],
    [1_400_000n, 500, 700_000n],
    [2_950_000n, 500, 1_475_000n],
    [2_617_000n, 500, 1_308_500n],
    [2_675_000n, 400, 1_070_000n],
    [2_180_000n, 400, 872_000n],
    [1_680_000n, 400, 672_000n],
    [1_230_000n, 400, 492_000n],
  ])('%d kr. at %d permille gives %d kr.', (total, permille, allowed) => {
    expect(largestEuAmount(total * 100n, { ...limits, maxEuSharePermille: permille })).toBe(allowed * 100n);
  });

  test('to whole øre where the rule set says so', () => {
    const toOere = { ...limits, euAmountStepOere: 1 };
    expect(largestEuAmount(1_000_001_00n, toOere)).toBe(500_000_50n);
    expect(largestEuAmount(3n, toOere)).toBe(1n);
  });
});

describe('what is wrong with a budget', () => {
  const balanced = [fund('eu-social-fund', 500n), money('cash', 500n)];

  test('nothing, when it balances, seeks a fund and keeps the EU share at the very limit', () => {
    expect(budgetProblems([cost(1000n)], balanced, limits, partners)).toEqual([]);
  });

  test('no cost, and then nothing is said about balance or share', () => {
    expect(budgetProblems([], balanced, limits, partners)).toEqual([{ code: 'empty-budget', costLines: 0 }]);
    expect(budgetProblems([cost(0n)], [], limits, partners)).toEqual([
      { code: 'empty-budget', costLines: 1 },
      { code: 'no-fund' },
    ]);
  });

  test('one øre too little, and one too much', () => {
    const financing = [fund('eu-social-fund', 500n), money('cash', 0n, { amountOere: 49_999n })];
    const totals = { code: 'financing-differs', byOere: 1n };
    expect(budgetProblems([cost(1000n)], financing, limits, partners)).toEqual([
      { ...totals, direction: 'too-little', costOere: 100_000n, financingOere: 99_999n },
    ]);
    const roomy = { ...limits, maxEuSharePermille: 600 };
    expect(budgetProblems([cost(0n, { amountOere: 99_999n })], balanced, roomy, partners)).toEqual([
      { ...totals, direction: 'too-much', costOere: 99_999n, financingOere: 100_000n },
    ]);
  });

  test('no fund applied for, also when the amount is 0', () => {
    expect(budgetProblems([cost(1n)], [money('cash', 1n)], limits, partners)).toEqual([{ code: 'no-fund' }]);
    const zero = [fund('eu-social-fund', 0n), money('cash', 1n)];
    expect(budgetProblems([cost(1n)], zero, limits, partners)).toEqual([{ code: 'no-fund' }]);
  });

  test('the two EU funds count together, and the regional funds do not', () => {
    const financing = [fund('eu-social-fund', 300n), fund('eu-regional-fund', 300n), money('cash', 400n)];
    expect(budgetProblems([cost(1000n)], financing, limits, partners)).toEqual([
      {
        code: 'eu-share-too-large',
        maxPermille: 500,
        euOere: 60_000n,
        costOere: 100_000n,
        allowedOere: 50_000n,
        excessOere: 10_000n,
      },
    ]);
    const regional = [fund('regional-development-funds', 900n), money('cash', 100n)];
    expect(budgetProblems([cost(1000n)], regional, limits, partners)).toEqual([]);
  });

  test('one øre above the limit of a very large budget', () => {
    const financing = [
      money('fund', 0n, { amountOere: 500_000_000_000_001n }),
      money('cash', 0n, { amountOere: 499_999_999_999_999n }),
    ];
    const problems = budgetProblems([cost(10_000_000_000_000n)], financing, limits, partners);
    expect(problems).toMatchObject([{ code: 'eu-share-too-large', excessOere: 1n }]);
  });

  test('lines of partners who have left, and negative lines', () => {
    const costs = [cost(1000n), cost(-1n, { id: 'minus' }), cost(1n, { id: 'left', partnerId: 'gone' })];
    const financing = [fund('eu-social-fund', 500n), money('cash', 500n, { id: 'promise', partnerId: 'gone' })];
    expect(budgetProblems(costs, financing, limits, partners)).toEqual([
      { code: 'negative-amount', table: 'costs', lineId: 'minus', amountOere: -100n },
      { code: 'unknown-partner', table: 'costs', lineId: 'left', partnerId: 'gone' },
      { code: 'unknown-partner', table: 'financing', lineId: 'promise', partnerId: 'gone' },
    ]);
  });
});

describe('for any budget', () => {
  const amountOere = fc.bigInt({ min: 0n, max: 10n ** 14n });
  const partnerId = fc.constantFrom('a', 'b');
  const costLine = fc.record({ amountOere, partnerId }).map((line) => cost(0n, line));
  const financingLine = fc.oneof(
    fc
      .record({ amountOere, fundId: fc.constantFrom('eu-social-fund', 'eu-regional-fund', 'regional-development-funds') })
      .map((line) => money('fund', 0n, line)),
    fc
      .record({ amountOere, partnerId: fc.option(partnerId), hours: fc.constantFrom(null, '0.25', '160.33', '7') })
      .chain((line) => fc.constantFrom('cash', 'working-hours', 'other').map((kind) => money(kind as 'cash', 0n, line))),
  );
  const costs = fc.array(costLine, { maxLength: 12 });
  const financing = fc.array(financingLine, { maxLength: 12 });

  test('every table of totals adds up to the whole', () => {
    fc.assert(
      fc.property(costs, financing, (costLines, financingLines) => {
        const totals = budgetTotals(costLines, financingLines);
        expect(sumOere(totals.byFund.map((row) => row.oere))).toBe(totals.soughtOere);
        expect(totals.soughtOere + totals.coFinancingOere).toBe(totals.financingOere);
        expect(totals.cashOere + totals.workingHoursOere + totals.otherOere).toBe(totals.coFinancingOere);
        expect(sumOere(totals.byPartner.map((row) => row.costOere))).toBe(totals.costOere);
        expect(sumOere(totals.byPartner.map((row) => row.coFinancingOere))).toBe(totals.coFinancingOere);
      }),
    );
  });

  test('the order of the lines changes no total and no problem', () => {
    fc.assert(
      fc.property(costs, financing, (costLines, financingLines) => {
        const turned = budgetProblems(costLines.toReversed(), financingLines.toReversed(), limits, partners);
        expect(turned).toEqual(budgetProblems(costLines, financingLines, limits, partners));
      }),
    );
  });

  test('making the named changes leaves nothing wrong', () => {
    fc.assert(
      fc.property(costs, financing, (costLines, financingLines) => {
        fc.pre(sumOere(costLines.map((line) => line.amountOere)) >= 400n);
        const mended = mend(costLines, financingLines);
        expect(budgetProblems(mended.costs, mended.financing, limits, partners)).toEqual([]);
      }),
    );
  });

  test('the largest EU amount is allowed and one øre more is not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 200n, max: 10n ** 15n }), (total) => {
        const allowed = largestEuAmount(total, limits);
        expect(allowed * 1000n <= total * 500n).toBe(true);
        const codes = (eu: bigint) =>
          budgetProblems(
            [cost(0n, { amountOere: total })],
            [money('fund', 0n, { amountOere: eu }), money('cash', 0n, { amountOere: total - eu })],
            limits,
            partners,
          ).map((problem) => problem.code);
        expect(codes(allowed)).toEqual([]);
        expect(codes(allowed + 1n)).toEqual(['eu-share-too-large']);
      }),
    );
  });

  /** Does what the problems say, one after another: the EU share first, since it changes the balance. */
  function mend(costLines: CostLine[], financingLines: FinancingLine[]) {
    let lines = financingLines;
    let extraCost: CostLine[] = [];
    const problemsNow = () => budgetProblems([...costLines, ...extraCost], lines, limits, partners);
    for (const problem of problemsNow()) {
      if (problem.code === 'no-fund') lines = [...lines, fund('eu-social-fund', 1n)];
      if (problem.code === 'eu-share-too-large') lines = [...lessEu(lines, problem.excessOere)];
    }
    for (const problem of problemsNow()) {
      if (problem.code === 'no-fund') lines = [...lines, fund('regional-development-funds', 1n)];
    }
    for (const problem of problemsNow()) {
      if (problem.code !== 'financing-differs') continue;
      if (problem.direction === 'too-little') lines = [...lines, money('cash', 0n, { amountOere: problem.byOere })];
      else extraCost = [cost(0n, { amountOere: problem.byOere })];
    }
    return { costs: [...costLines, ...extraCost], financing: lines };
  }

  function lessEu(lines: FinancingLine[], excess: bigint): FinancingLine[] {
    let left = excess;
    return lines.map((line) => {
      if (!line.fundId || !limits.euFundIds.includes(line.fundId)) return line;
      const less = line.amountOere < left ? line.amountOere : left;
      left -= less;
      return { ...line, amountOere: line.amountOere - less };
    });
  }
});
