import { assessAid, type AidApplication, type EarlierAid, type Ledger, type PartnerAid } from '../../budgets/index.js';
import { dataTable, tag, type DataTable, type Lang, type Tag } from '../../platform/views/index.js';
import type { AidRules, MoneyRules } from '../../rounds/index.js';
import { formatDate } from '../../shared/dates.js';
import { formatEuro } from '../../shared/euro.js';
import { formatAmount, formatKroner, formatPercentage } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import { rateInWords } from './aid-finding.rules.js';
import { basisName } from './aid-basis.page.js';

const { say } = applicationTexts;
const unbroken = '\u00a0';

/** The partners' state aid and each one's de minimis ledger; empty where the rule set does not assess any. */
export function aidTables(lang: Lang, application: AidApplication, rules: MoneyRules, grantedOn: string): DataTable[] {
  const assessed = assessAid(application, rules, grantedOn);
  if (!assessed || !rules.aid) return [];
  const { aid } = rules;
  const declared = assessed.map((one) => ({ one, rows: application.earlierAid.filter(({ partnerId }) => partnerId === one.partner.id) }));
  return [shareTable(lang, assessed, aid), ...declared.filter(({ one, rows }) => one.ledger || rows.length).map(({ one, rows }) => ledgerTable(lang, one, rows, aid))];
}

function shareTable(lang: Lang, assessed: readonly PartnerAid[], aid: AidRules): DataTable {
  const numeric = (label: string) => ({ label, numeric: true });
  return dataTable({
    id: 'aid-partners',
    caption: say(lang, 'aid.table'),
    columns: [say(lang, 'aid.partner'), say(lang, 'partners.aidBasis'), numeric(say(lang, 'aid.cost')), numeric(say(lang, 'aid.money')), numeric(say(lang, 'aid.most')), say(lang, 'aid.verdict')],
    rows: assessed.map((one) => [
      { text: one.partner.name, sub: one.partner.size === '' ? null : say(lang, `size.${one.partner.size}`) },
      { text: basisName(lang, aid, one.partner.aidBasis), sub: one.category?.basis ?? null },
      one.costOere === null ? '' : formatAmount(one.costOere, lang, { decimals: 'always' }),
      { text: one.aidOere === null ? '' : formatAmount(one.aidOere, lang, { decimals: 'always' }), sub: shareOf(lang, one) },
      mostOf(lang, one),
      { tag: verdictOf(lang, one) },
    ]),
    emptyText: say(lang, 'document.noPartners'),
  });
}

/** To the nearest hundredth; what counts is compared exactly. */
function shareOf(lang: Lang, { costOere, aidOere }: PartnerAid): string | null {
  if (!costOere || aidOere === null) return null;
  return formatPercentage((aidOere * 20_000n + costOere) / (costOere * 2n), 2, lang);
}

function mostOf(lang: Lang, { partner: { size }, category, allowedOere, ledger }: PartnerAid): string | { text: string; sub: string | null } {
  if (ledger) return formatEuro(ledger.roomCents, lang);
  const permille = category && size !== '' ? (category.maxPermille[size === 'micro' ? 'small' : size] ?? 0) : null;
  if (permille === null) return '';
  return { text: allowedOere === null ? '' : formatAmount(allowedOere, lang, { decimals: 'always' }), sub: formatPercentage(BigInt(permille), 1, lang) };
}

function verdictOf(lang: Lang, { partner, aidOere, checks }: PartnerAid): Tag {
  const has = (...codes: readonly string[]): boolean => checks.some(({ code }) => codes.includes(code));
  if (has('aid-basis-missing')) return tag(say(lang, 'aid.verdict.unsaid'), 'yellow');
  if (has('aid-basis-unknown')) return tag(say(lang, 'aid.verdict.unknown'), 'red');
  if (partner.aidBasis === 'none') return tag(say(lang, 'aid.verdict.none'), 'grey');
  if (has('aid-too-intense', 'aid-size-excluded', 'de-minimis-exceeded')) return tag(say(lang, 'aid.verdict.over'), 'red');
  if (has('de-minimis-undeclared', 'earlier-aid-undated', 'earlier-aid-unsigned')) return tag(say(lang, 'aid.verdict.undeclared'), 'yellow');
  if (has('aid-size-missing')) return tag(say(lang, 'aid.verdict.size'), 'yellow');
  if (aidOere === null) return tag(say(lang, 'aid.verdict.open'), 'grey');
  return has('aid-category-ends') ? tag(say(lang, 'aid.verdict.ends'), 'yellow') : tag(say(lang, 'aid.verdict.within'), 'green');
}

/** What was declared, and what of it counts; without a ledger what was declared alone. */
function ledgerTable(lang: Lang, { partner, ledger, aidOere }: PartnerAid, rows: readonly EarlierAid[], { deMinimis }: AidRules): DataTable {
  const placed = new Map(ledger?.entries.map((entry) => [entry.aid.id, entry]));
  const sums = ledger ? sumRows(lang, ledger, aidOere) : [];
  const rate = deMinimis && ledger ? [[{ text: say(lang, 'aid.ledger.rate'), sub: `${rateInWords(lang, deMinimis.eurRate)}. ${deMinimis.eurRate.source} ${say(lang, 'aid.ledger.rounded')}` }, '', '', '']] : [];
  const entries = rows.map((row) => {
    const entry = placed.get(row.id);
    return [
      { text: row.receivedBy || partner.name, sub: row.authority || null },
      entry ? formatAmount(entry.cents, lang, { decimals: 'always' }) : '',
      row.currency === 'EUR' ? formatEuro(row.amountHundredths, lang) : formatKroner(row.amountHundredths, lang, { decimals: 'always' }),
      { text: row.grantedOn === null ? '' : formatDate(row.grantedOn, lang).replaceAll(' ', unbroken), sub: entry && row.amountHundredths > 0n ? say(lang, `aid.place.${entry.place}`) : null },
    ];
  });
  return dataTable({
    id: `aid-ledger-${partner.id}`,
    caption: ledger ? say(lang, 'aid.ledger', { name: partner.name, from: formatDate(ledger.from, lang), until: formatDate(ledger.grantedOn, lang) }) : say(lang, 'aid.ledger.other', { name: partner.name }),
    // The euro come first, so that a phone shows them without scrolling.
    columns: [say(lang, 'aid.ledger.received'), { label: say(lang, 'aid.ledger.euro'), numeric: true }, { label: say(lang, 'aid.ledger.declared'), numeric: true }, say(lang, 'aid.ledger.on')],
    rows: [...entries, ...sums, ...rate],
    strongRows: sums.length ? [entries.length + sums.length - 1] : [],
    emptyText: say(lang, 'aid.ledger.empty'),
  });
}

function sumRows(lang: Lang, { earlierCents, newCents, totalCents, ceilingCents, roomCents }: Ledger, aidOere: bigint | null): string[][] {
  const cents = (amount: bigint): string => formatAmount(amount, lang, { decimals: 'always' });
  return [
    [say(lang, 'aid.ledger.earlier'), cents(earlierCents), '', ''],
    [say(lang, 'aid.ledger.new'), newCents === null ? say(lang, 'aid.verdict.open') : cents(newCents), aidOere === null ? '' : formatKroner(aidOere, lang, { decimals: 'always' }), ''],
    [say(lang, 'aid.ledger.total'), cents(totalCents), '', ''],
    [say(lang, 'aid.ledger.ceiling'), cents(ceilingCents), '', ''],
    [say(lang, 'aid.ledger.room'), cents(roomCents), '', ''],
  ];
}
