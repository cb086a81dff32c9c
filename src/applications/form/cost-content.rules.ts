import { lineAmount, type CostLine } from '../../budgets/index.js';
import type { HourRules } from '../../rounds/index.js';
import type { Row } from '../merging/merge.rules.js';

/**
 * Cost lines as rows to merge. An amount that is reckoned from hours is no field of its own: one person changes the hours,
 * another the salary, and what the line counts is reckoned from both.
 */
export function splitCosts(costs: readonly CostLine[], hours: HourRules): Row[] {
  return costs.map(({ amountOere, annualCostOere, ...line }) => ({ ...line, annualCost: annualCostOere, amount: isReckoned({ ...line, annualCostOere }, hours) ? null : amountOere }));
}

/** The inverse of `splitCosts`. An amount that one person typed while another made the line one of hours stays, so that it can be asked about. */
export function joinCosts(rows: readonly Row[], hours: HourRules): CostLine[] {
  return rows.map(({ annualCost, amount, ...row }) => {
    const line = { ...row, annualCostOere: annualCost, amountOere: amount ?? 0n } as unknown as CostLine;
    return { ...line, amountOere: amount === null ? lineAmount(line, hours) : line.amountOere };
  });
}

/** Whether a line's amount follows from its hours. */
export function isReckoned({ category, hours, annualCostOere }: Pick<CostLine, 'category' | 'hours' | 'annualCostOere'>, { standardRateOere }: HourRules): boolean {
  return hours !== null && (annualCostOere !== null || (category === 'in-kind' && standardRateOere !== null));
}
