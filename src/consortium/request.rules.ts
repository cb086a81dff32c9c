import type { Lang } from '../shared/lang.js';

export const REQUEST_DAYS = 14;
/** A portal that sends mail to any address somebody types must not become a way to send very many. */
export const MOST_REQUESTS_TO_ONE_A_DAY = 3;
export const MOST_REQUESTS_A_DAY = 50;
export const REMIND_MINUTES = 10;
/** Answers by one link, or one account, within a day: nobody changes their mind more often, and each of them sends a mail. */
export const MOST_ANSWERS_A_DAY = 10;

/** One mail that asks somebody to answer for a partner. */
export interface CommitmentRequest {
  readonly id: string;
  readonly applicationId: string;
  readonly partnerId: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly language: Lang;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export function expiryOf(sentAt: Date): Date {
  return new Date(sentAt.getTime() + REQUEST_DAYS * 86_400_000);
}

/** Whether its link still opens the page; `until`: as long as this partner's confirmation is awaited in any case. */
export function holds({ expiresAt, revokedAt }: Pick<CommitmentRequest, 'expiresAt' | 'revokedAt'>, until: Date | null, now: Date): boolean {
  return revokedAt === null && (now <= expiresAt || (until !== null && now <= until));
}

/** Those asked for a partner, by address: the newest mail to each, newest first. `requests` newest first. */
export function askedFor(partnerId: string, requests: readonly CommitmentRequest[]): CommitmentRequest[] {
  const own = requests.filter((request) => request.partnerId === partnerId);
  return own.filter(({ email }, at) => own.findIndex((other) => other.email === email) === at);
}

export interface SentBefore {
  /** To this mailbox, from anybody's application. */
  readonly toAddress: number;
  /** From this application, to anybody. */
  readonly fromApplication: number;
  readonly last: Date | null;
}

/** Why no further mail goes out; `last` is the newest to this address for this partner. */
export function refusalToSend({ toAddress, fromApplication, last }: SentBefore, now: Date): 'soon' | 'often' | 'many' | null {
  if (last && now.getTime() - last.getTime() < REMIND_MINUTES * 60_000) return 'soon';
  if (toAddress >= MOST_REQUESTS_TO_ONE_A_DAY) return 'often';
  return fromApplication >= MOST_REQUESTS_A_DAY ? 'many' : null;
}

/** Days before the last one on which the portal reminds by itself. */
const REMINDED_BEFORE = 3;

/**
 * Whether the portal itself writes now to a partner that still has to confirm what was sent in: once it has been sent in,
 * some days before the last day, and when that has passed.
 */
export function isReminderDue({ sentInAt, until, lastMailAt, now }: { readonly sentInAt: Date; readonly until: Date; readonly lastMailAt: Date | null; readonly now: Date }): boolean {
  const steps = [sentInAt, new Date(until.getTime() - REMINDED_BEFORE * 86_400_000), new Date(until.getTime() + 1)].filter((step) => step >= sentInAt && step <= now);
  const newest = steps.reduce<Date | null>((last, step) => (last === null || step > last ? step : last), null);
  return newest !== null && (lastMailAt === null || lastMailAt < newest);
}
