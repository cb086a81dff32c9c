import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumOere } from '../shared/money.js';
import { aBudget, aContext, aModel, cost, fund, someRules, source } from './budget.example.js';
import { budgetChecks, type BudgetCheck, type CheckContext } from './check.rules.js';
import type { Budget, FinancingLine } from './line.rules.js';
import { largestEuAmount } from './limits.rules.js';

const codes = (budget: Budget, context: CheckContext = aContext()) => budgetChecks(budget, context).map(({ code }) => code);

test('in the order of the pages: costs, financing, the whole', () => {
  const money = someRules({ byYear: true, incentiveEffect: { basis: '' } });
  const budget = aBudget([cost(5n, { category: 'zeppelin', partnerId: 'gone' }), cost(0n, { year: 2012, hours: '4' })], [source(1n, { partnerId: 'gone' })]);
  expect(codes(budget, aContext({ money, sentOn: '2012-01-01' }))).toEqual([
    'unknown-partner', 'category-not-allowed', 'year-missing', 'hours-without-rate', 'unknown-partner', 'no-fund', 'financing-differs', 'start-before-sent',
  ]);
});

test('a period that ends before it starts is none; one of a single day is one', () => {
  const money = someRules({ byYear: true });
  const checks = (startsOn: string, endsOn: string) => codes(aBudget([cost(5n, { year: 1999 })], [fund('regional', 5n)]), aContext({ money, period: { startsOn, endsOn } }));
  expect(checks('2012-01-02', '2012-01-01')).toEqual([]);
  expect(checks('2012-01-01', '2012-01-01')).toEqual(['year-outside-period']);
  expect(codes(aBudget([cost(5n, { year: 1999 })], [fund('regional', 5n)]), aContext({ money, period: null }))).toEqual([]);
});

describe('for any budget', () => {
  const amountOere = fc.bigInt({ min: 0n, max: 10n ** 14n });
  const partnerId = fc.constantFrom('a', 'b', 'c');
  const category = fc.constantFrom('staff', 'external', 'travel');
  const costs = fc.array(fc.record({ amountOere, partnerId, category }).map((line) => cost(0n, line)), { maxLength: 12 });
  const financing = fc.array(
    fc.oneof(
      fc.record({ amountOere, fundId: fc.constantFrom('esf', 'erdf', 'regional') }).map((line) => fund(line.fundId, 0n, line)),
      fc
        .record({ amountOere, partnerId: fc.option(partnerId), isConditional: fc.boolean(), kind: fc.constantFrom('cash' as const, 'state' as const), status: fc.constantFrom('promised' as const, 'withdrawn' as const) })
        .map((line) => source(0n, line)),
    ),
    { maxLength: 12 },
  );
  const money = someRules({ costModels: [aModel({ steps: [{ ratePermille: 180, of: ['staff', 'external'], makes: 'indirect' }] })] });
  const context = aContext({ money });

  test('the largest EU amount is allowed and one øre more is not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 200n, max: 10n ** 15n }), (total) => {
        const allowed = largestEuAmount(total, context.eu);
        const asked = (eu: bigint) => codes(aBudget([cost(total, { category: 'travel' })], [fund('erdf', eu), source(total - eu)]), context);
        expect(asked(allowed)).toEqual([]);
        expect(asked(allowed + 1n)).toEqual(['eu-share-too-large']);
      }),
    );
  });

  test('making the named changes leaves nothing wrong', () => {
    fc.assert(
      fc.property(costs, financing, (costLines, financingLines) => {
        fc.pre(sumOere(costLines.map((line) => line.amountOere)) >= 400n);
        const mended = mend(aBudget(costLines, financingLines));
        expect(budgetChecks(mended, context).filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
    );
  });

  /** Does what the checks say, one after another: what is sought first, since it changes the balance. */
  function mend(budget: Budget): Budget {
    const with1 = (line: FinancingLine) => (one: Budget) => ({ ...one, financing: [...one.financing, line] });
    const steps: ((check: BudgetCheck) => ((one: Budget) => Budget) | undefined)[] = [
      (check) => (check.code === 'eu-share-too-large' ? (one) => ({ ...one, financing: lessEu(one.financing, check.excessOere) }) : undefined),
      (check) => (check.code === 'no-fund' ? with1(fund('regional', 1n)) : undefined),
      (check) => (check.code === 'conditional-unmatched' ? with1(source(check.missingOere)) : undefined),
      (check) => {
        if (check.code !== 'financing-differs') return undefined;
        const { byOere, direction } = check;
        return direction === 'too-little' ? with1(source(byOere)) : (one) => ({ ...one, costs: [...one.costs, cost(byOere, { category: 'travel' })] });
      },
    ];
    return steps.reduce((one, step) => budgetChecks(one, context).reduce((now, check) => step(check)?.(now) ?? now, one), budget);
  }

  function lessEu(lines: readonly FinancingLine[], excess: bigint): FinancingLine[] {
    let left = excess;
    return lines.map((line) => {
      if (!context.eu.euFundIds.includes(line.fundId ?? '')) return line;
      const less = line.amountOere < left ? line.amountOere : left;
      left -= less;
      return { ...line, amountOere: line.amountOere - less };
    });
  }
});
