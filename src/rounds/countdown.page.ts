import type { Countdown, Lang } from '../platform/views/index.js';
import { formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { closedEarly, hasLeave } from './contract.rules.js';
import { deadlineUrl, roundUrl } from './round.paths.js';
import type { RoundView } from './round.store.js';
import { roundTexts } from './round.texts.js';

const { say } = roundTexts;

/**
 * Counts from the instant at which the server received the request, so the reader's own clock does not matter; to the
 * announced deadline, and in the grace after it says until when it lasts.
 */
export function countdownOf(lang: Lang, round: RoundView, now: Date): Countdown {
  const endedText = endedOf(lang, round);
  return countdownTo(round.closesAt, { round, now, text: now > round.closesAt ? endedText : formatRemaining(remaining(now, round.closesAt), lang), endedText });
}

/** An application with leave of its own keeps its instant wherever the round's deadline goes. */
export function countdownTo(until: Date, { round, now, text, endedText }: { readonly round: RoundView; readonly now: Date; readonly text: string; readonly endedText: string }): Countdown {
  const moves = round.publishedAt !== null && !hasLeave(round);
  const made = { closesAt: round.closesAt.toISOString(), openUntil: round.openUntil.toISOString() };
  return { until: until.toISOString(), now: now.toISOString(), text, endedText, round: moves ? { ...made, asks: deadlineUrl(round.id), href: roundUrl(round.id) } : null };
}

/** A round's deadline as it stands for everybody, for pages that were made before it was moved; the words are shown where it was. */
export interface DeadlineNow {
  readonly now: string;
  readonly until: string;
  readonly openUntil: string;
  readonly movedText: string;
  readonly endedText: string;
}

export function deadlineNow(lang: Lang, round: RoundView, now: Date): DeadlineNow {
  const early = closedEarly(round);
  return {
    now: now.toISOString(),
    until: round.closesAt.toISOString(),
    openUntil: round.openUntil.toISOString(),
    movedText: early ? say(lang, 'rounds.moved.closed', { closed: formatInstantPrecise(early, lang) }) : say(lang, 'rounds.moved', { until: formatInstantPrecise(round.closesAt, lang) }),
    endedText: endedOf(lang, round),
  };
}

function endedOf(lang: Lang, { closesAt, openUntil }: RoundView): string {
  return openUntil > closesAt ? say(lang, 'rounds.ended.grace', { until: formatInstantPrecise(openUntil, lang) }) : say(lang, 'rounds.ended');
}
