import { addDays, copenhagenDate, daysBetween, noonCopenhagen, startOfDayCopenhagen, type IsoDate } from '../shared/dates.js';
import type { Call, NewRound } from '../rounds/index.js';
import { demoCall } from './demo-call.js';

type Taken = readonly { readonly year: number; readonly number: number }[];

/** What a round is for, and the rules it follows. */
type Pinned = Pick<NewRound, 'fundIds' | 'ruleSetId'>;

type DemoRound = NewRound & Partial<Call>;

/** As long between deadline and meeting as in the first round of 2011. */
const daysToMeeting = 59;

/** A round that is open on the day of seeding, so that there is always one to apply in. */
export function demoRound(now: Date, taken: Taken, pinned: Pinned): DemoRound {
  const today = copenhagenDate(now);
  return roundOf({ opensOn: addDays(today, -14), deadline: mondayFrom(addDays(today, 42)) }, taken, pinned);
}

/** A round whose deadline has passed and whose meeting was yesterday: there is always one to assess and decide in. */
export function pastRound(now: Date, taken: Taken, pinned: Pinned): DemoRound {
  const deadline = addDays(copenhagenDate(now), -1 - daysToMeeting);
  return roundOf({ opensOn: addDays(deadline, -60), deadline }, taken, pinned);
}

/** The year's next number; the deadline is at noon, when the help desk is open. */
function roundOf({ opensOn, deadline }: { opensOn: IsoDate; deadline: IsoDate }, taken: Taken, pinned: Pinned): DemoRound {
  const year = Number(deadline.slice(0, 4));
  const number = 1 + Math.max(0, ...taken.filter((round) => round.year === year).map((round) => round.number));
  const meetingOn = addDays(deadline, daysToMeeting);
  return {
    year,
    number,
    nameDa: `${number}. runde ${year}`,
    nameEn: `Round ${number}, ${year}`,
    opensAt: startOfDayCopenhagen(opensOn),
    closesAt: noonCopenhagen(deadline),
    meetingOn,
    ...pinned,
    ...demoCall({ deadline, meetingOn }),
  };
}

/** The same day if it is a Monday, else the next one. */
function mondayFrom(date: IsoDate): IsoDate {
  const aMonday = '2011-01-10';
  const past = ((daysBetween(aMonday, date) % 7) + 7) % 7;
  return past === 0 ? date : addDays(date, 7 - past);
}
