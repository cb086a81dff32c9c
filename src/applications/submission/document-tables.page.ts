import { budgetTotals } from '../../budgets/index.js';
import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { formatAmount } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import { documentTexts } from './document.texts.js';
import { costCategories, type CostCategory } from '../../rounds/index.js';
import { budgetIn } from './snapshot-draft.rules.js';
import type { Snapshot } from './snapshot.rules.js';

const { say } = applicationTexts;
const amount = (oere: string | bigint, lang: Lang): string => formatAmount(BigInt(oere), lang, { decimals: 'always' });

export function partnerTable(lang: Lang, { partners }: Snapshot): DataTable {
  return dataTable({
    id: 'document-partners',
    caption: say(lang, 'document.partners'),
    captionHidden: true,
    columns: [say(lang, 'document.partner'), say(lang, 'document.cvr'), say(lang, 'document.sector'), say(lang, 'document.role')],
    rows: partners.map(({ name, cvr, sector, size, productionUnit, address, role, isLead }) => [
      { text: name, sub: joined([isLead ? say(lang, 'document.lead') : '', (address ?? '').replace(/\s*\n\s*/g, ', ')]) },
      { text: cvr ?? say(lang, 'document.noCvr'), sub: productionUnit ? documentTexts.say(lang, 'document.productionUnit', { number: productionUnit }) : null },
      { text: say(lang, `sector.${sector}`), sub: size ? say(lang, `size.${size}`) : null },
      role,
    ]),
    emptyText: say(lang, 'document.noPartners'),
  });
}

export function costTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { budget, money } = budgetIn(snapshot);
  const total = budgetTotals(budget, money).costOere;
  return dataTable({
    id: 'document-costs',
    caption: say(lang, 'document.costs'),
    captionHidden: true,
    columns: [say(lang, 'document.description'), say(lang, 'document.category'), say(lang, 'document.partner'), { label: say(lang, 'document.amount'), numeric: true }],
    rows: snapshot.costs.map(({ description, category, partnerId, amountOere }) => [
      description || categoryName(lang, category),
      categoryName(lang, category),
      partnerName(snapshot, partnerId),
      amount(amountOere, lang),
    ]),
    foot: [say(lang, 'document.total'), '', '', amount(total, lang)],
    emptyText: say(lang, 'document.noCosts'),
  });
}

export function financingTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { budget, money } = budgetIn(snapshot);
  const total = budgetTotals(budget, money).financingOere;
  return dataTable({
    id: 'document-financing',
    caption: say(lang, 'document.financing.caption'),
    captionHidden: true,
    columns: [say(lang, 'document.source'), say(lang, 'document.kind'), { label: say(lang, 'document.hours'), numeric: true }, { label: say(lang, 'document.amount'), numeric: true }],
    rows: snapshot.financing.map(({ fundName, kind, partnerId, sourceName, hours, amountOere }) => [
      fundName?.[lang] ?? (partnerId ? partnerName(snapshot, partnerId) : sourceName),
      say(lang, `kind.${kind}`),
      hours === null ? '' : formatDecimal(hours, lang),
      amount(amountOere, lang),
    ]),
    foot: [say(lang, 'document.total'), '', '', amount(total, lang)],
    emptyText: say(lang, 'document.noFinancing'),
  });
}

/** A snapshot may hold a code that today's list no longer has. */
function categoryName(lang: Lang, category: string): string {
  return costCategories.includes(category as CostCategory) ? say(lang, `category.${category as CostCategory}`) : category;
}

function partnerName({ partners }: Snapshot, partnerId: string | null): string {
  return partners.find(({ id }) => id === partnerId)?.name ?? '';
}

function joined(words: readonly string[]): string | null {
  return words.filter((word) => word !== '').join(' · ') || null;
}
