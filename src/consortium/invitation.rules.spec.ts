import { describe, expect, it } from '@jest/globals';
import { INVITATION_DAYS, MOST_WAITING, expiryOf, mayResend, refusalsOf, stateOf, visitOf, type Company, type Invitation, type Wish } from './invitation.rules.js';

const sentAt = new Date('2027-03-01T09:00:00Z');
const later = (ms: number): Date => new Date(sentAt.getTime() + ms);
const minute = 60_000;
const days = INVITATION_DAYS * 24 * 60 * minute;
const invitation: Invitation = { id: 'i', applicationId: 'a', email: 'bo@test.example', name: 'Bo', role: 'writer', partnerId: null, language: 'da', sentAt, expiresAt: expiryOf(sentAt), openedAt: null, acceptedAt: null, acceptedBy: null, revokedAt: null };

describe('an invitation', () => {
  it.each([
    ['sent', {}, 0],
    ['opened', { openedAt: later(1) }, 1],
    ['opened', { openedAt: later(1) }, days],
    ['expired', { openedAt: later(1) }, days + 1],
    ['expired', {}, days + 1],
    ['revoked', { revokedAt: later(2) }, days + 1],
    ['accepted', { acceptedAt: later(2), acceptedBy: 'b' }, days + 1],
  ] as const)('is %s', (state, more, at) => {
    expect(stateOf({ ...invitation, ...more }, later(at))).toBe(state);
  });

  it('can be sent again after ten minutes', () => {
    expect([10 * minute - 1, 10 * minute].map((at) => mayResend(invitation, later(at)))).toEqual([false, true]);
  });
});

const wish: Wish = { name: 'Ny', email: 'ny@test.example', role: 'writer', partnerId: null, language: 'da' };
const company: Company = { leadEmail: 'lead@test.example', members: [{ email: 'lead@test.example', name: 'Leder' }, { email: 'med@test.example', name: 'Med' }], partnerIds: ['p1'], invitations: [invitation], sentToday: 0 };
const many = (n: number): Company => ({ ...company, invitations: Array.from({ length: n }, (_, at) => ({ ...invitation, email: `${at}@test.example` })) });

describe('inviting', () => {
  it.each([
    ['nobody known', wish, company, []],
    ['the lead', { ...wish, email: 'lead@test.example' }, company, ['consortium.wrong.own']],
    ['a member', { ...wish, email: 'med@test.example' }, company, ['consortium.wrong.member']],
    ['somebody who is invited', { ...wish, email: invitation.email }, company, ['consortium.wrong.waiting']],
    ['somebody whose invitation was revoked', { ...wish, email: invitation.email }, { ...company, invitations: [{ ...invitation, revokedAt: sentAt }] }, []],
    ['somebody who accepted once and is no member now', { ...wish, email: invitation.email }, { ...company, invitations: [{ ...invitation, acceptedAt: sentAt, acceptedBy: 'b' }] }, []],
    ['somebody who got two today', wish, { ...company, sentToday: 2 }, []],
    ['somebody who got three today', wish, { ...company, sentToday: 3 }, ['consortium.wrong.often']],
    ['one below the most', wish, many(MOST_WAITING - 1), []],
    ['one above the most', wish, many(MOST_WAITING), ['consortium.wrong.many']],
    ['one above the most of a day, all revoked', wish, { ...company, invitations: many(MOST_WAITING).invitations.map((one) => ({ ...one, revokedAt: sentAt })) }, ['consortium.wrong.many']],
    ['a signatory without a partner', { ...wish, role: 'signatory' }, company, ['consortium.wrong.partner.empty']],
    ['a signatory where there are no partners', { ...wish, role: 'signatory' }, { ...company, partnerIds: [] }, ['consortium.wrong.partner.none']],
    ['a signatory of a partner', { ...wish, role: 'signatory', partnerId: 'p1' }, company, []],
    ['for another application’s partner', { ...wish, partnerId: 'p2' }, company, ['consortium.wrong.partner.gone']],
  ] as const)('%s', (_, asked, among, keys) => {
    expect(refusalsOf(asked as Wish, among as Company, later(1)).map(({ key }) => key)).toEqual(keys);
  });

  it('somebody whose invitation has expired is told to send it again', () => {
    expect(refusalsOf({ ...wish, email: invitation.email }, company, later(days + 1)).map(({ key }) => key)).toEqual(['consortium.wrong.expired']);
  });
});

describe('a visit', () => {
  const bo = { id: 'b', email: 'bo@test.example' };
  const at = { now: later(1), guest: bo, memberIds: ['l'], addressKnown: true, isBeingWritten: true };
  const accepted = { ...invitation, acceptedAt: later(1), acceptedBy: 'b' };
  it.each([
    ['join', invitation, at],
    ['sign-in', invitation, { ...at, guest: null }],
    ['register', invitation, { ...at, guest: null, addressKnown: false }],
    ['other', invitation, { ...at, guest: { id: 'x', email: 'x@test.example' } }],
    ['other', invitation, { ...at, guest: { id: 'l', email: 'lead@test.example' } }],
    ['closed', invitation, { ...at, isBeingWritten: false }],
    ['expired', invitation, { ...at, now: later(days + 1) }],
    ['revoked', { ...invitation, revokedAt: sentAt }, at],
    ['yours', accepted, { ...at, memberIds: ['l', 'b'] }],
    ['used', accepted, { ...at, memberIds: ['l', 'b'], guest: null }],
    ['used', accepted, { ...at, memberIds: ['l', 'b', 'x'], guest: { id: 'x', email: 'x@test.example' } }],
    ['removed', accepted, at],
    ['removed', accepted, { ...at, guest: null }],
  ] as const)('finds %s', (visit, one, given) => {
    expect(visitOf(one, given)).toBe(visit);
  });
});
