import { describe, expect, it } from '@jest/globals';
import { aDraft } from '../draft.example.js';
import { mayAccept, standingOf, standingsIn, type Answer, type Commitment } from './commitment.rules.js';
import { hashOf, partOf } from './part.rules.js';

const draft = aDraft();
const part = partOf(draft, 'p2', { aid: null })!;
const fitting = hashOf(part);

let n = 0;
const said = (answer: Answer, sha256: string | null, more: Partial<Commitment> = {}): Commitment => ({
  id: String((n += 1)), partnerId: 'p2', answer, name: 'X', title: 'direktør', at: new Date(0), seen: fitting, sha256, accountId: 'x', requestId: null, linkTo: null, comment: '',
  proposal: answer === 'proposed' ? { lines: [] } : null, ruling: null, ...more,
});
const confirmed = said('confirmed', fitting);
const old = said('confirmed', 'old');
const declined = said('declined', null);
const proposed = said('proposed', 'other');
const ruled = (accepted: boolean, sha256 = 'other') => said('proposed', sha256, { ruling: { accepted, reason: '', byName: 'Y', at: new Date(0) } });

describe('how a partner stands', () => {
  it.each([
    ['missing', []],
    ['missing', [{ ...confirmed, partnerId: 'p1' }]],
    ['confirmed', [confirmed]],
    ['stale', [old]],
    // Lines that are as they were once more.
    ['confirmed', [old, confirmed]],
    ['declined', [declined]],
    ['declined', [declined, confirmed]],
    ['confirmed', [confirmed, declined]],
    // What was confirmed before the partner said no does not come back by itself.
    ['stale', [old, declined, confirmed]],
    ['proposed', [proposed]],
    ['proposed', [proposed, confirmed]],
    ['confirmed', [confirmed, proposed]],
    ['refused', [ruled(false), confirmed]],
    ['confirmed', [ruled(true, fitting), confirmed]],
    ['stale', [ruled(true)]],
    ['confirmed', [ruled(true), confirmed]],
    ['proposed', [said('proposed', null)]],
  ] as const)('%s', (state, commitments) => {
    expect(standingOf(part, commitments).state).toBe(state);
  });

  it('is told of every partner, in the application’s order', () => {
    const all = { ...draft, commitments: [confirmed] };
    expect(standingsIn(all, { aid: null }).map(({ state, part: { partner } }) => [partner.id, state])).toEqual([['p1', 'missing'], ['p2', 'confirmed']]);
  });
});

describe('a proposal', () => {
  const line = { table: 'financing', before: {}, after: {} } as const;
  it.each([
    [true, 'that waits, of the part as it is', said('proposed', 'other', { proposal: { lines: [line] } })],
    [false, 'of another part', said('proposed', 'other', { proposal: { lines: [line] }, seen: 'old' })],
    [false, 'without a line', proposed],
    [false, 'that has been turned down', said('proposed', 'other', { proposal: { lines: [line] }, ruling: { accepted: false, reason: '', byName: 'Y', at: new Date(0) } })],
  ])('can be taken over: %s, %s', (expected, _, commitment) => {
    expect(mayAccept(standingOf(part, [commitment]))).toBe(expected);
  });
});
