import { copenhagenDate, daysBetween, type IsoDate } from '../shared/dates.js';

/** How far somebody in a round's panel is, as far as whoever looks may know. */
export interface Standing {
  readonly answer: 'invited' | 'accepted' | 'declined' | 'left';
  /** Applications to declare interests on, and how many of them are declared on. */
  readonly toDeclare: number;
  readonly declared: number;
  /** The round's cases for calibration, and how many are handed in. */
  readonly cases: number;
  readonly calibrated: number;
  /** Assessments that count or are awaited, those begun and those handed in. */
  readonly seats: number;
  readonly started: number;
  readonly handedIn: number;
}

/** What somebody is asked to do next. */
export interface Owed {
  readonly answer: boolean;
  readonly declarations: number;
  readonly calibrations: number;
  readonly assessments: number;
}

const nothing: Owed = { answer: false, declarations: 0, calibrations: 0, assessments: 0 };

/** Whoever has not answered is asked for that alone; whoever declined or left owes nothing, and what is left there is for somebody else. */
export function owedBy({ answer, toDeclare, declared, cases, calibrated, seats, handedIn }: Standing): Owed {
  if (answer === 'invited') return { ...nothing, answer: true };
  if (answer !== 'accepted') return nothing;
  // Once a real assessment is in, it is too late for the cases.
  const calibrations = handedIn > 0 ? 0 : cases - calibrated;
  return { answer: false, declarations: toDeclare - declared, calibrations, assessments: seats - handedIn };
}

export function owes({ answer, declarations, calibrations, assessments }: Owed): boolean {
  return answer || declarations + calibrations + assessments > 0;
}

/** Assessments that nobody is going to write: their assessor declined or left. */
export function orphaned({ answer, seats, handedIn }: Standing): number {
  return answer === 'declined' || answer === 'left' ? seats - handedIn : 0;
}

/** Everything asked for is in. */
export function isDone(standing: Standing): boolean {
  return standing.answer === 'accepted' && standing.seats > 0 && !owes(owedBy(standing));
}

/** Once a day at most: reminded on the same day in Denmark. */
export function wasRemindedToday(remindedAt: Date | null, now: Date): boolean {
  return remindedAt !== null && copenhagenDate(remindedAt) === copenhagenDate(now);
}

export type ReminderRefusal = 'nobody' | 'nothing' | 'today';

interface Remindable {
  readonly accountId: string;
  readonly standing: Standing;
  readonly remindedAt: Date | null;
}

/** `chosen` null: all who owe something. Those who owe nothing, or have been reminded today, are left out. */
export function toRemind<P extends Remindable>(people: readonly P[], chosen: readonly string[] | null, now: Date): { readonly people: readonly P[]; readonly skipped: number; readonly refusal: ReminderRefusal | null } {
  const meant = chosen === null ? people : people.filter(({ accountId }) => chosen.includes(accountId));
  const owing = meant.filter(({ standing }) => owes(owedBy(standing)));
  const free = owing.filter(({ remindedAt }) => !wasRemindedToday(remindedAt, now));
  const refusal = free.length > 0 ? null : owing.length > 0 ? 'today' : chosen !== null && meant.length === 0 ? 'nobody' : 'nothing';
  return { people: free, skipped: owing.length - free.length, refusal };
}

/** Whoever has not answered comes first, then by what is owed, most first; those who owe nothing by name, as given. */
export function inOrder<P extends { readonly standing: Standing }>(people: readonly P[]): P[] {
  const weight = ({ standing }: P): number => {
    const { answer, declarations, calibrations, assessments } = owedBy(standing);
    return orphaned(standing) * 100_000 + (answer ? 10_000 : 0) + assessments * 100 + calibrations * 10 + declarations;
  };
  return [...people].sort((a, b) => weight(b) - weight(a));
}

/** Days until the panel's last day; negative afterwards, null where the round does not say. */
export function daysLeft(panelUntil: IsoDate | null, now: Date): number | null {
  return panelUntil === null ? null : daysBetween(copenhagenDate(now), panelUntil);
}
