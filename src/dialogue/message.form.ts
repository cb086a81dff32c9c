import { isUUID } from 'class-validator';
import { typed, type Posted } from '../platform/forms/index.js';
import { normaliseText } from '../shared/text.js';
import { shownUpTo } from './dialogue.rules.js';

/** A message as its form sent it. */
export interface PostedMessage {
  /** The page's name for it; null where the form brought none that could be one. */
  readonly id: string | null;
  readonly body: string;
  /** The last message the page showed. */
  readonly upTo: number;
}

export const messageNames = { id: 'message', body: 'body', upTo: 'upTo' } as const;

export function readMessage(posted: Posted): PostedMessage {
  const id = typed(posted, messageNames.id);
  return { id: isUUID(id) ? id.toLowerCase() : null, body: normaliseText(typed(posted, messageNames.body)), upTo: readSeen(posted) };
}

export function readSeen(posted: Posted): number {
  return shownUpTo(typed(posted, messageNames.upTo));
}
