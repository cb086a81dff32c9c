import { expect, it } from '@jest/globals';
import { assessed } from '../ranking.example.js';
import { spreadsOf } from './spread.rules.js';

it('a spread is the largest difference between two; at the limit it is pointed out, and one assessment has none', () => {
  const { applications, criteria } = spreadsOf([assessed('1', [[8, 5, 5], [4, 5, 6]]), assessed('2', [[7, 5, 0], [4, 5, 9], [6, 5, 5]]), assessed('3', [[9, 9, 9]])], ['a', 'b', 'c'], 4);
  expect(applications).toEqual([
    { id: 'id-1', widest: 4, flagged: [{ criterionId: 'a', halfPoints: 4 }] },
    { id: 'id-2', widest: 9, flagged: [{ criterionId: 'c', halfPoints: 9 }] },
    { id: 'id-3', widest: null, flagged: [] },
  ]);
  expect(criteria).toEqual([
    { criterionId: 'a', applications: 2, sum: 7, flagged: 1, widest: 4 },
    { criterionId: 'b', applications: 2, sum: 0, flagged: 0, widest: 0 },
    { criterionId: 'c', applications: 2, sum: 10, flagged: 1, widest: 9 },
  ]);
});
