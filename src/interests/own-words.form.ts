import { postedRows, typed, type FormError, type Posted } from '../platform/forms/index.js';
import { characterCount } from '../shared/text.js';
import { grounds, longestNote, type Ground } from './ground.rules.js';
import type { DeclarableApplication, OwnWord } from './declaring.service.js';

const keys = ['id', 'answer', 'ground', 'note'] as const;
export type TypedRow = Record<(typeof keys)[number], string>;

export interface TypedWords {
  readonly byId: ReadonlyMap<string, TypedRow>;
  readonly rest: boolean;
}

export function typedWords(posted: Posted): TypedWords {
  return { byId: new Map(postedRows(posted, 'rows', keys).map((row) => [row.id, row])), rest: typed(posted, 'rest') !== '' };
}

/**
 * What a member says on one page. Only applications that are open to the member and stood on the page are read. "Nothing in
 * the way in the others" never answers for one with a sign, nor for one where something was written.
 */
export function readOwnWords(posted: Posted, open: readonly DeclarableApplication[]): { ok: true; words: readonly OwnWord[] } | { ok: false; errors: readonly FormError[] } {
  const { byId, rest } = typedWords(posted);
  const errors: FormError[] = [];
  const words = open.flatMap((one): OwnWord[] => {
    const { applicationId, number } = one.application;
    const row = byId.get(applicationId);
    if (!row) return [];
    const wrong = faultOf(row, one, rest);
    if (wrong) errors.push({ field: `${applicationId}.${wrong.field}`, key: wrong.key, params: { number, max: longestNote, over: characterCount(row.note) - longestNote } });
    if (row.answer === 'declared') return [{ applicationId, ground: row.ground as Ground, note: row.note }];
    return row.answer === 'none' || (rest && one.status === null) ? [{ applicationId, ground: null, note: '' }] : [];
  });
  // Said beside the first one that stood there.
  const first = open.find(({ application }) => byId.has(application.applicationId)) ?? open[0];
  if (errors.length === 0 && words.length === 0) errors.push({ field: `${first?.application.applicationId ?? ''}.answer`, key: 'interest.mine.nothing' });
  return errors.length ? { ok: false, errors } : { ok: true, words };
}

function faultOf({ answer, ground, note }: TypedRow, { suspicions, status }: DeclarableApplication, rest: boolean): { field: string; key: string } | null {
  if (answer === 'none') return null;
  if (answer !== 'declared') {
    if (ground !== '' || note !== '') return { field: 'answer', key: 'interest.mine.unanswered' };
    return rest && status === null && suspicions.length ? { field: 'answer', key: 'interest.mine.signed' } : null;
  }
  if (!grounds.some((known) => known === ground)) return { field: 'ground', key: 'interest.mine.groundEmpty' };
  return characterCount(note) > longestNote ? { field: 'note', key: 'interest.mine.noteLong' } : null;
}
