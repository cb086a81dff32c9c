import { describe, expect, it } from '@jest/globals';
import { assessed, roundOf } from '../ranking.example.js';
import { rank } from '../ranking.rules.js';
import { doorways, panelMeeting, type Known } from './panel-meeting.rules.js';
import { spreadsOf } from './spread.rules.js';

const even = (number: string, points: number) => assessed(number, [[points, points, points], [points, points, points]], { sought: { f: '10' } });
const applications = [even('1', 9), even('2', 8), even('3', 7), even('4', 6), assessed('5', [[9, 4, 5], [4, 4, 5]], { sought: { f: '10' } }), even('6', 1), assessed('7', []), assessed('8', [[5, 5, 5]], { sought: { f: '10' } })];
const spreads = new Map(spreadsOf(applications, ['a', 'b', 'c'], 4).applications.map((one) => [one.id, one]));
const interval = (number: string, best: number, worst: number) => [`id-${number}`, { applicationId: `id-${number}`, likely: { best, worst }, wide: { best: 1, worst: 6 } }] as const;
/** The line is drawn at rank 4: there is money for three. */
const known: Known = {
  result: rank(roundOf(applications, { thresholds: { a: 2 } }, { f: '35' })),
  intervals: new Map([interval('1', 1, 2), interval('2', 1, 3), interval('3', 2, 4), interval('4', 3, 5), interval('5', 4, 5)]),
  spreads,
  pulled: new Set(),
  away: new Map(),
};
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('the panel’s meeting', () => {
  it('talks about what reaches over the line, what is disagreed on and what nobody or one alone has assessed; the rest is clear', () => {
    const { discuss, yes, no } = panelMeeting(known);
    expect(discuss.items.map(({ id, reasons }) => [id, reasons])).toEqual([['id-5', ['spread']], ['id-3', ['line']], ['id-4', ['line']], ['id-8', ['alone']], ['id-7', ['unassessed']]]);
    expect(ids(yes)).toEqual(['id-1', 'id-2']);
    expect(no.map(({ id, isBelow }) => [id, isBelow])).toEqual([['id-6', true]]);
  });

  it('begins below the line at the line itself: the last rank above it and the first below reach over neither', () => {
    const exact = panelMeeting({ ...known, intervals: new Map([interval('3', 1, 3), interval('4', 4, 6)]) });
    expect(ids(exact.discuss.items)).toEqual(['id-5', 'id-8', 'id-7']);
    expect(ids(exact.no)).toEqual(['id-4', 'id-6']);
  });

  it('takes up what the panel asks for', () => {
    const { discuss, yes } = panelMeeting({ ...known, pulled: new Set(['id-1']) });
    expect(discuss.items.find(({ id }) => id === 'id-1')?.reasons).toEqual(['pulled']);
    expect(ids(yes)).toEqual(['id-2']);
  });

  it('has no line to reach over while there is money for everybody', () => {
    const { discuss } = panelMeeting({ ...known, result: rank(roundOf(applications, {}, { f: '1000' })) });
    expect(ids(discuss.items)).toEqual(['id-5', 'id-8', 'id-7']);
  });

  it('says who goes out, who stays out and who comes back', () => {
    expect(doorways([{ id: '1', disagreement: 1, away: ['Ida'] }, { id: '2', disagreement: 1, away: ['Ida', 'Bo'] }, { id: '3', disagreement: 1, away: [] }])).toEqual([
      { out: ['Ida'], still: [], back: [] },
      { out: ['Bo'], still: ['Ida'], back: [] },
      { out: [], still: [], back: ['Ida', 'Bo'] },
    ]);
  });
});
