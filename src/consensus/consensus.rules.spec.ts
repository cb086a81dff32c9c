import { describe, expect, it } from '@jest/globals';
import { agreementsOn, isComplete, lackingIn, markOf, missingIn, openingOf, outcomeOf, recordOf, type WrittenScore } from './consensus.rules.js';

const at = new Date('2011-02-01T10:00:00Z');
const score = (revision: number, halfPoints: number, text: string, authorId = 'ada'): WrittenScore => ({ criterionId: 'growth', revision, halfPoints, text, authorId, authorName: authorId, at });
const on = (written: WrittenScore[], barred: string[] = []) => agreementsOn(['growth'], written, new Set(barred))[0]!;

describe('what counts of what was written', () => {
  it('is the newest, in whatever order the rows come', () => {
    const { current, latest, revisions } = on([score(2, 7, 'B'), score(1, 6, 'A')]);
    expect([current?.text, latest, revisions.map(({ revision }) => revision)]).toEqual(['B', 2, [1, 2]]);
  });
  it('is nothing where the newest is by somebody with an interest; the older text was given up for it', () => {
    expect(on([score(1, 6, 'A'), score(2, 7, 'B', 'bo')], ['bo'])).toMatchObject({ current: null, latest: 2 });
    expect(on([score(1, 6, 'A', 'bo'), score(2, 7, 'B')], ['bo']).current?.text).toBe('B');
  });
  it('is nothing where nobody has written', () => {
    expect(on([])).toMatchObject({ current: null, latest: 0, revisions: [] });
  });
});

describe('what is sent in', () => {
  const two = on([score(1, 6, 'A'), score(2, 7, 'B', 'bo')]);
  it.each([
    ['untouched', 6, 'A', 1, 'same'],
    ['as it stands', 7, 'B', 1, 'same'],
    ['changed from what stands', 8, 'C', 2, 'write'],
    ['changed from what stood before', 8, 'C', 1, 'overtaken'],
    ['only the score changed', 8, 'B', 2, 'write'],
    ['made from a revision there is not', 8, 'C', 9, 'overtaken'],
    ['cleared', null, '', 2, 'write'],
  ] as const)('%s', (_, halfPoints, text, basis, outcome) => {
    expect(outcomeOf({ halfPoints, text, basis }, two)).toBe(outcome);
  });
  it('is the first to be written', () => {
    expect(outcomeOf({ halfPoints: 0, text: 'C', basis: 0 }, on([]))).toBe('write');
    expect(outcomeOf({ halfPoints: null, text: '', basis: 0 }, on([]))).toBe('same');
  });
  it('is written over what is void, also when it says the same', () => {
    expect(outcomeOf({ halfPoints: 7, text: 'B', basis: 1 }, on([score(1, 7, 'B', 'bo')], ['bo']))).toBe('write');
  });
});

describe('before a panel concludes', () => {
  const summary = (barred: string[] = []) => recordOf([{ revision: 1, authorId: 'cy', authorName: 'Cy', at, text: 'I alt' }], new Set(barred));
  it('every criterion and the summary are there', () => {
    expect(lackingIn([on([])], summary(['cy']))).toEqual({ criterionIds: ['growth'], summary: true });
    expect(isComplete(lackingIn([on([score(1, 0, 'A')])], summary()))).toBe(true);
    expect(isComplete(lackingIn([on([score(1, 0, 'A')])], recordOf([], new Set())))).toBe(false);
  });
  it('the mark differs with every record and with what becomes void', () => {
    const marks = [markOf([on([])], summary()), markOf([on([score(1, 6, 'A')])], summary()), markOf([on([score(1, 6, 'A'), score(2, 6, 'A')])], summary()), markOf([on([score(1, 6, 'A')], ['ada'])], summary()), markOf([on([score(1, 6, 'A')])], summary(['cy']))];
    expect(new Set(marks).size).toBe(marks.length);
  });
});

describe('opening', () => {
  const whole = { state: 'assessment', isOpened: false, seats: 3, submitted: 3, required: 3 };
  it.each([
    ['ready', {}],
    ['reason', { submitted: 2 }],
    ['reason', { seats: 2, submitted: 2 }],
    ['reason', { seats: 4 }],
    ['nobody', { submitted: 0 }],
    ['opened', { isOpened: true, submitted: 0 }],
    ['state', { state: 'agenda' }],
  ] as const)('%s: %j', (opening, more) => {
    expect(openingOf({ ...whole, ...more })).toBe(opening);
  });
  it('waits for everybody appointed, and for as many as the rules ask for', () => {
    expect([missingIn(whole), missingIn({ ...whole, seats: 2, submitted: 2 }), missingIn({ ...whole, seats: 5 })]).toEqual([0, 1, 2]);
  });
});
