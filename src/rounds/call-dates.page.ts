import { summaryList, summaryRow, type SummaryList, type SummaryRow } from '../platform/views/index.js';
import { copenhagenDate, daysBetween, formatDate, formatInstantPrecise } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { callTexts } from './call.texts.js';
import { closedEarly, lastInstantOf } from './contract.rules.js';
import type { RoundView } from './round.store.js';
import { roundTexts } from './round.texts.js';

const { say } = roundTexts;

/** The deadline to the second, since one second late is late. `all`: also the days between it and the meeting. */
export function datesOf(lang: Lang, round: RoundView, which: 'chief' | 'all' = 'chief'): SummaryList {
  const early = closedEarly(round);
  return summaryList([
    summaryRow(say(lang, 'rounds.opens'), formatInstantPrecise(round.opensAt, lang)),
    summaryRow(say(lang, 'rounds.deadline'), [formatInstantPrecise(round.closesAt, lang), graceText(lang, round)]),
    ...(early ? [summaryRow(callTexts.say(lang, 'rounds.call.closed'), closedText(lang, round))] : []),
    ...(which === 'all' ? between(lang, round) : []),
    summaryRow(say(lang, 'rounds.meeting'), formatDate(round.meetingOn, lang)),
    summaryRow(say(lang, 'rounds.between'), daysToMeeting(lang, round)),
  ]);
}

/** A narrow column must not break a date into four lines. */
export function onOneLine(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

export function daysToMeeting(lang: Lang, round: RoundView): string {
  return say(lang, 'rounds.between.days', { n: daysBetween(copenhagenDate(round.closesAt), round.meetingOn) });
}

/** '' where there is none, or it never began to run. */
function graceText(lang: Lang, round: RoundView): string {
  if (round.graceMs === 0 || closedEarly(round)) return '';
  return callTexts.say(lang, 'rounds.call.grace.until', { until: formatInstantPrecise(lastInstantOf(round), lang) });
}

/** null where it was not closed by hand before its deadline. */
export function closedText(lang: Lang, round: RoundView): string | null {
  const early = closedEarly(round);
  return early && callTexts.say(lang, 'rounds.call.closed.text', { closed: formatInstantPrecise(early, lang) });
}

function between(lang: Lang, { panelFrom: from, panelUntil: until, hearingUntil }: RoundView): SummaryRow[] {
  return [
    ...(from && until ? [summaryRow(callTexts.say(lang, 'rounds.call.panel'), callTexts.say(lang, 'rounds.call.panel.text', { from: formatDate(from, lang), until: formatDate(until, lang) }))] : []),
    ...(hearingUntil ? [summaryRow(callTexts.say(lang, 'rounds.call.hearing'), formatDate(hearingUntil, lang))] : []),
  ];
}
