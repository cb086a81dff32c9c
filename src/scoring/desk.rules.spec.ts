import { describe, expect, it } from '@jest/globals';
import { contentOf, writtenIn } from './desk.rules.js';

const criteria = [{ id: 'a', number: 1 }, { id: 'b', number: 2 }];
const scale = { minHalfPoints: 0, maxHalfPoints: 10 };

describe('an assessment as merging sees it', () => {
  it('has every field of the form, also those that nothing stands in', () => {
    const scores = [{ criterionId: 'b', halfPoints: 9, reason: 'Fordi' }];
    expect(contentOf({ scores, privateNote: 'Husk' }, criteria).fields).toEqual({ 'scores[1].points': '', 'scores[1].reason': '', 'scores[2].points': '4,5', 'scores[2].reason': 'Fordi', note: 'Husk' });
  });

  it('comes back as it was, a score of 0 as a score and an emptied reason as empty', () => {
    const written = { scores: [{ criterionId: 'a', halfPoints: 0, reason: '' }, { criterionId: 'b', halfPoints: null, reason: 'Mangler point' }], privateNote: '' };
    expect(writtenIn(contentOf(written, criteria), criteria, scale)).toEqual(written);
    expect(writtenIn(contentOf({ scores: [], privateNote: '' }, criteria), criteria, scale)).toEqual({ scores: [], privateNote: '' });
  });
});
