import { applicationTexts, type FindingPlace } from '../applications/index.js';
import type { Criterion } from '../criteria/index.js';
import { officerDialogueUrl } from '../dialogue/dialogue.paths.js';
import { alert, barChart, dataTable, keyFigure, linkButton, pageHeading, type Alert, type BarChart, type Button, type Countdown, type DataTable, type KeyFigure, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { countdownOf, phaseOf } from '../rounds/index.js';
import { formatInstantPrecise, formatTime } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { arrivalChart, type ArrivalChart } from './arrival.page.js';
import { bands } from './completeness.rules.js';
import { exemptionsUrl, roomUrl } from './deadline-room.paths.js';
import type { Room } from './room.service.js';
import { roomTexts } from './room.texts.js';
import { runningList } from './running.page.js';

const { say } = roomTexts;

/** Rows of the table of what is lacking. */
const MOST_PLACES = 8;
/** Rounds in the list of links; older ones are found by their address. */
const MOST_ROUNDS = 6;

/** Template `deadline-room/room`. Parts marked as live are replaced by a script as time goes by. */
export interface RoomPage {
  readonly heading: PageHeading;
  readonly emptyText: string;
  readonly room: ShownRoom | null;
}

interface ShownRoom {
  readonly rounds: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** null once the deadline has passed. */
  readonly countdown: Countdown | null;
  readonly deadline: string;
  /** '' where it is the deadline itself. */
  readonly until: string;
  readonly buttons: readonly Button[];
  readonly updated: string;
  readonly asked: Alert | null;
  readonly figures: readonly KeyFigure[];
  readonly arrival: ArrivalChart;
  /** null where there are no drafts, or they are still being counted: `noDrafts` says which. */
  readonly drafts: { readonly chart: BarChart; readonly note: string; readonly lacking: DataTable } | null;
  readonly noDrafts: string;
  readonly waiting: { readonly text: string; readonly lines: readonly string[]; readonly shared: DataTable | null };
  readonly running: SummaryList;
}

export function roomPage(lang: Lang, room: Room | null, criteria: readonly Criterion[], now: Date): RoomPage {
  if (!room) return { heading: pageHeading(say(lang, 'room.title')), emptyText: say(lang, 'room.none'), room: null };
  const { round, rounds, arrived } = room;
  const isOpen = phaseOf(round, now) === 'open';
  return {
    heading: pageHeading(say(lang, 'room.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'room.lead') }),
    emptyText: '',
    room: {
      rounds: rounds.length > 1 ? rounds.slice(0, MOST_ROUNDS).map((one) => ({ label: inLang(lang, one, 'name') ?? one.id, href: roomUrl(one.id), current: one.id === round.id })) : [],
      countdown: isOpen && round.closesAt > now ? countdownOf(lang, round, now) : null,
      deadline: formatInstantPrecise(round.closesAt, lang),
      until: round.openUntil.getTime() === round.closesAt.getTime() ? '' : formatInstantPrecise(round.openUntil, lang),
      buttons: [linkButton(say(lang, 'room.late.link'), exemptionsUrl(round.id), { variant: 'primary' }), linkButton(say(lang, 'room.refresh'), roomUrl(round.id))],
      updated: say(lang, 'room.updated', { time: formatTime(now, lang) }),
      asked: arrived.asked ? alert('warning', say(lang, 'room.asked', { n: arrived.asked }), { link: { label: say(lang, 'room.asked.link', { n: arrived.asked }), href: exemptionsUrl(round.id) } }) : null,
      figures: figuresOf(lang, room),
      arrival: arrivalChart(lang, room, now),
      drafts: draftsOf(lang, room, criteria),
      noDrafts: say(lang, room.measured ? 'room.drafts.empty' : 'room.drafts.counting'),
      waiting: waitingOf(lang, room),
      running: runningList(lang, room, now),
    },
  };
}

function figuresOf(lang: Lang, { round, arrived, measured }: Room): KeyFigure[] {
  const number = (count: number): string => formatDecimal(count, lang);
  const ready = measured ? number(measured.figures.byBand.get(100) ?? 0) : '…';
  return [
    keyFigure(say(lang, 'room.figure.sent'), number(arrived.sent)),
    keyFigure(say(lang, 'room.figure.drafts'), number(arrived.drafts), { note: arrived.reopened ? say(lang, 'room.figure.reopened', { n: arrived.reopened }) : null }),
    keyFigure(say(lang, 'room.figure.ready'), ready, { note: measured ? say(lang, 'room.figure.lackingOne', { n: measured.figures.lackingOne }) : say(lang, 'room.figure.counting') }),
    keyFigure(say(lang, 'room.figure.refused'), number(arrived.refused), { note: say(lang, 'room.figure.late', { n: arrived.late }), href: exemptionsUrl(round.id) }),
  ];
}

function draftsOf(lang: Lang, { measured }: Room, criteria: readonly Criterion[]): ShownRoom['drafts'] {
  if (!measured || measured.figures.drafts === 0) return null;
  const { drafts, byBand, lacking } = measured.figures;
  const counts = bands.map((band) => ({ label: say(lang, `room.band.${band}`), count: byBand.get(band) ?? 0 }));
  return {
    note: say(lang, 'room.drafts.note', { time: formatTime(measured.at, lang) }),
    chart: barChart({
      id: 'drafts',
      title: say(lang, 'room.drafts.title'),
      description: say(lang, 'room.drafts.description', { drafts, ready: byBand.get(100) ?? 0 }),
      bars: counts.map(({ label, count }) => ({ label, value: formatDecimal(count, lang), parts: [{ fill: 'solid' as const, amount: BigInt(count) }] })),
      legend: [{ fill: 'solid', label: say(lang, 'room.drafts.legend') }],
      tableLabel: say(lang, 'room.drafts.table'),
      table: dataTable({ id: 'drafts-table', caption: say(lang, 'room.drafts.title'), captionHidden: true, columns: [say(lang, 'room.drafts.column.band'), { label: say(lang, 'room.drafts.column.drafts'), numeric: true }], rows: counts.map(({ label, count }) => [label, formatDecimal(count, lang)]), emptyText: '', compact: true }),
    }),
    lacking: dataTable({
      id: 'lacking',
      caption: say(lang, 'room.lacking.caption'),
      columns: [say(lang, 'room.lacking.place'), { label: say(lang, 'room.lacking.drafts'), numeric: true }],
      rows: lacking.slice(0, MOST_PLACES).map(({ place, drafts: n }) => [placeName(lang, place, criteria), formatDecimal(n, lang)]),
      emptyText: say(lang, 'room.lacking.empty'),
      compact: true,
    }),
  };
}

function placeName(lang: Lang, place: FindingPlace, criteria: readonly Criterion[]): string {
  if (place === 'commitments') return say(lang, 'room.lacking.commitments');
  const criterion = criteria.find(({ id }) => place === `criterion:${id}`);
  if (criterion) return applicationTexts.say(lang, 'section.criterion', { number: criterion.number, title: inLang(lang, criterion, 'title') ?? '' });
  return applicationTexts.say(lang, `section.${place as Exclude<FindingPlace, 'commitments' | `criterion:${string}`>}`);
}

const states = ['missing', 'stale', 'proposed', 'refused', 'declined'] as const;

function waitingOf(lang: Lang, { measured, named }: Room): ShownRoom['waiting'] {
  if (!measured) return { text: say(lang, 'room.drafts.counting'), lines: [], shared: null };
  const { drafts, partners, byState } = measured.figures.waiting;
  if (drafts === 0) return { text: say(lang, 'room.waiting.none'), lines: [], shared: null };
  return {
    text: say(lang, 'room.waiting.sum', { drafts, partners }),
    lines: states.flatMap((state) => (byState.get(state) ? [say(lang, `room.waiting.state.${state}`, { n: byState.get(state)! })] : [])),
    shared: dataTable({
      id: 'waiting',
      caption: say(lang, 'room.waiting.caption'),
      columns: [say(lang, 'room.waiting.application'), say(lang, 'room.waiting.partners')],
      rows: named.map(({ face, partners: own }) => [{ text: face.number, href: officerDialogueUrl(face.id), sub: face.leadOrganisation }, own.map(({ name }) => name).join(', ')]),
      emptyText: say(lang, 'room.waiting.empty'),
    }),
  };
}
