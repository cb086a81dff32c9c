import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FundRules } from '../rounds/index.js';
import { aBudget, aContext, cost, fund, someRules, source } from './budget.example.js';
import { budgetChecks, type CheckContext } from './check.rules.js';
import { headroom, type Headroom } from './headroom.rules.js';

const rules = (changed: Partial<FundRules>): FundRules => ({ maxSharePermille: null, minGrantOere: null, maxGrantOere: null, focusAreaIds: [], basis: '', ...changed });
const budget = aBudget([cost(1_000_00n)], [fund('esf', 100_00n), fund('regional', 50_00n), source(850_00n)]);
const of = (rows: Headroom[], fundId: string | null) => rows.find((row) => row.fundId === fundId)!;
const rooms = ({ limits }: Headroom) => Object.fromEntries(limits.map(({ limit, roomOere }) => [limit, roomOere]));

describe('room for more', () => {
  test('without rules of its own a fund is bound by the EU share or the cost', () => {
    const rows = headroom(budget, aContext());
    expect(rows.map(({ fundId }) => fundId)).toEqual(['esf', 'erdf', 'regional', null]);
    expect(of(rows, 'esf')).toEqual({
      fundId: 'esf',
      soughtOere: 100_00n,
      limits: [
        { limit: 'eu-share', allowedOere: 500_00n, roomOere: 400_00n },
        { limit: 'cost', allowedOere: 950_00n, roomOere: 850_00n },
      ],
      binding: { limit: 'eu-share', allowedOere: 500_00n, roomOere: 400_00n },
    });
    expect(of(rows, 'erdf')).toMatchObject({ soughtOere: 0n, binding: { limit: 'eu-share', allowedOere: 400_00n, roomOere: 400_00n } });
    expect(of(rows, 'regional')).toMatchObject({ binding: { limit: 'cost', allowedOere: 900_00n, roomOere: 850_00n } });
    expect(rooms(of(rows, 'regional'))).toEqual({ cost: 850_00n });
    expect(of(rows, null)).toMatchObject({ soughtOere: 100_00n, binding: { limit: 'eu-share', allowedOere: 500_00n, roomOere: 400_00n } });
    expect(rooms(of(rows, null))).toEqual({ 'eu-share': 400_00n, cost: 850_00n });
  });

  test('every limit of a fund, and the tightest binds; a tie is settled in their order', () => {
    const context = (changed: Partial<FundRules>, left: bigint) =>
      aContext({ money: someRules({ funds: { esf: rules({ maxSharePermille: 300, maxGrantOere: 250_00, ...changed }) } }), poolLeftOere: { esf: left } });
    const row = (changed: Partial<FundRules>, left: bigint) => of(headroom(budget, context(changed, left)), 'esf');
    expect(rooms(row({}, 220_00n))).toEqual({ 'eu-share': 400_00n, 'fund-share': 200_00n, 'max-grant': 150_00n, pool: 120_00n, cost: 850_00n });
    expect(row({}, 220_00n).binding.limit).toBe('pool');
    expect(row({}, 250_00n).binding.limit).toBe('max-grant');
    expect(row({ maxGrantOere: null }, 300_00n).binding.limit).toBe('fund-share');
    expect(row({ maxGrantOere: 0 }, 300_00n).binding).toEqual({ limit: 'max-grant', allowedOere: 0n, roomOere: -100_00n });
    expect(row({}, -5n).binding).toEqual({ limit: 'pool', allowedOere: 0n, roomOere: -100_00n });
  });

  test('the EU funds together are bound by what each may give, where each has a limit', () => {
    const money = someRules({ funds: { esf: rules({ maxGrantOere: 150_00 }), erdf: rules({ maxGrantOere: 70_00 }) } });
    const together = (context: Partial<CheckContext>) => of(headroom(budget, aContext({ money, ...context })), null);
    expect(together({})).toMatchObject({ binding: { limit: 'fund-limits', allowedOere: 220_00n, roomOere: 120_00n } });
    expect(rooms(together({ poolLeftOere: { esf: 149_00n, erdf: 80_00n } }))).toMatchObject({ 'fund-limits': 119_00n });
    expect(rooms(together({ money: someRules({ funds: { esf: rules({ maxGrantOere: 150_00 }) } }) }))).toEqual({ 'eu-share': 400_00n, cost: 850_00n });
  });

  test('funds of other rounds that are sought are there; without any EU fund there is no EU share', () => {
    const rows = headroom(aBudget([cost(10n)], [fund('rural', 3n)]), aContext({ fundIds: ['regional'] }));
    expect(rows.map(({ fundId }) => fundId)).toEqual(['regional', 'rural']);
  });

  test('too much sought already is room below 0', () => {
    const over = aBudget([cost(100_00n)], [fund('esf', 80_00n), fund('regional', 30_00n)]);
    expect(rooms(of(headroom(over, aContext()), 'esf'))).toEqual({ 'eu-share': -30_00n, cost: -10_00n });
  });
});

test('seeking all the room there is breaks no limit, and one øre more breaks the one that binds', () => {
  const oere = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const limit = fc.option(fc.integer({ min: 0, max: 10 ** 12 }));
  const broken = { 'eu-share': 'eu-share-too-large', 'fund-share': 'fund-share-too-large', 'max-grant': 'grant-above-maximum', pool: 'pool-exceeded', 'fund-limits': '', cost: 'financing-differs' };
  fc.assert(
    fc.property(oere, oere, oere, limit, limit, fc.option(fc.integer({ min: 1, max: 1000 })), fc.constantFrom('esf', 'regional'), (costOere, other, now, maxGrantOere, left, maxSharePermille, fundId) => {
      const context = aContext({ money: someRules({ funds: { [fundId]: rules({ maxGrantOere, maxSharePermille }) } }), poolLeftOere: left === null ? {} : { [fundId]: BigInt(left) } });
      // The rest is paid by a partner, as far as there is a rest.
      const asked = (soughtOere: bigint) => {
        const rest = costOere - other - soughtOere;
        return aBudget([cost(costOere)], [fund(fundId === 'esf' ? 'erdf' : 'rural', other), fund(fundId, soughtOere), source(rest > 0n ? rest : 0n)]);
      };
      const { binding } = of(headroom(asked(now), context), fundId);
      fc.pre(costOere > 0n && binding.allowedOere > 0n);
      const limits: string[] = Object.values(broken);
      const codes = (soughtOere: bigint) => budgetChecks(asked(soughtOere), context).map(({ code }) => code).filter((code) => limits.includes(code));
      expect(codes(binding.allowedOere)).toEqual([]);
      expect(codes(binding.allowedOere + 1n)).toContain(broken[binding.limit]);
    }),
  );
});
