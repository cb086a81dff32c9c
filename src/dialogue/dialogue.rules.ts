import type { ScanState } from '../platform/files/index.js';
import { characterCount } from '../shared/text.js';

/** On whose behalf a message was written. */
export type Side = 'consortium' | 'secretariat';

export interface MessageFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly scan: ScanState;
  /** What an infected file holds; else ''. */
  readonly finding: string;
}

export interface Message {
  readonly id: string;
  /** 1, 2, 3 ... within its thread. */
  readonly number: number;
  readonly side: Side;
  readonly accountId: string;
  readonly authorName: string;
  /** As typed; see shared/rich-text. */
  readonly body: string;
  readonly at: Date;
  readonly files: readonly MessageFile[];
}

/** Where a thread stands, for one reader. */
export interface Thread {
  /** How many messages there are, and so the last one's number. */
  readonly messages: number;
  /** The reader has read as far as the message of this number. */
  readonly seen: number;
  /** Since when the consortium waits for an answer; null: it does not. */
  readonly waitingSince: Date | null;
}

/** A message that is about to be written. */
export interface NewMessage {
  /** Given by the page it was written on. */
  readonly id: string;
  readonly applicationId: string;
  readonly side: Side;
  readonly accountId: string;
  readonly body: string;
  readonly at: Date;
}

export const messagesPerPage = 50;
export const threadsPerPage = 25;

/** A technical limit and no rule of a round: nobody writes that much in one message, and a page of them must load. */
export const longestMessage = 20_000;

export type BodyProblem = { readonly code: 'empty' } | { readonly code: 'long'; readonly count: number; readonly over: number };

export function bodyProblem(body: string): BodyProblem | null {
  if (body === '') return { code: 'empty' };
  const count = characterCount(body);
  return count > longestMessage ? { code: 'long', count, over: count - longestMessage } : null;
}

/** Somebody else's message that this reader has not come to. */
export function isUnread(message: Message, { seen }: Thread, readerId: string): boolean {
  return message.number > seen && message.accountId !== readerId;
}

/** The page asked for in an address, counted from 1; anything odd is the first. */
export function pageNumber(given: unknown): number {
  return typeof given === 'string' && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
}

/** How far a page that was sent says to have shown; 0 for anything odd. */
export function shownUpTo(given: string): number {
  return /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

/**
 * Whom in the secretariat a message is told to: those who have answered in this thread before, where any of them still
 * is there, and otherwise everybody. Never somebody who takes part in the application or has an interest in it.
 */
export function officersToTell<Officer extends { readonly id: string }>(officers: readonly Officer[], answeredBefore: readonly string[], blocked: readonly string[]): Officer[] {
  const impartial = officers.filter(({ id }) => !blocked.includes(id));
  const known = impartial.filter(({ id }) => answeredBefore.includes(id));
  return known.length ? known : impartial;
}
