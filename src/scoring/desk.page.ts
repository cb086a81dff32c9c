import { documentOf, type ApplicationDocument, type Snapshot } from '../applications/index.js';
import { errorsIn, messagesIn, radiosField, textareaField, typed, type FormError, type Posted, type RadiosField, type TextareaField } from '../platform/forms/index.js';
import { pageHeading, type Lang, type PageHeading, type Progress, type SummaryList, summaryList, type Tag, tag } from '../platform/views/index.js';
import { ends, fieldName } from './desk.form.js';
import { countedFacts } from './facts.page.js';
import { paragraphs } from './matrix.page.js';
import { panelTexts } from './panel.texts.js';
import { formatHalfPoints, readScore, stepsOf } from './score.rules.js';
import { declarationUrl, deskPlace, seatAttachmentUrl, seatSubmissionUrl, seatUrl } from './scoring.paths.js';
import type { Desk } from './seat.service.js';

const { say } = panelTexts;

export interface DeskPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly progress: Progress;
  /** The project in short, to read before the criteria. */
  readonly summary: readonly string[];
  readonly navHeading: string;
  readonly saveAction: string;
  readonly submitAction: string;
  readonly redeclareHref: string;
  /** Id of the foot, where one submits. */
  readonly footId: string;
  readonly sections: readonly DeskSection[];
  readonly document: ApplicationDocument;
}

export interface DeskSection {
  /** Of the section, for links to it. */
  readonly id: string;
  readonly criterionId: string;
  readonly number: number;
  readonly title: string;
  readonly guidance: string;
  readonly tag: Tag;
  /** One text a paragraph. */
  readonly answer: readonly string[];
  /** Null where nothing of this criterion can be counted. */
  readonly facts: SummaryList | null;
  readonly score: RadiosField;
  readonly reason: TextareaField;
  /** The next criterion that has no score; null when every other has. */
  readonly next: { readonly href: string; readonly label: string } | null;
}

type Criterion = Snapshot['criteria'][number];

/** `posted` is what was typed when the form comes back with `errors`; `refusal` a message that belongs to no field. */
export function deskPage(lang: Lang, desk: Desk, posted: Posted | null = null, errors: readonly FormError[] = [], refusal: string | null = null): DeskPage {
  const { snapshot, seat } = desk;
  const { criteria } = snapshot;
  const points = new Map(criteria.map((criterion) => [criterion.id, pointsOf(desk, criterion, posted)]));
  const done = criteria.filter(({ id }) => points.get(id) !== '').length;
  const sections = criteria.map((criterion) => section(lang, desk, criterion, points, posted, errors));
  const fieldErrors = errorsIn(sections.flatMap(({ score, reason }) => [score, reason]));
  const caption = say(lang, 'panel.desk.caption', { number: snapshot.application.number, round: snapshot.round.name[lang] });
  return {
    heading: pageHeading(snapshot.project.title, { caption }),
    errors: refusal === null ? fieldErrors : [{ href: seatUrl(seat.id), text: refusal }, ...fieldErrors],
    progress: {
      id: 'progress',
      label: say(lang, 'panel.desk.progress'),
      value: done,
      max: criteria.length,
      text: say(lang, 'panel.desk.progressText', { done, total: criteria.length }),
    },
    summary: paragraphs(snapshot.project.summary),
    navHeading: say(lang, 'panel.desk.nav', { n: criteria.length }),
    saveAction: seatUrl(seat.id),
    submitAction: seatSubmissionUrl(seat.id),
    redeclareHref: declarationUrl(seat.id),
    footId: deskPlace(null),
    sections,
    document: documentOf(lang, snapshot, { attachment: (file) => seatAttachmentUrl(seat.id, file) }),
  };
}

function section(lang: Lang, desk: Desk, criterion: Criterion, points: ReadonlyMap<string, string>, posted: Posted | null, errors: readonly FormError[]): DeskSection {
  const { id, number, title, guidance, answer } = criterion;
  const { ruleSet: { values }, criteria } = desk.snapshot;
  const message = messagesIn(panelTexts, lang, errors);
  const name = { points: fieldName(number, 'points'), reason: fieldName(number, 'reason') };
  const value = points.get(id) ?? '';
  const facts = countedFacts(lang, desk.snapshot, id);
  const steps = stepsOf(values.scale).map((step) => ({ value: formatHalfPoints(step, 'da'), label: formatHalfPoints(step, lang) }));
  const next = [...criteria.slice(number), ...criteria.slice(0, number - 1)].find((other) => points.get(other.id) === '');
  return {
    id: deskPlace(number),
    criterionId: id,
    number,
    title: title[lang],
    guidance: guidance[lang],
    tag: value === '' ? tag(say(lang, 'panel.desk.nav.missing'), 'grey') : tag(say(lang, 'panel.desk.nav.done', { points: inLanguage(value, lang) }), 'green'),
    answer: paragraphs(answer),
    facts: facts.length ? summaryList(facts) : null,
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
      value: posted ? typed(posted, name.reason) : (scoreOf(desk, id)?.reason ?? ''),
      maxLength: values.textLimits.reason,
    }),
    next: next ? { href: `#${deskPlace(next.number)}`, label: say(lang, 'panel.desk.next', { number: next.number, title: next.title[lang] }) } : null,
  };
}

/** The chosen option's value, as posted where something was; '' for none. */
function pointsOf(desk: Desk, { id, number }: Criterion, posted: Posted | null): string {
  const read = posted
    ? readScore(typed(posted, fieldName(number, 'points')), desk.snapshot.ruleSet.values.scale)
    : ({ ok: true, halfPoints: scoreOf(desk, id)?.halfPoints ?? null } as const);
  return read.ok && read.halfPoints !== null ? formatHalfPoints(read.halfPoints, 'da') : '';
}

function scoreOf(desk: Desk, criterionId: string) {
  return desk.seat.scores.find((score) => score.criterionId === criterionId);
}

function inLanguage(danish: string, lang: Lang): string {
  return lang === 'da' ? danish : danish.replace(',', '.');
}
