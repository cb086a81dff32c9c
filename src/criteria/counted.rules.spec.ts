import { describe, expect, test } from '@jest/globals';
import { countedFacts, countedUnder } from './counted.rules.js';

const criteria = ['growth-and-employment', 'strategic-relevance', 'focus-area-fit', 'target-contribution', 'sustainability', 'significance', 'broad-partnership', 'partner-commitment'];

describe('what the portal counts', () => {
  test('every fact stands under one criterion and no other', () => {
    expect(criteria.flatMap(countedUnder).toSorted()).toEqual([...countedFacts].toSorted());
  });
  test('sustainability is judgement alone, and so is whatever another strategy asks', () => {
    expect(countedUnder('sustainability')).toEqual([]);
    expect(countedUnder('nothing-of-ours')).toEqual([]);
  });
});
