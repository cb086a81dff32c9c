import type { DraftParts } from '../draft.rules.js';

/** Part of a long list of lines: one partner's, or those of one of its years. */
export interface Scope {
  readonly partnerId: string;
  /** null: every year; '': those that name none. */
  readonly year: string | null;
}

type Line = { readonly partnerId?: unknown; readonly year?: unknown };
type Lines = readonly { readonly partnerId: string; readonly year: number | null }[];

/** A page with more lines than this shows one partner at a time, and one year where that partner alone has more. */
export const mostLines = 60;

export function isInScope({ partnerId, year }: Line, scope: Scope): boolean {
  return partnerId === scope.partnerId && (scope.year === null || String(year ?? '') === scope.year);
}

/** The years in which one partner has lines, those without a year last. */
export function yearsWithLines(lines: Lines, partnerId: string): string[] {
  const years = new Set(lines.filter((line) => line.partnerId === partnerId).map(({ year }) => String(year ?? '')));
  return [...years].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)));
}

/** What an address asks for, or the first part there is; null where everything fits on one page. */
export function askedScope({ partner, year }: { readonly partner: string | null; readonly year: string | null }, lines: Lines, partners: DraftParts['partners']): Scope | null {
  if (lines.length <= mostLines) return null;
  const known = partners.find(({ id }) => id === partner) ?? partners.find(({ id }) => lines.some(({ partnerId }) => partnerId === id)) ?? partners[0];
  if (!known) return null;
  const isLong = lines.filter(({ partnerId }) => partnerId === known.id).length > mostLines;
  const years = yearsWithLines(lines, known.id);
  const asked = year !== null && /^(20\d\d|2100|)$/.test(year) ? year : null;
  return { partnerId: known.id, year: asked ?? (isLong ? (years[0] ?? null) : null) };
}
