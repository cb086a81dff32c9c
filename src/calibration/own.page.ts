import { scoringPaths } from '../scoring/scoring.paths.js';
import { alert, linkButton, pageHeading, task, type Alert, type Button, type Lang, type PageHeading, type Progress, type TaskList } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import { ownCaseUrl } from './calibration.paths.js';
import type { OwnCase, OwnCases } from './calibration.service.js';
import { calibrationTexts } from './calibration.texts.js';

const { say } = calibrationTexts;

export interface OwnCasesPage {
  readonly heading: PageHeading;
  /** Null where the round has no cases. */
  readonly progress: Progress | null;
  readonly notice: Alert | null;
  readonly tasks: TaskList;
  readonly emptyText: string;
  readonly next: Button;
}

/** The cases by number; the button leads to the next that waits, and to the real ones when none does. */
export function ownCasesPage(lang: Lang, { round, criteria, cases, isOver }: OwnCases): OwnCasesPage {
  const done = cases.filter(isIn).length;
  const waiting = isOver ? undefined : cases.find((one) => !isIn(one));
  return {
    heading: pageHeading(say(lang, 'calibration.title'), { caption: say(lang, 'calibration.caption', { round: inLang(lang, round, 'name') }), lead: cases.length ? say(lang, 'calibration.lead') : null }),
    progress: cases.length ? { id: 'progress', label: say(lang, 'calibration.progress'), value: done, max: cases.length, text: say(lang, 'calibration.progressText', { done, total: cases.length }) } : null,
    notice: isOver && cases.length ? alert('info', say(lang, 'calibration.over')) : cases.length && done === cases.length ? alert('success', say(lang, 'calibration.done')) : null,
    tasks: { groups: cases.length ? [{ heading: null, tasks: cases.map((one) => taskOf(lang, round.id, one, criteria.length, isOver)) }] : [] },
    emptyText: say(lang, 'calibration.empty'),
    next: waiting
      ? linkButton(say(lang, 'calibration.case', { number: waiting.number, title: inLang(lang, waiting, 'title') }), ownCaseUrl(round.id, waiting.number), { variant: 'primary' })
      : linkButton(say(lang, 'calibration.toPanel'), scoringPaths.panel, { variant: 'primary' }),
  };
}

export const isIn = ({ sitting }: OwnCase): boolean => sitting !== null && sitting.handedInAt !== null;

function taskOf(lang: Lang, roundId: string, one: OwnCase, total: number, isOver: boolean) {
  const scored = one.sitting?.scores.filter(({ halfPoints }) => halfPoints !== null).length ?? 0;
  const [state, label] = isIn(one) ? (['done', 'done'] as const) : isOver ? (['locked', 'missed'] as const) : one.sitting ? (['started', 'started'] as const) : (['not-started', 'none'] as const);
  const hint = state === 'started' ? say(lang, 'calibration.case.hint', { done: scored, total }) : null;
  const shown = task(lang, say(lang, 'calibration.case', { number: one.number, title: inLang(lang, one, 'title') }), ownCaseUrl(roundId, one.number), state, hint);
  return { ...shown, tag: { ...shown.tag, text: say(lang, `calibration.tag.${label}`) } };
}
