import { addDays, copenhagenDate, startOfDayCopenhagen, type IsoDate } from '../shared/dates.js';
import { endOf, panelDays, type DatedRound } from './date.rules.js';

/** A stretch of the year: 0 is its first instant in Denmark, 1 its last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface WheelRound<Round extends DatedRound = DatedRound> {
  readonly round: Round;
  /** Circle it lies on, outermost 0; rounds that overlap lie on different ones. */
  readonly lane: number;
  /** From opening to deadline, or to where it was closed by hand; null where that lies in other years, and so for the rest. */
  readonly open: Stretch | null;
  /** From the deadline to the end of the meeting's day: the panel assesses, the secretariat recommends. */
  readonly assessed: Stretch | null;
  /** The days in which the panel assesses, both included. */
  readonly panel: Stretch | null;
  readonly deadline: number | null;
  /** The middle of the last day for hearing replies. */
  readonly hearing: number | null;
  readonly meeting: number | null;
}

export function partOf(year: number, at: Date): number {
  const start = startOfDayCopenhagen(`${year}-01-01`).getTime();
  return (at.getTime() - start) / (startOfDayCopenhagen(`${year + 1}-01-01`).getTime() - start);
}

/** The rounds that touch a year, first opened first. */
export function wheelOf<Round extends DatedRound>(rounds: readonly Round[], year: number): WheelRound<Round>[] {
  const ends: number[] = [];
  return [...rounds]
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime() || (a.id < b.id ? -1 : 1))
    .flatMap((round) => {
      const closes = partOf(year, endOf(round).at);
      // One that was closed before it opened takes its place from there.
      const opens = Math.min(partOf(year, round.opensAt), closes);
      const middle = (day: IsoDate): number => partOf(year, startOfDayCopenhagen(day)) + 0.5 / 366;
      const meets = middle(round.meetingOn);
      const days = panelDays(round);
      const panel = days && within(partOf(year, startOfDayCopenhagen(days.from)), partOf(year, startOfDayCopenhagen(addDays(days.until, 1))));
      const replies = round.hearingUntil === null ? null : middle(round.hearingUntil);
      const [open, assessed] = [within(opens, closes), within(closes, meets)];
      if (!open && !assessed) return [];
      const free = ends.findIndex((end) => end <= opens);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = Math.max(meets, panel?.to ?? 0, replies ?? 0);
      return [{ round, lane, open, assessed, panel, deadline: inside(closes), hearing: replies === null ? null : inside(replies), meeting: inside(meets) }];
    });
}

/** The years that any round touches, and this one. */
export function yearsOf(rounds: readonly DatedRound[], now: Date): number[] {
  const yearOf = (at: Date): number => Number(copenhagenDate(at).slice(0, 4));
  const touched = rounds.flatMap(({ opensAt, meetingOn }) => {
    const [first, last] = [yearOf(opensAt), Number(meetingOn.slice(0, 4))];
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  });
  return [...new Set([...touched, yearOf(now)])].sort((a, b) => a - b);
}

function within(from: number, to: number): Stretch | null {
  return from < 1 && to > 0 && from < to ? { from: Math.max(0, from), to: Math.min(1, to) } : null;
}

const inside = (part: number): number | null => (part >= 0 && part < 1 ? part : null);
