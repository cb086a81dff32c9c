import type { WordLimited } from '../../rounds/index.js';

export interface Project {
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  readonly activities: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

type ProjectField = keyof Project;

interface LineKind {
  readonly name: ProjectField;
  readonly kind: 'line';
  /** Which of the round's limits holds for it. */
  readonly limit: 'title';
}

interface TextKind {
  readonly name: ProjectField;
  readonly kind: 'text';
  /** Which of the round's limits holds for it, by characters and by words. */
  readonly limit: WordLimited;
  /** Lines of the text box. */
  readonly rows: number;
}

interface DateKind {
  readonly name: ProjectField;
  readonly kind: 'date';
}

/**
 * The project section's fields in page order; all must be filled before submitting. Form, page, rules, snapshot and
 * document follow this table; a field's texts are `project.<name>.label`, `.hint`, `.what` (its name in a message) and
 * `.empty` (what is said where it is missing).
 */
export const projectFields: readonly (LineKind | TextKind | DateKind)[] = [
  { name: 'title', kind: 'line', limit: 'title' },
  { name: 'summary', kind: 'text', limit: 'summary', rows: 5 },
  { name: 'purpose', kind: 'text', limit: 'purpose', rows: 8 },
  { name: 'activities', kind: 'text', limit: 'activities', rows: 8 },
  { name: 'startsOn', kind: 'date' },
  { name: 'endsOn', kind: 'date' },
];

/** `startsOn` to `starts_on`. */
export function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
