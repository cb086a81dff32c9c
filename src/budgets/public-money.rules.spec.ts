import { describe, expect, test } from '@jest/globals';
import { fraction, isAtMost, roundedUp } from './fraction.rules.js';
import type { Budget, BudgetPartner, CostLine, FinancingLine } from './line.rules.js';
import { moneyRulesOf } from './money-rules.rules.js';
import { publicMoney } from './public-money.rules.js';

const rules = moneyRulesOf({});
const sectors = { co: 'company', uni: 'knowledge', town: 'public', club: 'organisation' } as const;
const partners = Object.entries(sectors).map(([id, sector]): BudgetPartner => ({ id, name: id, sector, size: '' }));
const cost = (partnerId: string, amountOere: bigint): CostLine => ({ id: `c-${partnerId}`, partnerId, category: 'other', activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere });
let lines = 0;
const pays = (partnerId: string | null, amountOere: bigint, more: Partial<FinancingLine> = {}): FinancingLine => ({ id: `f${(lines += 1)}`, kind: partnerId === null ? 'fund' : 'cash', fundId: partnerId === null ? 'eu' : null, partnerId, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere, ...more });
const outside = (amountOere: bigint, kind: 'state' | 'foundation'): FinancingLine => pays(null, amountOere, { kind, fundId: null });
const budget = (costs: CostLine[], financing: FinancingLine[]): Budget => ({ partners, costModel: '', costs, financing });
const aid = (given: Budget) => Object.fromEntries((publicMoney(given, rules) ?? []).filter(({ costOere }) => costOere > 0n).map(({ partnerId, aid: { over, under } }) => [partnerId, Number((over * 1000n) / under) / 1000]));

describe('nothing is known', () => {
  test.each([
    ['while money is missing', [pays(null, 99n)]],
    ['while there is too much', [pays(null, 101n)]],
  ])('%s', (_, financing) => {
    expect(publicMoney(budget([cost('co', 100n)], financing), rules)).toBeNull();
  });
  test('while nothing costs anything', () => {
    expect(publicMoney(budget([], []), rules)).toBeNull();
  });
});

describe('public money to a partner', () => {
  test('is what its own contribution leaves open', () => {
    expect(aid(budget([cost('co', 100n)], [pays('co', 40n), pays(null, 60n)]))).toEqual({ co: 60 });
  });
  test('is none where a private foundation pays the rest', () => {
    expect(aid(budget([cost('co', 100n)], [pays('co', 40n), outside(60n, 'foundation')]))).toEqual({ co: 0 });
  });
  test('is met by public and private sources in the same proportion for everybody', () => {
    const financing = [pays('co', 20n), pays(null, 60n), outside(60n, 'state'), outside(60n, 'foundation')];
    expect(aid(budget([cost('co', 100n), cost('uni', 100n)], financing))).toEqual({ co: 53.333, uni: 66.666 });
  });
  test('counts what a public body brings beyond its own costs, and not what a company does', () => {
    expect(aid(budget([cost('co', 100n), cost('town', 10n)], [pays('town', 60n), pays('co', 50n)]))).toEqual({ co: 50, town: 0 });
    expect(aid(budget([cost('uni', 100n), cost('co', 10n)], [pays('co', 60n), pays('uni', 50n)]))).toEqual({ uni: 0, co: 0 });
  });
  test('counts only the public part of a mixed surplus', () => {
    const foundation = pays('uni', 30n, { kind: 'foundation' });
    expect(aid(budget([cost('co', 80n), cost('uni', 10n)], [pays('uni', 60n), foundation]))).toEqual({ co: 53.333, uni: 0 });
  });
  test('is also what a company or an organisation brings from the public', () => {
    const town = pays('co', 30n, { kind: 'municipal' });
    expect(aid(budget([cost('co', 100n)], [town, pays('co', 20n), pays(null, 50n)]))).toEqual({ co: 80 });
    expect(aid(budget([cost('club', 100n)], [pays('club', 100n, { origin: 'public' })]))).toEqual({ club: 100 });
  });
  test('is no aid where a public body brings its own', () => {
    expect(aid(budget([cost('uni', 100n), cost('town', 100n)], [pays('uni', 100n), pays('town', 100n, { kind: 'municipal' })]))).toEqual({ uni: 0, town: 0 });
  });
  test('leaves with the surplus it is part of', () => {
    // Half of the 200 it brings is public; half of it stays with its own 100 of costs, half pays for the other.
    const state = pays('co', 100n, { kind: 'state' });
    expect(aid(budget([cost('co', 100n), cost('club', 100n)], [state, pays('co', 100n)]))).toEqual({ co: 50, club: 50 });
  });
  test('counts flat rates among the costs, and nothing that is withdrawn', () => {
    const flat = { ...rules, costModels: [{ id: 'flat', nameDa: '', nameEn: '', basis: '', covers: [], steps: [{ ratePermille: 400, of: ['staff' as const], makes: 'indirect' as const }] }] };
    const given = budget([{ ...cost('co', 100n), category: 'staff' }], [pays('co', 40n), pays('co', 9n, { status: 'withdrawn' }), pays(null, 100n)]);
    expect(publicMoney(given, flat)?.[0]).toMatchObject({ costOere: 140n, aid: { over: 100n * 100n, under: 100n } });
  });
  test('is nothing for a partner without costs', () => {
    expect(publicMoney(budget([cost('co', 100n)], [pays('town', 100n)]), rules)?.map(({ partnerId, costOere, aid: { over } }) => [partnerId, costOere, over > 0n])).toEqual([
      ['co', 100n, true],
      ['uni', 0n, false],
      ['town', 0n, false],
      ['club', 0n, false],
    ]);
  });
});

