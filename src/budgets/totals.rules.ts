import type { CostModel, MoneyRules } from '../rounds/index.js';
import { apportion, sumOere, type Oere } from '../shared/money.js';
import type { Budget, BudgetPartner, CostLine, FinancingKind, FinancingLine } from './line.rules.js';

/** One sum to another, in lowest terms: 2 to 1 says that each krone sought brings one more. */
export interface Gearing {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

interface Contributed {
  readonly cashOere: Oere;
  readonly workingHoursOere: Oere;
  /** Everything that is neither cash nor working hours. */
  readonly otherOere: Oere;
  /** The three together, as far as they count. */
  readonly coFinancingOere: Oere;
}

export interface PartnerTotals extends Contributed {
  /** null gathers the co-financing from outside the partnership. */
  readonly partnerId: string | null;
  /** What its lines say. */
  readonly directOere: Oere;
  /** What the cost model adds. */
  readonly flatOere: Oere;
  readonly costOere: Oere;
  /** Sums to `costOere`; in order of years, null (not said) last. */
  readonly byYear: readonly YearTotal[];
}

export interface YearTotal {
  readonly year: number | null;
  readonly costOere: Oere;
}

export interface BudgetTotals extends Contributed {
  readonly directOere: Oere;
  /** Staff reckoned as a share of other costs, and costs nobody documents. */
  readonly flatStaffOere: Oere;
  readonly indirectOere: Oere;
  readonly costOere: Oere;
  readonly financingOere: Oere;
  /** Financing less cost: negative while money is missing. */
  readonly differenceOere: Oere;
  /** In the order the funds first appear. */
  readonly byFund: readonly { readonly fundId: string; readonly oere: Oere }[];
  readonly soughtOere: Oere;
  /** Hours worked as co-financing, as a decimal string. */
  readonly hours: string;
  /** Krone for krone that nothing matches: on its line, and in no sum. */
  readonly unmatchedOere: Oere;
  /** Of the co-financing that counts. */
  readonly publicOere: Oere;
  readonly privateOere: Oere;
  /** null where nothing is sought or nothing costs anything. */
  readonly gearing: Gearing | null;
  /** What each krone sought brings with it: cost less sought, to sought. */
  readonly leverage: Gearing | null;
  /** Sums to the totals; fund money belongs to the project and to no partner. */
  readonly byPartner: readonly PartnerTotals[];
  readonly byYear: readonly YearTotal[];
  readonly byCategory: readonly { readonly category: string; readonly oere: Oere }[];
}

export function costModelOf({ costModel }: Pick<Budget, 'costModel'>, { costModels }: MoneyRules): CostModel {
  const chosen = costModels.find(({ id }) => id === costModel) ?? costModels[0];
  if (!chosen) throw new RangeError('A rule set has at least one cost model');
  return chosen;
}

/** Public or private: as said, else by what the kind and the partner are. `fund` is public. */
export function isPublic({ kind, origin, partnerId }: FinancingLine, partners: readonly BudgetPartner[]): boolean {
  if (origin !== '') return origin === 'public';
  if (kind === 'fund' || kind === 'state' || kind === 'municipal') return true;
  if (kind === 'foundation') return false;
  const sector = partners.find(({ id }) => id === partnerId)?.sector;
  return sector === 'public' || sector === 'knowledge';
}

export function budgetTotals(budget: Budget, rules: MoneyRules): BudgetTotals {
  const { costs, partners } = budget;
  const model = costModelOf(budget, rules);
  const financing = counted(budget.financing);
  const coFinancing = financing.filter(({ kind }) => kind !== 'fund');
  const funds = financing.filter(({ kind }) => kind === 'fund');
  const partnerIds = unique([...costs, ...coFinancing].map((line) => line.partnerId));
  const flats = new Map(partnerIds.map((partnerId) => [partnerId, flatOf(costs.filter((line) => line.partnerId === partnerId), model)]));
  const flat = [...flats.values()];
  const directOere = amountOf(costs);
  const [flatStaffOere, indirectOere] = [sumOere(flat.map(({ staff }) => staff)), sumOere(flat.map(({ indirect }) => indirect))];
  const costOere = directOere + flatStaffOere + indirectOere;
  const soughtOere = amountOf(funds);
  const financingOere = amountOf(financing);
  const byPartner = partnerIds.map((partnerId): PartnerTotals => {
    const own = costs.filter((line) => line.partnerId === partnerId);
    const { staff, indirect } = flats.get(partnerId)!;
    const direct = amountOf(own);
    return {
      partnerId,
      directOere: direct,
      flatOere: staff + indirect,
      costOere: direct + staff + indirect,
      byYear: yearsOf(own, staff + indirect, model),
      ...contributed(coFinancing.filter((line) => line.partnerId === partnerId)),
    };
  });
  const publicOere = amountOf(coFinancing.filter((line) => isPublic(line, partners)));
  return {
    directOere,
    flatStaffOere,
    indirectOere,
    costOere,
    financingOere,
    differenceOere: financingOere - costOere,
    byFund: unique(funds.flatMap(({ fundId }) => fundId ?? [])).map((fundId) => ({ fundId, oere: amountOf(funds.filter((line) => line.fundId === fundId)) })),
    soughtOere,
    ...contributed(coFinancing),
    hours: hoursOf(coFinancing.filter(({ kind }) => kind === 'working-hours')),
    unmatchedOere: amountOf(standing(budget.financing)) - financingOere,
    publicOere,
    privateOere: amountOf(coFinancing) - publicOere,
    gearing: ratio(costOere, soughtOere),
    leverage: ratio(costOere - soughtOere, soughtOere),
    byPartner,
    byYear: sumYears(byPartner.flatMap(({ byYear }) => byYear)),
    byCategory: unique(costs.map(({ category }) => category)).map((category) => ({ category, oere: amountOf(costs.filter((line) => line.category === category)) })),
  };
}

/** null where either is 0 or less: a ratio to nothing says nothing. */
export function ratio(part: Oere, whole: Oere): Gearing | null {
  if (part <= 0n || whole <= 0n) return null;
  const divisor = greatestCommonDivisor(part, whole);
  return { numerator: part / divisor, denominator: whole / divisor };
}

/** A partner's flat rates, each rounded down to whole øre: the rate is the most the rules allow. */
function flatOf(own: readonly CostLine[], { steps }: CostModel): { staff: Oere; indirect: Oere } {
  const made = { staff: 0n, indirect: 0n };
  for (const { of, ratePermille, makes } of steps) {
    const base = amountOf(own.filter(({ category }) => (of as readonly string[]).includes(category))) + (of.includes('staff') ? made.staff : 0n);
    made[makes] += (base * BigInt(ratePermille)) / 1000n;
  }
  return made;
}

/** The flat rate is spread over the years as the costs it is taken of. */
function yearsOf(own: readonly CostLine[], flatOere: Oere, { steps }: CostModel): YearTotal[] {
  const bases = new Set<string>(steps.flatMap(({ of }) => of));
  const years = sumYears(own.map(({ year, amountOere }) => ({ year, costOere: amountOere })));
  const weights = years.map(({ year }) => amountOf(own.filter((line) => line.year === year && bases.has(line.category))));
  const flats = apportion(flatOere, weights);
  return years.map(({ year, costOere }, at) => ({ year, costOere: costOere + (flats[at] ?? 0n) }));
}

function sumYears(parts: readonly YearTotal[]): YearTotal[] {
  const years = unique(parts.map(({ year }) => year)).sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return years.map((year) => ({ year, costOere: sumOere(parts.filter((part) => part.year === year).map(({ costOere }) => costOere)) }));
}

const standing = (financing: readonly FinancingLine[]): FinancingLine[] => financing.filter(({ status }) => status !== 'withdrawn');

/** The lines with what counts of them: nothing withdrawn, and krone for krone no further than other co-financing goes. */
function counted(financing: readonly FinancingLine[]): FinancingLine[] {
  const lines = standing(financing);
  const others = amountOf(lines.filter(({ kind, isConditional }) => kind !== 'fund' && !isConditional));
  const conditional = lines.filter(({ isConditional }) => isConditional);
  const wished = amountOf(conditional);
  if (wished <= others) return lines;
  // By line id, so that no order of the lines moves an øre from one partner to another.
  const inOrder = conditional.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shares = apportion(others, inOrder.map(({ amountOere }) => amountOere));
  const share = new Map(inOrder.map((line, at) => [line, shares[at] ?? 0n]));
  return lines.map((line) => (share.has(line) ? { ...line, amountOere: share.get(line)! } : line));
}

function contributed(lines: readonly FinancingLine[]): Contributed {
  const of = (kind: FinancingKind): Oere => amountOf(lines.filter((line) => line.kind === kind));
  const [cashOere, workingHoursOere, coFinancingOere] = [of('cash'), of('working-hours'), amountOf(lines)];
  return { cashOere, workingHoursOere, otherOere: coFinancingOere - cashOere - workingHoursOere, coFinancingOere };
}

function amountOf(lines: readonly { readonly amountOere: Oere }[]): Oere {
  return sumOere(lines.map((line) => line.amountOere));
}

function hoursOf(lines: readonly FinancingLine[]): string {
  const hundredths = sumOere(lines.map((line) => hundredthsOf(line.hours ?? '0')));
  const decimals = String(hundredths % 100n).padStart(2, '0').replace(/0+$/, '');
  return decimals === '' ? String(hundredths / 100n) : `${hundredths / 100n}.${decimals}`;
}

/** Hours as a decimal string to hundredths. @throws RangeError for anything else */
export function hundredthsOf(hours: string): bigint {
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
