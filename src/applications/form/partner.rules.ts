import type { CostLine, EarlierAid, FinancingLine } from '../../budgets/index.js';
import type { PartnerSize, Sector } from '../submission/snapshot.rules.js';

export const sectors: readonly Sector[] = ['company', 'knowledge', 'public', 'organisation'];

export const partnerSizes: readonly PartnerSize[] = ['', 'micro', 'small', 'medium', 'large'];

/** How many lines point to a partner, and which: their numbers on the pages of budget, financing and state aid, '–' for none. */
export function linesOf(partnerId: string, { costs, financing, earlierAid }: { costs: readonly CostLine[]; financing: readonly FinancingLine[]; earlierAid: readonly EarlierAid[] }): { total: number; costLines: string; financingLines: string; aidLines: string } {
  const numbers = (lines: readonly { partnerId: string | null }[]): number[] => lines.flatMap((line, at) => (line.partnerId === partnerId ? [at + 1] : []));
  const inCosts = numbers(costs);
  const inFinancing = numbers(financing.filter(({ kind }) => kind !== 'fund'));
  const inAid = numbers(earlierAid);
  return { total: inCosts.length + inFinancing.length + inAid.length, costLines: inCosts.join(', ') || '–', financingLines: inFinancing.join(', ') || '–', aidLines: inAid.join(', ') || '–' };
}
