/** What a portal that cannot keep up shows first: its event loop is late, requests pile up, changes wait for a connection. */
export interface Measures {
  readonly delayMs: number;
  readonly underWay: number;
  readonly waiting: number;
}

/** From which measure on the first are asked to wait. */
export type Limits = Measures;

/** Who waits: nobody; visitors who are not signed in; also pages of those who are; also what a script saves and will send again. */
export type Level = 0 | 1 | 2 | 3;

/** `never`: what is sent in, what leads there, and what says where it stands; and every form a person has sent, which would be gone with its page. */
export type Kind = 'visitor' | 'own' | 'script' | 'never';

export interface Pressure {
  readonly level: Level;
  /** Since when less than this level's measures has been met; null: it is met. */
  readonly calmSince: number | null;
}

export const noPressure: Pressure = { level: 0, calmSince: null };

/** Each level begins at so many times the limits. */
const TIMES: Readonly<Record<Exclude<Level, 0>, number>> = { 1: 1, 2: 2, 3: 6 };
/** Down only well below what brought the level about, and only after a while, one level at a time: not to and fro. */
const CALM_SHARE = 0.6;
const CALM_MS = 2_000;

function levelOf({ delayMs, underWay, waiting }: Measures, limits: Limits): Level {
  const share = Math.max(delayMs / limits.delayMs, underWay / limits.underWay, waiting / limits.waiting);
  return share >= TIMES[3] ? 3 : share >= TIMES[2] ? 2 : share >= TIMES[1] ? 1 : 0;
}

/** Up at once, down after calm. `nowMs` by the steady clock. */
export function pressureAfter({ level, calmSince }: Pressure, measures: Measures, limits: Limits, nowMs: number): Pressure {
  const met = levelOf(measures, limits);
  if (met > level || level === 0) return { level: met, calmSince: null };
  const calm = { delayMs: limits.delayMs * CALM_SHARE, underWay: limits.underWay * CALM_SHARE, waiting: limits.waiting * CALM_SHARE };
  if (levelOf(measures, calm) >= level) return { level, calmSince: null };
  if (calmSince === null) return { level, calmSince: nowMs };
  return nowMs - calmSince < CALM_MS ? { level, calmSince } : { level: (level - 1) as Level, calmSince: nowMs };
}

export function kindOf(request: { readonly method: string; readonly isSpared: boolean; readonly hasSession: boolean; readonly isByScript: boolean }): Kind {
  if (request.isSpared) return 'never';
  if (request.method === 'GET' || request.method === 'HEAD') return request.hasSession ? 'own' : 'visitor';
  return request.isByScript ? 'script' : 'never';
}

export function isShed(kind: Kind, level: Level): boolean {
  return { visitor: level >= 1, own: level >= 2, script: level >= 3, never: false }[kind];
}

/** Seconds until a page asks again: longer the more there are, and uneven, so that not all come back at once. `chance`: from 0 to 1. */
export function secondsToWait(level: Level, chance: number): number {
  return 5 * level + Math.round(10 * chance);
}
