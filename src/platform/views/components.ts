/** Models of the components in views/components, with builders where something is to be filled in. Texts are finished. */
import { formatAmount } from '../../shared/money.js';
import { platformTexts } from './platform.texts.js';
import type { NoticeKind } from './shell.js';
import type { Lang } from './texts.js';

/** A name in the icon sheet, see dkfds dist/img/svg-icons: "edit", "print", "download", "plus" ... */
export type Icon = string;

/**
 * Colours of state tags; a tag always says its state in words too.
 * grey: nothing has happened yet. blue: under way. green: done, approved. yellow: wants attention. red: wrong, refused.
 * outline: a plain fact without judgement.
 */
export type TagColour = 'grey' | 'blue' | 'green' | 'yellow' | 'red' | 'outline';

export interface Tag {
  readonly text: string;
  readonly colour: TagColour;
}

export function tag(text: string, colour: TagColour = 'outline'): Tag {
  return { text, colour };
}

/** components/page-heading: the h1, with a small line above and a lead below. */
export interface PageHeading {
  readonly title: string;
  readonly caption: string | null;
  readonly lead: string | null;
  readonly tag: Tag | null;
}

export function pageHeading(title: string, more: Partial<Omit<PageHeading, 'title'>> = {}): PageHeading {
  return { title, caption: null, lead: null, tag: null, ...more };
}

/** components/step: "Trin 2 af 3", above the h1. */
export interface Step {
  readonly current: number;
  readonly total: number;
}

/** components/error-summary: nothing is shown for an empty list. Stands above the h1; `errorsIn(fields)` makes it. */
export interface ErrorSummary {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
}

/** components/alert */
export interface Alert {
  readonly kind: NoticeKind;
  readonly heading: string | null;
  readonly text: string;
  readonly link: Link | null;
}

export function alert(kind: NoticeKind, text: string, more: Partial<Pick<Alert, 'heading' | 'link'>> = {}): Alert {
  return { kind, text, heading: null, link: null, ...more };
}

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** components/button: a link when it has `href`, else a submit button with `name` and `value` where given. */
export interface Button {
  readonly label: string;
  /** One primary a page; warning for what cannot be undone. */
  readonly variant: 'primary' | 'secondary' | 'tertiary' | 'warning';
  readonly href: string | null;
  readonly name: string | null;
  readonly value: string | null;
  readonly icon: Icon | null;
  /** Read out after the label where several buttons share it: "Fjern" + "Partner 2". */
  readonly about: string | null;
}

export function button(label: string, more: Partial<Omit<Button, 'label'>> = {}): Button {
  return { label, variant: 'primary', href: null, name: null, value: null, icon: null, about: null, ...more };
}

export function linkButton(label: string, href: string, more: Partial<Omit<Button, 'label' | 'href'>> = {}): Button {
  return button(label, { variant: 'secondary', href, ...more });
}

/** components/buttons: a row of buttons, stacked on phones. */
export interface Buttons {
  readonly buttons: readonly Button[];
}

/** components/post-button: a form of one button. */
export interface PostButton {
  readonly action: string;
  readonly button: Button;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

export function postButton(action: string, shown: Button, hidden: Readonly<Record<string, string>> = {}): PostButton {
  return { action, button: shown, hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })) };
}

/** components/task-list */
export interface TaskList {
  readonly groups: readonly { readonly heading: string | null; readonly tasks: readonly Task[] }[];
}

export type TaskState = 'not-started' | 'started' | 'done' | 'error' | 'locked';

export interface Task {
  readonly title: string;
  readonly hint: string | null;
  /** null: cannot be opened. */
  readonly href: string | null;
  readonly tag: Tag;
}

const TASK_COLOURS: Readonly<Record<TaskState, TagColour>> = {
  'not-started': 'grey',
  started: 'blue',
  done: 'green',
  error: 'red',
  locked: 'outline',
};

export function task(lang: Lang, title: string, href: string | null, state: TaskState, hint: string | null = null): Task {
  return { title, hint, href, tag: tag(platformTexts.say(lang, `platform.task.${state}`), TASK_COLOURS[state]) };
}

/** components/summary-list: answers, each perhaps with a link to change it. */
export interface SummaryList {
  /** An h2 above the list. */
  readonly heading: string | null;
  /** "Rediger" for the whole list. */
  readonly editHref: string | null;
  readonly rows: readonly SummaryRow[];
}

