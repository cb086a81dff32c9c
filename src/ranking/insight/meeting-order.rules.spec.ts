import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exitsOf, mostExact, orderOf, type MeetingItem } from './meeting-order.rules.js';

const item = (id: string, disagreement: number, ...away: string[]): MeetingItem => ({ id, disagreement, away });
const ids = (items: readonly MeetingItem[]): string => items.map(({ id }) => id).join('');

describe('the order of a meeting', () => {
  it('is disagreement where nobody has to leave, and equals stay as they were', () => {
    expect(ids(orderOf([item('a', 3), item('b', 7), item('c', 7), item('d', 1)]).items)).toBe('bcad');
  });

  it('lets somebody leave once instead of twice, and takes the rest by disagreement', () => {
    const order = orderOf([item('a', 9, 'Ida'), item('b', 8), item('c', 7), item('d', 2, 'Ida')]);
    expect(ids(order.items)).toBe('bcad');
    expect(order).toMatchObject({ exits: 1, exitsByDisagreement: 2, isExact: true });
  });

  it('counts everybody who leaves, once for each stretch', () => {
    expect(exitsOf([item('a', 1, 'Ida', 'Bo'), item('b', 1, 'Ida'), item('c', 1), item('d', 1, 'Bo')])).toBe(3);
  });

  it('is the best of all orders for a short list', () => {
    fc.assert(fc.property(itemsUpTo(6), (items) => {
      const { items: found, exits } = orderOf(items);
      const all = permutations(items).map((order) => ({ exits: exitsOf(order), late: lateness(order) }));
      const fewest = Math.min(...all.map((one) => one.exits));
      expect(exits).toBe(fewest);
      expect(lateness(found)).toBe(Math.min(...all.filter((one) => one.exits === fewest).map((one) => one.late)));
    }), { numRuns: 60 });
  });

  it('is never worse than disagreement alone for a long one, loses nothing and is the same every time', () => {
    fc.assert(fc.property(itemsUpTo(30, mostExact + 1), (items) => {
      const order = orderOf(items);
      expect(order.isExact).toBe(false);
      expect(order.exits).toBeLessThanOrEqual(order.exitsByDisagreement);
      expect(order.items.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
      expect(orderOf(items)).toEqual(order);
    }), { numRuns: 40 });
  });
});

function itemsUpTo(maxLength: number, minLength = 0): fc.Arbitrary<MeetingItem[]> {
  return fc.array(fc.record({ disagreement: fc.nat(10), away: fc.subarray(['Ida', 'Bo', 'Eva']) }), { minLength, maxLength }).map((all) => all.map((one, at) => ({ ...one, id: `${at}.` })));
}

function lateness(items: readonly MeetingItem[]): number {
  return items.reduce((sum, { disagreement }, place) => sum + place * disagreement, 0);
}

function permutations<One>(all: readonly One[]): One[][] {
  return all.length === 0 ? [[]] : all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}
