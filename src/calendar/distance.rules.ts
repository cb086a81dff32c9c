import { parseDecimal } from '../shared/numbers.js';
import { isReminderKind, reminderAt, distancesFor, type Distance, type Occasion, type ReminderKind } from './reminder.rules.js';

export const units = ['days', 'hours'] as const;
export type Unit = (typeof units)[number];

const minutesOf: Readonly<Record<Unit, number>> = { days: 1440, hours: 60 };
/** Nobody plans farther ahead, and the table takes no more. */
export const longest: Readonly<Record<Unit, number>> = { days: 365, hours: 8760 };
/** Whoever is reminded more often of one date stops reading. */
export const MOST_DISTANCES = 10;

/** A distance as it is typed. */
export interface TypedDistance {
  readonly kind: string;
  readonly amount: string;
  readonly unit: string;
}

export type WrongDistance =
  | { readonly code: 'kind' | 'unit' | 'empty' | 'not-whole' | 'too-small' | 'too-large' | 'too-many' }
  /** What is typed comes to one that is there already: 24 hours are a day. */
  | { readonly code: 'known'; readonly minutes: number };

export type NewDistance = { readonly ok: true; readonly kind: ReminderKind; readonly minutes: number } | { readonly ok: false; readonly wrong: WrongDistance };

const wrong = (code: Exclude<WrongDistance['code'], 'known'>): NewDistance => ({ ok: false, wrong: { code } });

/** What a typed distance comes to beside those that are there. */
export function newDistance({ kind, amount, unit }: TypedDistance, known: Readonly<Record<ReminderKind, readonly Distance[]>>): NewDistance {
  if (!isReminderKind(kind)) return wrong('kind');
  const counted = units.find((one) => one === unit);
  if (!counted) return wrong('unit');
  const parsed = parseDecimal(amount, { allowNegative: true });
  if (!parsed.ok) return wrong(parsed.problem === 'empty' ? 'empty' : parsed.problem === 'too-large' ? 'too-large' : 'not-whole');
  if (!/^-?\d+$/.test(parsed.decimal)) return wrong('not-whole');
  const whole = Number(parsed.decimal);
  if (whole < 1) return wrong('too-small');
  if (whole > longest[counted]) return wrong('too-large');
  const minutes = whole * minutesOf[counted];
  if (known[kind].some((one) => one.minutes === minutes)) return { ok: false, wrong: { code: 'known', minutes } };
  return known[kind].length >= MOST_DISTANCES ? wrong('too-many') : { ok: true, kind, minutes };
}

/** A mail that goes out if nothing changes until then. */
export interface Coming<About extends Occasion> {
  readonly kind: ReminderKind;
  readonly about: About;
  readonly minutes: number;
  readonly at: Date;
}

/** What goes out after `now`, first to go out first. */
export function comingReminders<About extends Occasion>(kind: ReminderKind, occasions: readonly About[], distances: readonly Distance[], now: Date): Coming<About>[] {
  return occasions
    .flatMap((about) => distancesFor(about.dueAt, distances).map((minutes) => ({ kind, about, minutes, at: reminderAt(about.dueAt, minutes) })))
    .filter(({ at, about }) => at > now && at > about.since);
}
