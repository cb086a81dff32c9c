import { describe, expect, test } from '@jest/globals';
import type { DeMinimisRules } from '../rounds/index.js';
import { firstDay, ledgerOf, type EarlierAid } from './de-minimis.rules.js';
import { fraction, type Fraction } from './fraction.rules.js';

const rules: DeMinimisRules = { basis: 'Art. 3', ceilingEurCents: 300_000_00, window: 'rolling-3-years', eurRate: { kronerE5: 746038, source: 'ERM II', on: '2026-01-01' } };
const given = (grantedOn: string | null, amountHundredths: bigint, more: Partial<EarlierAid> = {}): EarlierAid => ({ id: `a${grantedOn}`, partnerId: 'p1', receivedBy: '', authority: 'Styrelsen', grantedOn, currency: 'EUR', amountHundredths, ...more });
/** Cents as the øre they are at the rate. */
const asOere = (cents: bigint): Fraction => fraction(cents * 746038n, 100_000n);

test('180,000 and 100,000 leave 20,000 for 22 November 2026', () => {
  const earlier = [given('2024-11-23', 180_000_00n), given('2025-05-01', 100_000_00n)];
  const ledger = ledgerOf(earlier, asOere(30_000_00n), '2026-11-22', rules);
  expect(ledger).toMatchObject({ from: '2023-11-23', grantedOn: '2026-11-22', earlierCents: 280_000_00n, newCents: 30_000_00n, totalCents: 310_000_00n, ceilingCents: 300_000_00n, roomCents: 20_000_00n, isOver: true });
});

test.each([
  [19_999_99n, false],
  [20_000_00n, false],
  [20_000_01n, true],
])('%d cents more: over is %s', (cents, isOver) => {
  expect(ledgerOf([given('2026-01-01', 280_000_00n)], asOere(cents), '2026-11-22', rules).isOver).toBe(isOver);
});

test.each([
  [[], 300_000_00n, false],
  [[], 300_000_01n, true],
  [[given('2026-01-01', 300_000_00n)], 0n, false],
  [[given('2026-01-01', 300_000_01n)], 0n, false],
  [[given('2026-01-01', 300_000_00n)], 1n, true],
])('exactly the ceiling keeps it, and a project without aid breaks nothing', (earlier, cents, isOver) => {
  expect(ledgerOf(earlier, asOere(cents), '2026-11-22', rules).isOver).toBe(isOver);
});

test('a part of a cent over the ceiling is over it, and is shown rounded up', () => {
  const ledger = ledgerOf([], { over: asOere(300_000_00n).over + 1n, under: asOere(300_000_00n).under }, '2026-11-22', rules);
  expect(ledger).toMatchObject({ isOver: true, newCents: 300_000_01n, totalCents: 300_000_01n });
});

describe('the window', () => {
  const place = (day: string | null, grantedOn = '2026-11-22', window: DeMinimisRules['window'] = 'rolling-3-years') => ledgerOf([given(day, 1n)], null, grantedOn, { ...rules, window }).entries[0]!.place;

  test.each([
    ['2023-11-22', 'before'],
    ['2023-11-23', 'within'],
    ['2026-11-22', 'within'],
    ['2026-11-23', 'after'],
    [null, 'undated'],
  ])('three years back from 22 November 2026: %s is %s', (day, where) => {
    expect(place(day)).toBe(where);
  });
  test.each([
    ['2023-12-31', 'before'],
    ['2024-01-01', 'within'],
    ['2026-11-22', 'within'],
    ['2026-12-31', 'after'],
  ])('the calendar year and the two before: %s is %s', (day, where) => {
    expect(place(day, '2026-11-22', 'three-fiscal-years')).toBe(where);
  });
  test.each([
    ['2028-02-29', '2025-02-28', 'before'],
    ['2028-02-29', '2025-03-01', 'within'],
    ['2027-02-28', '2024-02-28', 'before'],
    ['2027-02-28', '2024-02-29', 'within'],
    ['2027-03-01', '2024-02-29', 'before'],
    ['2027-03-01', '2024-03-01', 'before'],
    ['2027-03-01', '2024-03-02', 'within'],
  ])('leap days: granted on %s, %s is %s', (grantedOn, day, where) => {
    expect(place(day, grantedOn)).toBe(where);
  });
  test('its first day', () => {
    expect(firstDay('rolling-3-years', '2026-12-31')).toBe('2024-01-01');
    expect(firstDay('rolling-3-years', '2026-02-28')).toBe('2023-03-01');
    expect(firstDay('three-fiscal-years', '2028-02-29')).toBe('2026-01-01');
  });
  test('what lies outside counts nothing; what has no date counts', () => {
    const earlier = [given('2020-01-01', 7n), given('2030-01-01', 11n), given('2026-01-01', 13n), given(null, 17n)];
    expect(ledgerOf(earlier, null, '2026-11-22', rules)).toMatchObject({ earlierCents: 30n, roomCents: 299_999_70n, newCents: null, totalCents: 30n, isOver: false });
  });
});

describe('kroner', () => {
  test('are counted at the rate of the rule set, each rounded up, their sum reckoned exactly', () => {
    const earlier = [given('2026-01-01', 100n, { currency: 'DKK' }), given('2026-01-02', 100n, { currency: 'DKK' })];
    const ledger = ledgerOf(earlier, null, '2026-11-22', rules);
    // 1 krone is 13.4041 cents.
    expect(ledger.entries.map(({ cents }) => cents)).toEqual([14n, 14n]);
    expect(ledger).toMatchObject({ earlierCents: 27n, roomCents: 299_999_73n });
  });
  test('exactly the ceiling in kroner keeps it, one øre more does not', () => {
    const kroner = (oere: bigint) => ledgerOf([given('2026-01-01', oere, { currency: 'DKK' })], fraction(1n), '2026-11-22', rules).isOver;
    // 300,000 euro are 2,238,114 kroner.
    expect(kroner(2_238_113_99n)).toBe(false);
    expect(kroner(2_238_114_00n)).toBe(true);
  });
  test('room is given back in øre, exactly, and never below nothing', () => {
    expect(ledgerOf([given('2026-01-01', 280_000_00n)], null, '2026-11-22', rules).room).toEqual({ over: expect.any(BigInt), under: 100_000n });
    const { room, roomCents } = ledgerOf([given('2026-01-01', 400_000_00n)], null, '2026-11-22', rules);
    expect([room.over, roomCents]).toEqual([0n, 0n]);
    const open = ledgerOf([], null, '2026-11-22', rules).room;
    expect(open.over).toBe(2_238_114_00n * open.under);
  });
});

test('entries stand in the order in which they were declared', () => {
  const earlier = [given('2026-05-01', 2n), given('2020-05-01', 1n)];
  expect(ledgerOf(earlier, null, '2026-11-22', rules).entries.map(({ aid, cents }) => [aid.id, cents])).toEqual([['a2026-05-01', 2n], ['a2020-05-01', 1n]]);
});
