import { typed, type FormError, type Posted } from '../platform/forms/index.js';
import { formatDate, formatInstantPrecise, formatTime, parseDateParts } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { normaliseText } from '../shared/text.js';
import { instantOn, reasonProblem, type ReasonProblem, type UntilProblem } from './exemption.rules.js';

export interface PostedWish {
  /** null where date or time cannot be read; the errors say which. */
  readonly until: Date | null;
  readonly reason: string;
  readonly errors: readonly FormError[];
}

export function readWish(posted: Posted): PostedWish {
  const date = parseDateParts(typed(posted, 'untilDay'), typed(posted, 'untilMonth'), typed(posted, 'untilYear'));
  const time = typed(posted, 'untilTime');
  const until = date.ok ? instantOn(date.date, time) : null;
  const reason = normaliseText(typed(posted, 'reason'));
  return {
    until,
    reason,
    errors: [
      ...(date.ok ? [] : [{ field: 'until', key: date.problem === 'empty' ? 'exemption.wrong.noDate' : 'exemption.wrong.date' }]),
      ...(instantOn('2026-01-01', time) ? [] : [{ field: 'untilTime', key: 'exemption.wrong.time' }]),
      ...reasonErrors(reasonProblem(reason)),
    ],
  };
}

export interface PostedDecision {
  /** Which wish stood on the page. */
  readonly id: string;
  readonly outcome: 'granted' | 'refused' | null;
  readonly reason: string;
  readonly errors: readonly FormError[];
}

/** Who refuses says why; who grants takes over the reason that was asked with, and may add to it. */
export function readDecision(posted: Posted): PostedDecision {
  const pressed = typed(posted, 'outcome');
  const outcome = pressed === 'granted' || pressed === 'refused' ? pressed : null;
  const reason = normaliseText(typed(posted, 'decidedReason'));
  const problem = reasonProblem(reason);
  const isFine = problem === null || (outcome === 'granted' && problem.code === 'empty');
  return {
    id: typed(posted, 'exemption'),
    outcome,
    reason,
    errors: [
      ...(outcome ? [] : [{ field: 'decidedReason', key: 'exemption.wrong.outcome' }]),
      ...(outcome && !isFine ? reasonErrors(problem, 'decidedReason', 'exemption.wrong.refusal') : []),
    ],
  };
}

/** What the rules say of an instant that could be read. */
export function untilError(problem: UntilProblem, lang: Lang, now: Date): FormError {
  switch (problem.code) {
    case 'past':
      return { field: 'until', key: 'exemption.wrong.past', params: { time: formatTime(now, lang) } };
    case 'day':
      return { field: 'until', key: `exemption.wrong.${problem.day.is}`, params: { day: formatDate(problem.day.on, lang), last: formatInstantPrecise(problem.last, lang) } };
    case 'no-longer':
      return { field: 'until', key: 'exemption.wrong.noLonger', params: { granted: formatInstantPrecise(problem.granted, lang) } };
  }
}

function reasonErrors(problem: ReasonProblem | null, field = 'reason', empty = 'exemption.wrong.reason'): FormError[] {
  if (problem === null) return [];
  return [problem.code === 'empty' ? { field, key: empty } : { field, key: 'exemption.wrong.long', params: { n: problem.over } }];
}
