/** One question to the database: what its clock said, between two readings of a clock that nobody can set. Milliseconds. */
export interface Reading {
  readonly databaseMs: number;
  readonly askedMs: number;
  readonly answeredMs: number;
}

/** The database's clock, as far as it is known here: what to add to the steady clock, and how wrong that can be. */
export interface Anchor {
  readonly addMs: number;
  readonly uncertainMs: number;
  /** By the steady clock. */
  readonly readAtMs: number;
}

/** The database answered some time between the question and the answer, so the error is at most half of what lies between. */
export function anchorOf({ databaseMs, askedMs, answeredMs }: Reading): Anchor {
  const halfway = (askedMs + answeredMs) / 2;
  return { addMs: databaseMs - halfway, uncertainMs: (answeredMs - askedMs) / 2, readAtMs: answeredMs };
}

/** The quickest answer says most. @throws RangeError for none */
export function bestOf(readings: readonly Reading[]): Anchor {
  const [first, ...others] = readings.map(anchorOf);
  if (!first) throw new RangeError('A clock is set by at least one reading');
  return others.reduce((best, one) => (one.uncertainMs < best.uncertainMs ? one : best), first);
}

/** How far this machine's steady clock and the database's may part, a millisecond a millisecond: what clocks are kept to. */
const DRIFT = 50e-6;

/** How wrong an earlier reading can be by now. */
export function uncertainAt({ uncertainMs, readAtMs }: Anchor, steadyMs: number): number {
  return uncertainMs + DRIFT * Math.max(0, steadyMs - readAtMs);
}

/**
 * What is known best: an answer that had to wait says less than one from before. Where the two cannot both be right, the
 * database's clock has been set, and the later one is.
 */
export function betterOf(known: Anchor | null, fresh: Anchor): Anchor {
  if (!known) return fresh;
  const wrongBy = uncertainAt(known, fresh.readAtMs);
  const isSet = Math.abs(fresh.addMs - known.addMs) > fresh.uncertainMs + wrongBy;
  return isSet || fresh.uncertainMs <= wrongBy ? fresh : known;
}

/** Whole milliseconds, rounded down: an instant within the last millisecond of a deadline is in time. */
export function instantOf({ addMs }: Pick<Anchor, 'addMs'>, steadyMs: number): Date {
  return new Date(Math.floor(addMs + steadyMs));
}
