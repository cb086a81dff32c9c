import { budgetTotals, costModelOf, moneyRulesOf, type CostLine } from '../budgets/index.js';
import type { RuleSetValues } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';

export type Sector = 'company' | 'knowledge' | 'public' | 'organisation';

/** What a synthetic application is made from. */
export interface Known {
  readonly rules: RuleSetValues;
  /** Sectors the lead partner must be of; empty: any. */
  readonly openTo: readonly string[];
  readonly funds: readonly { readonly id: string; readonly poolOere: Oere | null }[];
  readonly focusAreas: readonly { readonly id: string }[];
  readonly targets: readonly { readonly id: string; readonly focusAreaId: string | null }[];
  readonly criteria: readonly { readonly id: string; readonly number: number }[];
  /** The year in which the synthetic project begins. */
  readonly firstYear: number;
}

/** An application that any sensible rule set takes: public partners, little sought, all paid in cash. */
export interface Synthetic {
  readonly focusAreaIds: readonly string[];
  readonly targetIds: readonly string[];
  readonly sectors: readonly Sector[];
  readonly category: string;
  readonly costs: readonly Oere[];
  readonly sought: readonly { readonly fundId: string; readonly oere: Oere }[];
  /** One for each of the first two partners. */
  readonly cash: readonly Oere[];
}

const thousand = 100_000n;
/** Sought from each fund where it does not ask for more. */
const modest = 200n * thousand;

export function syntheticOf(known: Known): Synthetic {
  const { rules, openTo, funds } = known;
  const focusAreaIds = areasFor(known);
  const money = moneyRulesOf(rules);
  const sought = funds.map(({ id, poolOere }) => ({ fundId: id, oere: soughtFrom(money.funds[id]?.minGrantOere ?? null, money.funds[id]?.maxGrantOere ?? null, poolOere) })).filter(({ oere }) => oere > 0n);
  const total = sought.reduce((sum, { oere }) => sum + oere, 0n);
  const shares = [rules.maxEuSharePermille, ...sought.map(({ fundId }) => money.funds[fundId]?.maxSharePermille ?? 1000), 400];
  // Half of the most that may be sought, so that rounding and flat rates stay far from the limit.
  const permille = BigInt(Math.max(1, Math.floor(Math.min(...shares) / 2)));
  const cost = roundedUp((total * 1000n) / permille + 20n * thousand);
  const costs = [cost - cost / 4n, cost / 4n];
  const { category, costOere } = reckoned(known, costs);
  const paid = costOere - total;
  return {
    focusAreaIds,
    targetIds: targetsFor(known, focusAreaIds),
    sectors: sectorsFor(openTo, rules.requiredSectors),
    category,
    costs,
    sought,
    cash: [paid - paid / 4n, paid / 4n],
  };
}

function soughtFrom(min: number | null, max: number | null, pool: Oere | null): Oere {
  const wanted = min !== null && BigInt(min) > modest ? BigInt(min) : modest;
  const most = [max === null ? null : BigInt(max), pool].reduce<Oere>((least, one) => (one !== null && one < least ? one : least), wanted);
  return (most / 100n) * 100n;
}

/** At least as many as the rules want, with one for every fund that supports certain ones only. */
function areasFor({ rules, funds, focusAreas }: Known): string[] {
  const money = moneyRulesOf(rules);
  const byFunds = funds.flatMap(({ id }) => money.funds[id]?.focusAreaIds[0] ?? []);
  const wanted = Math.max(rules.minFocusAreas, rules.preferredFocusAreas, 1);
  const ids = focusAreas.map(({ id }) => id);
  const chosen = new Set([...byFunds, ...ids.filter((id) => !byFunds.includes(id)).slice(0, Math.max(0, wanted - new Set(byFunds).size))]);
  return ids.filter((id) => chosen.has(id));
}

function targetsFor({ rules, targets }: Known, areas: readonly string[]): string[] {
  return targets.filter(({ focusAreaId }) => focusAreaId !== null && areas.includes(focusAreaId)).slice(0, Math.max(1, rules.minTargets)).map(({ id }) => id);
}

function sectorsFor(openTo: readonly string[], required: readonly string[]): Sector[] {
  const lead = (openTo.includes('public') || openTo.length === 0 ? 'public' : openTo[0]) as Sector;
  const others = (required as readonly Sector[]).filter((sector) => sector !== lead);
  return [lead, ...(others.length ? others : (['knowledge'] as const))];
}

/** The first kind of cost that the rules allow and no flat rate covers, and what the whole then comes to. */
function reckoned({ rules, firstYear }: Known, amounts: readonly Oere[]): { category: string; costOere: Oere } {
  const money = moneyRulesOf(rules);
  const model = costModelOf({ costModel: '' }, money);
  const wanted = ['staff', 'external', 'other', ...money.categories];
  const category = wanted.find((one) => (money.categories as readonly string[]).includes(one) && !(model.covers as readonly string[]).includes(one)) ?? 'staff';
  const partners = ['0', '1'].map((id) => ({ id, name: id, sector: 'public', size: '' }) as const);
  const costs = amounts.map((amountOere, at): CostLine => ({ id: String(at), partnerId: String(at), category, activityId: null, year: firstYear, description: '', persons: null, hours: null, annualCostOere: null, amountOere }));
  return { category, costOere: budgetTotals({ partners, costModel: '', costs, financing: [] }, money).costOere };
}

function roundedUp(oere: Oere): Oere {
  return ((oere + thousand - 1n) / thousand) * thousand;
}
