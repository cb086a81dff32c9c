import { describe, expect, test } from '@jest/globals';
import { budgetTotals, type CostLine } from '../budgets/index.js';
import type { CostCategory } from '../rounds/index.js';
import { ruleSets } from './rule-sets.js';

const setOf = (id: string) => ruleSets.find((set) => set.id === id)!;

type Spent = Partial<Record<CostCategory, number>>;

/** One partner who spends so many kroner in each category. */
const budget = (costModel: string, spent: Spent) => ({
  partners: [],
  costModel,
  financing: [],
  costs: Object.entries(spent).map(([category, kroner], at): CostLine => ({
    id: String(at), partnerId: 'a', category, activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere: BigInt(kroner) * 100n,
  })),
});

describe('the cost models of the seeded rule sets', () => {
  const staffAuditExternal = { staff: 600_000, audit: 50_000, external: 1_850_000 };
  test.each<[string, string, Spent, { flat: number; total: number; eu: number }]>([
    ['structural-funds-2014-20-v2', 'staff-40-social-fund', { staff: 1_000_000 }, { flat: 400_000, total: 1_400_000, eu: 700_000 }],
    ['structural-funds-2014-20-v2', 'direct-18', staffAuditExternal, { flat: 450_000, total: 2_950_000, eu: 1_475_000 }],
    ['structural-funds-2014-20-v2', 'wage-audit-18', staffAuditExternal, { flat: 117_000, total: 2_617_000, eu: 1_308_500 }],
    ['structural-funds-2021-27-v2', 'direct-7', { external: 2_500_000 }, { flat: 175_000, total: 2_675_000, eu: 1_070_000 }],
    ['structural-funds-2021-27-v2', 'staff-15', { staff: 1_200_000, external: 800_000 }, { flat: 180_000, total: 2_180_000, eu: 872_000 }],
    ['structural-funds-2021-27-v2', 'staff-40', { staff: 1_200_000 }, { flat: 480_000, total: 1_680_000, eu: 672_000 }],
    ['structural-funds-2021-27-v2', 'other-20-staff-15', { external: 1_000_000 }, { flat: 30_000, total: 1_230_000, eu: 492_000 }],
  ])('%s, %s', (id, model, spent, { flat, total, eu }) => {
    const { values } = setOf(id);
    const totals = budgetTotals(budget(model, spent), values.money!);
    expect(values.money!.costModels.map((offered) => offered.id)).toContain(model);
    expect([totals.indirectOere, totals.costOere]).toEqual([BigInt(flat) * 100n, BigInt(total) * 100n]);
    expect((totals.costOere * BigInt(values.maxEuSharePermille)) / 1000n).toBe(BigInt(eu) * 100n);
  });

  test('staff at a fifth of the other direct costs is staff, and not an indirect cost', () => {
    const totals = budgetTotals(budget('other-20-staff-15', { external: 1_000_000 }), setOf('structural-funds-2021-27-v2').values.money!);
    expect(totals.flatStaffOere).toBe(20_000_000n);
  });
});

describe('the seeded rule sets', () => {
  test('have ids and versions of their own, each later than the one before', () => {
    expect(new Set(ruleSets.map(({ id }) => id)).size).toBe(ruleSets.length);
    for (const versions of Map.groupBy(ruleSets, ({ family }) => family).values()) {
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1));
      expect(versions.map(({ validFrom }) => validFrom)).toEqual(versions.map(({ validFrom }) => validFrom).toSorted());
    }
  });

  test('say of every figure of money where it comes from', () => {
    for (const { values: { money } } of ruleSets) {
      if (!money) continue;
      const bases = [...money.costModels, money.hours, ...Object.values(money.funds), ...(money.aid?.categories ?? []), ...(money.aid?.deMinimis ? [money.aid.deMinimis] : [])].map(({ basis }) => basis);
      expect(bases.filter((basis) => basis.length < 20)).toEqual([]);
    }
  });

  test('weigh, limit and score as the rules from before', () => {
    const [first, withPlan] = ruleSets;
    for (const { values: { money, maxEuSharePermille, ...others } } of ruleSets.slice(2)) {
      const before = 'minActivities' in others ? withPlan! : first!;
      expect({ ...others, maxEuSharePermille: 500 }).toEqual(before.values);
      expect(money && [400, 500].includes(maxEuSharePermille)).toBe(true);
    }
  });
});