export interface SummaryRow {
  readonly label: string;
  /** One paragraph each; none shows "Ikke udfyldt". */
  readonly lines: readonly string[];
  /** Makes the answer itself a link. */
  readonly href: string | null;
  readonly tag: Tag | null;
  readonly editHref: string | null;
}

export function summaryRow(
  label: string,
  value: string | readonly string[] | null,
  more: Partial<Pick<SummaryRow, 'href' | 'tag' | 'editHref'>> = {},
): SummaryRow {
  const lines = [value ?? []].flat().filter((line) => line !== '');
  return { label, lines, href: null, tag: null, editHref: null, ...more };
}

export function summaryList(rows: readonly SummaryRow[], more: Partial<Omit<SummaryList, 'rows'>> = {}): SummaryList {
  return { heading: null, editHref: null, rows, ...more };
}

/** components/receipt: the panel of a finished errand, an h1 inside. */
export interface Receipt {
  readonly title: string;
  /** Case number. */
  readonly reference: string;
  readonly text: string | null;
  readonly buttons: readonly Button[];
  /** What happens now, in order; `when` may be ''. */
  readonly next: readonly { readonly when: string; readonly text: string }[];
}

/** components/key-figures: large numbers in tiles. */
export interface KeyFigures {
  readonly figures: readonly KeyFigure[];
}

export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly unit: string | null;
  readonly unitFirst: boolean;
  readonly note: string | null;
  readonly href: string | null;
}

export function keyFigure(label: string, value: string, more: Partial<Omit<KeyFigure, 'label' | 'value'>> = {}): KeyFigure {
  return { label, value, unit: null, unitFirst: false, note: null, href: null, ...more };
}

/** An amount in large figures with a small unit, so that millions with øre stay on one line; reads as `formatKroner`. */
export function moneyFigure(lang: Lang, label: string, oere: bigint, more: Partial<Pick<KeyFigure, 'note' | 'href'>> = {}): KeyFigure {
  return keyFigure(label, formatAmount(oere, lang), { ...(lang === 'da' ? { unit: 'kr.' } : { unit: 'DKK', unitFirst: true }), ...more });
}

/** components/data-table */
export interface DataTable {
  readonly id: string;
  readonly caption: string;
  readonly captionHidden: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** Last line, for totals. */
  readonly foot: TableRow | null;
  /** Shown instead of the table when there are no rows. */
  readonly emptyText: string;
  readonly compact: boolean;
}

export interface Column {
  readonly label: string;
  /** Right-aligned figures. */
  readonly numeric: boolean;
  /** A sortable column: where its heading leads, and how it is sorted now. */
  readonly sort: { readonly href: string; readonly direction: 'ascending' | 'descending' | 'none' } | null;
}

/** The first cell is the row's heading. */
export interface TableRow {
  readonly strong: boolean;
  readonly head: TableCell;
  readonly cells: readonly TableCell[];
}

/** Kept flat, for a long list renders hundreds of them. */
export interface TableCell {
  readonly text: string;
  /** '' for no link. */
  readonly href: string;
  /** '' for no tag. */
  readonly colour: TagColour | '';
  /** A second, quiet line. */
  readonly sub: string | null;
  readonly align: 'words' | 'numeric';
  /** More than a text: a link, a tag or a second line. One question to ask of most cells instead of three. */
  readonly rich: boolean;
}

type CellInput = string | (Pick<TableCell, 'text'> & Partial<Pick<TableCell, 'href' | 'sub'>>) | { tag: Tag; sub?: string | null };

export interface DataTableInput {
  readonly id: string;
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly (string | (Pick<Column, 'label'> & Partial<Column>))[];
  /** A cell is a text, a link `{text, href}`, `{text, sub}` or `{tag, sub}`; the first one is the row's heading. */
  readonly rows: readonly (readonly CellInput[])[];
  readonly foot?: readonly CellInput[];
  readonly emptyText: string;
  readonly compact?: boolean;
  /** Index of rows to stand out. */
  readonly strongRows?: readonly number[];
}

export function dataTable(given: DataTableInput): DataTable {
  const columns = given.columns.map((column) => ({
    numeric: false,
    sort: null,
    ...(typeof column === 'string' ? { label: column } : column),
  }));
  const row = (cells: readonly CellInput[], strong: boolean): TableRow => {
    const [head = tableCell('', false), ...others] = cells.map((cell, at) => tableCell(cell, columns[at]?.numeric ?? false));
    return { strong, head, cells: others };
  };
  return {
    id: given.id,
    caption: given.caption,
    captionHidden: given.captionHidden ?? false,
    columns,
    rows: given.rows.map((cells, at) => row(cells, given.strongRows?.includes(at) ?? false)),
    foot: given.foot ? row(given.foot, false) : null,
    emptyText: given.emptyText,
    compact: given.compact ?? false,
  };
}

