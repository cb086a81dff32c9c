import { dataTable, pageHeading, type DataTable, type Lang, type Link, type PageHeading } from '../platform/views/index.js';
import { rankingUrl } from '../scoring/scoring.paths.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatAmount, sumOere } from '../shared/money.js';
import { agendaItem, anchorOf, type AgendaItem } from './agenda-item.page.js';
import type { Agenda } from './meeting.service.js';
import { meetingTexts } from './meeting.texts.js';

const { say } = meetingTexts;

/** Template `recommendations/meeting`. */
export interface MeetingPage {
  readonly heading: PageHeading;
  /** For whoever may see the ranking; else null. */
  readonly ranking: Link | null;
  readonly print: string | null;
  readonly contents: DataTable;
  readonly pools: DataTable;
  readonly items: readonly AgendaItem[];
}

export function meetingPage(lang: Lang, agenda: Agenda, seesRanking: boolean): MeetingPage {
  const { round, items, funds } = agenda;
  return {
    heading: pageHeading(meetingTitle(lang, agenda), { caption: inLang(lang, round, 'name'), lead: say(lang, 'meeting.lead') }),
    ranking: seesRanking ? { href: rankingUrl(round.id), label: say(lang, 'meeting.ranking') } : null,
    print: items.length > 0 ? say(lang, 'meeting.print') : null,
    contents: contents(lang, agenda),
    pools: pools(lang, agenda),
    items: items.map((item) => agendaItem(lang, item, funds)),
  };
}

export function meetingTitle(lang: Lang, { round }: Agenda): string {
  return say(lang, 'meeting.title', { date: formatDate(round.meetingOn, lang) });
}

/** The end of an address that leads to one item of the meeting. */
export function itemAnchor(itemNumber: number): string {
  return `#${anchorOf(itemNumber)}`;
}

function contents(lang: Lang, { items, left }: Agenda): DataTable {
  const numeric = (label: string) => ({ label, numeric: true });
  const sum = (item: Agenda['items'][number], key: 'appliedOere' | 'recommendedOere') => formatAmount(sumOere(item.lines.map((line) => line[key] ?? 0n)), lang);
  return dataTable({
    id: 'agenda',
    caption: say(lang, 'meeting.contents'),
    columns: [
      say(lang, 'meeting.column.item'),
      say(lang, 'meeting.column.project'),
      numeric(say(lang, 'meeting.column.applied')),
      numeric(say(lang, 'meeting.column.recommended')),
      say(lang, 'meeting.column.minute'),
    ],
    rows: [
      ...items.map((item) => ({ n: item.itemNumber, cells: [
        { text: say(lang, 'meeting.item', { n: item.itemNumber }), href: itemAnchor(item.itemNumber) },
        { text: item.document.title, sub: `${item.document.number} · ${item.document.leadPartner}` },
        sum(item, 'appliedOere'),
        sum(item, 'recommendedOere'),
        say(lang, `meeting.minute.${minuteState(item)}`),
      ] })),
      ...left.map((n) => ({ n, cells: [say(lang, 'meeting.item', { n }), say(lang, 'meeting.left'), '', '', ''] })),
    ].sort((a, b) => a.n - b.n).map(({ cells }) => cells),
    emptyText: say(lang, 'meeting.empty'),
  });
}

function minuteState({ lines }: Agenda['items'][number]): 'waits' | 'recommended' | 'not-recommended' {
  if (lines.every(({ forumOutcome }) => forumOutcome === null)) return 'waits';
  return lines.some(({ forumOutcome }) => forumOutcome !== 'not-recommended') ? 'recommended' : 'not-recommended';
}

/** What is left in each pool beside what this agenda still asks for: the forum's amount once it has met. */
function pools(lang: Lang, { items, funds, pools: views }: Agenda): DataTable {
  const open = items.flatMap(({ lines }) => lines.filter(({ outcome }) => outcome === null));
  const asked = (fundId: string) => sumOere(open.filter((line) => line.fundId === fundId).map((line) => line.forumOere ?? line.recommendedOere ?? 0n));
  return dataTable({
    id: 'pools',
    caption: say(lang, 'meeting.pools'),
    columns: [
      say(lang, 'meeting.pools.fund'),
      { label: say(lang, 'meeting.pools.left'), numeric: true },
      { label: say(lang, 'meeting.pools.recommended'), numeric: true },
    ],
    rows: funds.map((fund) => [
      inLang(lang, fund, 'name'),
      formatAmount(views.find(({ fundId }) => fundId === fund.id)?.leftOere ?? 0n, lang),
      formatAmount(asked(fund.id), lang),
    ]),
    emptyText: say(lang, 'meeting.pools.none'),
    compact: true,
  });
}
