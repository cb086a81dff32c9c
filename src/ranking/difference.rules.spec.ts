import { describe, expect, it } from '@jest/globals';
import { differences, withoutHidden } from './difference.rules.js';
import { assessed, roundOf } from './ranking.example.js';
import { rank } from './ranking.rules.js';

const of = (points: Readonly<Record<string, number>>) => rank(roundOf(Object.entries(points).map(([number, p]) => assessed(number, p < 0 ? [] : [[p, p, p]]))));

describe('what a later ranking says otherwise', () => {
  it('is who has another rank, gained one or lost it', () => {
    const changed = differences(of({ '1': 9, '2': 8, '3': 7, '4': -1 }), of({ '1': 9, '2': 6, '3': 7, '4': 5 }));
    expect(changed.map(({ number, before, now }) => [number, before?.rank ?? null, now?.rank ?? null])).toEqual([['3', 3, 2], ['2', 2, 3], ['4', null, 4]]);
    expect(differences(of({ '1': 9 }), of({ '1': -1 }))).toMatchObject([{ number: '1', before: { rank: 1 }, now: null }]);
    expect(differences(of({ '1': 9 }), of({ '1': 8 }))).toEqual([]);
  });
});

describe('what is left for whoever may not know of some', () => {
  it('has no gap where one is missing, and nothing shared with it', () => {
    const left = withoutHidden(of({ '1': 9, '2': 8, '3': 8, '4': 7 }), new Set(['id-2']));
    expect(left.ranked.map(({ number, rank: place, shared }) => [number, place, shared])).toEqual([['1', 1, false], ['3', 2, false], ['4', 3, false]]);
  });

  it('keeps the order and what is shared', () => {
    const left = withoutHidden(of({ '1': 9, '2': 8, '3': 8, '4': 7 }), new Set(['id-1']));
    expect(left.ranked.map(({ number, rank: place, shared }) => [number, place, shared])).toEqual([['2', 1, true], ['3', 1, true], ['4', 3, false]]);
  });
});
