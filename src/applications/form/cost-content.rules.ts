import { lineAmount, type CostLine } from '../../budgets/index.js';
import type { HourRules } from '../../rounds/index.js';
import type { Row } from '../merging/merge.rules.js';

/** A line as it is typed or put together. `lacksAmount`: nobody says what it counts; `amountOere` is 0 and never stored. */
export interface WrittenLine extends CostLine {
  readonly lacksAmount?: true;
}

/**
 * Cost lines as rows to merge. An amount that is reckoned from hours is no field of its own: one person changes the hours,
 * another the salary, and what the line counts is reckoned from both.
 */
export function splitCosts(costs: readonly WrittenLine[], hours: HourRules): Row[] {
  return costs.map(({ amountOere, annualCostOere, lacksAmount, ...line }) => ({ ...line, annualCost: annualCostOere, amount: lacksAmount || isReckoned({ ...line, annualCostOere }, hours) ? null : amountOere }));
}

/**
 * The inverse of `splitCosts`. An amount that one person typed while another made the line one of hours stays, so that it can
 * be asked about; so is one that nobody typed, where the one who wrote hours let it be reckoned and the hours went.
 */
export function joinCosts(rows: readonly Row[], hours: HourRules): WrittenLine[] {
  return rows.map(({ annualCost, amount, ...row }) => {
    const line = { ...row, annualCostOere: annualCost, amountOere: amount ?? 0n } as unknown as CostLine;
    if (amount !== null) return line;
    return isReckoned(line, hours) ? { ...line, amountOere: lineAmount(line, hours) } : { ...line, lacksAmount: true };
  });
}

/** Whether a line's amount follows from its hours. */
export function isReckoned({ category, hours, annualCostOere }: Pick<CostLine, 'category' | 'hours' | 'annualCostOere'>, { standardRateOere }: HourRules): boolean {
  return hours !== null && (annualCostOere !== null || (category === 'in-kind' && standardRateOere !== null));
}
