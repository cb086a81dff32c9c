import { alert, type Alert, type Countdown, type Lang } from '../../platform/views/index.js';
import { closedEarly, countdownTo, extraTimeOf, hasLeave, phaseOf, type RoundView } from '../../rounds/index.js';
import { formatInstantPrecise, formatRemaining, remaining } from '../../shared/dates.js';
import { applicationTexts } from '../application.texts.js';

const { say } = applicationTexts;

/** Template `applications/_deadline`: one of the two is null. */
export interface Deadline {
  readonly open: { readonly text: string; readonly countdown: Countdown } | null;
  readonly late: Alert | null;
}

/** `round` as it counts for this application. Time is counted to the announced deadline, and after it to the last instant. */
export function deadlineOf(lang: Lang, round: RoundView, now: Date): Deadline {
  const instants = { deadline: formatInstantPrecise(round.closesAt, lang), until: formatInstantPrecise(round.openUntil, lang) };
  if (phaseOf(round, now) === 'closed') {
    const early = closedEarly(round);
    const heading = early ? say(lang, 'deadline.closed', { closed: formatInstantPrecise(early, lang) }) : say(lang, 'deadline.late', instants);
    return { open: null, late: alert('warning', say(lang, 'deadline.late.text'), { heading }) };
  }
  const extra = extraTimeOf(round, now);
  if (extra) return { open: { text: say(lang, `deadline.${extra.ground}`, instants), countdown: counted(lang, round, extra.until, now, say(lang, 'deadline.ended')) }, late: null };
  const ended = round.openUntil > round.closesAt ? say(lang, 'deadline.ended.extra', instants) : say(lang, 'deadline.ended');
  return { open: { text: say(lang, hasLeave(round) ? 'deadline.leave' : 'deadline.open', instants), countdown: counted(lang, round, round.closesAt, now, ended) }, late: null };
}

function counted(lang: Lang, round: RoundView, until: Date, now: Date, endedText: string): Countdown {
  return countdownTo(until, { round, now, text: formatRemaining(remaining(now, until), lang), endedText });
}
