import type { Terms } from '../rounds/index.js';

/** Of what arrived within the same minute. */
export interface ArrivedMinute {
  /** Whole minutes that were left, rounded down; below 0: after the deadline. */
  readonly left: number;
  /** Applications sent in for the first time. */
  readonly sent: number;
  readonly refused: number;
}

/** Minutes. With it the rush before a deadline has the shape that has been measured elsewhere (rules.md 7.2). */
const RUSH = 5;
const MINUTE_MS = 60_000;

/** How much of all that comes within the last `total` minutes comes within the last `minutes` of them, where everybody hurries as people do. */
export function lateShare(minutes: number, total: number, rush = RUSH): number {
  return Math.log((minutes + rush) / rush) / Math.log((total + rush) / rush);
}

/** Where minutes before the deadline are drawn, and how far the drawing reaches behind it. Positions run from 0 to 1. */
export interface Axis {
  readonly openMinutes: number;
  /** 0: nothing behind the deadline is drawn. */
  readonly lateMinutes: number;
  position(minutesLeft: number): number;
}

const LATE_PART = 0.14;

/**
 * The nearer the deadline, the wider a minute, and the more so the nearer it is now: with six weeks left the days are almost
 * alike, with ten minutes left there is room for each of them, and a rush as it is usually is almost a straight line.
 */
export function axisOf({ opensAt, closesAt }: Pick<Terms, 'opensAt' | 'closesAt'>, now: Date, lastLateMinutes: number): Axis {
  const openMinutes = Math.max(1, minutesFrom(opensAt, closesAt));
  const passed = minutesFrom(closesAt, now);
  const rush = Math.max(RUSH, -passed);
  const lateMinutes = passed > 0 || lastLateMinutes > 0 ? Math.max(60, Math.min(passed, 60 * 24 * 7), lastLateMinutes) : 0;
  const main = lateMinutes > 0 ? 1 - LATE_PART : 1;
  return {
    openMinutes,
    lateMinutes,
    position: (left) => {
      if (left >= 0 || lateMinutes === 0) return main * (1 - lateShare(Math.min(Math.max(left, 0), openMinutes), openMinutes, rush));
      return main + LATE_PART * lateShare(Math.min(-left, lateMinutes), lateMinutes);
    },
  };
}

/** Minutes before the deadline at which a round of some length is looked at, longest first, from its opening to its end. */
export function ticksOf(openMinutes: number): number[] {
  const usual = [120_960, 60_480, 40_320, 20_160, 10_080, 4320, 1440, 360, 60, 15, 5, 0];
  return [openMinutes, ...usual.filter((minutes) => minutes < openMinutes * 0.85)];
}

/** Of positions in order, those that can be written beside each other: the first and the last, and between them as many as fit. */
export function fitting(positions: readonly number[], apart: number): boolean[] {
  const [first = 0, last = 1] = [positions[0], positions.at(-1)];
  let before = last;
  const shown = positions.map((position, at) => [position, at] as const).reverse().map(([position, at]) => {
    const isEnd = at === 0 || at === positions.length - 1;
    if (!isEnd && (before - position < apart || position - first < apart)) return false;
    before = position;
    return true;
  });
  return shown.reverse();
}

export interface Cumulated {
  readonly sent: number;
  readonly refused: number;
}

/** What had arrived when so many minutes were left. */
export function arrivedBy(arrived: readonly ArrivedMinute[], left: number): Cumulated {
  const before = arrived.filter((minute) => minute.left >= left);
  return { sent: sum(before.map(({ sent }) => sent)), refused: sum(before.map(({ refused }) => refused)) };
}

/** How many of `all` would be in by then in a rush as it is usually. */
export function expectedBy(all: number, left: number, openMinutes: number): number {
  return left <= 0 ? all : all * (1 - lateShare(Math.min(left, openMinutes), openMinutes));
}

/** Minutes left now, rounded down as arrivals are; below 0 after the deadline. */
export function minutesLeft({ closesAt }: Pick<Terms, 'closesAt'>, now: Date): number {
  return Math.floor(minutesFrom(now, closesAt));
}

/** The top of the scale and the steps below it: 1, 2 or 5 times a power of ten, so that at most five are needed. */
export function scaleOf(most: number): number[] {
  const least = Math.max(1, most);
  let step = 1;
  for (let factors = [2, 2.5, 2], at = 0; step * 5 < least; at += 1) step *= factors[at % factors.length]!;
  const steps = Math.max(1, Math.ceil(least / step));
  return Array.from({ length: steps + 1 }, (_, n) => n * step);
}

const minutesFrom = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / MINUTE_MS;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
