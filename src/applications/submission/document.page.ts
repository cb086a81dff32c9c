import { budgetTotals, formatGearing } from '../../budgets/index.js';
import { criterionTexts } from '../../criteria/index.js';
import { keyFigure, moneyFigure, platformTexts, type DataTable, type KeyFigure, type Lang } from '../../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../../shared/dates.js';
import { formatDecimal } from '../../shared/numbers.js';
import { plainLines, richText, type RichText } from '../../shared/rich-text.js';
import { applicationTexts } from '../application.texts.js';
import { partnerTable } from './document-tables.page.js';
import { costTable, financingTable, partnerSumsTable } from './economy-tables.page.js';
import { documentTexts } from './document.texts.js';
import { commitmentTable } from '../commitments/commitment-table.page.js';
import { activityTable, goalTable } from '../form/plan-tables.page.js';
import { aidTables } from '../form/aid-tables.page.js';
import { projectFields } from '../form/project.rules.js';
import { formatBytes, shortHash } from '../attachments/size.page.js';
import type { SectionKey } from '../form/section.rules.js';
import { aidIn, budgetIn } from './snapshot-draft.rules.js';
import type { Snapshot } from './snapshot.rules.js';

const { say } = applicationTexts;

/**
 * A whole application, read-only, in reading order. Partial `applications/_document` draws it on the screen and in print,
 * `views/documents/application.typ` in the PDF: both walk through the parts, so a new part or row needs no change there.
 */
export interface ApplicationDocument {
  readonly parts: readonly DocumentPart[];
}

/** One heading with what stands below it, in the order of these properties; most parts have one of them. */
export interface DocumentPart {
  readonly heading: string;
  readonly editHref: string | null;
  readonly rows: readonly { readonly label: string; readonly text: RichText; readonly editHref: string | null }[];
  readonly figures: readonly KeyFigure[];
  /** Questions that are answered at length, each below a heading of its own. */
  readonly answers: readonly { readonly title: string; readonly guidance: string; readonly text: RichText; readonly editHref: string | null }[];
  readonly table: DataTable | null;
  readonly files: readonly { readonly name: string; readonly href: string | null; readonly meta: string; readonly size: string; readonly sha256: string }[];
  /** Nothing at all stands below the heading. */
  readonly isEmpty: boolean;
  /** What is said then, and of a row or an answer without text. */
  readonly emptyText: string;
}

/** What the reader may do beside reading; without it there are no links. */
export interface DocumentLinks {
  /** Where a section is changed. */
  edit?(section: SectionKey): string | null;
  /** Where a file is fetched, by its id or, in older versions, its hash. */
  attachment?(reference: string): string;
}

export function documentOf(lang: Lang, snapshot: Snapshot, links: DocumentLinks = {}): ApplicationDocument {
  const edit = (section: SectionKey): string | null => links.edit?.(section) ?? null;
  const part = (heading: string, more: Partial<DocumentPart>): DocumentPart => {
    const made = { heading, editHref: null, rows: [], figures: [], answers: [], table: null, files: [], emptyText: platformTexts.say(lang, 'platform.not-filled'), ...more };
    return { ...made, isEmpty: !made.table && [made.rows, made.figures, made.answers, made.files].every((one) => one.length === 0) };
  };
  // A version from before activities and goals has no such parts.
  const planPart = (section: 'goals' | 'activities', table: DataTable | null): DocumentPart[] => (table ? [part(say(lang, `section.${section}`), { editHref: edit(section), table })] : []);
  return {
    parts: [
      part(say(lang, 'document.facts'), { rows: facts(lang, snapshot) }),
      part(documentTexts.say(lang, 'document.figures'), { figures: figures(lang, snapshot) }),
      part(say(lang, 'section.project'), { editHref: edit('project'), ...project(lang, snapshot) }),
      part(say(lang, 'document.targets'), { rows: targets(lang, snapshot, edit) }),
      ...planPart('goals', goalTable(lang, snapshot)),
      part(say(lang, 'document.criteria'), { answers: criteria(lang, snapshot, edit) }),
      part(say(lang, 'document.partners'), { editHref: edit('partners'), table: partnerTable(lang, snapshot) }),
      ...planPart('activities', activityTable(lang, snapshot)),
      part(say(lang, 'document.budget'), { editHref: edit('budget'), table: costTable(lang, snapshot) }),
      part(say(lang, 'document.financing'), { editHref: edit('financing'), table: financingTable(lang, snapshot) }),
      part(documentTexts.say(lang, 'document.sums'), { table: partnerSumsTable(lang, snapshot) }),
      ...aidTablesOf(lang, snapshot).map((table, at) => part(at > 0 && table ? table.caption : say(lang, 'section.aid'), { editHref: table && at === 0 ? edit('aid') : null, table, emptyText: say(lang, 'aid.notAssessed') })),
      ...commitmentPart(lang, snapshot).map((table) => part(say(lang, 'document.commitments'), { table })),
      part(say(lang, 'document.attachments'), { editHref: edit('attachments'), files: files(lang, snapshot, links), emptyText: say(lang, 'document.noAttachments') }),
    ],
  };
}

