import type { Snapshot } from '../applications/index.js';
import { formatHalfPoints, readScore, stepsOf } from '../criteria/index.js';
import { hiddenField, messagesIn, radiosField, textareaField, typed, type Field, type HiddenField, type RadiosField, type TextareaField } from '../platform/forms/index.js';
import { tag, type Lang, type Tag } from '../platform/views/index.js';
import { criterionSpread, isCounted } from '../scoring/index.js';
import { formatInstant } from '../shared/dates.js';
import { normaliseText } from '../shared/text.js';
import { ends, fieldName } from './consensus.form.js';
import { outcomeOf, type Agreement, type WrittenScore } from './consensus.rules.js';
import { consensusTexts } from './consensus.texts.js';
import type { Returned } from './returned.page.js';
import type { Room } from './room.service.js';

const { say } = consensusTexts;

export interface Said {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface CriterionSection {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly tag: Tag;
  readonly spread: string;
  readonly isWide: boolean;
  /** What each has said, in the order of appointment. */
  readonly reasons: readonly Said[];
  readonly answerHeading: string;
  readonly answer: readonly string[];
  /** What the panel agrees on as it stands; null: nothing yet. */
  readonly agreed: { readonly points: string; readonly lines: readonly string[]; readonly by: string } | null;
  readonly earlier: { readonly summary: string; readonly items: readonly Said[] } | null;
  /** What somebody else wrote while this was typed. */
  readonly theirs: (Said & { readonly points: string }) | null;
  /** Null for whoever only reads. */
  readonly form: { readonly basis: HiddenField; readonly score: RadiosField; readonly text: TextareaField } | null;
  /** The form's, for the error summary. */
  readonly fields: readonly Field[];
}

type Criterion = Snapshot['criteria'][number];

export const placeOf = (criterionNumber: number): string => `kriterium-${criterionNumber}`;

export function criterionSections(lang: Lang, room: Room, returned: Returned | null): CriterionSection[] {
  return room.snapshot.criteria.flatMap((criterion) => {
    const agreement = room.agreements.find(({ criterionId }) => criterionId === criterion.id);
    return agreement ? [section(lang, room, criterion, agreement, returned)] : [];
  });
}

function section(lang: Lang, room: Room, { id, number, title, answer }: Criterion, agreement: Agreement, returned: Returned | null): CriterionSection {
  const { values } = room.snapshot.ruleSet;
  const counted = room.seats.filter((seat) => isCounted(seat, Object.keys(values.weights)));
  const { spread } = criterionSpread(counted, id);
  const isWide = spread !== null && spread >= values.spreadFlagHalfPoints;
  const { current, revisions } = agreement;
  const form = formOf(lang, room, number, agreement, returned);
  const older = revisions.filter((one) => one !== current);
  return {
    id: placeOf(number),
    number,
    title: title[lang],
    tag: current ? tag(say(lang, 'consensus.nav.done', { points: formatHalfPoints(current.halfPoints, lang) }), 'green') : tag(say(lang, 'consensus.nav.missing'), 'grey'),
    spread: spread === null ? '' : spread === 0 ? say(lang, 'consensus.spread.none') : say(lang, isWide ? 'consensus.spread.wide' : 'consensus.spread', { points: formatHalfPoints(spread, lang) }),
    isWide,
    reasons: counted.map((seat) => {
      const score = seat.scores.find(({ criterionId }) => criterionId === id);
      return { heading: `${seat.name}: ${formatHalfPoints(score?.halfPoints ?? 0, lang)}`, lines: linesOf(score?.reason ?? '') };
    }),
    answerHeading: say(lang, 'consensus.answer', { number }),
    answer: linesOf(answer),
    agreed: current ? { points: say(lang, 'consensus.agreed.points', { points: formatHalfPoints(current.halfPoints, lang) }), lines: linesOf(current.text), by: byLine(lang, current) } : null,
    earlier: older.length ? { summary: say(lang, 'consensus.earlier', { n: older.length }), items: older.map((one) => earlier(lang, one)).reverse() } : null,
    theirs: returned?.overtaken?.has(id) && current ? theirs(lang, current) : null,
    form,
    fields: form ? [form.score, form.text] : [],
  };
}

/** What others have written stands in fields that were not touched; what was typed stands where something was. */
function formOf(lang: Lang, room: Room, number: number, agreement: Agreement, returned: Returned | null): CriterionSection['form'] {
  const isTyped = returned !== null && isTouched(room, number, agreement, returned);
  if (!room.may.agree && !isTyped) return null;
  const { values } = room.snapshot.ruleSet;
  const name = { points: fieldName(number, 'points'), text: fieldName(number, 'text') };
  const message = messagesIn(consensusTexts, lang, returned?.errors ?? []);
  const read = isTyped ? readScore(typed(returned.posted, name.points), values.scale) : ({ ok: true, halfPoints: agreement.current?.halfPoints ?? null } as const);
  const steps = stepsOf(values.scale).map((step) => ({ value: formatHalfPoints(step, 'da'), label: formatHalfPoints(step, lang) }));
  return {
    basis: hiddenField(fieldName(number, 'basis'), String(agreement.latest)),
    score: radiosField({
      name: name.points,
      label: say(lang, 'consensus.points', { number }),
      hint: say(lang, 'consensus.points.hint', ends(values)),
      error: message(name.points),
      inline: true,
      value: read.ok && read.halfPoints !== null ? formatHalfPoints(read.halfPoints, 'da') : '',
      options: [...steps, { value: '', label: say(lang, 'consensus.points.noScore') }],
    }),
    text: textareaField({
      name: name.text,
      label: say(lang, 'consensus.text', { number }),
      hint: say(lang, 'consensus.text.hint', { min: values.minReasonCharacters }),
      error: message(name.text),
      value: isTyped ? typed(returned.posted, name.text) : (agreement.current?.text ?? ''),
      rows: 5,
      maxLength: values.textLimits.reason,
    }),
  };
}

function isTouched({ snapshot }: Room, number: number, agreement: Agreement, { posted }: Returned): boolean {
  if (posted[fieldName(number, 'text')] === undefined) return false;
  const read = readScore(typed(posted, fieldName(number, 'points')), snapshot.ruleSet.values.scale);
  const basis = Number(typed(posted, fieldName(number, 'basis'))) || 0;
  return !read.ok || outcomeOf({ halfPoints: read.halfPoints, text: normaliseText(typed(posted, fieldName(number, 'text'))), basis }, agreement) !== 'same';
}

function earlier(lang: Lang, { revision, halfPoints, authorName: name, at, text, withdrawn }: Agreement['revisions'][number]): Said {
  const when = formatInstant(at, lang);
  if (withdrawn) return { heading: say(lang, 'consensus.earlier.withdrawn', { revision, when }), lines: [] };
  return { heading: say(lang, 'consensus.earlier.item', { revision, points: formatHalfPoints(halfPoints, lang), name, when }), lines: linesOf(text) };
}

function theirs(lang: Lang, current: WrittenScore): CriterionSection['theirs'] {
  const heading = say(lang, 'consensus.overtaken.theirs', { name: current.authorName, when: formatInstant(current.at, lang) });
  return { heading, lines: linesOf(current.text), points: say(lang, 'consensus.agreed.points', { points: formatHalfPoints(current.halfPoints, lang) }) };
}

export function byLine(lang: Lang, { authorName: name, at }: { authorName: string; at: Date }): string {
  return say(lang, 'consensus.by', { name, when: formatInstant(at, lang) });
}

export function linesOf(text: string): string[] {
  return text.split(/\n{2,}/).filter((line) => line !== '');
}
