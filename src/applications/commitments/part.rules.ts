import { hoursText, hundredthsOf, isPublic, type CostLine, type EarlierAid, type FinancingLine } from '../../budgets/index.js';
import type { MoneyRules } from '../../rounds/index.js';
import { canonicalJson, sha256Hex } from '../../shared/canonical-json.js';
import { sumOere } from '../../shared/money.js';
import type { DraftParts, Partner } from '../draft.rules.js';

export type WithLines = Pick<DraftParts, 'partners' | 'costs' | 'financing' | 'earlierAid'>;

/** On what ground a partner may receive public money, and the de minimis aid it has declared. */
export interface PartAid {
  readonly basis: string;
  readonly earlier: readonly EarlierAid[];
}

/** What a partner is asked to agree to: what its work costs and what it brings. Each list stands in the order of its contents. */
export interface Part {
  readonly partner: Partner;
  readonly costs: readonly CostLine[];
  readonly financing: readonly FinancingLine[];
  /** null where the rule set asks nothing of state aid. */
  readonly aid: PartAid | null;
}

export function partOf({ partners, costs, financing, earlierAid }: WithLines, partnerId: string, { aid }: Pick<MoneyRules, 'aid'>): Part | null {
  const partner = partners.find(({ id }) => id === partnerId);
  if (!partner) return null;
  return {
    partner,
    costs: ordered(costs.filter((line) => line.partnerId === partnerId), costSaid),
    financing: ordered(financing.filter((line) => line.partnerId === partnerId && line.kind !== 'fund'), (line) => financingSaid(line, partner)),
    aid: aid && { basis: partner.aidBasis, earlier: ordered(earlierAid.filter((one) => one.partnerId === partnerId), aidSaid) },
  };
}

/** Every partner's part, in the application's order. */
export function partsIn(draft: WithLines, rules: Pick<MoneyRules, 'aid'>): Part[] {
  return draft.partners.flatMap(({ id }) => partOf(draft, id, rules) ?? []);
}

/**
 * The text whose hash is agreed to: who the partner is and what its lines say. Lines stand in the order of their contents
 * and without ids: moving a line, or typing the same one again, changes nothing that anybody promised. Nor do an activity,
 * an address or what the partner is to do.
 */
export function canonicalPart({ partner, costs, financing, aid }: Part): string {
  const moneySaid = (line: FinancingLine) => financingSaid(line, partner);
  return canonicalJson({
    schema: 2,
    partnerId: partner.id,
    partner: { name: partner.name, cvr: partner.cvr },
    costs: ordered(costs, costSaid).map(costSaid),
    financing: ordered(financing, moneySaid).map(moneySaid),
    aid: aid ? { basis: aid.basis, earlier: ordered(aid.earlier, aidSaid).map(aidSaid) } : undefined,
  });
}

export function hashOf(part: Part): string {
  return sha256Hex(canonicalPart(part));
}

/** Whether what was agreed to is this part as it is. Signatures from before amounts had years and hours are of the first schema. */
export function fits(part: Part): (sha256: string | null) => boolean {
  const hashes = [hashOf(part), sha256Hex(firstCanonicalPart(part))];
  return (sha256) => sha256 !== null && hashes.includes(sha256);
}

export function sumsOf({ costs, financing }: Part): { costOere: bigint; coFinancingOere: bigint; hours: string } {
  const sum = (lines: readonly { readonly amountOere: bigint }[]): bigint => sumOere(lines.map(({ amountOere }) => amountOere));
  const counting = financing.filter(({ status }) => status !== 'withdrawn');
  const hours = sumOere(counting.flatMap((line) => (line.kind === 'working-hours' && line.hours !== null ? [hundredthsOf(line.hours)] : [])));
  return { costOere: sum(costs), coFinancingOere: sum(counting), hours: hoursText(hours) };
}

/** What a cost line says to the partner. */
export function costSaid({ category, year, description, persons, hours, annualCostOere, amountOere }: CostLine) {
  return { category, year, description, persons, hours: shortest(hours), annualCostOere, amountOere };
}

/** And a line of its co-financing: public or private as the page shows it, whatever makes it so. How firm it is changes no promise, unless it is withdrawn. */
export function financingSaid(line: FinancingLine, partner: Partner) {
  const { kind, sourceName, status, isConditional, hours, amountOere } = line;
  return { kind, sourceName, isPublic: isPublic(line, [partner]), isWithdrawn: status === 'withdrawn', isConditional, hours: shortest(hours), amountOere };
}

export function aidSaid({ receivedBy, authority, grantedOn, currency, amountHundredths }: EarlierAid) {
  return { receivedBy, authority, grantedOn, currency, amountHundredths };
}

function shortest(hours: string | null): string | null {
  return hours === null ? null : hoursText(hundredthsOf(hours));
}

function ordered<Line>(lines: readonly Line[], said: (line: Line) => unknown): Line[] {
  return lines.map((line) => ({ line, text: canonicalJson(said(line)) })).sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text))).map(({ line }) => line);
}

/** Schema 1 had no words for what has come to lines since: it is left out where it is as it was meant then, and unknown to it otherwise. */
function firstCanonicalPart({ partner: { id, name, cvr, sector, size, productionUnit, address, role, isLead }, costs, financing, aid }: Part): string {
  const cost = ({ category, description, amountOere, year, persons, hours, annualCostOere }: CostLine) =>
    ({ category, description, amountOere, ...unlessNull({ year, persons, hours, annualCostOere }) });
  const money = ({ kind, fundId, sourceName, hours, amountOere, origin, status, isConditional }: FinancingLine) =>
    ({ kind, fundId, sourceName, hours, amountOere, ...(origin === '' && status === 'promised' && !isConditional ? {} : { origin, status, isConditional }) });
  return canonicalJson({
    schema: 1,
    partnerId: id,
    partner: { name, cvr, sector, size, productionUnit, address, role, isLead },
    costs: ordered(costs.map(cost), (line) => line),
    financing: ordered(financing.map(money), (line) => line),
    aid: aid && (aid.basis !== '' || aid.earlier.length) ? { basis: aid.basis, earlier: aid.earlier.map(aidSaid) } : undefined,
  });
}

function unlessNull(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
