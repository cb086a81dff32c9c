import { anchorsOn, formatHalfPoints, formatMean, type Criterion } from '../criteria/index.js';
import { alert, button, linkButton, pageHeading, postButton, tag, type Alert, type Button, type Lang, type PageHeading, type PostButton, type Tag } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import { againUrl, calibrationUrl, ownCaseUrl } from './calibration.paths.js';
import type { OwnCase, OwnCases } from './calibration.service.js';
import { calibrationTexts } from './calibration.texts.js';
import { isIn } from './own.page.js';
import { spreadPicture, type SpreadPicture } from './spread.page.js';
import { spreadOf, type PlacedMark } from './spread.rules.js';

const { say } = calibrationTexts;

interface AnchorLine {
  readonly points: string;
  readonly text: string;
  /** Whether the own score, and what the case was written for, lie here or up to half a point above. */
  readonly tags: readonly Tag[];
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly answer: string;
  /** What the member gave beside the panel's mean; null where it was not handed in. */
  readonly summary: readonly string[];
  readonly spread: SpreadPicture | null;
  readonly anchors: readonly AnchorLine[];
}

export interface CaseResultPage {
  readonly heading: PageHeading;
  readonly notice: Alert | null;
  readonly countText: string;
  readonly sections: readonly Section[];
  /** Null when a real assessment is in. */
  readonly again: PostButton | null;
  readonly next: Button;
}

/** Where the panel lies beside oneself, and what the points say. Nothing of the others is shown to who has not handed in. */
export function caseResultPage(lang: Lang, own: OwnCases, one: OwnCase, marks: readonly PlacedMark[]): CaseResultPage {
  const { round, criteria, cases, isOver } = own;
  const seen = isIn(one) ? marks : [];
  const n = new Set(seen.map(({ accountId }) => accountId)).size;
  const next = isOver ? undefined : cases.find((other) => !isIn(other));
  return {
    heading: pageHeading(inLang(lang, one, 'title'), { caption: say(lang, 'calibration.form.caption', { number: one.number, total: cases.length, round: inLang(lang, round, 'name') }), lead: isIn(one) ? say(lang, 'calibration.result.lead') : null }),
    notice: isIn(one) ? null : alert('info', say(lang, 'calibration.missed')),
    countText: isIn(one) ? (n > 1 ? say(lang, 'calibration.result.n', { n }) : say(lang, 'calibration.result.alone')) : '',
    sections: criteria.map((criterion) => sectionOf(lang, own, one, criterion, seen.filter(({ criterionId }) => criterionId === criterion.id))),
    again: isOver || !isIn(one) ? null : postButton(againUrl(round.id, one.number), button(say(lang, 'calibration.result.again'), { variant: 'secondary' })),
    next: next ? linkButton(say(lang, 'calibration.result.next'), ownCaseUrl(round.id, next.number), { variant: 'primary' }) : linkButton(say(lang, 'calibration.back'), calibrationUrl(round.id), { variant: 'primary' }),
  };
}

function sectionOf(lang: Lang, { round: { rules } }: OwnCases, one: OwnCase, criterion: Criterion, marks: readonly PlacedMark[]): Section {
  const { id, number } = criterion;
  const mine = isIn(one) ? one.sitting?.scores.find(({ criterionId }) => criterionId === id) : undefined;
  const given = mine?.halfPoints ?? null;
  const intended = one.intended[id] ?? null;
  const { sum, n } = spreadOf(marks);
  const points = (halfPoints: number) => formatHalfPoints(halfPoints, lang);
  return {
    id: `kriterium-${number}`,
    title: `${number}. ${inLang(lang, criterion, 'title')}`,
    answer: one.answers[id]?.[lang] ?? '',
    summary: given === null ? [] : [
      say(lang, 'calibration.result.own', { points: points(given), mean: formatMean(sum, n, 1, lang) }),
      ...(intended === null ? [] : [say(lang, 'calibration.result.intended', { points: points(intended) })]),
      ...(mine?.reason ? [say(lang, 'calibration.result.ownReason', { reason: mine.reason })] : []),
    ],
    spread: spreadPicture(lang, { number, marks, scale: rules.scale, own: one.sitting?.accountId ?? null, nameOf: null }),
    anchors: anchorsOn(criterion.anchors, rules.scale).map(({ halfPoints, text }) => ({
      points: say(lang, 'calibration.form.points', { points: points(halfPoints) }),
      text: text[lang],
      tags: [
        ...(lies(given, halfPoints) ? [tag(say(lang, 'calibration.result.anchor.own'), 'blue')] : []),
        ...(given !== null && lies(intended, halfPoints) ? [tag(say(lang, 'calibration.result.anchor.intended'), 'outline')] : []),
      ],
    })),
  };
}

const lies = (given: number | null, anchor: number): boolean => given !== null && (given === anchor || given === anchor + 1);
