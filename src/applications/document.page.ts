import { budgetTotals, formatGearing, type CostLine, type FinancingLine } from '../budgets/index.js';
import { dataTable, keyFigure, moneyFigure, summaryList, summaryRow, type DataTable, type KeyFigure, type Lang, type SummaryList, type SummaryRow } from '../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { formatAmount } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { applicationTexts } from './application.texts.js';
import { categories, type Category } from './finance.rules.js';
import { projectFields } from './project.rules.js';
import { formatBytes, shortHash } from './size.page.js';
import type { SectionKey } from './section.rules.js';
import type { Snapshot } from './snapshot.rules.js';

const { say } = applicationTexts;

/** A whole application, read-only: partial `applications/_document`. */
export interface ApplicationDocument {
  readonly facts: SummaryList;
  readonly project: SummaryList;
  readonly targets: SummaryList;
  readonly criteriaHeading: string;
  readonly criteria: readonly { readonly title: string; readonly guidance: string; readonly paragraphs: readonly string[]; readonly editHref: string | null }[];
  readonly tables: readonly { readonly heading: string; readonly editHref: string | null; readonly table: DataTable }[];
  readonly figures: readonly KeyFigure[];
  readonly attachments: {
    readonly heading: string;
    readonly editHref: string | null;
    readonly emptyText: string;
    readonly files: readonly { readonly name: string; readonly href: string | null; readonly meta: string }[];
  };
}

/** What the reader may do beside reading; without it there are no links. */
export interface DocumentLinks {
  /** Where a section is changed. */
  edit?(section: SectionKey): string;
  /** Where a file is fetched, by its hash. */
  attachment?(sha256: string): string;
}

export function documentOf(lang: Lang, snapshot: Snapshot, links: DocumentLinks = {}): ApplicationDocument {
  const edit = (section: SectionKey): string | null => links.edit?.(section) ?? null;
  return {
    facts: summaryList(factRows(lang, snapshot), { heading: say(lang, 'document.facts') }),
    project: summaryList(projectRows(lang, snapshot), { heading: say(lang, 'section.project'), editHref: edit('project') }),
    targets: summaryList(targetRows(lang, snapshot, edit), { heading: say(lang, 'document.targets') }),
    criteriaHeading: say(lang, 'document.criteria'),
    criteria: snapshot.criteria.map(({ id, number, title, guidance, answer }) => ({
      title: `${number}. ${title[lang]}`,
      guidance: guidance[lang],
      paragraphs: paragraphs(answer),
      editHref: edit(`criterion:${id}`),
    })),
    tables: [
      { heading: say(lang, 'document.partners'), editHref: edit('partners'), table: partnerTable(lang, snapshot) },
      { heading: say(lang, 'document.budget'), editHref: edit('budget'), table: costTable(lang, snapshot) },
      { heading: say(lang, 'document.financing'), editHref: edit('financing'), table: financingTable(lang, snapshot) },
    ],
    figures: figures(lang, snapshot),
    attachments: {
      heading: say(lang, 'document.attachments'),
      editHref: edit('attachments'),
      emptyText: say(lang, 'document.noAttachments'),
      files: snapshot.attachments.map(({ fileName, bytes, sha256 }) => ({
        name: fileName,
        href: links.attachment?.(sha256) ?? null,
        meta: say(lang, 'document.attachment.meta', { size: formatBytes(bytes, lang), hash: shortHash(sha256) }),
      })),
    },
  };
}

/** A snapshot's lines with exact amounts, for the budget's own arithmetic. */
export function linesIn({ costs, financing }: Pick<Snapshot, 'costs' | 'financing'>): { costs: CostLine[]; financing: FinancingLine[] } {
  return {
    costs: costs.map((line) => ({ ...line, amountOere: BigInt(line.amountOere) })),
    financing: financing.map((line) => ({ ...line, amountOere: BigInt(line.amountOere) })),
  };
}

function factRows(lang: Lang, { application, round, initiative }: Snapshot): SummaryRow[] {
  const received = application.receivedAt ? [summaryRow(say(lang, 'document.received'), formatInstantPrecise(new Date(application.receivedAt), lang))] : [];
  const origin = initiative ? say(lang, 'create.option', { number: initiative.number, title: initiative.title[lang] }) : say(lang, 'create.own');
  return [
    summaryRow(say(lang, 'receipt.number'), application.number),
    ...received,
    summaryRow(say(lang, 'document.round'), round.name[lang]),
    summaryRow(say(lang, 'document.initiative'), origin),
  ];
}

