import type { AidCategory, AidRules, MoneyRules } from '../rounds/index.js';
import type { IsoDate } from '../shared/dates.js';
import type { Oere } from '../shared/money.js';
import { ledgerOf, type EarlierAid, type Ledger } from './de-minimis.rules.js';
import { fraction, isAtMost, roundedDown, roundedUp } from './fraction.rules.js';
import type { Budget, BudgetPartner } from './line.rules.js';
import { publicMoney, type PublicMoney } from './public-money.rules.js';

/** A partner, and on what ground it may receive public money: '' not said, 'none' no state aid, 'de-minimis', or an aid category's id. */
export interface AidPartner extends BudgetPartner {
  readonly aidBasis: string;
}

export interface AidApplication extends Budget {
  readonly partners: readonly AidPartner[];
  readonly earlierAid: readonly EarlierAid[];
}

/** The grounds that a rule set knows, as partners name them. */
export function aidBases(aid: AidRules | null): string[] {
  return aid ? ['none', ...(aid.deMinimis ? ['de-minimis'] : []), ...aid.categories.map(({ id }) => id)] : [];
}

/** One partner's state aid; what is not known is null, and then it is not assessed. */
export interface PartnerAid {
  readonly partner: AidPartner;
  /** The aid category it invokes. */
  readonly category: AidCategory | null;
  readonly costOere: Oere | null;
  /** Public money it would receive, rounded up. */
  readonly aidOere: Oere | null;
  /** The most that the category allows, rounded down. */
  readonly allowedOere: Oere | null;
  /** Where it invokes de minimis aid. */
  readonly ledger: Ledger | null;
  readonly checks: readonly AidCheck[];
}

/**
 * What a partner's state aid breaks or does well to mind. `error` keeps the application from being sent in, `remark`
 * does not. `moreOwnOere`: how much more of its own it must bring, and others as much less of public money.
 */
export type AidCheck =
  | Of<'aid-basis-missing', 'error'>
  /** The rule set has no such ground: choose another. */
  | Of<'aid-basis-unknown', 'error'>
  /** How much it may receive depends on its size. */
  | Of<'aid-size-missing', 'remark'>
  /** A company of that size may not have such aid at all. */
  | Of<'aid-size-excluded', 'error', { readonly categoryId: string; readonly size: Size; readonly aidOere: Oere; readonly moreOwnOere: Oere }>
  | Of<'aid-too-intense', 'error', { readonly categoryId: string; readonly size: Size; readonly maxPermille: number; readonly costOere: Oere; readonly aidOere: Oere; readonly allowedOere: Oere; readonly moreOwnOere: Oere }>
  /** The category ends before the expected day of grant. */
  | Of<'aid-category-ends', 'remark', { readonly categoryId: string; readonly validTo: IsoDate; readonly grantedOn: IsoDate }>
  /** It has not said what de minimis aid it has had; 0 is an answer. */
  | Of<'de-minimis-undeclared', 'error'>
  | Of<'de-minimis-exceeded', 'error', { readonly ledger: Ledger; readonly aidOere: Oere; readonly moreOwnOere: Oere }>
  | Of<'earlier-aid-undated', 'error', OnRow>
  | Of<'earlier-aid-unsigned', 'error', OnRow>
  /** It is said to be given after the expected day of grant. */
  | Of<'earlier-aid-later', 'remark', OnRow & { readonly givenOn: IsoDate; readonly grantedOn: IsoDate }>;

type Size = Exclude<BudgetPartner['size'], ''>;
interface OnRow {
  readonly rowId: string;
}
type Of<Code extends string, Severity extends string, Facts = object> = Facts & {
  readonly code: Code;
  readonly severity: Severity;
  /** The provision, in the language of the law; '' where the rule set names none. */
  readonly basis: string;
  readonly partnerId: string;
  readonly partnerName: string;
};

/** Partner by partner, in their order; null where the rule set does not assess state aid. `grantedOn`: the expected day of grant. */
export function assessAid(application: AidApplication, rules: MoneyRules, grantedOn: IsoDate): PartnerAid[] | null {
  const { aid } = rules;
  if (!aid) return null;
  const money = publicMoney(application, rules);
  return application.partners.map((partner): PartnerAid => {
    const own = money?.find(({ partnerId }) => partnerId === partner.id) ?? null;
    const rows = application.earlierAid.filter(({ partnerId }) => partnerId === partner.id);
    const known = { partner, category: null, costOere: own && own.costOere, aidOere: own && roundedUp(own.aid), allowedOere: null, ledger: null };
    const ground = { partner, own, rows, aid, grantedOn };
    return { ...known, ...onGround(ground) };
  });
}

