import type { TextLimits } from '../rounds/index.js';

export interface Project {
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  readonly activities: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

type ProjectField = keyof Project;

interface TextKind {
  readonly name: ProjectField & keyof TextLimits;
  readonly kind: 'line' | 'text';
  /** Lines of the text box. */
  readonly rows: number;
}

interface DateKind {
  readonly name: ProjectField;
  readonly kind: 'date';
}

/**
 * The project section's fields in page order; all must be filled before submitting. Form, page, rules, snapshot and
 * document follow this table; a field's texts are `project.<name>.label`, `.hint` and `.empty`.
 */
export const projectFields: readonly (TextKind | DateKind)[] = [
  { name: 'title', kind: 'line', rows: 1 },
  { name: 'summary', kind: 'text', rows: 5 },
  { name: 'purpose', kind: 'text', rows: 8 },
  { name: 'activities', kind: 'text', rows: 8 },
  { name: 'startsOn', kind: 'date' },
  { name: 'endsOn', kind: 'date' },
];

/** `startsOn` to `starts_on`. */
export function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
