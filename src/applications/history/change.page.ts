import { tag, type Lang, type Tag } from '../../platform/views/index.js';
import { applicationTexts } from '../application.texts.js';
import { byRow, type RowChange } from './change.rules.js';
import type { Cells, FieldWords } from './field-words.page.js';
import type { FieldChange } from '../merging/merge.rules.js';
import type { DiffPiece } from '../versions/word-diff.rules.js';

const { say } = applicationTexts;

/** Partial `applications/_changes`: what changed, group by group. */
export interface ChangeGroup {
  readonly id: string;
  readonly heading: string;
  /** When and by whom, where a group is one save; else ''. */
  readonly note: string;
  readonly items: readonly ChangeItem[];
}

/** A field, or a row with its fields. */
export interface ChangeItem {
  readonly title: string;
  /** A row that came or went. */
  readonly tag: Tag | null;
  readonly lines: readonly { readonly label: string; readonly pieces: readonly DiffPiece[] }[];
}

/** `cells`: what is known of the row beside its changes, so that it can be called by its name. */
export function changeItems(lang: Lang, words: FieldWords, section: string, changes: readonly FieldChange[], cells: (rowId: string) => Cells): ChangeItem[] {
  const place = ({ rowId, field }: FieldChange): number => words.place(section, rowId !== null, field);
  const inOrder = changes.toSorted((a, b) => place(a) - place(b));
  return byRow(inOrder).map((row) => itemOf(lang, words, section, row, cells));
}

function itemOf(lang: Lang, words: FieldWords, section: string, { rowId, what, fields }: RowChange, cells: (rowId: string) => Cells): ChangeItem {
  const isInRow = rowId !== null;
  const pieces = ({ field, before, after }: FieldChange): DiffPiece[] => {
    const value = (stored: string | null): string => words.value(section, isInRow, field, stored ?? '');
    return words.difference(section, isInRow, field, value(before), value(after));
  };
  const [only] = fields;
  if (!isInRow) return { title: words.label(section, false, only?.field ?? ''), tag: null, lines: fields.map((field) => ({ label: '', pieces: pieces(field) })) };
  return {
    title: words.row(section, rowId, named(cells(rowId), fields)),
    tag: what === 'changed' ? null : what === 'added' ? tag(say(lang, 'changes.added'), 'green') : tag(say(lang, 'changes.removed'), 'red'),
    lines: fields.map((field) => ({ label: words.label(section, true, field.field), pieces: pieces(field) })),
  };
}

/** A row is called what it is called now, or was called last. */
function named(cells: Cells, fields: readonly FieldChange[]): Cells {
  return { ...cells, ...Object.fromEntries(fields.map(({ field, before, after }) => [field, after || before || ''])) };
}
