/**
 * Two tries that went well belong together when no more than this lies between them: a try comes every minute, and a
 * portal that is restarted misses none or one. With more between them the portal was away.
 */
export const longestSilenceMs = 90_000;

/** A time in which tries went well: one try, or many that belong together. */
export interface Up {
  readonly from: Date;
  readonly until: Date;
}

/** A time in which no try went well, by any portal on the database. */
export interface Outage {
  /** End of the last try that went well before it: nothing is taken from those who wanted to send in. */
  readonly from: Date;
  /** Beginning of the first that went well after it; null: it is still going on. */
  readonly until: Date | null;
}

/** The times between what went well, oldest first. Before the first try nothing is known, so nothing counts as away. */
export function outagesIn(ups: readonly Up[], now: Date): Outage[] {
  const inOrder = [...ups].sort((a, b) => a.from.getTime() - b.from.getTime());
  const outages: Outage[] = [];
  let upUntil: Date | null = null;
  for (const { from, until } of inOrder) {
    if (upUntil && from.getTime() - upUntil.getTime() > longestSilenceMs) outages.push({ from: upUntil, until: from });
    if (!upUntil || until > upUntil) upUntil = until;
  }
  return upUntil && now.getTime() - upUntil.getTime() > longestSilenceMs ? [...outages, { from: upUntil, until: null }] : outages;
}

/** How much of the span the portal was away; an outage that is going on counts until now. */
export function awayMs(outages: readonly Outage[], span: Up, now: Date): number {
  return outages.reduce((sum, outage) => sum + sharedMs(outage, span, now), 0);
}

/** How much of an outage lies in the span. */
export function sharedMs({ from, until }: Outage, span: Up, now: Date): number {
  return Math.max(0, Math.min((until ?? now).getTime(), span.until.getTime()) - Math.max(from.getTime(), span.from.getTime()));
}

/** In thousandths of the time since `from`, or since the first try where that came later; null: nothing is known. Never rounded up to all of it. */
export function upPermille(outages: readonly Outage[], since: Date, firstTry: Date | null, now: Date): number | null {
  const from = firstTry && firstTry > since ? firstTry : since;
  if (!firstTry || now <= from) return null;
  return Math.floor(1000 * (1 - awayMs(outages, { from, until: now }, now) / (now.getTime() - from.getTime())));
}

/** The beginning of the earliest window that is looked at for any of the rounds; now where there is none. */
export function oldestWindow(rounds: readonly { readonly closesAt: Date; readonly outageWindowMinutes: number }[], now: Date): Date {
  return new Date(Math.min(now.getTime(), ...rounds.map(({ closesAt, outageWindowMinutes }) => closesAt.getTime() - outageWindowMinutes * 60_000)));
}
