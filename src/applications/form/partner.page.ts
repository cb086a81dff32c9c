import type { Company } from '../../companies/index.js';
import { selectField, textField, typed, type Cell, type Field, type Posted, type RowSuggestions } from '../../platform/forms/index.js';
import { alert, type Alert, type Lang } from '../../platform/views/index.js';
import { applicationTexts } from '../application.texts.js';
import type { LookedUp } from './company-lookup.rules.js';
import { initiativeOf, type Opened } from '../draft.rules.js';

const { say } = applicationTexts;

/** `partners[1].cvr` to `partners[1]`. */
export function rowOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}

/** What the register answered, said in the row it was asked for. */
export function lookUpAlert(lang: Lang, { notice }: LookedUp): Alert | null {
  return notice && alert(notice.kind, notice.sentences.map(({ key, params }) => say(lang, key, params)).join(' '));
}

/** A choice where the register has just named several branches; a number to type otherwise. */
export function unitField(lang: Lang, cell: Cell, units: Company['productionUnits']): Field {
  const base = { ...cell, label: say(lang, 'partners.productionUnit'), optional: true };
  if (units.length === 0) return textField({ ...base, hint: say(lang, 'partners.productionUnit.hint'), width: 11, inputmode: 'numeric' });
  const known = units.map(({ number, name, address }) => ({ value: number, label: [number, name, address].filter(Boolean).join(', ') }));
  // A number that was typed and is not among them stays to be chosen.
  const other = cell.value === '' || units.some(({ number }) => number === cell.value) ? [] : [{ value: cell.value, label: cell.value }];
  return selectField({ ...base, hint: say(lang, 'partners.productionUnit.choose'), prompt: say(lang, 'partners.productionUnit.whole'), options: [...known, ...other] });
}

type Around = Opened<never>;

/** Organisations the idea catalogue names for the initiative, and what else it imagines; null where there are none left. */
export function suggestedPartners(lang: Lang, around: Around, taken: readonly string[]): RowSuggestions | null {
  const participants = participantsOf(lang, around);
  const names = participants.filter(({ kind, name }) => kind === 'organisation' && !taken.includes(name));
  const others = participants.filter(({ kind }) => kind !== 'organisation').map(({ name }) => name);
  if (names.length === 0 && others.length === 0) return null;
  return {
    heading: say(lang, 'suggestions.heading'),
    text: say(lang, names.length ? 'suggestions.text' : 'suggestions.text.groups'),
    names: names.map(({ name, note }) => ({ name, note })),
    addLabel: say(lang, 'suggestions.add'),
    more: others.length ? say(lang, 'suggestions.groups', { names: others.join(', ') }) : null,
  };
}

type PartnerRow<K extends string> = Record<K | 'name', string> & { readonly index: number };

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly blank: number;
}

/** The page's rows, with one more where a press on a suggestion asked for it. Only names of the catalogue become rows. */
export function withSuggested<K extends string>(lang: Lang, { rows, blank }: Rows<PartnerRow<K>>, posted: Posted | null, around: Around): Rows<PartnerRow<K>> {
  const name = posted ? typed(posted, 'suggest') : '';
  if (!participantsOf(lang, around).some((one) => one.name === name)) return { rows, blank };
  const empty = rows.find((row) => Object.entries(row).every(([cell, value]) => cell === 'id' || cell === 'index' || value === ''));
  if (empty) return { rows: rows.map((row) => (row === empty ? { ...row, name } : row)), blank };
  const next = Math.max(-1, ...rows.map(({ index }) => index)) + 1;
  return { rows: [...rows, { name, index: next } as PartnerRow<K>], blank: 0 };
}

function participantsOf(lang: Lang, { draft, frame }: Around): { kind: string; name: string; note: string | null }[] {
  const participants = initiativeOf(draft, frame)?.participants ?? [];
  return participants.map(({ kind, name, nameEn, note }) => ({ kind, name: lang === 'en' ? (nameEn ?? name) : name, note: note?.[lang] ?? null }));
}