interface Ground {
  readonly partner: AidPartner;
  /** null while costs and financing differ. */
  readonly own: PublicMoney | null;
  readonly rows: readonly EarlierAid[];
  readonly aid: AidRules;
  readonly grantedOn: IsoDate;
}

function onGround(ground: Ground): Pick<PartnerAid, 'checks'> & Partial<PartnerAid> {
  const { partner, aid } = ground;
  const on = { partnerId: partner.id, partnerName: partner.name, basis: '' };
  if (partner.aidBasis === '') return { checks: [{ code: 'aid-basis-missing', severity: 'error', ...on }] };
  if (partner.aidBasis === 'none') return { checks: [] };
  if (partner.aidBasis === 'de-minimis' && aid.deMinimis) return deMinimis(ground, aid.deMinimis);
  const category = aid.categories.find(({ id }) => id === partner.aidBasis);
  if (!category) return { checks: [{ code: 'aid-basis-unknown', severity: 'error', ...on }] };
  return underCategory(ground, category);
}

function deMinimis({ partner, own, rows, grantedOn }: Ground, rules: NonNullable<AidRules['deMinimis']>): Pick<PartnerAid, 'checks' | 'ledger'> {
  const on = { partnerId: partner.id, partnerName: partner.name, basis: rules.basis };
  const ledger = ledgerOf(rows, own && own.aid, grantedOn, rules);
  const checks: AidCheck[] = rows.length ? ledger.entries.flatMap(({ aid }) => rowChecks(aid, on, grantedOn)) : [{ code: 'de-minimis-undeclared', severity: 'error', ...on }];
  if (own && ledger.isOver) checks.push({ code: 'de-minimis-exceeded', severity: 'error', ...on, ledger, aidOere: roundedUp(own.aid), moreOwnOere: own.moreOwn(ledger.room) });
  return { ledger, checks };
}

/** Nothing is asked of a row that says 0. */
function rowChecks({ id: rowId, authority, grantedOn: givenOn, amountHundredths }: EarlierAid, on: { readonly partnerId: string; readonly partnerName: string; readonly basis: string }, grantedOn: IsoDate): AidCheck[] {
  if (amountHundredths === 0n) return [];
  return [
    ...(authority === '' ? [{ code: 'earlier-aid-unsigned', severity: 'error', ...on, rowId } as const] : []),
    ...(givenOn === null ? [{ code: 'earlier-aid-undated', severity: 'error', ...on, rowId } as const] : []),
    ...(givenOn !== null && givenOn > grantedOn ? [{ code: 'earlier-aid-later', severity: 'remark', ...on, rowId, givenOn, grantedOn } as const] : []),
  ];
}

function underCategory({ partner, own, grantedOn }: Ground, category: AidCategory): Pick<PartnerAid, 'checks' | 'category' | 'allowedOere'> {
  const { id: categoryId, validTo, maxPermille: most, basis } = category;
  const on = { partnerId: partner.id, partnerName: partner.name, basis };
  const ends: AidCheck[] = validTo !== null && validTo < grantedOn ? [{ code: 'aid-category-ends', severity: 'remark', ...on, categoryId, validTo, grantedOn }] : [];
  const { size } = partner;
  if (size === '') return { category, allowedOere: null, checks: [...ends, { code: 'aid-size-missing', severity: 'remark', ...on }] };
  const maxPermille = most[size === 'micro' ? 'small' : size];
  if (!own) return { category, allowedOere: null, checks: ends };
  const allowed = fraction(own.costOere * BigInt(maxPermille ?? 0), 1000n);
  const allowedOere = roundedDown(allowed);
  if (isAtMost(own.aid, allowed)) return { category, allowedOere, checks: ends };
  const broken = { severity: 'error', ...on, categoryId, size, aidOere: roundedUp(own.aid), moreOwnOere: own.moreOwn(allowed) } as const;
  const check: AidCheck = maxPermille === null ? { code: 'aid-size-excluded', ...broken } : { code: 'aid-too-intense', ...broken, maxPermille, costOere: own.costOere, allowedOere };
  return { category, allowedOere, checks: [...ends, check] };
}
