import { sumOere, type Oere } from '../shared/money.js';
import type { CheckContext } from './check.rules.js';
import { countable } from './counted.rules.js';
import { largestEuAmount, largestFundShare } from './limits.rules.js';
import type { Budget } from './line.rules.js';
import { budgetTotals } from './totals.rules.js';

/** What may stop more from being sought, in the order in which a tie is settled. */
export const limitNames = ['eu-share', 'fund-share', 'max-grant', 'pool', 'fund-limits', 'cost'] as const;
/**
 * `fund-limits`: what the EU funds may give one by one, together; only for the EU as a whole, and only where each of them has
 * a limit of its own. `cost`: nobody may be paid more than it costs, so this is the co-financing that could still give way.
 */
export type LimitName = (typeof limitNames)[number];

export interface Limit {
  readonly limit: LimitName;
  /** The most that may be sought under this limit alone, with what the other funds are asked for as it is. */
  readonly allowedOere: Oere;
  /** How much more that is than now; below 0 where too much is sought already. */
  readonly roomOere: Oere;
}

export interface Headroom {
  /** null: the EU funds together. */
  readonly fundId: string | null;
  readonly soughtOere: Oere;
  /** Those that are known, in the order of `limitNames`. */
  readonly limits: readonly [Limit, ...Limit[]];
  /** The one with the least room, which stops it first. */
  readonly binding: Limit;
}

/**
 * How much more could be sought of each fund of the round, and of the EU funds together, at the cost as it is: other
 * financing gives way krone by krone.
 */
export function headroom(budget: Budget, context: CheckContext): Headroom[] {
  const { costOere, soughtOere, byFund } = budgetTotals(budget, context.money);
  const { eu, money, poolLeftOere } = context;
  const sought = new Map(byFund.map(({ fundId, oere }) => [fundId, oere]));
  const soughtOf = (fundId: string): Oere => sought.get(fundId) ?? 0n;
  const fundIds = [...new Set([...context.fundIds, ...sought.keys()])];
  const euFundIds = fundIds.filter((fundId) => eu.euFundIds.includes(fundId));
  const euSoughtOere = sumOere(euFundIds.map(soughtOf));
  const euRoomOere = largestEuAmount(costOere, eu) - euSoughtOere;
  const costRoomOere = costOere - soughtOere;

  const ownLimits = (fundId: string): Partial<Record<LimitName, Oere | null | undefined>> => {
    const maxGrantOere = money.funds[fundId]?.maxGrantOere ?? null;
    const leftOere = poolLeftOere[fundId];
    return {
      'fund-share': largestFundShare(fundId, costOere, context)?.allowedOere,
      'max-grant': maxGrantOere === null ? null : BigInt(maxGrantOere),
      pool: leftOere === undefined ? null : countable(leftOere),
    };
  };
  const least = (fundId: string): Oere[] => Object.values(ownLimits(fundId)).flatMap((allowed) => allowed ?? []).toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 1);

  const ofFunds = fundIds.map((fundId) => {
    const mine = soughtOf(fundId);
    const euShare = euFundIds.includes(fundId) ? mine + euRoomOere : null;
    return headroomOf(fundId, mine, { 'eu-share': euShare, ...ownLimits(fundId), cost: mine + costRoomOere });
  });
  if (euFundIds.length === 0) return ofFunds;
  const leasts = euFundIds.flatMap(least);
  const together = leasts.length === euFundIds.length ? sumOere(leasts) : null;
  return [...ofFunds, headroomOf(null, euSoughtOere, { 'eu-share': euSoughtOere + euRoomOere, 'fund-limits': together, cost: euSoughtOere + costRoomOere })];
}

function headroomOf(fundId: string | null, soughtOere: Oere, allowed: Partial<Record<LimitName, Oere | null | undefined>> & { readonly cost: Oere }): Headroom {
  const known = limitNames.flatMap((limit): Limit[] => {
    const allowedOere = allowed[limit] ?? null;
    return allowedOere === null ? [] : [{ limit, allowedOere, roomOere: allowedOere - soughtOere }];
  });
  const limits = known as [Limit, ...Limit[]];
  const binding = limits.reduce((least, limit) => (limit.roomOere < least.roomOere ? limit : least));
  return { fundId, soughtOere, limits, binding };
}
