import { describe, expect, test } from '@jest/globals';
import type { FundRules } from '../rounds/index.js';
import { aBudget, aContext, cost, fund, someRules, source } from './budget.example.js';
import type { CheckContext } from './check.rules.js';
import { financingChecks, wholeChecks } from './financing-check.rules.js';
import type { FinancingLine } from './line.rules.js';
import { budgetTotals } from './totals.rules.js';

const kroner = 100n;
const checked = (costKroner: bigint, financing: FinancingLine[], changed: Partial<CheckContext> = {}) => {
  const context = aContext(changed);
  const budget = aBudget([cost(costKroner * kroner)], financing);
  const totals = budgetTotals(budget, context.money);
  return { financing: financingChecks(budget, totals, context), whole: wholeChecks(totals, context) };
};
const error = { severity: 'error', basis: '' } as const;
const regional = (sought: bigint) => fund('regional', sought * kroner);
const withFund = (rules: Partial<FundRules>) => ({
  money: someRules({ funds: { regional: { maxSharePermille: null, minGrantOere: null, maxGrantOere: null, focusAreaIds: [], basis: 'Lov § 10', ...rules } } }),
});

test('nothing, where a fund is sought within its limits', () => {
  expect(checked(1000n, [regional(500n), source(500n * kroner)])).toEqual({ financing: [], whole: [] });
});

test('no fund applied for, also when the amount is 0', () => {
  expect(checked(1n, [source(100n)]).financing).toEqual([{ ...error, code: 'no-fund' }]);
  expect(checked(1n, [source(100n), regional(0n)]).financing).toEqual([{ ...error, code: 'no-fund' }]);
});

test('lines below 0, of partners who have left, of outside sources, and of funds the round does not hand out', () => {
  const on = { ...error, table: 'financing', partnerName: '' };
  expect(checked(1n, [source(-1n, { partnerId: null, id: 'minus' }), source(1n, { partnerId: 'gone' }), fund('rural', 5n), fund('coal', 0n), regional(1n)]).financing).toEqual([
    { ...on, code: 'negative-amount', lineId: 'minus', partnerId: null, amountOere: -1n },
    { ...on, code: 'unknown-partner', lineId: 'source', partnerId: 'gone' },
    { ...error, code: 'fund-not-in-round', lineId: 'rural', fundId: 'rural', soughtOere: 5n },
  ]);
  expect(checked(1n, [source(-1n), regional(1n)]).financing).toMatchObject([{ partnerId: 'a', partnerName: 'Kommunen' }]);
});

test('krone for krone that counts only in part is remarked on', () => {
  const lines = [regional(1n), source(30n), source(50n, { id: 'if', isConditional: true })];
  expect(checked(1n, lines).financing).toEqual([{ severity: 'remark', basis: '', code: 'conditional-unmatched', conditionalOere: 50n, countsOere: 30n, missingOere: 20n }]);
});

describe('the EU share', () => {
  const eu = (social: bigint, innovation: bigint, changed: Partial<CheckContext> = {}) => checked(1000n, [fund('esf', social), fund('erdf', innovation), source(1n)], changed).financing;
  const tooLarge = { ...error, basis: 'Lov om det hele', code: 'eu-share-too-large', maxPermille: 500, stepOere: 100, costOere: 1000n * kroner, allowedOere: 500n * kroner };

  test('one øre above 50 % is too much: shares are never rounded to a percentage', () => {
    expect(eu(300_00n, 200_00n)).toEqual([]);
    expect(eu(300_00n, 200_01n)).toEqual([{ ...tooLarge, euOere: 500_01n, excessOere: 1n }]);
    // 50.00000001 % of 100 million kroner is one øre
    const line = [fund('esf', 50_000_000_01n), source(49_999_999_99n)];
    expect(checked(100_000_000n, line).financing).toMatchObject([{ code: 'eu-share-too-large', excessOere: 1n }]);
    expect(checked(10_000_000_000_000n, [fund('esf', 500_000_000_000_001n)]).financing).toMatchObject([{ excessOere: 1n }]);
  });

  test('the largest amount is rounded down to the step', () => {
    const uneven = [fund('esf', 500_000_50n), source(500_000_50n)];
    expect(checked(1_000_001n, uneven).financing).toMatchObject([{ allowedOere: 500_000_00n, excessOere: 50n }]);
    expect(checked(1_000_001n, uneven, { eu: { ...aContext().eu, euAmountStepOere: 1 } }).financing).toEqual([]);
  });

  test('counts the EU funds alone, names what the rule set rests on and no fund’s provision, and leaves withdrawn money out', () => {
    expect(checked(1000n, [regional(900n), source(1n)]).financing).toEqual([]);
    expect(checked(1000n, [fund('esf', 900_00n, { status: 'withdrawn' }), regional(1n)]).financing).toEqual([]);
    const rules: FundRules = { maxSharePermille: null, minGrantOere: null, maxGrantOere: null, focusAreaIds: ['skills'], basis: 'Strategien' };
    expect(eu(600_00n, 0n, { money: someRules({ funds: { esf: rules } }) })[0]?.basis).toBe('Lov om det hele');
  });
});

