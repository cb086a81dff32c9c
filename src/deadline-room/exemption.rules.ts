import type { State } from '../applications/index.js';
import { phaseOf, type RoundView } from '../rounds/index.js';
import { addDays, copenhagenDate, copenhagenInstant, endOfDayCopenhagen, type IsoDate } from '../shared/dates.js';
import { characterCount } from '../shared/text.js';
import { nextWorkingDay } from '../shared/working-days.js';

/** Leave that was asked for one application, and what became of it. */
export interface Exemption {
  readonly id: string;
  readonly applicationId: string;
  readonly number: string;
  readonly until: Date;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  /** null: nobody has decided yet. */
  readonly outcome: 'granted' | 'refused' | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedReason: string;
}

/** An application that somebody tried to send in too late. The secretariat learns no more of it than this. */
export interface LateApplication {
  readonly id: string;
  readonly number: string;
  readonly roundId: string;
  readonly state: State;
  readonly reopenedAt: Date | null;
  /** The organisation of whoever leads it, or the person's name; null: nobody leads it any more. */
  readonly lead: string | null;
  /** Of the last version sent in; null: none. */
  readonly version: number | null;
  readonly tries: number;
  /** The last of them: when, how late, and its receipt's place in the log. */
  readonly lastAt: Date;
  readonly lateByMs: number;
  readonly position: number;
  readonly exemption: Pick<Exemption, 'until' | 'outcome'> | null;
}

/** More than anybody needs for a reason; a technical limit. */
export const longestReason = 2000;

type Days = Pick<RoundView, 'panelUntil' | 'hearingUntil' | 'meetingOn'>;
type Round = Days & Pick<RoundView, 'opensAt' | 'openUntil'>;
type Facts = Pick<LateApplication, 'state' | 'reopenedAt' | 'version' | 'lead'>;

/** Whatever comes first of what must still reach the application: its panel's last day, the last of the hearing, the meeting. */
export interface Day {
  readonly is: 'panel' | 'hearing' | 'meeting';
  readonly on: IsoDate;
}

/** Why nobody can be given leave; null where somebody can. */
export type Hindrance =
  /** The round is open for everybody: it can simply be sent in. */
  | { readonly code: 'open'; readonly until: Date }
  /** It has been sent in; that version counts. */
  | { readonly code: 'sent'; readonly version: number }
  /** Its panel has been appointed, or it is further on. */
  | { readonly code: 'panel' }
  /** That day has begun, and leave would have to end before it. */
  | { readonly code: 'day'; readonly day: Day }
  /** So many cases stand on the agenda of the meeting it would have to come before. */
  | { readonly code: 'agenda'; readonly n: number }
  /** Nobody leads it, so nobody could send it in. */
  | { readonly code: 'no-lead' };

export function hindranceTo({ state, reopenedAt, version, lead }: Facts, round: Round, onAgenda: number, now: Date): Hindrance | null {
  if (state !== 'draft' && state !== 'submitted') return { code: 'panel' };
  if (state === 'submitted' && reopenedAt === null) return { code: 'sent', version: version ?? 1 };
  if (phaseOf(round, now) !== 'closed') return { code: 'open', until: round.openUntil };
  if (onAgenda > 0) return { code: 'agenda', n: onAgenda };
  const day = firstDay(round);
  if (now > lastBefore(day.on)) return { code: 'day', day };
  return lead === null ? { code: 'no-lead' } : null;
}

/** Why an instant cannot be the last one. */
export type UntilProblem =
  | { readonly code: 'past' }
  /** That day or later is too late; `last` is the last instant that is not. */
  | { readonly code: 'day'; readonly day: Day; readonly last: Date }
  /** It has leave until then already. */
  | { readonly code: 'no-longer'; readonly granted: Date };

export function untilProblem(until: Date, round: Days, granted: Date | null, now: Date): UntilProblem | null {
  if (until <= now) return { code: 'past' };
  const day = firstDay(round);
  const last = lastBefore(day.on);
  if (until > last) return { code: 'day', day, last };
  return granted && granted > now && until <= granted ? { code: 'no-longer', granted } : null;
}

/** What has been granted this application for longest; null: nothing. */
export function grantedUntil(exemptions: readonly Exemption[], applicationId: string): Date | null {
  const instants = exemptions.filter((one) => one.applicationId === applicationId && one.outcome === 'granted').map(({ until }) => until.getTime());
  return instants.length ? new Date(Math.max(...instants)) : null;
}

export type ReasonProblem = { readonly code: 'empty' } | { readonly code: 'long'; readonly over: number };

export function reasonProblem(reason: string): ReasonProblem | null {
  const count = characterCount(reason);
  if (count === 0) return { code: 'empty' };
  return count > longestReason ? { code: 'long', over: count - longestReason } : null;
}

/** What the form begins with: noon of the next working day. */
export function usualUntil(now: Date): { readonly date: IsoDate; readonly time: string } {
  return { date: nextWorkingDay(copenhagenDate(now)), time: '12.00' };
}

/** `12.00`, `12:00` or with seconds, on a day in Denmark; null for what is no time of day. */
export function instantOn(date: IsoDate, time: string): Date | null {
  const match = /^(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$/.exec(time.trim());
  if (!match) return null;
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  return copenhagenInstant(date, [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':'));
}

function firstDay({ panelUntil, hearingUntil, meetingOn }: Days): Day {
  const days: { is: Day['is']; on: IsoDate | null }[] = [{ is: 'panel', on: panelUntil }, { is: 'hearing', on: hearingUntil }];
  return days.reduce<Day>((first, { is, on }) => (on !== null && on < first.on ? { is, on } : first), { is: 'meeting', on: meetingOn });
}

function lastBefore(day: IsoDate): Date {
  return endOfDayCopenhagen(addDays(day, -1));
}
