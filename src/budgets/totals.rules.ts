import type { MoneyRules } from '../rounds/index.js';
import { sumOere, type Oere } from '../shared/money.js';
import { hoursText, hundredthsOf } from './amount.rules.js';
import { cellsOf, inPageOrder, type CostCell } from './cell.rules.js';
import { amountOf, countedFinancing, isPublic } from './counted.rules.js';
import { byYear } from './flat-rate.rules.js';
import type { Budget, FinancingLine, Year } from './line.rules.js';
import { gearing, shareOf, type Gearing } from './ratio.rules.js';

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
  readonly year: Year;
  readonly costOere: Oere;
}

export interface FundTotal {
  readonly fundId: string;
  readonly oere: Oere;
  /** Of the cost, exactly; null where nothing costs anything. */
  readonly share: Gearing | null;
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
  readonly byFund: readonly FundTotal[];
  readonly soughtOere: Oere;
  /** Hours worked as co-financing, as a decimal string. */
  readonly hours: string;
  /** Krone for krone, and what of it nothing matches: that stands on its line and in no sum. */
  readonly conditionalOere: Oere;
  readonly unmatchedOere: Oere;
  /** Of the co-financing that counts. */
  readonly publicOere: Oere;
  readonly privateOere: Oere;
  /** Private financing of the cost, exactly; null where nothing costs anything. */
  readonly privateShare: Gearing | null;
  /** null where nothing is sought or nothing costs anything. */
  readonly gearing: Gearing | null;
  /** What each krone sought brings with it: cost less sought, to sought. */
  readonly leverage: Gearing | null;
  /** In the order of the partners, outside sources last. Sums to the totals; fund money belongs to the project and to no partner. */
  readonly byPartner: readonly PartnerTotals[];
  readonly byYear: readonly YearTotal[];
  /** What the lines say, in the order of the rule set's categories; sums to `directOere`. */
  readonly byCategory: readonly { readonly category: string; readonly oere: Oere }[];
  /** In the order of partners, years and headings; sums to `costOere`. */
  readonly cells: readonly CostCell[];
}

/** Every figure of a budget. Takes each line a fixed number of times, so it grows as the budget does. */
export function budgetTotals(budget: Budget, rules: MoneyRules): BudgetTotals {
  const cells = cellsOf(budget, rules);
  const { lines: financing, conditionalOere, unmatchedOere } = countedFinancing(budget.financing, budget.partners);
  const coFinancing = financing.filter(({ kind }) => kind !== 'fund');
  const ofHeading = sumsBy(cells, ({ heading }) => heading, ({ oere }) => oere);
  const [flatStaffOere, indirectOere] = [ofHeading.get('flat-staff') ?? 0n, ofHeading.get('indirect') ?? 0n];
  const costOere = sumOere(cells.map(({ oere }) => oere));
  const funds = financing.filter(({ kind }) => kind === 'fund');
  const soughtOere = amountOf(funds);
  const financingOere = amountOf(financing);
  const publicOere = amountOf(coFinancing.filter((line) => isPublic(line, budget.partners)));
  const privateOere = amountOf(coFinancing) - publicOere;
  return {
    directOere: costOere - flatStaffOere - indirectOere,
    flatStaffOere,
    indirectOere,
    costOere,
    financingOere,
    differenceOere: financingOere - costOere,
    byFund: fundTotals(funds, costOere),
    soughtOere,
    ...contributed(coFinancing),
    hours: hoursText(sumOere(coFinancing.filter(({ kind }) => kind === 'working-hours').map(({ hours }) => hundredthsOf(hours ?? '0')))),
    conditionalOere,
    unmatchedOere,
    publicOere,
    privateOere,
    privateShare: shareOf(privateOere, costOere),
    gearing: gearing(costOere, soughtOere),
    leverage: gearing(costOere - soughtOere, soughtOere),
    byPartner: partnerTotals(budget, cells, coFinancing),
    byYear: yearTotals(cells),
    byCategory: inPageOrder(ofHeading.keys(), rules.categories)
      .filter((heading) => !flatHeadings.includes(heading))
      .map((category) => ({ category, oere: ofHeading.get(category)! })),
    cells,
  };
}

const flatHeadings = ['flat-staff', 'indirect'];

function fundTotals(funds: readonly FinancingLine[], costOere: Oere): FundTotal[] {
  const sums = sumsBy(funds, ({ fundId }) => fundId ?? '', ({ amountOere }) => amountOere);
  return [...sums].map(([fundId, oere]) => ({ fundId, oere, share: shareOf(oere, costOere) }));
}

/** Partners that neither cost nor give anything are left out. */
function partnerTotals({ partners, costs }: Budget, cells: readonly CostCell[], coFinancing: readonly FinancingLine[]): PartnerTotals[] {
  const ofCells = Map.groupBy<string | null, CostCell>(cells, ({ partnerId }) => partnerId);
  const given = Map.groupBy(coFinancing, ({ partnerId }) => partnerId);
  const ids = new Set([...costs, ...coFinancing].flatMap(({ partnerId }) => partnerId ?? []));
  const order: (string | null)[] = inPageOrder(ids, partners.map(({ id }) => id));
  if (given.has(null)) order.push(null);
  return order.map((partnerId) => {
    const own = ofCells.get(partnerId) ?? [];
    const costOere = sumOere(own.map(({ oere }) => oere));
    const flatOere = sumOere(own.map(({ heading, oere }) => (flatHeadings.includes(heading) ? oere : 0n)));
    return { partnerId, directOere: costOere - flatOere, flatOere, costOere, byYear: yearTotals(own), ...contributed(given.get(partnerId) ?? []) };
  });
}

function yearTotals(cells: readonly CostCell[]): YearTotal[] {
  const sums = sumsBy(cells, ({ year }) => year, ({ oere }) => oere);
  return [...sums.keys()].sort(byYear).map((year) => ({ year, costOere: sums.get(year)! }));
}

function contributed(lines: readonly FinancingLine[]): Contributed {
  const sums = sumsBy(lines, ({ kind }) => kind, ({ amountOere }) => amountOere);
  const [cashOere, workingHoursOere, coFinancingOere] = [sums.get('cash') ?? 0n, sums.get('working-hours') ?? 0n, amountOf(lines)];
  return { cashOere, workingHoursOere, otherOere: coFinancingOere - cashOere - workingHoursOere, coFinancingOere };
}

function sumsBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key, oereOf: (item: Item) => Oere): Map<Key, Oere> {
  const sums = new Map<Key, Oere>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0n) + oereOf(item));
  return sums;
}
