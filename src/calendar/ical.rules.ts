import { addDays, type IsoDate } from '../shared/dates.js';

/** One entry of a calendar as programs read it (RFC 5545). */
export interface IcalEntry {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly category: string;
  readonly day: IsoDate;
  /** null: the whole day. */
  readonly at: Date | null;
  /** Last day of several; null: one day. */
  readonly until: IsoDate | null;
  readonly sequence: number;
  readonly changedAt: Date;
}

/**
 * Instants stand in UTC, so no program has to know when Denmark changes its clocks; days are days wherever they are read.
 * A deadline has no length and blocks nothing.
 */
export function icalText({ name, lang, entries }: { readonly name: string; readonly lang: string; readonly entries: readonly IcalEntry[] }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Fyrtaarn//Calendar 1.0//${lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf(entry: IcalEntry): string[] {
  const { uid, summary, description, url, category, day, at, until, sequence, changedAt } = entry;
  const times = at ? [`DTSTART:${instant(at)}`] : [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(addDays(until ?? day, 1))}`];
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    // Without METHOD this is when the entry last changed, so an unchanged feed is the same text every time.
    `DTSTAMP:${instant(changedAt)}`,
    `LAST-MODIFIED:${instant(changedAt)}`,
    `SEQUENCE:${sequence}`,
    ...times,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    `URL:${url}`,
    `CATEGORIES:${escaped(category)}`,
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (day: IsoDate): string => day.replaceAll('-', '');

/** Whole seconds, rounded down: a calendar never shows a deadline later than it is. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** TEXT of RFC 5545 3.3.11; what no text may hold is left out. */
function escaped(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

const MOST_OCTETS = 75;

/** At most 75 octets a line (3.1); a character is never cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let here = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      lines.push(here);
      here = ' ';
      octets = 1;
    }
    here += character;
    octets += size;
  }
  return [...lines, here].join('\r\n');
}
