import type { Lang } from '../platform/views/index.js';
import type { Fund } from '../rounds/index.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { fundOf, type FundLine } from './fund-line.rules.js';
import { meetingTexts } from './meeting.texts.js';

const { say } = meetingTexts;

/** The decision minute: one point a fund, what was said of it, and who was not in the room. */
export interface Minute {
  readonly heading: string;
  readonly points: readonly { readonly text: string; readonly notes: readonly string[] }[];
  readonly absent: string | null;
}

/** Null before the meeting. */
export function minuteOf(lang: Lang, item: { readonly lines: readonly FundLine[]; readonly absent: string }, funds: readonly Fund[]): Minute | null {
  const decidedOn = item.lines[0]?.forumDecidedOn ?? null;
  if (decidedOn === null) return null;
  return {
    heading: say(lang, 'meeting.minute.heading', { date: formatDate(decidedOn, lang) }),
    points: item.lines.map((line) => ({ text: pointText(lang, line, fundOf(funds, line.fundId)), notes: notes(lang, line) })),
    absent: item.absent === '' ? null : say(lang, 'meeting.minute.absent', { absent: item.absent }),
  };
}

function pointText(lang: Lang, line: FundLine, fund: Fund): string {
  const named = { fund: inLang(lang, fund, 'name'), amount: formatKroner(line.forumOere ?? 0n, lang) };
  if (line.forumOutcome === 'not-recommended') return say(lang, 'meeting.minute.line.not-recommended', { fund: named.fund });
  return line.forumOutcome === 'conditional'
    ? say(lang, 'meeting.minute.line.conditional', { ...named, conditions: line.forumConditions ?? '' })
    : say(lang, 'meeting.minute.line.recommended', named);
}

function notes(lang: Lang, { forumReason, minority }: FundLine): string[] {
  return [
    ...(forumReason ? [say(lang, 'meeting.minute.reason', { reason: forumReason })] : []),
    ...(minority ? [say(lang, 'meeting.minute.minority', { minority })] : []),
  ];
}
