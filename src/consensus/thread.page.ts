import { hiddenField, messagesIn, textareaField, type Field } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { names } from './consensus.form.js';
import { consensusUrl } from './consensus.paths.js';
import { longestComment } from './consensus.rules.js';
import { consensusTexts } from './consensus.texts.js';
import { byLine, linesOf, type Said } from './criterion.page.js';
import { valueOf, type Returned } from './returned.page.js';
import type { Room } from './room.service.js';

const { say } = consensusTexts;

export interface SummaryPart {
  /** Who writes it, said to whoever does not; ''. */
  readonly who: string;
  readonly current: { readonly lines: readonly string[]; readonly by: string } | null;
  readonly earlier: { readonly summary: string; readonly items: readonly Said[] } | null;
  /** What somebody else wrote while this was typed. */
  readonly theirs: Said | null;
  readonly action: string;
  readonly fields: readonly Field[];
}

export interface CommentsPart {
  readonly comments: readonly { readonly author: string; readonly when: string; readonly iso: string; readonly lines: readonly string[]; readonly withdrawn: boolean }[];
  readonly action: string;
  readonly fields: readonly Field[];
}

export function summaryPart(lang: Lang, { head, snapshot, summary, chair, may, stage }: Room, returned: Returned | null): SummaryPart {
  const { values } = snapshot.ruleSet;
  const { current, revisions, latest } = summary;
  const older = revisions.filter((one) => one !== current);
  const isTyped = returned?.posted[names.summary] !== undefined;
  const who = { able: 'consensus.summary.who', undeclared: 'consensus.summary.who', barred: 'consensus.summary.standIn', none: 'consensus.summary.noChair' } as const;
  const message = messagesIn(consensusTexts, lang, returned?.errors ?? []);
  const field = () =>
    textareaField({
      name: names.summary,
      label: say(lang, 'consensus.summary.label'),
      hint: say(lang, 'consensus.summary.hint', { min: values.minReasonCharacters }),
      error: message(names.summary),
      value: valueOf(returned, names.summary, current?.text ?? ''),
      rows: 8,
      maxLength: values.textLimits.recommendation,
    });
  return {
    who: stage !== 'open' || (may.summarise && chair.standing !== 'barred') ? '' : say(lang, who[chair.standing], { name: chair.name }),
    current: current ? { lines: linesOf(current.text), by: byLine(lang, current) } : null,
    earlier: older.length
      ? {
          summary: say(lang, 'consensus.earlier', { n: older.length }),
          items: older.map(({ revision, authorName: name, at, text, withdrawn }) => {
            const when = formatInstant(at, lang);
            return withdrawn ? { heading: say(lang, 'consensus.earlier.withdrawn', { revision, when }), lines: [] } : { heading: say(lang, 'consensus.earlier.summary', { revision, name, when }), lines: linesOf(text) };
          }).reverse(),
        }
      : null,
    theirs: returned?.summaryOvertaken && current ? { heading: say(lang, 'consensus.overtaken.theirs', { name: current.authorName, when: formatInstant(current.at, lang) }), lines: linesOf(current.text) } : null,
    action: consensusUrl(head.id, 'summary'),
    fields: may.summarise || isTyped ? [hiddenField(names.basis, String(latest)), field()] : [],
  };
}

/** Oldest first, as people talk. */
export function commentsPart(lang: Lang, { head, comments, readerId, may, seats, chair }: Room, messageId: string, returned: Returned | null): CommentsPart {
  const message = messagesIn(consensusTexts, lang, returned?.errors ?? []);
  const isTyped = returned?.posted[names.comment] !== undefined;
  const inPanel = (accountId: string, name: string) => seats.some((seat) => seat.accountId === accountId) || name === chair.name;
  const author = (accountId: string, name: string) => {
    if (accountId === readerId) return say(lang, 'consensus.thread.you', { name });
    return inPanel(accountId, name) ? name : `${name}, ${say(lang, 'consensus.thread.secretariat')}`;
  };
  return {
    comments: comments.map(({ authorId, authorName, at, text, withdrawn }) => ({
      author: withdrawn ? say(lang, 'consensus.thread.withdrawn') : author(authorId, authorName),
      when: formatInstant(at, lang),
      iso: at.toISOString(),
      lines: withdrawn ? [say(lang, 'consensus.thread.withdrawnText')] : linesOf(text),
      withdrawn,
    })),
    action: consensusUrl(head.id, 'comments'),
    fields:
      may.comment || isTyped
        ? [
            hiddenField(names.message, messageId),
            textareaField({ name: names.comment, label: say(lang, 'consensus.comment'), error: message(names.comment), value: valueOf(returned, names.comment, ''), rows: 4, maxLength: longestComment }),
          ]
        : [],
  };
}
