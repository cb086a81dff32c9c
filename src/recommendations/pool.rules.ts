import type { Oere } from '../shared/money.js';

/** What a fund's pool held for new projects, what has been granted from it, and what is left. */
export interface PoolView {
  readonly fundId: string;
  readonly poolOere: Oere;
  readonly committedOere: Oere;
  readonly leftOere: Oere;
  /** How many grants the committed amount is made of. */
  readonly grants: number;
}

export function poolView(fund: { id: string; poolOere: Oere }, committed: { oere: Oere; grants: number } | undefined): PoolView {
  const committedOere = committed?.oere ?? 0n;
  return {
    fundId: fund.id,
    poolOere: fund.poolOere,
    committedOere,
    leftOere: fund.poolOere - committedOere,
    grants: committed?.grants ?? 0,
  };
}

/** Whole per mille of a pool, for the length of a bar; the figures beside it are exact. */
export function permilleUsed({ poolOere, committedOere }: PoolView): number {
  return poolOere === 0n ? 0 : Number((committedOere * 1000n) / poolOere);
}
