import type { DeMinimisRules, EurRate } from '../rounds/index.js';
import { addDays, type IsoDate } from '../shared/dates.js';
import { fraction, isAtMost, lessThat, roundedDown, roundedUp, sumOf, times, type Fraction } from './fraction.rules.js';

export const aidCurrencies = ['EUR', 'DKK'] as const;
export type AidCurrency = (typeof aidCurrencies)[number];

/** De minimis aid that a partner, or a company of the same undertaking, has been given before. An amount of 0 says that there is none. */
export interface EarlierAid {
  readonly id: string;
  readonly partnerId: string;
  /** The company of the undertaking that was given it; '' for the partner itself. */
  readonly receivedBy: string;
  readonly authority: string;
  /** The day on which the right to it was given; null: not said. */
  readonly grantedOn: IsoDate | null;
  readonly currency: AidCurrency;
  /** Cents or øre. */
  readonly amountHundredths: bigint;
}

/** Where a day stands: an earlier aid without one counts, since it may lie within. */
export type Place = 'within' | 'before' | 'after' | 'undated';

/** All of one undertaking's de minimis aid, as it would stand on the day of grant. Cents are rounded up, room is rounded down. */
export interface Ledger {
  /** First day that counts. */
  readonly from: IsoDate;
  readonly grantedOn: IsoDate;
  readonly entries: readonly { readonly aid: EarlierAid; readonly place: Place; readonly cents: bigint }[];
  readonly earlierCents: bigint;
  /** Aid of this project; null: not known yet. */
  readonly newCents: bigint | null;
  readonly totalCents: bigint;
  readonly ceilingCents: bigint;
  /** Most that this project may give. */
  readonly roomCents: bigint;
  /** The same in øre, exactly. */
  readonly room: Fraction;
  readonly isOver: boolean;
}

/** `aid` in øre; null: not known yet. A sum of exactly the ceiling keeps it. */
export function ledgerOf(earlier: readonly EarlierAid[], aid: Fraction | null, grantedOn: IsoDate, rules: DeMinimisRules): Ledger {
  const from = firstDay(rules.window, grantedOn);
  const placed = earlier.map((one) => ({ aid: one, place: placeOf(one.grantedOn, from, grantedOn), exact: centsOf(one, rules.eurRate) }));
  const counting = sumOf(placed.filter(({ place }) => place === 'within' || place === 'undated').map(({ exact }) => exact));
  const ours = aid && inCents(aid, rules.eurRate);
  const ceiling = fraction(BigInt(rules.ceilingEurCents));
  const total = sumOf([counting, ours ?? fraction(0n)]);
  const room = lessThat(ceiling, counting);
  return {
    from,
    grantedOn,
    entries: placed.map(({ exact, ...entry }) => ({ ...entry, cents: roundedUp(exact) })),
    earlierCents: roundedUp(counting),
    newCents: ours && roundedUp(ours),
    totalCents: roundedUp(total),
    ceilingCents: ceiling.over,
    roomCents: roundedDown(room),
    room: inOere(room, rules.eurRate),
    isOver: ours !== null && ours.over > 0n && !isAtMost(total, ceiling),
  };
}

/**
 * Three years back from the day of grant, that day three years ago left out; the 29th of February is the 28th then. Or
 * the calendar year of the grant and the two before.
 */
export function firstDay(window: DeMinimisRules['window'], grantedOn: IsoDate): IsoDate {
  const year = Number(grantedOn.slice(0, 4));
  if (window === 'three-fiscal-years') return `${year - 2}-01-01`;
  const day = grantedOn.slice(5) === '02-29' ? '02-28' : grantedOn.slice(5);
  return addDays(`${year - 3}-${day}`, 1);
}

function placeOf(day: IsoDate | null, from: IsoDate, until: IsoDate): Place {
  if (day === null) return 'undated';
  if (day < from) return 'before';
  return day > until ? 'after' : 'within';
}

function centsOf({ currency, amountHundredths }: EarlierAid, rate: EurRate): Fraction {
  return currency === 'EUR' ? fraction(amountHundredths) : inCents(fraction(amountHundredths), rate);
}

const inCents = (oere: Fraction, { kronerE5 }: EurRate): Fraction => times(oere, fraction(100_000n, BigInt(kronerE5)));
const inOere = (cents: Fraction, { kronerE5 }: EurRate): Fraction => times(cents, fraction(BigInt(kronerE5), 100_000n));
