import { describe, expect, it } from '@jest/globals';
import { caseProblems, merged, refusalToScore, unscored } from './calibration.rules.js';
import { standardCases } from './standard/index.js';

const at = new Date(0);

describe('who may score a case', () => {
  it.each([
    [null, false, null],
    [{ handedInAt: null }, false, null],
    [{ handedInAt: at }, false, 'handed-in'],
    [null, true, 'over'],
    [{ handedInAt: at }, true, 'over'],
  ] as const)('%j, a real assessment in: %s', (sitting, hasAssessed, refusal) => {
    expect(refusalToScore(sitting, hasAssessed)).toBe(refusal);
  });
});

describe('a case being scored', () => {
  const score = (criterionId: string, halfPoints: number | null, reason = '') => ({ criterionId, halfPoints, reason });
  it('lacks every criterion without a score; 0 is one', () => {
    expect(unscored([score('a', 0), score('b', null, 'Ved ikke')], ['a', 'b', 'c'])).toEqual(['b', 'c']);
    expect(unscored([score('a', 0)], ['a'])).toEqual([]);
  });
  it('keeps what was not posted', () => {
    expect(merged([score('a', 4), score('b', 6)], [score('b', 8)])).toEqual([score('a', 4), score('b', 8)]);
  });
});

describe('a case being written', () => {
  const limits = { title: 10, criterion: 5 };
  const fine = { titleDa: 'Titel', titleEn: 'Title', answers: { a: { da: 'Ja', en: 'Yes' } } };
  it('is fine with a title and an answer in both languages', () => {
    expect(caseProblems(fine, ['a'], limits)).toEqual([]);
  });
  it('says of each text what is wrong, at the limit and above', () => {
    const written = { titleDa: '0123456789', titleEn: '01234567890', answers: { a: { da: '', en: '123456' } } };
    expect(caseProblems(written, ['a'], limits)).toEqual([
      { part: 'title', lang: 'en', criterionId: null, why: 'long', have: 11, max: 10 },
      { part: 'answer', lang: 'da', criterionId: 'a', why: 'empty' },
      { part: 'answer', lang: 'en', criterionId: 'a', why: 'long', have: 6, max: 5 },
    ]);
  });
  it('answers every criterion of the round', () => {
    expect(caseProblems(fine, ['a', 'b'], limits)).toHaveLength(2);
  });
});

describe('the standard cases', () => {
  const meant = standardCases.map(({ criteria }) => Object.values(criteria).reduce((sum, { halfPoints }) => sum + halfPoints, 0));
  it('are one weak, one middling and one strong, in no such order', () => {
    const [middling = 0, weak = 0, strong = 0] = meant;
    expect(weak).toBeLessThan(middling - 16);
    expect(strong).toBeGreaterThan(middling + 10);
  });
  it('answer the same criteria, each in both languages', () => {
    const ids = standardCases.map(({ criteria }) => Object.keys(criteria));
    expect(ids).toEqual([ids[0], ids[0], ids[0]]);
    for (const { title, criteria } of standardCases) {
      for (const text of [title, ...Object.values(criteria).map(({ answer }) => answer)]) expect(text.da !== '' && text.en !== '' && text.da !== text.en).toBe(true);
    }
  });
  it('each have a criterion out of step with the rest, so that an impression is not enough', () => {
    for (const { criteria } of [standardCases[1]!, standardCases[2]!]) {
      const points = Object.values(criteria).map(({ halfPoints }) => halfPoints).toSorted((a, b) => a - b);
      const middle = points[4]!;
      expect(Math.max(points.at(-1)! - middle, middle - points[0]!)).toBeGreaterThanOrEqual(4);
    }
  });
});