/** None in a version whose partners were not asked. */
function commitmentPart(lang: Lang, snapshot: Snapshot): DataTable[] {
  const table = commitmentTable(lang, snapshot);
  return table ? [table] : [];
}

/** Who may receive what, then each partner's de minimis ledger; said to be not assessed where the rule set does not. */
function aidTablesOf(lang: Lang, snapshot: Snapshot): (DataTable | null)[] {
  const tables = aidTables(lang, aidIn(snapshot), budgetIn(snapshot).money, snapshot.round.meetingOn);
  return tables.length ? tables.map((table, at) => ({ ...table, captionHidden: at > 0 })) : [null];
}

type Row = DocumentPart['rows'][number];
type Answer = DocumentPart['answers'][number];
type Edit = (section: SectionKey) => string | null;

const row = (label: string, text: RichText, editHref: string | null = null): Row => ({ label, text, editHref });

function facts(lang: Lang, { application, round, initiative }: Snapshot): Row[] {
  const received = application.receivedAt ? [row(say(lang, 'document.received'), plainLines([formatInstantPrecise(new Date(application.receivedAt), lang)]))] : [];
  const origin = initiative ? say(lang, 'create.option', { number: initiative.number, title: initiative.title[lang] }) : say(lang, 'create.own');
  return [
    row(say(lang, 'receipt.number'), plainLines([application.number])),
    ...received,
    row(say(lang, 'document.round'), plainLines([round.name[lang]])),
    row(say(lang, 'document.initiative'), plainLines([origin])),
  ];
}

function figures(lang: Lang, snapshot: Snapshot): KeyFigure[] {
  const { budget, money } = budgetIn(snapshot);
  const totals = budgetTotals(budget, money);
  return [
    moneyFigure(lang, say(lang, 'figures.cost'), totals.costOere),
    moneyFigure(lang, say(lang, 'figures.sought'), totals.soughtOere),
    moneyFigure(lang, say(lang, 'figures.coFinancing'), totals.coFinancingOere),
    keyFigure(say(lang, 'figures.gearing'), formatGearing(totals.gearing, lang), { note: say(lang, 'figures.gearing.note') }),
  ];
}

/** Short answers stand beside their questions, long ones below. A field that is younger than the snapshot was never asked for. */
function project(lang: Lang, { project: given, questions }: Snapshot): { rows: Row[]; answers: Answer[] } {
  const asked = projectFields.filter(({ name }) => questions[name]).map(({ name, kind }) => ({ kind, value: given[name], question: questions[name]?.[lang] ?? '' }));
  const short = asked.filter(({ kind }) => kind !== 'text');
  const long = asked.filter(({ kind }) => kind === 'text');
  return {
    rows: short.map(({ kind, value, question }) => row(question, plainLines([kind === 'date' && value ? formatDate(value, lang) : value]))),
    answers: long.map(({ value, question }) => ({ title: question, guidance: '', text: richText(value), editHref: null })),
  };
}

function targets(lang: Lang, snapshot: Snapshot, edit: Edit): Row[] {
  const areas = row(say(lang, 'document.focusAreas'), plainLines(snapshot.focusAreas.map(({ name }) => name[lang])), edit('focusAreas'));
  const rows = snapshot.targets.map(({ title, contribution, unit, year, explanation }) => {
    const amount = [contribution && formatDecimal(contribution, lang), unit, year ? `(${year})` : ''].filter((part) => part !== '').join(' ');
    return row(title[lang], [...plainLines([amount]), ...richText(explanation)], edit('targets'));
  });
  return [areas, ...(rows.length ? rows : [row(say(lang, 'document.target'), [], edit('targets'))])];
}

function criteria(lang: Lang, snapshot: Snapshot, edit: Edit): Answer[] {
  return snapshot.criteria.map(({ id, number, title, guidance, answer }) => ({
    title: `${number}. ${title[lang]}`,
    guidance: `${criterionTexts.say(lang, 'criteria.asked')}: ${guidance[lang]}`,
    text: richText(answer),
    editHref: edit(`criterion:${id}`),
  }));
}

function files(lang: Lang, { attachments }: Snapshot, links: DocumentLinks): DocumentPart['files'] {
  return attachments.map(({ id, fileName, bytes, sha256 }) => {
    const size = formatBytes(bytes, lang);
    const meta = say(lang, 'document.attachment.meta', { size, hash: shortHash(sha256) });
    return { name: fileName, href: links.attachment?.(id ?? sha256) ?? null, meta, size, sha256 };
  });
}