function tableCell(cell: CellInput, numeric: boolean): TableCell {
  const base = { text: '', href: '', colour: '', sub: null, align: numeric ? 'numeric' : 'words', rich: true } as const;
  if (typeof cell === 'string') return { ...base, text: cell, rich: false };
  return 'tag' in cell ? { ...base, ...cell.tag, sub: cell.sub ?? null } : { ...base, ...cell };
}

/** components/pagination; nothing is shown for a single page. */
export interface Pagination {
  readonly shownText: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  /** At most seven; `gap` stands for left-out pages. */
  readonly pages: readonly { readonly number: number; readonly href: string; readonly current: boolean; readonly gap: boolean }[];
}

/** `page` counts from 1. */
export function pagination(
  lang: Lang,
  given: { page: number; pageSize: number; total: number; href(page: number): string },
): Pagination {
  const { page, pageSize, total, href } = given;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min(total, (page - 1) * pageSize + 1);
  const wanted = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last);
  const pages = wanted.flatMap((number, at) => {
    const shown = { number, href: href(number), current: number === page, gap: false };
    return at > 0 && number - (wanted[at - 1] ?? 0) > 1 ? [{ ...shown, current: false, gap: true }, shown] : [shown];
  });
  return {
    shownText: platformTexts.say(lang, 'platform.pages.shown', { from, to: Math.min(total, page * pageSize), total }),
    previousHref: page > 1 ? href(page - 1) : null,
    nextHref: page < last ? href(page + 1) : null,
    pages: last > 1 ? pages : [],
  };
}

/** components/accordion: each item opens by itself, also without JavaScript. */
export interface Accordion {
  readonly items: readonly { readonly title: string; readonly paragraphs: readonly string[]; readonly points: readonly string[]; readonly open: boolean }[];
}

/** components/timeline: what has happened, newest or oldest first as given. */
export interface Timeline {
  readonly events: readonly TimelineEvent[];
}

export interface TimelineEvent {
  /** As shown; `iso` is the same for machines. */
  readonly when: string;
  readonly iso: string;
  readonly title: string;
  readonly text: string | null;
  readonly who: string | null;
  readonly tag: Tag | null;
  /** To more about it. */
  readonly link: Link | null;
}

export function timelineEvent(
  given: Pick<TimelineEvent, 'when' | 'iso' | 'title'> & Partial<Pick<TimelineEvent, 'text' | 'who' | 'tag' | 'link'>>,
): TimelineEvent {
  return { text: null, who: null, tag: null, link: null, ...given };
}

/** components/progress: how much of something is done or used, in words beside the bar. */
export interface Progress {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly text: string;
}

/** components/countdown: ticks with JavaScript; `text` is what stands there without. Both instants in ISO. */
export interface Countdown {
  readonly until: string;
  readonly now: string;
  readonly text: string;
  /** Replaces the text when the time is up. */
  readonly endedText: string;
  /** The round's deadline and last instant as this page knows them, where it is asked whether they moved, and where one reads why; null: they do not matter here. */
  readonly round: { readonly closesAt: string; readonly openUntil: string; readonly asks: string; readonly href: string } | null;
}

/** components/cards: a grid of things to choose from. */
export interface Cards {
  readonly cards: readonly Card[];
}

export interface Card {
  readonly title: string;
  readonly href: string;
  readonly caption: string | null;
  readonly text: string | null;
  readonly tag: Tag | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export function card(title: string, href: string, more: Partial<Omit<Card, 'title' | 'href'>> = {}): Card {
  return { title, href, caption: null, text: null, tag: null, facts: [], ...more };
}

/** components/file-list: stored files, each with what may be done to it. */
export interface FileList {
  readonly files: readonly {
    readonly name: string;
    /** null: nobody may fetch it. */
    readonly href: string | null;
    readonly meta: string;
    readonly tag: Tag | null;
    /** What to know or do about its state. */
    readonly note: string | null;
    readonly remove: PostButton | null;
  }[];
  readonly emptyText: string;
}

/** components/hero: the front page's opening. */
export interface Hero {
  readonly title: string;
  readonly lead: string;
  readonly buttons: readonly Button[];
  readonly aside: { readonly label: string | null; readonly value: string; readonly note: string | null; readonly countdown: Countdown | null } | null;
}
