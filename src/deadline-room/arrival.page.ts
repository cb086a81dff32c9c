import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import { phaseOf } from '../rounds/index.js';
import { formatInstant } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import { arrivedBy, axisOf, expectedBy, fitting, minutesLeft, scaleOf, ticksOf, type ArrivedMinute, type Axis } from './arrival.rules.js';
import type { Room } from './room.service.js';
import { roomTexts } from './room.texts.js';

const { say } = roomTexts;

/** Of the drawing: its paths are stretched to the page's width, its words are not. */
const WIDTH = 1000;
const TOP = 24;
const HEIGHT = 228;
const POINTS = 40;

/** Partial `deadline-room/_arrival`. Lines differ without colour; the same numbers stand in the table. */
export interface ArrivalChart {
  readonly title: string;
  readonly description: string;
  readonly axis: string;
  readonly sent: string;
  readonly refused: string;
  /** '' where nothing more can come. */
  readonly expected: string;
  readonly expectedLabel: string;
  readonly levels: readonly { readonly text: string; readonly y: number; readonly textY: number }[];
  readonly ticks: readonly { readonly text: string; readonly x: string; readonly anchor: 'start' | 'middle' | 'end'; readonly kind: 'always' | 'wide' }[];
  /** null once the whole axis has passed. */
  readonly now: { readonly x: string; readonly anchor: 'start' | 'end' } | null;
  /** The part behind the deadline. */
  readonly late: { readonly x: string; readonly width: string } | null;
  readonly tableLabel: string;
  readonly table: DataTable;
}

export function arrivalChart(lang: Lang, { round, minutes, arrived }: Pick<Room, 'round' | 'minutes' | 'arrived'>, now: Date): ArrivalChart {
  const left = minutesLeft(round, now);
  const axis = axisOf(round, now, Math.max(0, -(minutes.at(-1)?.left ?? 0)));
  const all = phaseOf(round, now) === 'open' ? arrived.sent + arrived.drafts : 0;
  const total = arrivedBy(minutes, -Infinity);
  const scale = scaleOf(Math.max(total.sent, total.refused, all));
  const top = scale.at(-1)!;
  const y = (count: number): number => Math.round((1 - count / top) * HEIGHT * 10) / 10;
  const end = axis.position(left < 0 ? left : left + 0.5);
  return {
    title: say(lang, 'room.arrival.title'),
    description: say(lang, 'room.arrival.description', { sent: total.sent, refused: total.refused }),
    axis: say(lang, 'room.arrival.axis'),
    sent: stairs(minutes, ({ sent }) => sent, axis, end, y),
    refused: total.refused ? stairs(minutes, ({ refused }) => refused, axis, end, y) : '',
    expected: all ? expectedLine(axis, all, y) : '',
    expectedLabel: say(lang, 'room.arrival.expected', { n: all }),
    levels: scale.map((count) => ({ text: count ? formatDecimal(count, lang) : '', y: TOP + y(count), textY: TOP + y(count) - 5 })),
    ticks: ticksShown(lang, axis),
    now: end < 1 ? { x: percent(end), anchor: end < 0.5 ? 'start' : 'end' } : null,
    late: axis.lateMinutes ? { x: percent(axis.position(0)), width: percent(1 - axis.position(0)) } : null,
    tableLabel: say(lang, 'room.arrival.table'),
    table: tableOf(lang, { round, minutes }, { all, left, openMinutes: axis.openMinutes, now }),
  };
}

/** A minute's arrivals are drawn in its middle. */
function stairs(minutes: readonly ArrivedMinute[], of: (minute: ArrivedMinute) => number, axis: Axis, end: number, y: (count: number) => number): string {
  let count = 0;
  const steps = minutes.filter((minute) => of(minute) > 0).map((minute) => {
    count += of(minute);
    return `H${unit(Math.min(end, axis.position(minute.left + 0.5)))} V${y(count)}`;
  });
  return [`M0 ${y(0)}`, ...steps, `H${unit(end)}`].join(' ');
}

/** A usual rush, from the opening to the deadline. */
function expectedLine({ openMinutes, position }: Axis, all: number, y: (count: number) => number): string {
  const points = Array.from({ length: POINTS + 1 }, (_, n) => openMinutes * ((POINTS - n) / POINTS) ** 4);
  return `M${points.map((left) => `${unit(position(left))} ${y(expectedBy(all, left, openMinutes))}`).join(' L')}`;
}

/** Fewer words where the page is narrow. */
function ticksShown(lang: Lang, axis: Axis): ArrivalChart['ticks'] {
  const ticks = ticksOf(axis.openMinutes);
  const positions = ticks.map((minutes) => axis.position(minutes));
  const [wide, narrow] = [fitting(positions, 0.09), fitting(positions, 0.22)];
  return ticks.flatMap((minutes, at) => {
    if (!wide[at]) return [];
    const isLast = minutes === 0 && axis.lateMinutes === 0;
    return [{ text: at === 0 ? say(lang, 'room.tick.opening') : tickText(lang, minutes), x: percent(positions[at]!), anchor: at === 0 ? 'start' : isLast ? 'end' : 'middle', kind: narrow[at] ? 'always' : 'wide' } as const];
  });
}

function tickText(lang: Lang, minutes: number): string {
  if (minutes === 0) return say(lang, 'room.tick.deadline');
  if (minutes < 60) return say(lang, 'room.tick.minutes', { n: minutes });
  if (minutes < 1440) return say(lang, 'room.tick.hours', { n: minutes / 60 });
  return minutes < 10_080 ? say(lang, 'room.tick.days', { n: minutes / 1440 }) : say(lang, 'room.tick.weeks', { n: minutes / 10_080 });
}

function tableOf(lang: Lang, { round, minutes }: Pick<Room, 'round' | 'minutes'>, { all, left, openMinutes, now }: { all: number; left: number; openMinutes: number; now: Date }): DataTable {
  const number = (count: number): string => formatDecimal(Math.round(count), lang);
  const row = (text: string, at: Date, minutesLeft: number) => {
    const { sent, refused } = arrivedBy(minutes, minutesLeft);
    return [{ text, sub: formatInstant(at, lang) }, number(sent), number(refused), ...(all ? [number(expectedBy(all, minutesLeft, openMinutes))] : [])];
  };
  const passed = ticksOf(openMinutes).filter((minutes_) => minutes_ > left);
  const numeric = (label: string) => ({ label, numeric: true });
  return dataTable({
    id: 'arrival-table',
    caption: say(lang, 'room.arrival.caption'),
    columns: [
      say(lang, 'room.arrival.when'),
      numeric(say(lang, 'room.arrival.sent')),
      numeric(say(lang, 'room.arrival.refused')),
      ...(all ? [numeric(say(lang, 'room.arrival.column.expected'))] : []),
    ],
    rows: [
      ...passed.map((tick, at) => row(at === 0 ? say(lang, 'room.tick.opening') : tick === 0 ? say(lang, 'room.tick.deadline') : say(lang, 'room.tick.before', { left: tickText(lang, tick) }), new Date(round.closesAt.getTime() - tick * 60_000), tick)),
      row(say(lang, 'room.arrival.now'), now, Math.min(left, minutes.at(-1)?.left ?? left)),
    ],
    emptyText: '',
    compact: true,
  });
}

const unit = (position: number): number => Math.round(position * WIDTH * 10) / 10;
const percent = (position: number): string => `${(position * 100).toFixed(2)}%`;
