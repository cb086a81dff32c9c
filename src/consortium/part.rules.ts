import type { DraftParts, Membership, Partner } from '../applications/index.js';
import type { CostLine, FinancingLine } from '../budgets/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { sumOere } from '../shared/money.js';

export type WithPartners = Pick<DraftParts, 'partners' | 'costModel' | 'costs' | 'financing'>;

/** What a partner puts its name to: what is said of it, what its work costs and what it brings. */
export interface Part {
  readonly partner: Partner;
  readonly costs: readonly CostLine[];
  readonly financing: readonly FinancingLine[];
}

export interface Signature {
  readonly partnerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly title: string;
  readonly signedAt: Date;
  readonly sha256: string;
}

/** stale: the part has changed since it was signed. */
export type Signing = { readonly state: 'signed' | 'stale'; readonly signature: Signature } | { readonly state: 'missing'; readonly signature: null };

export function partOf({ partners, costs, financing }: WithPartners, partnerId: string): Part | null {
  const partner = partners.find(({ id }) => id === partnerId);
  if (!partner) return null;
  return { partner, costs: costs.filter((line) => line.partnerId === partnerId), financing: financing.filter((line) => line.partnerId === partnerId && line.kind !== 'fund') };
}

/**
 * The text whose hash is signed. Lines stand in the order of their content and without their ids: moving a line, or
 * typing the same one again, changes nothing that anybody promised.
 */
export function canonicalPart({ partner, costs, financing }: Part): string {
  const { id, ...said } = partner;
  const contents = (lines: readonly (CostLine | FinancingLine)[]) =>
    lines.map((line) => ({ ...line, id: undefined, partnerId: undefined })).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  return canonicalJson({ schema: 1, partnerId: id, partner: said, costs: contents(costs), financing: contents(financing) });
}

export function hashOf(part: Part): string {
  return sha256Hex(canonicalPart(part));
}

export function sumsOf({ costs, financing }: Part): { costOere: bigint; coFinancingOere: bigint } {
  const sum = (lines: readonly { readonly amountOere: bigint }[]): bigint => sumOere(lines.map(({ amountOere }) => amountOere));
  return { costOere: sum(costs), coFinancingOere: sum(financing) };
}

/** Whom a member signs for: a signatory for the own partner, the lead for the lead partner; null: nobody. */
export function signsFor({ role, partnerId }: Membership, partners: readonly Partner[]): Partner | null {
  if (role === 'lead') return partners.find(({ isLead }) => isLead) ?? null;
  return role === 'signatory' ? (partners.find(({ id }) => id === partnerId) ?? null) : null;
}

/** `signatures` newest first. One that fits the part as it is counts, whoever signed something else later. */
export function signingOf(part: Part, signatures: readonly Signature[]): Signing {
  const own = signatures.filter(({ partnerId }) => partnerId === part.partner.id);
  const fitting = own.find(({ sha256 }) => sha256 === hashOf(part));
  if (fitting) return { state: 'signed', signature: fitting };
  return own[0] ? { state: 'stale', signature: own[0] } : { state: 'missing', signature: null };
}

/** Every partner's part, in the application's order. */
export function partsOf(draft: WithPartners): Part[] {
  return draft.partners.flatMap(({ id }) => partOf(draft, id) ?? []);
}

/** The partners nobody has signed for as they stand now. */
export function unsignedIn(draft: WithPartners, signed: readonly Pick<Signature, 'partnerId' | 'sha256'>[]): string[] {
  const lacks = (part: Part): boolean => !signed.some(({ partnerId, sha256 }) => partnerId === part.partner.id && sha256 === hashOf(part));
  return partsOf(draft).filter(lacks).map(({ partner }) => partner.name);
}
