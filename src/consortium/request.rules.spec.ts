import { describe, expect, it } from '@jest/globals';
import { askedFor, expiryOf, holds, isReminderDue, refusalToSend, type CommitmentRequest } from './request.rules.js';

const at = (text: string): Date => new Date(`2027-${text}Z`);
const now = at('02-01T11:00');

describe('a link that asks a partner', () => {
  it.each([
    ['within its days', at('02-02T00:00'), null, null, true],
    ['on its last millisecond', now, null, null, true],
    ['after them', at('02-01T10:59'), null, null, false],
    ['after them while the partner is awaited', at('02-01T10:59'), null, at('02-15T00:00'), true],
    ['after them and after the day', at('01-01T00:00'), null, at('02-01T10:59'), false],
    ['withdrawn, however long it had left', at('03-01T00:00'), at('01-30T00:00'), at('03-01T00:00'), false],
  ] as const)('%s', (_, expiresAt, revokedAt, until, expected) => {
    expect(holds({ expiresAt, revokedAt }, until, now)).toBe(expected);
  });

  it('lasts a fortnight', () => {
    expect(expiryOf(now)).toEqual(at('02-15T11:00'));
  });
});

it('lists the newest mail to each address of the partner', () => {
  const request = (id: string, partnerId: string, email: string): CommitmentRequest => ({ id, partnerId, email, applicationId: 'x', name: '', language: 'da', sentAt: now, expiresAt: now, revokedAt: null });
  const requests = [request('4', 'a', 'x@a'), request('3', 'b', 'x@a'), request('2', 'a', 'y@a'), request('1', 'a', 'x@a')];
  expect(askedFor('a', requests).map(({ id }) => id)).toEqual(['4', '2']);
});

describe('another mail', () => {
  it.each([
    ['goes out', { toAddress: 2, fromApplication: 49, last: at('02-01T10:50') }, null],
    ['waits ten minutes', { toAddress: 0, fromApplication: 0, last: at('02-01T10:50:00.001') }, 'soon'],
    ['is the fourth to one address', { toAddress: 3, fromApplication: 3, last: null }, 'often'],
    ['is one too many of one application', { toAddress: 0, fromApplication: 50, last: null }, 'many'],
  ] as const)('%s', (_, before, expected) => {
    expect(refusalToSend(before, now)).toBe(expected);
  });
});

describe('the portal reminds by itself', () => {
  const sentInAt = at('01-20T10:00');
  const until = at('02-15T22:59:59.999');
  it.each([
    ['once it has been sent in', '01-20T10:00', null, true],
    ['not where a mail has gone out since', '01-20T10:01', '01-20T10:00', false],
    ['where the last mail was from before', '01-20T10:01', '01-20T09:59:59.999', true],
    ['not between', '02-11T12:00', '01-20T10:00', false],
    ['three days before the last moment', '02-12T23:00', '01-20T10:00', true],
    ['once then', '02-13T23:00', '02-12T23:00', false],
    ['when the day has passed', '02-15T23:00', '02-12T23:00', true],
    ['and then no more', '03-15T23:00', '02-15T23:00', false],
  ])('%s', (_, asked, last, expected) => {
    expect(isReminderDue({ sentInAt, until, lastMailAt: last === null ? null : at(last), now: at(asked) })).toBe(expected);
  });
});
