import { costModelOf, formatGearing, headroom, isPublic, type BudgetTotals, type Headroom, type LimitName } from '../../budgets/index.js';
import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { inLang } from '../../shared/lang.js';
import { formatAmount, formatPercentage, percentages } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import { documentTexts } from '../submission/document.texts.js';
import { categoryWords, fundWords, percentWords } from './check-words.rules.js';
import type { Economy } from './economy.service.js';

const { say } = applicationTexts;
const amount = (oere: bigint, lang: Lang): string => formatAmount(oere, lang, { decimals: 'always' });
const numeric = (label: string) => ({ label, numeric: true });

/** How much may be sought of each fund, and what stops it there. */
export function limitTable(lang: Lang, economy: Economy, { byFund, costOere }: BudgetTotals): DataTable {
  const shares = new Map(byFund.map(({ fundId, share }) => [fundId, share]));
  return dataTable({
    id: 'economy-limits',
    caption: say(lang, 'economy.limits'),
    captionHidden: true,
    columns: [say(lang, 'economy.limits.fund'), numeric(say(lang, 'economy.limits.sought')), numeric(say(lang, 'economy.limits.share')), numeric(say(lang, 'economy.limits.allowed')), numeric(say(lang, 'economy.limits.room')), say(lang, 'economy.limits.binding')],
    rows: headroom(economy.budget, economy.context).map((of) => [
      fundName(lang, of, economy),
      amount(of.soughtOere, lang),
      of.fundId === null ? '' : percentOf(lang, shares.get(of.fundId) ?? (costOere > 0n ? { numerator: 0n, denominator: 1n } : null)),
      amount(of.binding.allowedOere > 0n ? of.binding.allowedOere : 0n, lang),
      roomText(lang, of),
      { text: limitText(lang, of.binding.limit, of, economy), sub: of.fundId !== null && economy.context.poolLeftOere[of.fundId] === undefined ? say(lang, 'economy.limits.unknown') : null },
    ]),
    emptyText: say(lang, 'economy.limits.none'),
  });
}

export function fundName(lang: Lang, { fundId }: Pick<Headroom, 'fundId'>, { frame }: Pick<Economy, 'frame'>): string {
  return fundId === null ? say(lang, 'economy.limits.eu') : fundWords(fundId, frame.funds)[lang];
}

export function roomText(lang: Lang, { binding: { roomOere } }: Pick<Headroom, 'binding'>): string {
  return roomOere < 0n ? say(lang, 'economy.limits.over', { amount: amount(-roomOere, lang) }) : amount(roomOere, lang);
}

export function limitText(lang: Lang, limit: LimitName, { fundId }: Pick<Headroom, 'fundId'>, { context }: Pick<Economy, 'context'>): string {
  const permille = limit === 'fund-share' ? (context.money.funds[fundId ?? '']?.maxSharePermille ?? 0) : context.eu.maxEuSharePermille;
  if (limit === 'eu-share' || limit === 'fund-share') return say(lang, `economy.limit.${limit}`, { percent: percentWords(permille)[lang] });
  return say(lang, `economy.limit.${limit}`);
}

/** Two decimals, half rounded up. */
export function percentOf(lang: Lang, share: BudgetTotals['privateShare']): string {
  if (!share) return formatGearing(null, lang);
  return formatPercentage((share.numerator * 20_000n + share.denominator) / (share.denominator * 2n), 2, lang);
}

/** Of the financing, so that the three are all there is. */
export function originTable(lang: Lang, { soughtOere, publicOere, privateOere, financingOere }: BudgetTotals): DataTable {
  const parts = [
    [say(lang, 'economy.origin.sought'), soughtOere],
    [say(lang, 'economy.origin.public'), publicOere],
    [say(lang, 'economy.origin.private'), privateOere],
  ] as const;
  return dataTable({
    id: 'economy-origin',
    caption: say(lang, 'economy.origin'),
    columns: [say(lang, 'economy.payers.source'), numeric(say(lang, 'document.amount')), numeric(say(lang, 'economy.payers.share'))],
    rows: withShares(lang, parts),
    foot: [say(lang, 'document.total'), amount(financingOere, lang), formatPercentage(financingOere > 0n ? 1000n : 0n, 1, lang)],
    emptyText: say(lang, 'economy.payers.none'),
  });
}

/** By category, with what the cost model adds and its name. */
export function categoryTable(lang: Lang, { budget, context }: Economy, totals: BudgetTotals): DataTable {
  const flat = ([['flat-staff', totals.flatStaffOere], ['indirect', totals.indirectOere]] as const).filter(([, oere]) => oere > 0n);
  const parts = [...totals.byCategory.map(({ category, oere }) => [categoryWords([category])[lang], oere] as const), ...flat.map(([kind, oere]) => [say(lang, `economy.costs.${kind}`), oere] as const)];
  const model = inLang(lang, costModelOf(budget, context.money), 'name');
  return dataTable({
    id: 'economy-categories',
    caption: `${say(lang, 'economy.costs')}. ${say(lang, 'economy.costs.model', { model })}`,
    columns: [say(lang, 'document.category'), numeric(say(lang, 'document.amount')), numeric(say(lang, 'economy.costs.share'))],
    rows: withShares(lang, parts),
    foot: [say(lang, 'document.total'), amount(totals.costOere, lang), formatPercentage(totals.costOere > 0n ? 1000n : 0n, 1, lang)],
    emptyText: say(lang, 'economy.empty'),
  });
}

/** The shares shown add to 100. */
function withShares(lang: Lang, parts: readonly (readonly [string, bigint])[]): string[][] {
  const shares = percentages(parts.map(([, oere]) => oere), 1);
  return parts.map(([label, oere], at) => [label, amount(oere, lang), formatPercentage(shares[at]!, 1, lang)]);
}

export function partnerTable(lang: Lang, { budget }: Economy, totals: BudgetTotals): DataTable {
  const partners = new Map(budget.partners.map((partner) => [partner.id, partner]));
  const nameOf = (id: string | null) => {
    const partner = partners.get(id ?? '');
    if (!partner) return documentTexts.say(lang, 'document.outside');
    const isOfPublic = isPublic({ kind: 'cash', origin: '', partnerId: partner.id } as Parameters<typeof isPublic>[0], budget.partners);
    return { text: partner.name, sub: documentTexts.say(lang, isOfPublic ? 'document.public' : 'document.private') };
  };
  const sums = (of: Pick<BudgetTotals, 'directOere' | 'costOere' | 'cashOere' | 'workingHoursOere' | 'otherOere' | 'coFinancingOere'>): string[] =>
    [of.directOere, of.costOere - of.directOere, of.costOere, of.cashOere, of.workingHoursOere, of.otherOere, of.coFinancingOere].map((oere) => amount(oere, lang));
  return dataTable({
    id: 'economy-partners',
    caption: say(lang, 'economy.partners'),
    captionHidden: true,
    columns: [say(lang, 'document.partner'), ...(['direct', 'flat', 'cost'] as const).map((part) => numeric(say(lang, `economy.partners.${part}`))), numeric(say(lang, 'kind.cash')), numeric(say(lang, 'kind.working-hours')), numeric(say(lang, 'kind.other')), numeric(say(lang, 'economy.partners.own'))],
    rows: totals.byPartner.map((of) => [nameOf(of.partnerId), ...sums(of)]),
    foot: [say(lang, 'document.total'), ...sums(totals)],
    emptyText: say(lang, 'economy.empty'),
  });
}
