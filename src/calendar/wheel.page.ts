import { dataTable, pageHeading, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { roundUrl, type RoundView } from '../rounds/index.js';
import { copenhagenDate, daysBetween, formatDate, formatInstant, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { wheelUrl } from './calendar.paths.js';
import { endOf, panelDays } from './date.rules.js';
import { arc, at, CENTRE, diamond, spoke } from './wheel-shape.rules.js';
import { partOf, wheelOf, type WheelRound } from './wheel.rules.js';
import { wheelTexts } from './wheel.texts.js';

const { say } = wheelTexts;

/** Template `calendar/wheel`. */
export interface WheelPage {
  readonly heading: PageHeading;
  readonly years: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** null for a year without rounds. */
  readonly wheel: Wheel | null;
  readonly table: DataTable;
}

/** Texts and coordinates of the drawing. Colour never says anything alone: open is plain, assessed is hatched, the panel's days are a narrow band with an edge. */
interface Wheel {
  readonly year: string;
  readonly description: string;
  readonly months: readonly { readonly path: string; readonly name: string; readonly x: string; readonly y: string }[];
  readonly arcs: readonly { readonly path: string; readonly kind: 'open' | 'assessed' }[];
  readonly panels: readonly { readonly path: string }[];
  readonly hearings: readonly { readonly path: string }[];
  readonly deadlines: readonly { readonly path: string }[];
  readonly meetings: readonly { readonly x: string; readonly y: string }[];
  readonly numbers: readonly { readonly text: string; readonly x: string; readonly y: string }[];
  /** '' in another year. */
  readonly today: string;
}

const months = { outer: 292, inner: 258 };
const lanes = { outer: 248, width: 34, gap: 7, innermost: 96 };

export function wheelPage(lang: Lang, rounds: readonly RoundView[], { year, years, now }: { readonly year: number; readonly years: readonly number[]; readonly now: Date }): WheelPage {
  const shown = wheelOf(rounds, year);
  return {
    heading: pageHeading(say(lang, 'wheel.title', { year }), { lead: say(lang, 'wheel.lead') }),
    years: years.map((one) => ({ label: String(one), href: wheelUrl(one), current: one === year })),
    wheel: shown.length ? drawn(lang, shown, year, now) : null,
    table: dataTable({
      id: 'wheel-rounds',
      caption: say(lang, 'wheel.caption', { year }),
      columns: [say(lang, 'wheel.column.round'), say(lang, 'wheel.column.opens'), say(lang, 'wheel.column.deadline'), say(lang, 'wheel.column.panel'), say(lang, 'wheel.column.hearing'), say(lang, 'wheel.column.meeting')],
      rows: shown.map(({ round }, n) => [
        { text: inLang(lang, round, 'name') ?? '', href: roundUrl(round.id), sub: say(lang, 'wheel.number', { n: n + 1 }) },
        formatInstant(round.opensAt, lang),
        deadlineCell(lang, round),
        panelText(lang, round),
        round.hearingUntil ? formatDate(round.hearingUntil, lang) : say(lang, 'wheel.unsaid'),
        { text: formatDate(round.meetingOn, lang), sub: say(lang, 'wheel.assessed', { n: daysBetween(copenhagenDate(endOf(round).at), round.meetingOn) }) },
      ]),
      emptyText: say(lang, 'wheel.empty', { year }),
    }),
  };
}

function deadlineCell(lang: Lang, round: RoundView): string | { readonly text: string; readonly sub: string } {
  const { at: end, kind } = endOf(round);
  const deadline = formatInstantPrecise(round.closesAt, lang);
  return kind === 'closed' ? { text: say(lang, 'wheel.closed', { when: formatInstantPrecise(end, lang) }), sub: say(lang, 'wheel.closed.deadline', { deadline }) } : deadline;
}

function panelText(lang: Lang, round: RoundView): string {
  const days = panelDays(round);
  return days ? say(lang, 'wheel.panel.days', { from: formatDate(days.from, lang), until: formatDate(days.until, lang) }) : say(lang, 'wheel.unsaid');
}

function drawn(lang: Lang, shown: readonly WheelRound<RoundView>[], year: number, now: Date): Wheel {
  const count = Math.max(...shown.map(({ lane }) => lane)) + 1;
  const step = Math.min(lanes.width + lanes.gap, (lanes.outer - lanes.innermost) / count);
  const thickness = step * (lanes.width / (lanes.width + lanes.gap));
  const outer = (lane: number): number => lanes.outer - lane * step;
  const middle = (lane: number): number => outer(lane) - thickness / 2;
  const today = partOf(year, now);
  return {
    year: String(year),
    description: say(lang, 'wheel.description', { year, n: shown.length }),
    months: Array.from({ length: 12 }, (_, month) => {
      const from = partOf(year, new Date(Date.UTC(year, month, 1)));
      const to = partOf(year, new Date(Date.UTC(year, month + 1, 1)));
      return { path: arc({ from, to }, months.outer, months.inner), name: monthNames[lang].format(Date.UTC(year, month, 1)).replace('.', ''), ...at((from + to) / 2, (months.outer + months.inner) / 2) };
    }),
    arcs: shown.flatMap(({ lane, open, assessed }) => [
      ...(open ? [{ path: arc(open, outer(lane), outer(lane) - thickness), kind: 'open' as const }] : []),
      ...(assessed ? [{ path: arc(assessed, outer(lane), outer(lane) - thickness), kind: 'assessed' as const }] : []),
    ]),
    panels: shown.flatMap(({ lane, panel }) => (panel ? [{ path: arc(panel, outer(lane) - thickness * 0.3, outer(lane) - thickness * 0.7) }] : [])),
    hearings: shown.flatMap(({ lane, hearing }) => (hearing === null ? [] : [{ path: diamond(hearing, middle(lane), 10) }])),
    deadlines: shown.flatMap(({ lane, deadline }) => (deadline === null ? [] : [{ path: spoke(deadline, outer(lane) + 5, outer(lane) - thickness - 5) }])),
    meetings: shown.flatMap(({ lane, meeting }) => (meeting === null ? [] : [at(meeting, middle(lane))])),
    numbers: shown.map(({ lane, open, assessed }, n) => {
      const { from, to } = open ?? assessed!;
      return { text: String(n + 1), ...at((from + to) / 2, middle(lane)) };
    }),
    today: today >= 0 && today < 1 ? spoke(today, months.inner, CENTRE - 220) : '',
  };
}

const monthNames = { da: new Intl.DateTimeFormat('da-DK', { month: 'short', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }) };
