import { keyOf, originNames, type Content, type Origin } from '../applications/index.js';
import { idOf, radiosField, type RadiosField } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { deskTexts } from './desk.texts.js';
import type { Disagreement } from './assessment-writer.service.js';

const { say } = deskTexts;

interface Side {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** One field to which two windows gave two values: both, and the choice between them. Partial `scoring/_conflict`. */
export interface DeskConflict {
  readonly key: string;
  readonly title: string;
  readonly mine: Side;
  readonly theirs: Side;
  readonly choice: RadiosField;
}

/** What the page asks about: what has just been found, or what an earlier page asked and nobody has settled. */
export interface Disputed {
  readonly stored: Content;
  /** When the other value was saved, by field. */
  readonly at: ReadonlyMap<string, Date | null>;
  /** Shown before, and nothing was chosen. */
  readonly unanswered: ReadonlySet<string>;
}

export const nothingDisputed: Disputed = { stored: { fields: {}, rows: [] }, at: new Map(), unanswered: new Set() };

export function foundBy({ conflicts, stored }: Disagreement, origin: Origin | null): Disputed {
  const unanswered = [...(origin?.settled ?? [])].flatMap(([key, choice]) => (choice === null ? [key] : []));
  return { stored, at: new Map(conflicts.map(({ field, by }) => [field ?? '', by?.at ?? null])), unanswered: new Set(unanswered) };
}

/** A page that comes back for another reason goes on asking. */
export function stillDisputed(origin: Origin | null, stored: Content): Disputed {
  const keys = [...(origin?.settled.keys() ?? [])];
  const fields = Object.keys(stored.fields).filter((field) => keys.includes(keyOf(null, field)));
  return { stored, at: new Map(fields.map((field) => [field, null])), unanswered: new Set() };
}

/** `label`: the field in words; `value`: as it stands in this window. Null where nothing is disputed. */
export function deskConflict(lang: Lang, { stored, at, unanswered }: Disputed, field: string, label: string, value: string): DeskConflict | null {
  if (!at.has(field)) return null;
  const key = keyOf(null, field);
  const name = originNames.choice(key);
  const when = at.get(field) ?? null;
  const there = when ? say(lang, 'panel.desk.conflict.thereAt', { when: formatInstantPrecise(when, lang) }) : say(lang, 'panel.desk.conflict.there');
  return {
    key,
    title: say(lang, 'panel.desk.conflict.title', { field: label.charAt(0).toLocaleUpperCase('da-DK') + label.slice(1) }),
    mine: { heading: say(lang, 'panel.desk.conflict.here'), lines: linesOf(lang, value) },
    theirs: { heading: there, lines: linesOf(lang, String(stored.fields[field] ?? '')) },
    choice: radiosField({
      name,
      id: idOf(name),
      label: say(lang, 'panel.desk.conflict.choose'),
      error: unanswered.has(key) ? say(lang, 'panel.desk.conflict.unanswered', { field: label }) : null,
      options: [
        { value: 'form', label: say(lang, 'panel.desk.conflict.mine'), hint: say(lang, 'panel.desk.conflict.mine.hint') },
        { value: 'theirs', label: say(lang, 'panel.desk.conflict.theirs') },
      ],
    }),
  };
}

function linesOf(lang: Lang, text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.length ? lines : [say(lang, 'panel.desk.conflict.empty')];
}
