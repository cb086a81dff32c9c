import { isReckoned } from './cost-content.rules.js';
import { lineAmount, type CostLine } from '../../budgets/index.js';
import type { HourRules, MoneyRules, RoundView } from '../../rounds/index.js';
import { copenhagenDate } from '../../shared/dates.js';
import { largestOere } from './finance.rules.js';
import type { Project } from './project.rules.js';

/** A project that has no end yet is taken to last this long. */
const usualYears = 6;
/** No year before or after these can be stored. */
const [earliest, latest] = [2000, 2100];
/** A longer project than any is a slip of the pen, and every line would list all of its years. */
const mostYears = 30;

/** The calendar years a cost may be put in: the project's, and those from the round on while its period is not known. */
export function projectYears({ startsOn, endsOn }: Pick<Project, 'startsOn' | 'endsOn'>, round: Pick<RoundView, 'closesAt'>): number[] {
  const from = Math.min(latest, Math.max(earliest, yearOf(startsOn ?? copenhagenDate(round.closesAt))));
  const to = Math.min(latest, from + mostYears - 1, endsOn ? yearOf(endsOn) : from + usualYears - 1);
  return span(from, to);
}

/** Every year that a line may have, whatever its project. */
export function everyYear(): number[] {
  return span(earliest, latest);
}

const span = (from: number, to: number): number[] => Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at);

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Whether a category is one of hours: only there do persons, hours and an annual cost mean anything. */
export function takesHours(category: string): boolean {
  return category === 'staff' || category === 'in-kind';
}

/** What an hour of an unpaid participant counts is either the round's standard rate or a rate of one's own, not both. */
export function takesAnnualCost(category: string, { standardRateOere }: HourRules): boolean {
  return category === 'staff' || (category === 'in-kind' && standardRateOere === null);
}

export type CostContradiction =
  | { readonly cell: 'persons' | 'hours' | 'annualCost'; readonly code: 'hours-elsewhere' }
  | { readonly cell: 'annualCost'; readonly code: 'annual-cost-elsewhere' | 'annual-cost-without-hours' }
  | { readonly cell: 'hours'; readonly code: 'product-too-large' };

/** What cannot stand together in one line, whoever wrote which half of it. The first wrong cell is enough to mend it by. */
export function contradictionsIn(line: CostLine, { hours: rules }: Pick<MoneyRules, 'hours'>): CostContradiction[] {
  const { category, persons, hours, annualCostOere } = line;
  const given = [persons !== null && 'persons', hours !== null && 'hours', annualCostOere !== null && 'annualCost'].filter((cell) => cell !== false) as CostContradiction['cell'][];
  if (!takesHours(category)) return given.map((cell) => ({ cell, code: 'hours-elsewhere' }) as const);
  if (annualCostOere !== null && !takesAnnualCost(category, rules)) return [{ cell: 'annualCost', code: 'annual-cost-elsewhere' }];
  if (annualCostOere !== null && hours === null) return [{ cell: 'annualCost', code: 'annual-cost-without-hours' }];
  return isReckoned(line, rules) && lineAmount(line, rules) > largestOere ? [{ cell: 'hours', code: 'product-too-large' }] : [];
}
