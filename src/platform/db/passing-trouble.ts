import { setTimeout as pause } from 'node:timers/promises';

/** SQLSTATEs of what passes by itself: a lock held too long, a deadlock, a lost race, a server that stops or starts. */
const PASSING = new Set(['40001', '40P01', '55P03', '57P01', '57P02', '57P03', '53300']);
const BROKEN = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** The database was away, or is coming back: the connection, not the statement, was at fault. */
export function isAway(error: unknown): boolean {
  const cause = causeOf(error);
  const code = String(cause.code ?? '');
  return BROKEN.has(code) || code.startsWith('08') || code.startsWith('57P') || code === '53300' || /^Connection terminated|^Client has encountered a connection error/.test(cause.message ?? '');
}

/** The same work may well succeed when it is done again. */
export function isPassing(error: unknown): boolean {
  return isAway(error) || PASSING.has(String(causeOf(error).code ?? ''));
}

/** Does it again while its trouble passes, ever more slowly, and gives up with the last error after `patienceMs`. */
export async function patiently<T>(work: () => Promise<T>, passes: (error: unknown) => boolean, patienceMs: number): Promise<T> {
  const end = performance.now() + patienceMs;
  for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      // A little uneven, so that many who wait do not come back at the same instant.
      const soon = wait * (0.75 + Math.random() / 2);
      if (!passes(error) || performance.now() + soon > end) throw error;
      await pause(soon);
    }
  }
}

function causeOf(error: unknown): { code?: unknown; message?: string } {
  return ((error as { driverError?: unknown }).driverError ?? error) as { code?: unknown; message?: string };
}
