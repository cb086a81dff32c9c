import { expect, it } from '@jest/globals';
import { bandOf, figuresOf, percentOf, type DraftStanding } from './completeness.rules.js';

it.each([
  [0, 20, 100],
  [1, 20, 95],
  [1, 1000, 99],
  [5, 20, 75],
  [15, 20, 25],
  [20, 20, 0],
  [45, 20, 0],
  [3, 0, 0],
])('%d missing where an empty one lacks %d is %d %%', (missing, empty, percent) => {
  expect(percentOf(missing, empty)).toBe(percent);
});

it.each([[0, 0], [24, 0], [25, 25], [49, 25], [50, 50], [74, 50], [75, 75], [99, 75], [100, 100]])('%d %% lies in the band from %d', (percent, band) => {
  expect(bandOf(percent)).toBe(band);
});

const standing = (more: Partial<DraftStanding>): DraftStanding => ({ missing: 0, places: [], percent: 100, isReopened: false, awaited: [], ...more });

it('adds up what drafts lack and wait for; what was reopened is counted apart', () => {
  const figures = figuresOf([
    standing({}),
    standing({ missing: 1, percent: 95, places: ['budget'] }),
    standing({ missing: 3, percent: 80, places: ['budget', 'commitments'], awaited: ['missing', 'stale'] }),
    standing({ missing: 20, percent: 0, places: ['project', 'budget'], awaited: ['missing'] }),
    standing({ missing: 1, percent: 95, places: ['aid'], isReopened: true, awaited: ['declined'] }),
  ]);
  expect([...figures.byBand]).toEqual([[0, 1], [25, 0], [50, 0], [75, 2], [100, 1]]);
  expect(figures).toMatchObject({ drafts: 4, lackingOne: 1, reopened: 1 });
  expect(figures.lacking).toEqual([{ place: 'budget', drafts: 3 }, { place: 'commitments', drafts: 1 }, { place: 'project', drafts: 1 }]);
  expect(figures.waiting).toEqual({ drafts: 2, partners: 3, byState: new Map([['missing', 2], ['stale', 1]]) });
});
