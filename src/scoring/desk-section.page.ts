import type { Snapshot } from '../applications/index.js';
import { radiosField, textareaField, typed, type Messages, type Posted, type RadiosField, type TextareaField } from '../platform/forms/index.js';
import { summaryList, tag, type Lang, type SummaryList, type Tag } from '../platform/views/index.js';
import { characterCount } from '../shared/text.js';
import { deskConflict, type DeskConflict, type Disputed } from './desk-conflict.page.js';
import { ends } from './desk.form.js';
import { fieldName } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';
import { countedFacts } from './facts.page.js';
import { paragraphs } from './matrix.page.js';
import { formatHalfPoints, readScore, stepsOf } from './score.rules.js';
import { deskPlace } from './scoring.paths.js';

const { say } = deskTexts;

type Criterion = Snapshot['criteria'][number];

/** One criterion at the desk: what the applicant says, what is counted, what the points mean, and the member's own part. */
export interface DeskSection {
  /** Of the section, for links to it. */
  readonly id: string;
  readonly criterionId: string;
  readonly number: number;
  readonly title: string;
  readonly guidance: string;
  readonly isScored: boolean;
  readonly tag: Tag;
  /** One text a paragraph. */
  readonly answer: readonly string[];
  /** Null where nothing of this criterion can be counted. */
  readonly facts: SummaryList | null;
  /** What the points mean, highest first; `half` for the script that marks the one that is chosen. */
  readonly anchors: readonly { readonly half: number; readonly points: string; readonly text: string }[];
  readonly conflicts: readonly DeskConflict[];
  readonly score: RadiosField;
  readonly reason: TextareaField;
  /** What is missing next. */
  readonly next: { readonly href: string; readonly label: string };
}

/** What the desk shows, and in which language. `posted` has every field. */
export interface Shown {
  readonly lang: Lang;
  readonly snapshot: Snapshot;
  readonly posted: Posted;
  readonly message: Messages;
  readonly disputed: Disputed;
}

export function deskSection(shown: Shown, criterion: Criterion): DeskSection {
  const { lang, snapshot, posted, message, disputed } = shown;
  const { id, number, title, guidance, answer, anchors = [] } = criterion;
  const { ruleSet: { values } } = snapshot;
  const name = { points: fieldName(number, 'points'), reason: fieldName(number, 'reason') };
  const value = pointsIn(shown, number);
  const facts = countedFacts(lang, snapshot, id);
  const steps = stepsOf(values.scale).map((step) => ({ value: formatHalfPoints(step, 'da'), label: formatHalfPoints(step, lang) }));
  const reason = typed(posted, name.reason);
  return {
    id: deskPlace(number),
    criterionId: id,
    number,
    title: title[lang],
    guidance: guidance[lang],
    isScored: value !== '',
    tag: value === '' ? tag(say(lang, 'panel.desk.nav.missing'), 'grey') : tag(say(lang, 'panel.desk.nav.done', { points: inLanguage(value, lang) }), 'green'),
    answer: paragraphs(answer),
    facts: facts.length ? summaryList(facts) : null,
    anchors: [...anchors].reverse().map(({ halfPoints, text }) => ({ half: halfPoints, points: say(lang, 'panel.desk.points', { points: formatHalfPoints(halfPoints, lang) }), text: text[lang] })),
    conflicts: [
      deskConflict(lang, disputed, name.points, say(lang, 'panel.desk.conflict.score', { number }), inLanguage(value, lang)),
      deskConflict(lang, disputed, name.reason, say(lang, 'panel.desk.conflict.reason', { number }), reason),
    ].filter((conflict) => conflict !== null),
    score: radiosField({
      name: name.points,
      label: say(lang, 'panel.desk.score', { number }),
      hint: say(lang, 'panel.desk.score.hint', ends(values)),
      error: message(name.points),
      inline: true,
      value,
      options: [...steps, { value: '', label: say(lang, 'panel.desk.noScore') }],
    }),
    reason: textareaField({
      name: name.reason,
      label: say(lang, 'panel.desk.reason', { number }),
      hint: say(lang, 'panel.desk.reason.hint', { min: values.minReasonCharacters }),
      error: message(name.reason),
      value: reason,
      rows: 5,
      maxLength: values.textLimits.reason,
    }),
    next: nextMissing(shown, number),
  };
}

/** The next criterion after this one, going round, that lacks a score or a reason; the foot where none does. */
export function nextMissing(shown: Shown, after: number | null): { href: string; label: string } {
  const { lang, snapshot: { criteria, ruleSet: { values } }, posted } = shown;
  const at = criteria.findIndex(({ number }) => number === after);
  const next = [...criteria.slice(at + 1), ...criteria.slice(0, Math.max(0, at))].find(
    ({ number }) => pointsIn(shown, number) === '' || characterCount(typed(posted, fieldName(number, 'reason'))) < values.minReasonCharacters,
  );
  if (!next) return { href: `#${deskPlace(null)}`, label: say(lang, 'panel.desk.nextDone') };
  return { href: `#${deskPlace(next.number)}`, label: say(lang, 'panel.desk.nextMissing', { number: next.number, title: next.title[lang] }) };
}

/** The chosen option's value; '' for none, and for what is no score. */
function pointsIn({ posted, snapshot }: Shown, number: number): string {
  const read = readScore(typed(posted, fieldName(number, 'points')), snapshot.ruleSet.values.scale);
  return read.ok && read.halfPoints !== null ? formatHalfPoints(read.halfPoints, 'da') : '';
}

function inLanguage(danish: string, lang: Lang): string {
  return lang === 'da' ? danish : danish.replace(',', '.');
}
