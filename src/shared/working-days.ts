import { addDays, type IsoDate } from './dates.js';

/** A day on which Danish public offices are open: no weekend, no public holiday, and none of the three days they keep closed beside them. */
export function isWorkingDay(date: IsoDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closedIn(Number(date.slice(0, 4))).includes(date);
}

export function nextWorkingDay(after: IsoDate): IsoDate {
  const next = addDays(after, 1);
  return isWorkingDay(next) ? next : nextWorkingDay(next);
}

const known = new Map<number, readonly IsoDate[]>();

function closedIn(year: number): readonly IsoDate[] {
  const days = known.get(year) ?? closedDays(year);
  known.set(year, days);
  return days;
}

/** Offices also close on Constitution Day, Christmas Eve and New Year's Eve. The day of prayer was a holiday until 2023. */
function closedDays(year: number): IsoDate[] {
  const easter = easterSunday(year);
  const moving = [-3, -2, 1, ...(year <= 2023 ? [26] : []), 39, 50].map((days) => addDays(easter, days));
  return [...moving, ...['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`)];
}

/** Meeus, Jones and Butcher, for the Gregorian calendar. */
function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
