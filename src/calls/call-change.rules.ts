import { lastInstantOf, type RoundTerms, type RoundView } from '../rounds/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';

/** What may change in a round once it is published; its year and number are its name. */
export type Changeable = Omit<RoundTerms, 'year' | 'number'> & { readonly closedAt: Date | null };
export type ChangeableName = keyof Changeable;

/** In the order in which a change tells of them. */
export const changeableNames = [
  'closesAt', 'closedAt', 'graceMs', 'opensAt', 'meetingOn', 'panelFrom', 'panelUntil', 'hearingUntil', 'nameDa', 'nameEn',
  'fundIds', 'poolsOere', 'ruleSetId', 'openTo', 'contact', 'callDa', 'callEn', 'outageLimitMinutes', 'outageWindowMinutes',
] as const satisfies readonly ChangeableName[];

export interface Difference {
  readonly names: readonly ChangeableName[];
  /** What is kept of a change: JSON, with instants as ISO texts and øre as digits. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What `values` says otherwise than the round; what is absent stays. */
export function differenceOf(round: Changeable, values: Partial<Changeable>): Difference {
  const names = changeableNames.filter((name) => values[name] !== undefined && storedAs(name, round[name]) !== storedAs(name, values[name]));
  const jsonOf = (from: Partial<Changeable>): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, JSON.parse(storedAs(name, from[name]))]));
  return { names, before: jsonOf(round), after: jsonOf(values) };
}

/** What a page was made from: another one where anything of the round has changed since. */
export function basisOf(round: Changeable & Pick<RoundView, 'publishedAt'>): string {
  return sha256Hex(canonicalJson([round.publishedAt, changeableNames.map((name) => storedAs(name, round[name]))])).slice(0, 16);
}

/** Whether it moves the last instant at which an application is in time. */
export function movesDeadline({ names }: Pick<Difference, 'names'>): boolean {
  return names.some((name) => name === 'closesAt' || name === 'graceMs' || name === 'closedAt');
}

export function movesLater(round: Changeable, { closesAt }: Partial<Changeable>): boolean {
  return closesAt !== undefined && closesAt > round.closesAt;
}

export function movesEarlier(round: Changeable, { closesAt, graceMs = round.graceMs }: Partial<Changeable>): boolean {
  return (closesAt ?? round.closesAt).getTime() + graceMs < round.closesAt.getTime() + round.graceMs;
}

export type ChangeRefusal =
  | 'unknown'
  /** Nobody has seen it, so there is nothing to tell: it is edited instead. */
  | 'unpublished'
  | 'nothing'
  /** Closed by hand: an old deadline would not open it again. */
  | 'closed'
  /** The new last instant, grace included, lies in the past: what was in time would become late. */
  | 'past'
  /** Applications have been begun under its rules. */
  | 'in-use';

/** Why a published round cannot be changed like this; null: it can. `begun`: applications in it. */
export function changeRefusal(round: Changeable & Pick<RoundView, 'publishedAt'>, values: Partial<Changeable>, { begun, at }: { begun: number; at: Date }): ChangeRefusal | null {
  const { names } = differenceOf(round, values);
  if (round.publishedAt === null) return 'unpublished';
  if (names.length === 0) return 'nothing';
  if (round.closedAt !== null && (movesDeadline({ names }) || names.includes('opensAt'))) return 'closed';
  const { closesAt = round.closesAt, graceMs = round.graceMs, openTo = round.openTo } = values;
  if (names.includes('closesAt') && closesAt <= at) return 'past';
  if (names.includes('graceMs') && lastInstantOf({ closesAt, graceMs, closedAt: null }) <= at) return 'past';
  return begun > 0 && (names.includes('ruleSetId') || names.includes('fundIds') || isNarrower(openTo, round.openTo)) ? 'in-use' : null;
}

/** Whether somebody who might lead an application no longer may; an empty list leaves nobody out. */
function isNarrower(now: readonly string[], before: readonly string[]): boolean {
  return now.length > 0 && (before.length === 0 || before.some((sector) => !now.includes(sector)));
}

/** Sets say the same in any order, and a pool that is absent is none. */
function storedAs(name: ChangeableName, value: unknown): string {
  if (name === 'fundIds' || name === 'openTo') return canonicalJson([...(value as readonly string[])].sort());
  if (name === 'poolsOere') return canonicalJson(Object.fromEntries(Object.entries(value as Changeable['poolsOere']).filter(([, pool]) => pool !== null)));
  return canonicalJson(value);
}
