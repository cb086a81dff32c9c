import { describe, expect, it } from '@jest/globals';
import { grouped, todosOf, type MyApplication } from './mine.rules.js';

const now = new Date('2027-01-10T10:00:00Z');
const open = { opensAt: new Date('2026-12-01T00:00:00Z'), closesAt: new Date('2027-01-10T11:00:00Z'), openUntil: new Date('2027-01-10T11:00:00Z') };
const over = { ...open, openUntil: new Date('2027-01-10T09:59:59.999Z'), closesAt: new Date('2027-01-10T09:59:59.999Z') };

/** A lead's draft in an open round that lacks something and waits for nobody. */
function one(draft: object = {}, more: Partial<Omit<MyApplication, 'draft' | 'frame'>> & { round?: object } = {}): MyApplication {
  const { round = open, ...rest } = more;
  const whole = { id: 'a', state: 'draft', reopenedAt: null, membership: { role: 'lead', partnerId: null }, partners: [{ id: 'p', name: 'Fyret', isLead: true }], attachments: [], ...draft };
  return { draft: whole, frame: { round }, missing: 1, unread: null, waiting: { invited: 0, unsigned: [], proposing: [], isAwaited: false }, ...rest } as unknown as MyApplication;
}

const nobody = { invited: 0, unsigned: [], proposing: [], isAwaited: false };
const signatory = { membership: { role: 'signatory', partnerId: 'q' }, partners: [{ id: 'q', name: 'Molen', isLead: false }] };
const reopened = { state: 'submitted', reopenedAt: now };

describe('what waits for a person', () => {
  it.each([
    ['nothing, while something is missing', one(), []],
    ['sending in, where nothing is missing', one({}, { missing: 0 }), ['ready']],
    ['not a co-writer’s to send in', one({ membership: { role: 'writer', partnerId: null } }, { missing: 0 }), []],
    ['nothing after the deadline', one({}, { missing: 0, round: over, waiting: { ...nobody, unsigned: ['Fyret'] } }), []],
    ['the lead’s signature for the lead partner', one({}, { waiting: { ...nobody, unsigned: ['Fyret', 'Molen'] } }), ['signature']],
    ['a signatory’s own', one(signatory, { waiting: { ...nobody, unsigned: ['Fyret', 'Molen'] } }), ['signature']],
    ['the own amounts, also when they have been sent in and are awaited', one({ ...signatory, state: 'submitted' }, { round: over, waiting: { ...nobody, unsigned: ['Molen'], isAwaited: true } }), ['signature']],
    ['a proposal, for those who write', one({ membership: { role: 'writer', partnerId: null } }, { waiting: { ...nobody, unsigned: ['Molen'], proposing: ['Molen'] } }), ['proposal']],
    ['no proposal for others', one(signatory, { waiting: { ...nobody, proposing: ['Fyret'] } }), []],
    ['nobody else’s', one(signatory, { waiting: { ...nobody, unsigned: ['Fyret'] } }), []],
    ['changes that were not sent in', one(reopened), ['changes']],
    ['not such that can no longer be', one(reopened, { round: over }), []],
    ['a file with a virus, for those who write', one({ attachments: [{ scan: 'infected' }] }), ['infected']],
    ['an answer, also after the deadline', one({}, { round: over, unread: { applicationId: 'a', unread: 2, answers: 1 } }), ['answers']],
    ['not what a fellow member wrote', one({}, { unread: { applicationId: 'a', unread: 2, answers: 0 } }), []],
  ])('is %s', (_, application, kinds) => {
    expect(todosOf(application, now).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('applications', () => {
  it('are grouped: drafts by deadline, sent in with those first that can be changed, over', () => {
    const later = { ...open, closesAt: new Date('2027-02-01T11:00:00Z') };
    const all = [one({ id: 'late' }, { round: over }), one({ id: 'far' }, { round: later }), one({ id: 'assessed', state: 'assessment' }, { round: over }), one({ id: 'near' }), one({ id: 'sent', state: 'submitted' }), one({ id: 'no', state: 'not-recommended' }, { round: over })];
    const { drafts, submitted, closed } = grouped(all, now);
    expect([drafts, submitted, closed].map((group) => group.map(({ draft }) => draft.id))).toEqual([['near', 'far'], ['sent', 'assessed'], ['late', 'no']]);
  });
});
