import type { RoundUse } from '../applications/index.js';
import { lastInstantOf, type RoundTerms, type RoundView } from '../rounds/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { copenhagenDate } from '../shared/dates.js';

/** Where somebody writes already, a deadline that is brought forward leaves them two days: time for a lead who reads the mail the next working day. */
export const noticeHours = 48;

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

/** Whether an application may come later than before, grace included. */
export function movesLater(round: Changeable, values: Partial<Changeable>): boolean {
  return lastOf(round, values) > lastInstantOf(round);
}

export function movesEarlier(round: Changeable, values: Partial<Changeable>): boolean {
  return lastOf(round, values) < lastInstantOf(round);
}

/** Whether everybody has more time than the announced deadline said: grace alone is no later deadline, and a later one with less grace can be an earlier end. */
export function putsOff(round: Changeable, values: Partial<Changeable>): boolean {
  return (values.closesAt ?? round.closesAt) > round.closesAt && movesLater(round, values);
}

function lastOf({ closesAt, graceMs, closedAt }: Changeable, values: Partial<Changeable>): Date {
  return lastInstantOf({ closesAt: values.closesAt ?? closesAt, graceMs: values.graceMs ?? graceMs, closedAt: values.closedAt === undefined ? closedAt : values.closedAt });
}

export type ChangeRefusal =
  | 'unknown'
  /** Whoever takes or took part in an application of the round decides nothing of it (forvaltningsloven § 3). */
  | 'partial'
  /** Nobody has seen it, so there is nothing to tell: it is edited instead. */
  | 'unpublished'
  | 'nothing'
  /** Closed by hand: an old deadline would not open it again. */
  | 'closed'
  /** The new deadline lies in the past, or the old one does and its grace would change: that is for two people, one application at a time. */
  | 'past'
  /** Applications are assessed or decided, and it would be open for longer. */
  | 'taken-up'
  /** It would end earlier, with less than two days' notice to those who write. */
  | 'soon'
  /** The meeting would come before one application's leave is over. */
  | 'leave'
  /** Less would count as an outage than the call has promised. */
  | 'promise'
  /** Applications have been begun under its rules. */
  | 'in-use';

/** Why a published round cannot be changed like this; null: it can. */
export function changeRefusal(round: Changeable & Pick<RoundView, 'publishedAt'>, values: Partial<Changeable>, { begun, takenUp, isOwn, leaveUntil, at }: RoundUse & { readonly at: Date }): ChangeRefusal | null {
  const { names } = differenceOf(round, values);
  if (round.publishedAt === null) return 'unpublished';
  if (isOwn) return 'partial';
  if (names.length === 0) return 'nothing';
  if (round.closedAt !== null && (movesDeadline({ names }) || names.includes('opensAt'))) return 'closed';
  const { closesAt = round.closesAt, meetingOn = round.meetingOn, openTo = round.openTo } = values;
  if (names.includes('closesAt') && closesAt <= at) return 'past';
  if (names.includes('graceMs') && round.closesAt <= at) return 'past';
  if (takenUp > 0 && movesLater(round, values)) return 'taken-up';
  // Closing by hand is an act of its own, which says what it does: it needs no notice.
  if (begun > 0 && !names.includes('closedAt') && movesEarlier(round, values) && lastOf(round, values).getTime() < at.getTime() + noticeHours * 3_600_000) return 'soon';
  if (names.includes('meetingOn') && leaveUntil && meetingOn <= copenhagenDate(leaveUntil)) return 'leave';
  if (promisesLess(round, values).length > 0) return 'promise';
  const isInUse = names.includes('ruleSetId') || names.includes('fundIds') || isNarrower(openTo, round.openTo) || poolsCut(round, values).length > 0;
  return begun > 0 && isInUse ? 'in-use' : null;
}

/** What the call has promised of outages, and would promise less of: the limit only falls, and the window only grows. */
export function promisesLess(round: Changeable, { outageLimitMinutes = round.outageLimitMinutes, outageWindowMinutes = round.outageWindowMinutes }: Partial<Changeable>): ('outageLimitMinutes' | 'outageWindowMinutes')[] {
  return [...(outageLimitMinutes > round.outageLimitMinutes ? (['outageLimitMinutes'] as const) : []), ...(outageWindowMinutes < round.outageWindowMinutes ? (['outageWindowMinutes'] as const) : [])];
}

/** The funds of which there would be less: their pool falls, or they get one where all that is left was there. */
export function poolsCut(round: Changeable, { poolsOere = {} }: Partial<Changeable>): string[] {
  return Object.entries(poolsOere).flatMap(([fundId, pool]) => {
    const before = round.poolsOere[fundId] ?? null;
    return pool !== null && (before === null || pool < before) ? [fundId] : [];
  });
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
