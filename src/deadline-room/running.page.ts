import { summaryList, summaryRow, tag, type Lang, type SummaryList, type SummaryRow } from '../platform/views/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import type { Answers } from '../platform/logging/index.js';
import { outagePaths } from '../outages/outage.paths.js';
import { lateBy } from './lateness.page.js';
import type { Room, Running } from './room.service.js';
import type { RefusedTry } from './room.store.js';
import { roomTexts } from './room.texts.js';

const { say } = roomTexts;

/** rules.md 8.3: the offset is monitored, and this much calls for somebody. */
const CLOCK_ALARM_MS = 500;

/** What has last happened, and how the portal itself does. */
export function runningList(lang: Lang, { arrived: { lastSentAt }, lastRefused, running }: Pick<Room, 'arrived' | 'lastRefused' | 'running'>, now: Date): SummaryList {
  return summaryList([
    summaryRow(say(lang, 'room.running.lastSent'), lastSentAt ? formatInstantPrecise(lastSentAt, lang) : say(lang, 'room.running.noneSent')),
    summaryRow(say(lang, 'room.running.lastRefused'), lastRefused ? [formatInstantPrecise(lastRefused.at, lang), reasonOf(lang, lastRefused)] : say(lang, 'room.running.noneRefused')),
    probeRow(lang, running, now),
    mailRow(lang, running),
    clockRow(lang, running),
    summaryRow(say(lang, 'room.running.errors'), [...errorLines(lang, 5, running.minutes5), ...errorLines(lang, 60, running.minutes60), say(lang, 'room.errors.own')]),
    summaryRow(say(lang, 'room.running.people'), say(lang, 'room.people', { n: running.people })),
  ]);
}

function reasonOf(lang: Lang, { why, lateByMs, missing }: RefusedTry): string {
  switch (why) {
    case 'late':
      return say(lang, 'room.refused.late', { by: lateBy(lang, lateByMs) });
    case 'missing':
      return say(lang, 'room.refused.missing', { n: missing });
    case 'not-open':
      return say(lang, 'room.refused.not-open');
  }
}

/** A portal that has not tried for so long is not trying any more. */
const PROBE_SILENT_SECONDS = 180;

function probeRow(lang: Lang, { probe }: Running, now: Date): SummaryRow {
  const label = say(lang, 'room.running.probe');
  if (!probe) return summaryRow(label, say(lang, 'room.probe.none'));
  const seconds = Math.max(0, Math.round((now.getTime() - probe.endedAt.getTime()) / 1000));
  const shown = probe.fault !== '' ? tag(say(lang, 'room.probe.failed'), 'red') : seconds > PROBE_SILENT_SECONDS ? tag(say(lang, 'room.probe.silent'), 'yellow') : tag(say(lang, 'room.probe.well'), 'green');
  return summaryRow(label, say(lang, 'room.probe.when', { when: formatInstantPrecise(probe.endedAt, lang), seconds }), { tag: shown, href: outagePaths.ledger });
}

function mailRow(lang: Lang, { mail: { waiting, oldestAt, failing } }: Running): SummaryRow {
  const label = say(lang, 'room.running.mail');
  if (!waiting || !oldestAt) return summaryRow(label, say(lang, 'room.mail.none'));
  return summaryRow(label, [say(lang, 'room.mail.waiting', { n: waiting, when: formatInstantPrecise(oldestAt, lang) }), ...(failing ? [say(lang, 'room.mail.failing', { n: failing })] : [])]);
}

function clockRow(lang: Lang, { clock }: Running): SummaryRow {
  const label = say(lang, 'room.running.clock');
  if (!clock) return summaryRow(label, say(lang, 'room.clock.unknown'));
  const { ms, uncertainMs: uncertain, readMsAgo } = clock;
  const isFine = Math.abs(ms) < CLOCK_ALARM_MS;
  const facts = { ms: formatDecimal(Math.abs(ms), lang), way: say(lang, ms < 0 ? 'room.clock.behind' : 'room.clock.ahead'), seconds: Math.round(readMsAgo / 1000), uncertain };
  return summaryRow(label, say(lang, 'room.clock.text', facts), { tag: tag(say(lang, isFine ? 'room.clock.ok' : 'room.clock.off'), isFine ? 'green' : 'yellow') });
}

function errorLines(lang: Lang, minutes: number, { answered, failed, turnedAway }: Answers): string[] {
  const percent = formatDecimal((answered ? (100 * failed) / answered : 0).toFixed(1), lang);
  return [
    say(lang, 'room.errors.line', { minutes, failed: formatDecimal(failed, lang), answered: formatDecimal(answered, lang), percent }),
    ...(turnedAway ? [say(lang, 'room.errors.turnedAway', { minutes, n: turnedAway })] : []),
  ];
}