describe('the smallest change', () => {
  /** The same budget with this much more of the partner's own, first instead of what a fund gives, then of public money it brings. */
  function mended(given: Budget, partnerId: string, more: bigint): Budget {
    let left = more;
    const lowered = (isThis: (line: FinancingLine) => boolean) => (line: FinancingLine): FinancingLine => {
      const less = isThis(line) ? (left < line.amountOere ? left : line.amountOere) : 0n;
      left -= less;
      return { ...line, amountOere: line.amountOere - less };
    };
    const financing = given.financing.map(lowered(({ kind }) => kind === 'fund')).map(lowered((line) => line.partnerId === partnerId && line.kind === 'state'));
    return { ...given, financing: [...financing, pays(partnerId, more - left)] };
  }
  const of = (given: Budget, partnerId: string) => publicMoney(given, rules)!.find((one) => one.partnerId === partnerId)!;

  test.each([
    ['alone', budget([cost('co', 1000n)], [pays('co', 100n), pays(null, 900n)]), fraction(500n), 400n],
    ['beside another', budget([cost('co', 1000n), cost('uni', 1001n)], [pays('co', 101n), pays(null, 1700n), outside(200n, 'foundation')]), fraction(500n), null],
    ['to nothing', budget([cost('co', 1000n), cost('uni', 500n)], [pays('co', 333n), pays(null, 1167n)]), fraction(0n), 667n],
    ['to a part of an øre', budget([cost('co', 1000n)], [pays('co', 100n), pays(null, 900n)]), fraction(1001n, 2n), 400n],
    ['where the public pays less than is needed', budget([cost('co', 1000n)], [pays(null, 300n), outside(700n, 'foundation')]), fraction(0n), 300n],
    ['where it brings public money itself', budget([cost('co', 1000n)], [pays('co', 400n, { kind: 'state' }), pays(null, 600n)]), fraction(100n), 900n],
    ['where the public pays less than is needed, and it brings public money itself', budget([cost('co', 1000n)], [pays('co', 100n, { kind: 'state' }), pays(null, 100n), outside(800n, 'foundation')]), fraction(50n), 150n],
    ['where that is more than it costs', budget([cost('co', 1000n), cost('uni', 500n)], [pays('co', 900n, { kind: 'state' }), pays('co', 600n)]), fraction(500n), 150n],
  ])('%s', (_, given, most, expected) => {
    const more = of(given, 'co').moreOwn(most);
    if (expected !== null) expect(more).toBe(expected);
    expect(isAtMost(of(mended(given, 'co', more), 'co').aid, most)).toBe(true);
    expect(isAtMost(of(mended(given, 'co', more - 1n), 'co').aid, most)).toBe(false);
  });
  test('is none where nothing is broken', () => {
    expect(of(budget([cost('co', 1000n)], [pays('co', 400n), pays(null, 600n)]), 'co').moreOwn(fraction(600n))).toBe(0n);
  });
  test('holds when the public part of a surplus is no whole øre', () => {
    const given = budget([cost('co', 80n), cost('uni', 10n)], [pays('uni', 60n), pays('uni', 30n, { kind: 'foundation' })]);
    expect(roundedUp(of(given, 'co').aid)).toBe(54n);
    expect(of(given, 'co').moreOwn(fraction(0n))).toBe(54n);
  });
});

test('aid never exceeds what a partner costs, and all aid together never what is public', () => {
  let seed = 7;
  const below = (most: number): bigint => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return BigInt(seed % most);
  };
  const ids = Object.keys(sectors);
  for (let round = 0; round < 300; round += 1) {
    const costs = ids.map((id) => cost(id, below(1000)));
    const brought = ids.flatMap((id) => [pays(id, below(400)), pays(id, below(200), { kind: 'state' }), pays(id, below(100), { kind: 'foundation' })]);
    const sum = (list: readonly { amountOere: bigint }[]) => list.reduce((total, { amountOere }) => total + amountOere, 0n);
    const missing = sum(costs) - sum(brought);
    if (missing < 0n) continue;
    const given = budget(costs, [...brought, pays(null, missing / 2n), outside(missing - missing / 2n, 'foundation')]);
    const found = publicMoney(given, rules);
    for (const { costOere, aid: one } of found ?? []) expect(isAtMost(one, fraction(costOere))).toBe(true);
    const publicOere = given.financing.filter(({ kind, partnerId }) => kind === 'fund' || kind === 'state' || (kind === 'cash' && (partnerId === 'uni' || partnerId === 'town')));
    const total = (found ?? []).reduce((all, { aid: { over, under } }) => all + over / under, 0n);
    expect(total <= sum(publicOere)).toBe(true);
  }
});