describe("a fund's own limits", () => {
  const on = { ...error, basis: 'Lov § 10', fundId: 'regional' };

  test('share of the cost', () => {
    expect(checked(1000n, [regional(250n)], withFund({ maxSharePermille: 250 })).financing).toEqual([]);
    expect(checked(1000n, [fund('regional', 250_01n)], withFund({ maxSharePermille: 250 })).financing).toEqual([
      { ...on, code: 'fund-share-too-large', soughtOere: 250_01n, maxPermille: 250, costOere: 1000_00n, allowedOere: 250_00n, excessOere: 1n },
    ]);
    expect(checked(1000n, [fund('regional', 1n)], withFund({ maxSharePermille: 0 })).financing).toMatchObject([{ allowedOere: 0n, excessOere: 1n }]);
  });

  test('the smallest grant', () => {
    expect(checked(1000n, [regional(500n)], withFund({ minGrantOere: 500_00 })).financing).toEqual([]);
    expect(checked(1000n, [fund('regional', 499_99n)], withFund({ minGrantOere: 500_00 })).financing).toEqual([{ ...on, code: 'grant-below-minimum', soughtOere: 499_99n, minOere: 500_00n, missingOere: 1n }]);
    expect(checked(1000n, [fund('esf', 1n), regional(0n)], withFund({ minGrantOere: 500_00 })).financing).toEqual([]);
  });

  test('the largest grant', () => {
    expect(checked(1000n, [regional(500n)], withFund({ maxGrantOere: 500_00 })).financing).toEqual([]);
    expect(checked(1000n, [fund('regional', 500_01n)], withFund({ maxGrantOere: 500_00 })).financing).toEqual([{ ...on, code: 'grant-above-maximum', soughtOere: 500_01n, maxOere: 500_00n, excessOere: 1n }]);
  });

  test('what is left in the pool, where that is known', () => {
    const left = (oere: bigint) => checked(1000n, [regional(500n)], { poolLeftOere: { regional: oere } }).financing;
    expect(left(500_00n)).toEqual([]);
    expect(left(499_99n)).toEqual([{ ...error, code: 'pool-exceeded', fundId: 'regional', soughtOere: 500_00n, leftOere: 499_99n, excessOere: 1n }]);
    expect(left(-1n)).toMatchObject([{ leftOere: 0n, excessOere: 500_00n }]);
    expect(checked(1000n, [regional(500n)], { poolLeftOere: { esf: 0n } }).financing).toEqual([]);
  });

  test('rest on the rule set as a whole where the fund names no provision, or only one of its focus areas', () => {
    const basisOf = (rules: Partial<FundRules>) => checked(1000n, [regional(2n)], withFund({ maxGrantOere: 100, ...rules })).financing.map(({ basis }) => basis);
    expect([basisOf({}), basisOf({ basis: '' }), basisOf({ focusAreaIds: ['skills'] })]).toEqual([['Lov § 10'], ['Lov om det hele'], ['Lov om det hele']]);
  });

  test('focus areas: a remark where none of the application’s is one the fund supports', () => {
    const of = (fundAreas: string[], focusAreaIds: string[]) => checked(1000n, [regional(5n)], { ...withFund({ focusAreaIds: fundAreas }), focusAreaIds }).financing;
    expect(of(['skills'], ['energy', 'health'])).toEqual([{ ...on, severity: 'remark', code: 'fund-outside-focus', soughtOere: 500n, focusAreaIds: ['skills'] }]);
    expect([of(['skills', 'health'], ['energy', 'health']), of([], ['energy']), of(['skills'], [])]).toEqual([[], [], []]);
  });
});

describe('the whole', () => {
  const differs = { ...error, code: 'financing-differs' };

  test('one øre too little, and one too much', () => {
    expect(checked(10n, [regional(5n), source(4_99n)]).whole).toEqual([{ ...differs, direction: 'too-little', byOere: 1n, costOere: 10_00n, financingOere: 9_99n }]);
    expect(checked(10n, [regional(5n), source(5_01n)]).whole).toEqual([{ ...differs, direction: 'too-much', byOere: 1n, costOere: 10_00n, financingOere: 10_01n }]);
  });

  test('against an empty budget no financing is too much', () => {
    const { financing, whole } = checked(0n, [fund('esf', 5n), fund('regional', 9n), source(7n)], withFund({ maxSharePermille: 10 }));
    expect([financing, whole]).toEqual([[], []]);
  });

  test('a start before the application is sent in is remarked on', () => {
    const effect = { money: someRules({ incentiveEffect: { basis: 'Art. 6' } }) };
    const start = (changed: Partial<CheckContext>) => checked(10n, [regional(10n)], changed).whole;
    expect(start({ ...effect, sentOn: '2011-07-02' })).toEqual([{ severity: 'remark', basis: 'Art. 6', code: 'start-before-sent', startsOn: '2011-07-01', sentOn: '2011-07-02' }]);
    expect([start({ ...effect, sentOn: '2011-07-01' }), start({ sentOn: '2012-01-01' }), start(effect), start({ ...effect, sentOn: '2012-01-01', period: null })]).toEqual([[], [], [], []]);
  });
});
