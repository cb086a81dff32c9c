import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aContext, someRules } from './budget.example.js';
import { largestEuAmount, largestFundShare } from './limits.rules.js';

const limits = aContext().eu;

describe('the largest EU amount is rounded down', () => {
  test.each([
    [1_000_001n, 500, 500_000n],
    [1_400_000n, 500, 700_000n],
    [2_950_000n, 500, 1_475_000n],
    [2_617_000n, 500, 1_308_500n],
    [2_675_000n, 400, 1_070_000n],
  ])('%d kr. at %d permille gives %d kr.', (total, permille, allowed) => {
    expect(largestEuAmount(total * 100n, { ...limits, maxEuSharePermille: permille })).toBe(allowed * 100n);
  });

  test('to whole øre where the rule set says so', () => {
    const toOere = { ...limits, euAmountStepOere: 1 };
    expect(largestEuAmount(1_000_001_00n, toOere)).toBe(500_000_50n);
    expect(largestEuAmount(3n, toOere)).toBe(1n);
  });

  test('is within the cap, and the next step is not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 100_000 }), (total, permille, step) => {
        const allowed = largestEuAmount(total, { euFundIds: [], maxEuSharePermille: permille, euAmountStepOere: step });
        const cap = total * BigInt(permille);
        expect(allowed % BigInt(step)).toBe(0n);
        expect(allowed * 1000n <= cap && (allowed + BigInt(step)) * 1000n > cap).toBe(true);
      }),
    );
  });
});

test("a fund's own share is rounded as its money is: an EU fund's to the step, others to the øre", () => {
  const own = { maxSharePermille: 250, minGrantOere: null, maxGrantOere: null, focusAreaIds: [], basis: '' };
  const context = aContext({ money: someRules({ funds: { esf: own, regional: own, erdf: { ...own, maxSharePermille: null } } }) });
  expect(largestFundShare('esf', 1_000_02n, context)).toEqual({ maxPermille: 250, allowedOere: 250_00n });
  expect(largestFundShare('regional', 1_000_07n, context)).toEqual({ maxPermille: 250, allowedOere: 250_01n });
  expect([largestFundShare('erdf', 100n, context), largestFundShare('unheard-of', 100n, context)]).toEqual([null, null]);
});
