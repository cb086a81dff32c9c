import { receiptPaths } from '../receipts/receipt.paths.js';
import { dataTable, pageHeading, summaryList, summaryRow, tag, type DataTable, type Link, type PageHeading, type SummaryList, type TagColour } from '../platform/views/index.js';
import { formatInstantExact, formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { secretariat } from '../shared/secretariat.js';
import { lastInstantOf } from './contract.rules.js';
import { durationInWords } from './duration-in-words.js';
import { promiseTexts } from './promise.texts.js';
import { roundUrl } from './round.paths.js';
import { comingAmong, openAmong } from './round.rules.js';
import { onOneLine } from './call-dates.page.js';
import { roundTexts } from './round.texts.js';
import type { RoundView } from './round.store.js';

const { say } = promiseTexts;

/** What happens, and what it comes to: in time, too late, or the same for all. */
const cases = [
  ['exact', 'in-time'],
  ['after', 'late'],
  ['grace', 'in-time'],
  ['trickle', 'late'],
  ['slow', 'in-time'],
  ['stall', 'in-time'],
  ['queue', 'in-time'],
  ['twice', 'in-time'],
  ['broken', 'in-time'],
  ['again', 'in-time'],
  ['database', 'in-time'],
  ['mail', 'in-time'],
  ['clock', 'in-time'],
  ['night', 'in-time'],
  ['moved', 'all'],
  ['outage', 'all'],
  ['exemption', null],
] as const;
const colours = { 'in-time': 'green', late: 'red', all: 'blue' } as const satisfies Record<string, TagColour>;

/** How far the portal's machine is ahead of the clock that decides; null: not measured. */
export type Offset = { readonly ms: number; readonly uncertainMs: number; readonly readMsAgo: number } | null;

/** Template `rounds/promise`. */
export interface PromisePage {
  readonly heading: PageHeading;
  readonly cases: SummaryList;
  readonly clock: readonly string[];
  readonly rounds: DataTable;
  readonly receipts: Link;
  readonly ask: SummaryList;
}

export function promisePage(lang: Lang, rounds: readonly RoundView[], offset: Offset, now: Date): PromisePage {
  return {
    heading: pageHeading(say(lang, 'promise.title'), { lead: say(lang, 'promise.lead') }),
    cases: summaryList(cases.map(([name, comes]) => summaryRow(say(lang, `promise.case.${name}`), say(lang, `promise.case.${name}.text`), { tag: comes && tag(say(lang, `promise.tag.${comes}`), colours[comes]) }))),
    clock: [say(lang, 'promise.clock.text'), `${say(lang, 'promise.clock.now', { now: formatInstantExact(now, lang) })} ${offsetText(lang, offset)}`, say(lang, 'promise.clock.watch', { path: '/readyz' })],
    rounds: roundsTable(lang, [...openAmong(rounds, now), ...comingAmong(rounds, now)]),
    receipts: { label: say(lang, 'promise.receipts.link'), href: receiptPaths.log },
    ask: summaryList([summaryRow(say(lang, 'promise.ask.mail'), secretariat.mail, { href: `mailto:${secretariat.mail}` }), summaryRow(say(lang, 'promise.ask.phone'), secretariat.phone)]),
  };
}

function offsetText(lang: Lang, offset: Offset): string {
  if (!offset) return say(lang, 'promise.clock.unknown');
  const facts = { ms: Math.abs(offset.ms), seconds: Math.round(offset.readMsAgo / 1000), uncertain: offset.uncertainMs };
  return say(lang, offset.ms < 0 ? 'promise.clock.behind' : 'promise.clock.ahead', facts);
}

function roundsTable(lang: Lang, rounds: readonly RoundView[]): DataTable {
  return dataTable({
    id: 'promised',
    caption: say(lang, 'promise.rounds'),
    captionHidden: true,
    columns: [roundTexts.say(lang, 'rounds.column.round'), say(lang, 'promise.rounds.deadline'), say(lang, 'promise.rounds.grace'), say(lang, 'promise.rounds.last'), say(lang, 'promise.rounds.outage')],
    rows: rounds.map((round) => [
      { text: inLang(lang, round, 'name'), href: roundUrl(round.id), sub: say(lang, 'promise.rounds.ask', { whom: round.contact || say(lang, 'promise.rounds.secretariat') }) },
      onOneLine(formatInstantPrecise(round.closesAt, lang)),
      durationInWords(lang, round.graceMs),
      onOneLine(formatInstantExact(lastInstantOf(round), lang)),
      outageText(lang, round),
    ]),
    emptyText: say(lang, 'promise.rounds.none'),
  });
}

/** The call's own figures of the rule on outages. */
export function outageText(lang: Lang, { outageLimitMinutes: limit, outageWindowMinutes: window }: Pick<RoundView, 'outageLimitMinutes' | 'outageWindowMinutes'>): string {
  return say(lang, 'promise.outage.figures', { limit: formatDecimal(limit, lang), window: durationInWords(lang, window * 60_000) });
}
