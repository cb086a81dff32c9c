import { applicationTexts, basisName, besideCost, besideFinancing, categoryName, sumsOf } from '../applications/index.js';
import { isPublic, type CostLine, type FinancingLine } from '../budgets/index.js';
import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import { formatDate } from '../shared/dates.js';
import { formatEuro } from '../shared/euro.js';
import { formatAmount, formatKroner, formatPercentage } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import type { Asked } from './asked.rules.js';
import { consortiumTexts } from './consortium.texts.js';

const { say } = consortiumTexts;
export const amountText = (oere: bigint, lang: Lang): string => formatAmount(oere, lang, { decimals: 'always' });

export function costsOf(lang: Lang, { part }: Asked): DataTable {
  return dataTable({
    id: 'costs',
    caption: say(lang, 'signing.costs'),
    columns: [say(lang, 'signing.category'), { label: say(lang, 'signing.amount'), numeric: true }],
    rows: part.costs.map((line) => [{ text: costName(lang, line, true), sub: besideCost(lang, line, {}) }, amountText(line.amountOere, lang)]),
    foot: [say(lang, 'signing.total'), amountText(sumsOf(part).costOere, lang)],
    emptyText: say(lang, 'signing.costs.none'),
  });
}

export function financingOf(lang: Lang, asked: Asked): DataTable {
  const { part } = asked;
  return dataTable({
    id: 'financing',
    caption: say(lang, 'signing.financing'),
    columns: [say(lang, 'signing.kind'), { label: say(lang, 'signing.amount'), numeric: true }],
    rows: part.financing.map((line) => [
      { text: financingName(lang, line), sub: [hoursText(lang, line), besideFinancing(lang, line, isPublic(line, [part.partner]))].filter(Boolean).join(' · ') },
      line.status === 'withdrawn' ? say(lang, 'signing.withdrawn', { amount: amountText(line.amountOere, lang) }) : amountText(line.amountOere, lang),
    ]),
    foot: [say(lang, 'signing.total'), amountText(sumsOf(part).coFinancingOere, lang)],
    emptyText: say(lang, 'signing.financing.none'),
  });
}

/** What the partner declares of state aid; null where the round asks nothing of it. */
export function aidOf(lang: Lang, { part: { partner, aid }, money }: Asked): DataTable | null {
  if (!aid || !money.aid) return null;
  const earlier = aid.earlier.map(({ receivedBy, authority, grantedOn, currency, amountHundredths }) => [
    { text: say(lang, 'signing.aid.earlier', { name: receivedBy || partner.name }), sub: [authority, grantedOn && formatDate(grantedOn, lang)].filter(Boolean).join(', ') },
    currency === 'EUR' ? formatEuro(amountHundredths, lang) : formatKroner(amountHundredths, lang, { decimals: 'always' }),
  ]);
  return dataTable({
    id: 'aid',
    caption: say(lang, 'signing.aid'),
    columns: [say(lang, 'signing.aid.what'), { label: say(lang, 'signing.aid.said'), numeric: true }],
    rows: [[say(lang, 'signing.aid.basis'), basisName(lang, money.aid, aid.basis)], ...earlier],
    emptyText: '',
  });
}

/** The partner's sums beside those of the whole project. */
export function wholeOf(lang: Lang, { part, totals }: Asked): DataTable {
  const own = totals.byPartner.find(({ partnerId }) => partnerId === part.partner.id);
  const line = (label: string, mine: bigint, whole: bigint, sub: string | null = null) => [{ text: label, sub }, { text: amountText(mine, lang), sub: shareText(lang, mine, whole) }, amountText(whole, lang)];
  const flat = own && own.flatOere > 0n ? say(lang, 'signing.whole.flat', { amount: amountText(own.flatOere, lang) }) : null;
  const { hours } = sumsOf(part);
  return dataTable({
    id: 'whole',
    caption: say(lang, 'signing.whole'),
    columns: [say(lang, 'signing.whole.label'), ...(['own', 'what'] as const).map((name) => ({ label: say(lang, `signing.whole.${name}`), numeric: true }))],
    rows: [
      line(say(lang, 'signing.whole.cost'), own?.costOere ?? 0n, totals.costOere, flat),
      line(say(lang, 'signing.whole.coFinancing'), own?.coFinancingOere ?? 0n, totals.coFinancingOere),
      ...(totals.hours === '0' ? [] : [[say(lang, 'signing.whole.hours'), formatDecimal(hours, lang), formatDecimal(totals.hours, lang)]]),
    ],
    emptyText: '',
  });
}

/** What the whole would be without this partner. */
export function effectText(lang: Lang, { part, totals }: Asked): string {
  const own = totals.byPartner.find(({ partnerId }) => partnerId === part.partner.id)?.coFinancingOere ?? 0n;
  const kroner = (oere: bigint): string => formatKroner(oere, lang, { decimals: 'always' });
  const whole = { cost: kroner(totals.costOere), financing: kroner(totals.financingOere) };
  const text = own > 0n ? say(lang, 'signing.effect', { ...whole, without: kroner(totals.financingOere - own) }) : say(lang, 'signing.effect.none', whole);
  return text.replaceAll('kr..', 'kr.');
}

export function costName(lang: Lang, { description, category, year }: Pick<CostLine, 'description' | 'category' | 'year'>, withYear = false): string {
  const name = description ? `${categoryName(lang, category)}: ${description}` : categoryName(lang, category);
  return withYear && year !== null ? `${name} (${year})` : name;
}

export function financingName(lang: Lang, { kind, sourceName }: Pick<FinancingLine, 'kind' | 'sourceName'>): string {
  return [applicationTexts.say(lang, `kind.${kind}`), sourceName].filter(Boolean).join(', ');
}

function hoursText(lang: Lang, { hours }: Pick<FinancingLine, 'hours'>): string {
  return hours === null ? '' : say(lang, 'signing.hours', { hours: formatDecimal(hours, lang) });
}

/** One decimal, half rounded up; null of nothing. */
function shareText(lang: Lang, own: bigint, whole: bigint): string | null {
  return whole > 0n ? formatPercentage((own * 2000n + whole) / (whole * 2n), 1, lang) : null;
}
