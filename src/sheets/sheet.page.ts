import { applicationUrl, captionOf, formatBytes, isBeingWritten, type EconomyPart, type Opened, type SentVersion } from '../applications/index.js';
import { errorsIn, fileField, radiosField, textareaField, typed, type Field, type Posted } from '../platform/forms/index.js';
import { alert, button, dataTable, linkButton, pageHeading, type Alert, type Button, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import { tables } from './column.rules.js';
import { reachIn } from './economy.rules.js';
import { MOST_BYTES, MOST_COLUMNS, MOST_MESSAGES, MOST_ROWS } from './limit.rules.js';
import { modes } from './plan.rules.js';
import { sheetsUrl } from './sheet.paths.js';
import type { SheetFault } from './sheet-reader.js';
import { sheetTexts } from './sheet.texts.js';
import type { CellMessage } from './message.rules.js';
import { tableName } from './table.rules.js';

const { say } = sheetTexts;
export const names = { mode: 'mode', assumed: 'assumed', pasted: 'pasted', seen: 'seen' } as const;

/** Template `sheets/sheets`: what can be fetched, and the form that takes a file. */
export interface SheetsPage {
  readonly heading: PageHeading;
  readonly errors: ReturnType<typeof errorsIn>;
  readonly alerts: readonly Alert[];
  readonly wrong: DataTable | null;
  readonly more: string;
  readonly files: DataTable;
  readonly template: { readonly text: string; readonly link: Button } | null;
  readonly importLead: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

/** What came of a file that was not taken. */
export interface Refusal {
  readonly fault: SheetFault | null;
  readonly count: number;
  /** The first of them. */
  readonly messages: readonly CellMessage[];
  readonly messageCount: number;
}

export interface Shown {
  readonly versions: readonly SentVersion[];
  readonly now: Date;
  readonly posted: Posted | null;
  readonly refusal: Refusal | null;
}

export function sheetsPage(lang: Lang, opened: Opened<EconomyPart>, { versions, now, posted, refusal }: Shown): SheetsPage {
  const { draft } = opened;
  const reach = reachIn(opened);
  const isOpen = isBeingWritten(opened, now);
  const partner = draft.partners.find(({ id }) => id === reach.own)?.name ?? '';
  const takes = isOpen && reach.mayWrite && draft.partners.length > 0;
  const fields = takes ? importFields(lang, posted, refusal) : [];
  const hindrance = !isOpen ? alert('info', say(lang, 'sheets.import.closed')) : !reach.mayWrite ? alert('info', say(lang, 'sheets.import.reader')) : null;
  const noPartners = alert('info', say(lang, 'sheets.import.noPartners'), { link: { label: say(lang, 'sheets.import.noPartners.link'), href: applicationUrl(draft.id, 'partners') } });
  const { messages: wrong, messageCount } = refusal ?? { messages: [], messageCount: 0 };
  return {
    heading: pageHeading(say(lang, 'sheets.title'), { caption: captionOf(lang, draft), lead: say(lang, 'sheets.lead') }),
    errors: errorsIn(fields),
    alerts: [...(hindrance ? [hindrance] : takes ? [] : [noPartners]), ...(wrong.length ? [alert('error', say(lang, 'sheets.wrong.text', { count: messageCount }), { heading: say(lang, 'sheets.wrong.heading') })] : [])],
    wrong: wrong.length ? messageTable(lang, 'sheet-wrong', say(lang, 'sheets.wrong.caption'), wrong) : null,
    more: moreThan(lang, messageCount),
    files: fileTable(lang, opened, versions, isOpen, reach.own === null ? null : partner),
    template: takes ? { text: say(lang, 'sheets.template.text'), link: linkButton(say(lang, 'sheets.template'), sheetsUrl(draft.id, 'template'), { variant: 'secondary', icon: 'download' }) } : null,
    importLead: takes && reach.own !== null ? say(lang, 'sheets.import.own', { partner }) : '',
    action: sheetsUrl(draft.id),
    fields,
    buttons: [button(say(lang, 'sheets.read'))],
  };
}

function fileTable(lang: Lang, { draft }: Opened<EconomyPart>, versions: readonly SentVersion[], isOpen: boolean, ownPartner: string | null): DataTable {
  const links = (of: { version?: number; own?: boolean }, csv: boolean) => [
    { text: 'XLSX', href: sheetsUrl(draft.id, 'workbook', of) },
    csv ? { text: say(lang, 'sheet.costs'), href: sheetsUrl(draft.id, 'costs', of) } : '',
    csv ? { text: say(lang, 'sheet.financing'), href: sheetsUrl(draft.id, 'financing', of) } : '',
  ];
  const asItStands = isOpen || versions.length === 0 ? [[say(lang, 'sheets.of.draft'), ...links({}, true)]] : [];
  const own = isOpen && ownPartner !== null ? [[{ text: say(lang, 'sheets.of.own', { partner: ownPartner }), sub: say(lang, 'sheets.of.own.note') }, ...links({ own: true }, false)]] : [];
  return dataTable({
    id: 'sheet-files',
    caption: say(lang, 'sheets.caption'),
    captionHidden: true,
    columns: [say(lang, 'sheets.what'), say(lang, 'sheets.workbook'), say(lang, 'sheets.costs'), say(lang, 'sheets.financing')],
    rows: [...own, ...asItStands, ...versions.map(({ version, receivedAt }) => [say(lang, 'sheets.of.version', { version, when: formatInstantPrecise(receivedAt, lang) }), ...links({ version }, true)])],
    emptyText: '',
  });
}

function importFields(lang: Lang, posted: Posted | null, refusal: Refusal | null): Field[] {
  const value = (name: string): string => (posted ? typed(posted, name) : '');
  const max = formatBytes(MOST_BYTES, lang);
  const error = refusal?.fault ? faultText(lang, refusal.fault, refusal.count) : null;
  const isPasted = value(names.pasted).trim() !== '';
  return [
    fileField({ name: 'file', label: say(lang, 'sheets.upload'), hint: say(lang, 'sheets.upload.hint', { max, rows: formatDecimal(MOST_ROWS, lang) }), accept: '.xlsx,.csv,.txt,.tsv', maxBytes: MOST_BYTES, error: isPasted ? null : error, optional: true }),
    textareaField({ name: names.pasted, label: say(lang, 'sheets.paste'), hint: say(lang, 'sheets.paste.hint'), rows: 6, value: value(names.pasted), error: isPasted ? error : null, optional: true }),
    radiosField({ name: names.assumed, label: say(lang, 'sheets.assumed'), inline: true, value: value(names.assumed) || 'costs', options: tables.map((table) => ({ value: table, label: tableName(lang, table) })) }),
    radiosField({ name: names.mode, label: say(lang, 'sheets.mode'), value: value(names.mode) || 'replace', options: modes.map((mode) => ({ value: mode, label: say(lang, `sheets.mode.${mode}`), hint: say(lang, `sheets.mode.${mode}.hint`) })) }),
  ];
}

/** What is wrong with a file as a whole. */
export function faultText(lang: Lang, fault: SheetFault, count: number): string {
  if (fault === 'large') return say(lang, 'file.large', { max: formatBytes(MOST_BYTES, lang) });
  if (fault === 'rows') return say(lang, 'file.rows', { count: formatDecimal(count, lang), max: formatDecimal(MOST_ROWS, lang) });
  if (fault === 'columns') return say(lang, 'file.columns', { count: formatDecimal(count, lang), max: MOST_COLUMNS });
  return say(lang, `file.${fault}`);
}

/** The first of them; `moreThan` says how many there are besides. */
export function messageTable(lang: Lang, id: string, caption: string, messages: readonly CellMessage[]): DataTable {
  return dataTable({
    id,
    caption,
    columns: [say(lang, 'sheets.wrong.place'), say(lang, 'sheets.wrong.what')],
    rows: messages.slice(0, MOST_MESSAGES).map(({ place, text }) => [place, text]),
    emptyText: '',
    compact: true,
  });
}

export function moreThan(lang: Lang, told: number): string {
  const count = told - MOST_MESSAGES;
  return count > 0 ? say(lang, 'sheets.wrong.more', { count }) : '';
}