function projectRows(lang: Lang, { project, questions }: Snapshot): SummaryRow[] {
  // A field that is younger than the snapshot was never asked for.
  return projectFields.filter(({ name }) => questions[name]).map(({ name, kind }) => {
    const value = project[name];
    const question = questions[name]?.[lang] ?? '';
    return summaryRow(question, kind === 'date' ? (value ? formatDate(value, lang) : null) : paragraphs(value));
  });
}

function targetRows(lang: Lang, { focusAreas, targets }: Snapshot, edit: (section: SectionKey) => string | null): SummaryRow[] {
  const areas = summaryRow(say(lang, 'document.focusAreas'), focusAreas.map(({ name }) => name[lang]), { editHref: edit('focusAreas') });
  const rows = targets.map(({ title, contribution, unit, year, explanation }) => {
    const amount = [contribution && formatDecimal(contribution, lang), unit, year ? `(${year})` : ''].filter((part) => part !== '').join(' ');
    return summaryRow(title[lang], [amount, ...paragraphs(explanation)], { editHref: edit('targets') });
  });
  return [areas, ...(rows.length ? rows : [summaryRow(say(lang, 'document.target'), null, { editHref: edit('targets') })])];
}

function partnerTable(lang: Lang, { partners }: Snapshot): DataTable {
  return dataTable({
    id: 'document-partners',
    caption: say(lang, 'document.partners'),
    captionHidden: true,
    columns: [say(lang, 'document.partner'), say(lang, 'document.cvr'), say(lang, 'document.sector'), say(lang, 'document.role')],
    rows: partners.map(({ name, cvr, sector, role, isLead }) => [
      { text: name, sub: isLead ? say(lang, 'document.lead') : null },
      cvr ?? say(lang, 'document.noCvr'),
      say(lang, `sector.${sector}`),
      role,
    ]),
    emptyText: say(lang, 'document.noPartners'),
  });
}

function costTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { costs } = linesIn(snapshot);
  const total = budgetTotals(costs, []).costOere;
  return dataTable({
    id: 'document-costs',
    caption: say(lang, 'document.costs'),
    captionHidden: true,
    columns: [say(lang, 'document.description'), say(lang, 'document.category'), say(lang, 'document.partner'), { label: say(lang, 'document.amount'), numeric: true }],
    rows: costs.map(({ description, category, partnerId, amountOere }) => [
      description || categoryName(lang, category),
      categoryName(lang, category),
      partnerName(snapshot, partnerId),
      formatAmount(amountOere, lang, { decimals: 'always' }),
    ]),
    foot: [say(lang, 'document.total'), '', '', formatAmount(total, lang, { decimals: 'always' })],
    emptyText: say(lang, 'document.noCosts'),
  });
}

function financingTable(lang: Lang, snapshot: Snapshot): DataTable {
  const { costs, financing } = linesIn(snapshot);
  return dataTable({
    id: 'document-financing',
    caption: say(lang, 'document.financing.caption'),
    captionHidden: true,
    columns: [say(lang, 'document.source'), say(lang, 'document.kind'), { label: say(lang, 'document.hours'), numeric: true }, { label: say(lang, 'document.amount'), numeric: true }],
    rows: financing.map(({ id, kind, partnerId, sourceName, hours, amountOere }) => [
      snapshot.financing.find((line) => line.id === id)?.fundName?.[lang] ?? (partnerId ? partnerName(snapshot, partnerId) : sourceName),
      say(lang, `kind.${kind}`),
      hours === null ? '' : formatDecimal(hours, lang),
      formatAmount(amountOere, lang, { decimals: 'always' }),
    ]),
    foot: [say(lang, 'document.total'), '', '', formatAmount(budgetTotals(costs, financing).financingOere, lang, { decimals: 'always' })],
    emptyText: say(lang, 'document.noFinancing'),
  });
}

function figures(lang: Lang, snapshot: Snapshot): KeyFigure[] {
  const { costs, financing } = linesIn(snapshot);
  const totals = budgetTotals(costs, financing);
  return [
    moneyFigure(lang, say(lang, 'figures.cost'), totals.costOere),
    moneyFigure(lang, say(lang, 'figures.sought'), totals.soughtOere),
    moneyFigure(lang, say(lang, 'figures.coFinancing'), totals.coFinancingOere),
    keyFigure(say(lang, 'figures.gearing'), formatGearing(totals.gearing, lang), { note: say(lang, 'figures.gearing.note') }),
  ];
}

/** A snapshot may hold a code that today's list no longer has. */
function categoryName(lang: Lang, category: string): string {
  return categories.includes(category as Category) ? say(lang, `category.${category as Category}`) : category;
}

function partnerName({ partners }: Snapshot, partnerId: string | null): string {
  return partners.find(({ id }) => id === partnerId)?.name ?? '';
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line !== '');
}
