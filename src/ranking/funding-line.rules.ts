import type { FundingLine } from './ranking-result.rules.js';

interface Asking {
  readonly rank: number;
  readonly sought: Readonly<Record<string, string>>;
}

/**
 * From the top, rank by rank, as long as the pools reach for everybody on it: those who share a rank are not told apart by
 * what they cost. The first rank that does not fit draws the line, and all from there on are the reserve, in rank order.
 */
export function fundingLine(ranked: readonly Asking[], pools: Readonly<Record<string, string>>): { line: FundingLine; lineOf: (rank: number) => 'within' | 'reserve' } {
  const left = new Map(Object.entries(pools).map(([fundId, oere]) => [fundId, BigInt(oere)]));
  let cut: number | null = null;
  let short: Record<string, string> = {};
  for (let at = 0; at < ranked.length && cut === null; ) {
    const { rank } = ranked[at]!;
    const group = ranked.slice(at).filter((one) => one.rank === rank);
    const asked = sumOf(group);
    const lacking = [...asked].filter(([fundId, oere]) => oere > (left.get(fundId) ?? 0n));
    if (lacking.length > 0) {
      cut = rank;
      short = Object.fromEntries(lacking.map(([fundId, oere]) => [fundId, String(oere - (left.get(fundId) ?? 0n))]));
    } else {
      for (const [fundId, oere] of asked) left.set(fundId, (left.get(fundId) ?? 0n) - oere);
      at += group.length;
    }
  }
  const line = { rank: cut, left: Object.fromEntries([...left].map(([fundId, oere]) => [fundId, String(oere)])), short };
  return { line, lineOf: (rank) => (cut === null || rank < cut ? 'within' : 'reserve') };
}

function sumOf(asking: readonly Asking[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { sought } of asking) for (const [fundId, oere] of Object.entries(sought)) sums.set(fundId, (sums.get(fundId) ?? 0n) + BigInt(oere));
  return sums;
}
