import { anchorsOn, formatHalfPoints, readScore, stepsOf, type Criterion } from '../criteria/index.js';
import { errorsIn, messagesIn, radiosField, textareaField, typed, type FormError, type Posted, type RadiosField, type TextareaField } from '../platform/forms/index.js';
import { pageHeading, tag, type Lang, type PageHeading, type Progress, type Tag } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import { ends, scoreName } from './calibration.form.js';
import { handInUrl, ownCaseUrl } from './calibration.paths.js';
import type { OwnCase, OwnCases } from './calibration.service.js';
import { calibrationTexts } from './calibration.texts.js';

const { say } = calibrationTexts;

/** One text a score, lowest first; empty where the strategy has none. */
export type AnchorLines = readonly { readonly points: string; readonly text: string }[];

interface Section {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly guidance: string;
  readonly tag: Tag;
  readonly answer: string;
  readonly anchors: AnchorLines;
  readonly score: RadiosField;
  readonly reason: TextareaField;
}

export interface CaseFormPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly progress: Progress;
  readonly saveAction: string;
  readonly handInAction: string;
  readonly sections: readonly Section[];
}

/** `posted` is what was typed when the form comes back with `errors`; `refusal` a message that belongs to no field. */
export function caseFormPage(lang: Lang, own: OwnCases, one: OwnCase, posted: Posted | null = null, errors: readonly FormError[] = [], refusal: string | null = null): CaseFormPage {
  const { round, criteria, cases } = own;
  const sections = criteria.map((criterion) => sectionOf(lang, own, one, criterion, posted, errors));
  const fieldErrors = errorsIn(sections.flatMap(({ score, reason }) => [score, reason]));
  const done = sections.filter(({ tag: { colour } }) => colour === 'green').length;
  return {
    heading: pageHeading(inLang(lang, one, 'title'), { caption: say(lang, 'calibration.form.caption', { number: one.number, total: cases.length, round: inLang(lang, round, 'name') }), lead: say(lang, 'calibration.form.lead') }),
    errors: refusal === null ? fieldErrors : [{ href: ownCaseUrl(round.id, one.number), text: refusal }, ...fieldErrors],
    progress: { id: 'progress', label: say(lang, 'calibration.form.progress'), value: done, max: criteria.length, text: say(lang, 'calibration.progressText', { done, total: criteria.length }) },
    saveAction: ownCaseUrl(round.id, one.number),
    handInAction: handInUrl(round.id, one.number),
    sections,
  };
}

function sectionOf(lang: Lang, { round: { rules } }: OwnCases, one: OwnCase, criterion: Criterion, posted: Posted | null, errors: readonly FormError[]): Section {
  const { id, number } = criterion;
  const message = messagesIn(calibrationTexts, lang, errors);
  const name = { points: scoreName(number, 'points'), reason: scoreName(number, 'reason') };
  const stored = one.sitting?.scores.find(({ criterionId }) => criterionId === id);
  const read = posted ? readScore(typed(posted, name.points), rules.scale) : ({ ok: true, halfPoints: stored?.halfPoints ?? null } as const);
  const halfPoints = read.ok ? read.halfPoints : null;
  const points = (step: number) => ({ value: formatHalfPoints(step, 'da'), label: formatHalfPoints(step, lang) });
  return {
    id: `kriterium-${number}`,
    number,
    title: inLang(lang, criterion, 'title'),
    guidance: inLang(lang, criterion, 'guidance'),
    tag: halfPoints === null ? tag(say(lang, 'calibration.form.nav.missing'), 'grey') : tag(say(lang, 'calibration.form.nav.done', { points: formatHalfPoints(halfPoints, lang) }), 'green'),
    answer: one.answers[id]?.[lang] ?? '',
    anchors: anchorLines(lang, criterion, rules.scale),
    score: radiosField({
      name: name.points,
      label: say(lang, 'calibration.form.score', { number }),
      hint: say(lang, 'calibration.form.score.hint', ends(rules.scale)),
      error: message(name.points),
      inline: true,
      value: halfPoints === null ? '' : formatHalfPoints(halfPoints, 'da'),
      options: [...stepsOf(rules.scale).map(points), { value: '', label: say(lang, 'calibration.form.score.none') }],
    }),
    reason: textareaField({
      name: name.reason,
      label: say(lang, 'calibration.form.reason', { number }),
      hint: say(lang, 'calibration.form.reason.hint'),
      optional: true,
      rows: 2,
      error: message(name.reason),
      value: posted ? typed(posted, name.reason) : (stored?.reason ?? ''),
      maxLength: rules.textLimits.reason,
    }),
  };
}

export function anchorLines(lang: Lang, { anchors }: Criterion, scale: OwnCases['round']['rules']['scale']): AnchorLines {
  return anchorsOn(anchors, scale).map(({ halfPoints, text }) => ({ points: say(lang, 'calibration.form.points', { points: formatHalfPoints(halfPoints, lang) }), text: text[lang] }));
}
