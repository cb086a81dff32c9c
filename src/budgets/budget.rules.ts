import type { Lang } from '../shared/lang.js';
import { type Oere, sumOere } from '../shared/money.js';

export interface CostLine {
  readonly id: string;
  readonly partnerId: string;
  readonly category: string;
  readonly description: string;
  readonly amountOere: Oere;
}

export type FinancingKind = 'fund' | 'cash' | 'working-hours' | 'other';

export interface FinancingLine {
  readonly id: string;
  readonly kind: FinancingKind;
  /** Set when and only when the kind is `fund`: money sought through the growth forum. */
  readonly fundId: string | null;
  /** null: a source outside the partnership, named by `sourceName`. */
  readonly partnerId: string | null;
  readonly sourceName: string;
  /** A decimal string with at most two decimals, as a `numeric` column gives it. */
  readonly hours: string | null;
  readonly amountOere: Oere;
}

/** Total cost to funds sought, in lowest terms: 2 to 1 says that each krone sought brings one more. */
export interface Gearing {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface PartnerTotals {
  /** null gathers the co-financing from outside the partnership. */
  readonly partnerId: string | null;
  readonly costOere: Oere;
  readonly cashOere: Oere;
  readonly workingHoursOere: Oere;
  readonly otherOere: Oere;
  readonly coFinancingOere: Oere;
}

export interface BudgetTotals {
  readonly costOere: Oere;
  readonly financingOere: Oere;
  /** Financing less cost: negative while money is missing. */
  readonly differenceOere: Oere;
  /** In the order the funds first appear. */
  readonly byFund: readonly { readonly fundId: string; readonly oere: Oere }[];
  readonly soughtOere: Oere;
  readonly cashOere: Oere;
  readonly workingHoursOere: Oere;
  /** Hours worked, as a decimal string. */
  readonly hours: string;
  readonly otherOere: Oere;
  readonly coFinancingOere: Oere;
  /** null where nothing is sought or nothing costs anything. */
  readonly gearing: Gearing | null;
  /** Sums to `costOere` and `coFinancingOere`; fund money belongs to the project and to no partner. */
  readonly byPartner: readonly PartnerTotals[];
}

export function budgetTotals(costs: readonly CostLine[], financing: readonly FinancingLine[]): BudgetTotals {
  const costOere = amountOf(costs);
  const financingOere = amountOf(financing);
  const soughtOere = amountOf(ofKind(financing, 'fund'));
  const fundIds = unique(financing.flatMap((line) => (line.kind === 'fund' && line.fundId ? [line.fundId] : [])));
  const coFinancing = financing.filter((line) => line.kind !== 'fund');
  const partnerIds = unique([...costs, ...coFinancing].map((line) => line.partnerId));
  return {
    costOere,
    financingOere,
    differenceOere: financingOere - costOere,
    byFund: fundIds.map((fundId) => ({ fundId, oere: amountOf(financing.filter((line) => line.fundId === fundId)) })),
    soughtOere,
    ...coFinancingTotals(coFinancing),
    hours: hoursOf(ofKind(financing, 'working-hours')),
    gearing: gearing(costOere, soughtOere),
    byPartner: partnerIds.map((partnerId) => ({
      partnerId,
      costOere: amountOf(costs.filter((line) => line.partnerId === partnerId)),
      ...coFinancingTotals(coFinancing.filter((line) => line.partnerId === partnerId)),
    })),
  };
}

function coFinancingTotals(lines: readonly FinancingLine[]) {
  return {
    cashOere: amountOf(ofKind(lines, 'cash')),
    workingHoursOere: amountOf(ofKind(lines, 'working-hours')),
    otherOere: amountOf(ofKind(lines, 'other')),
    coFinancingOere: amountOf(lines),
  };
}

export function gearing(costOere: Oere, soughtOere: Oere): Gearing | null {
  if (costOere <= 0n || soughtOere <= 0n) return null;
  const divisor = greatestCommonDivisor(costOere, soughtOere);
  return { numerator: costOere / divisor, denominator: soughtOere / divisor };
}

/** `2,07` or `2.07`, half rounded up; two decimals tell 2.0 from 2.04 in a ranking of a portfolio. */
export function formatGearing(value: Gearing | null, lang: Lang): string {
  if (!value) return lang === 'da' ? 'ikke relevant' : 'not applicable';
  const hundredths = (value.numerator * 200n + value.denominator) / (value.denominator * 2n);
  return `${hundredths / 100n}${lang === 'da' ? ',' : '.'}${String(hundredths % 100n).padStart(2, '0')}`;
}

/** The part of a round's rule set that a budget must keep. */
export interface BudgetLimits {
  /** The funds whose amounts together are the EU share. */
  readonly euFundIds: readonly string[];
  readonly maxEuSharePermille: number;
  /** The largest EU amount is rounded down to a multiple of this: 100 for whole kroner, 1 for whole øre. */
  readonly euAmountStepOere: number;
}

/** Why a budget cannot be sent in. The numbers say how large the fault is and what the smallest change is. */
export type BudgetProblem =
  /** No cost line, or all of them 0: add a cost. */
  | { readonly code: 'empty-budget'; readonly costLines: number }
  | {
      readonly code: 'negative-amount';
      readonly table: 'costs' | 'financing';
      readonly lineId: string;
      readonly amountOere: Oere;
    }
  /** The line names a partner the application no longer has: choose another. */
  | {
      readonly code: 'unknown-partner';
      readonly table: 'costs' | 'financing';
      readonly lineId: string;
      readonly partnerId: string;
    }
  /** No amount above 0 from any fund: seek one. */
  | { readonly code: 'no-fund' }
  /**
   * `too-little`: add `byOere` of financing, or take as much off the costs. `too-much`: take `byOere` off the financing,
   * or add as much cost. `byOere` is positive.
   */
  | {
      readonly code: 'financing-differs';
      readonly direction: 'too-little' | 'too-much';
      readonly byOere: Oere;
      readonly costOere: Oere;
      readonly financingOere: Oere;
    }
  /** Seek `excessOere` less from the EU funds together and find it elsewhere; `allowedOere` is the most for this cost. */
  | {
      readonly code: 'eu-share-too-large';
      readonly maxPermille: number;
      readonly euOere: Oere;
      readonly costOere: Oere;
      readonly allowedOere: Oere;
      readonly excessOere: Oere;
    };

/** Everything wrong with a budget, in the order of the page; empty when it can be sent in. */
export function budgetProblems(
  costs: readonly CostLine[],
  financing: readonly FinancingLine[],
  limits: BudgetLimits,
  partnerIds: readonly string[],
): BudgetProblem[] {
  const { costOere, financingOere, differenceOere, soughtOere } = budgetTotals(costs, financing);
  const problems = [...lineProblems('costs', costs, partnerIds), ...lineProblems('financing', financing, partnerIds)];
  if (soughtOere <= 0n) problems.push({ code: 'no-fund' });
  // Against an empty budget every financing is too much, which helps nobody.
  if (costOere <= 0n) return [{ code: 'empty-budget', costLines: costs.length }, ...problems];
  if (differenceOere !== 0n) {
    const short = differenceOere < 0n;
    const byOere = short ? -differenceOere : differenceOere;
    const direction = short ? 'too-little' : 'too-much';
    problems.push({ code: 'financing-differs', direction, byOere, costOere, financingOere });
  }
  const euOere = amountOf(financing.filter((line) => line.fundId !== null && limits.euFundIds.includes(line.fundId)));
  const allowedOere = largestEuAmount(costOere, limits);
  if (euOere > allowedOere) {
    const excessOere = euOere - allowedOere;
    const maxPermille = limits.maxEuSharePermille;
    problems.push({ code: 'eu-share-too-large', maxPermille, euOere, costOere, allowedOere, excessOere });
  }
  return problems;
}

/** The most the EU funds together may give to a project of this cost. Always rounded down. */
export function largestEuAmount(costOere: Oere, limits: BudgetLimits): Oere {
  const step = BigInt(limits.euAmountStepOere);
  return ((costOere * BigInt(limits.maxEuSharePermille)) / (1000n * step)) * step;
}

function lineProblems(
  table: 'costs' | 'financing',
  lines: readonly (CostLine | FinancingLine)[],
  partnerIds: readonly string[],
): BudgetProblem[] {
  return lines.flatMap(({ id: lineId, amountOere, partnerId }) => {
    const problems: BudgetProblem[] = [];
    if (amountOere < 0n) problems.push({ code: 'negative-amount', table, lineId, amountOere });
    if (partnerId !== null && !partnerIds.includes(partnerId)) {
      problems.push({ code: 'unknown-partner', table, lineId, partnerId });
    }
    return problems;
  });
}

function ofKind(lines: readonly FinancingLine[], kind: FinancingKind): FinancingLine[] {
  return lines.filter((line) => line.kind === kind);
}

function amountOf(lines: readonly { readonly amountOere: Oere }[]): Oere {
  return sumOere(lines.map((line) => line.amountOere));
}

function hoursOf(lines: readonly FinancingLine[]): string {
  const hundredths = sumOere(lines.map((line) => hundredthsOf(line.hours ?? '0')));
  const decimals = String(hundredths % 100n).padStart(2, '0').replace(/0+$/, '');
  return decimals === '' ? String(hundredths / 100n) : `${hundredths / 100n}.${decimals}`;
}

function hundredthsOf(hours: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(hours);
  if (!match) throw new RangeError(`Not a number of hours: ${hours}`);
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
