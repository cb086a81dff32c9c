import { describe, expect, it } from '@jest/globals';
import { hashOfLacks, lacksOf } from './lack.rules.js';

type Progress = Parameters<typeof lacksOf>[0][number];

const done: Progress = { id: 'a', number: '1', counted: 3, open: [], undecided: [], hasConsensus: false };
const kinds = (one: Partial<Progress>, basis: 'mean' | 'consensus' = 'mean') => lacksOf([{ ...done, ...one }], { panelSize: 3, basis }).map(({ kind }) => kind);

describe('what a round lacks', () => {
  it('is nothing where enough have handed in and nobody is waited for', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ counted: 5 })).toEqual([]);
  });

  it('is an assessment where too few count, or somebody with a place has not handed in', () => {
    expect(kinds({ counted: 2 })).toEqual(['assessments']);
    expect(kinds({ open: ['Ida'] })).toEqual(['assessments']);
  });

  it('is a decision, and an agreement where the rules go by it', () => {
    expect(kinds({ undecided: ['Bo'] })).toEqual(['interest']);
    expect(kinds({}, 'consensus')).toEqual(['consensus']);
    expect(kinds({ hasConsensus: true }, 'consensus')).toEqual([]);
  });

  it('stands in one order, so that leave for it is leave for it in any', () => {
    const both = [{ ...done, counted: 1, open: ['Ida', 'Bo'] }, { ...done, id: 'b', number: '0', counted: 0 }];
    const turned = [{ ...both[1]! }, { ...both[0]!, open: ['Bo', 'Ida'] }];
    const rules = { panelSize: 3, basis: 'mean' } as const;
    expect(hashOfLacks(lacksOf(both, rules))).toBe(hashOfLacks(lacksOf(turned, rules)));
    expect(hashOfLacks(lacksOf(both, rules))).not.toBe(hashOfLacks(lacksOf(both.slice(1), rules)));
  });
});
