import type { ReminderKind } from '../calendar/index.js';
import type { RuleSetValues } from '../rounds/index.js';
import { copenhagenDate, copenhagenInstant, daysBetween } from '../shared/dates.js';
import type { RoundDates } from './moments.rules.js';
import type { Check, Facts } from './report.rules.js';

/** A round as it was copied: what can be wrong with it before anybody has done anything. */
export interface PlannedRound extends RoundDates {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
  readonly ruleSetId: string;
  readonly rules: RuleSetValues;
  /** The copy is not. */
  readonly closedAt: null;
  /** As the round itself was, by hand. */
  readonly wasClosedAt: Date | null;
  readonly callDa: string;
  readonly callEn: string;
  readonly contact: string;
  readonly openTo: readonly string[];
  readonly funds: readonly { readonly id: string; readonly poolOere: bigint | null }[];
}

/** What the round is held against. */
export interface World {
  readonly criterionIds: readonly string[];
  /** Minutes before, by kind. */
  readonly reminders: Readonly<Record<ReminderKind, readonly number[]>>;
}

export const planCodes = [
  'funds', 'weights', 'meeting-after-deadline', 'panel-after-deadline', 'panel-before-meeting',
  'panel-window', 'panel-days', 'hearing', 'pools', 'call-days', 'deadline-weekday', 'deadline-hours', 'reminders-fit', 'call-text', 'contact', 'closed-by-hand',
] as const;
export type PlanCode = (typeof planCodes)[number];

/** Fewer days than these are remarked on; whoever sets the dates may have a reason. */
const FEW_CALL_DAYS = 14;
const FEW_PANEL_DAYS = 7;

/** Everything that is looked at before the first chapter, what is right included: the report says what was examined. */
export function planChecks(round: PlannedRound, world: World): Check<PlanCode>[] {
  return [...impossible(round, world), ...unwise(round, world)];
}

type Verdict = 'failed' | 'remark';
const look = (code: PlanCode, isRight: boolean, otherwise: Verdict, facts: Facts = {}): Check<PlanCode> => ({ code, outcome: isRight ? 'held' : otherwise, facts, saw: '' });

/** What no applicant and no panel can make good. */
function impossible({ openUntil, meetingOn, panelFrom, panelUntil, funds, rules }: PlannedRound, { criterionIds }: World): Check<PlanCode>[] {
  const lastDay = copenhagenDate(openUntil);
  const unweighed = criterionIds.filter((id) => rules.weights[id] === undefined);
  const total = criterionIds.reduce((sum, id) => sum + (rules.weights[id] ?? 0), 0);
  return [
    look('funds', funds.length > 0, 'failed', { n: funds.length }),
    look('weights', unweighed.length === 0 && total > 0, 'failed', { n: criterionIds.length, lacking: unweighed.length, total }),
    look('meeting-after-deadline', meetingOn > lastDay, 'failed', { deadlineOn: lastDay, meetingOn, days: daysBetween(lastDay, meetingOn) }),
    ...(panelFrom ? [look('panel-after-deadline', panelFrom >= lastDay, 'failed', { panelOn: panelFrom, deadlineOn: lastDay, days: daysBetween(panelFrom, lastDay) })] : []),
    ...(panelUntil ? [look('panel-before-meeting', panelUntil < meetingOn, 'failed', { panelOn: panelUntil, meetingOn, days: daysBetween(meetingOn, panelUntil) + 1 })] : []),
  ];
}

function unwise(round: PlannedRound, world: World): Check<PlanCode>[] {
  const { opensAt, closesAt, openUntil, meetingOn, panelFrom, panelUntil, hearingUntil, funds, callDa, callEn, contact, wasClosedAt } = round;
  const panelDays = panelFrom && panelUntil ? daysBetween(panelFrom, panelUntil) + 1 : null;
  const callDays = daysBetween(copenhagenDate(opensAt), copenhagenDate(closesAt));
  const deadlineOn = copenhagenDate(closesAt);
  const empty = funds.filter(({ poolOere }) => poolOere === 0n).length;
  return [
    look('panel-window', panelFrom !== null && panelUntil !== null, 'remark'),
    ...(panelDays === null ? [] : [look('panel-days', panelDays >= FEW_PANEL_DAYS, 'remark', { days: panelDays, few: FEW_PANEL_DAYS })]),
    ...(hearingUntil ? [look('hearing', hearingUntil > copenhagenDate(openUntil) && hearingUntil < meetingOn, 'remark', { hearingOn: hearingUntil, deadlineOn: copenhagenDate(openUntil), meetingOn })] : []),
    look('pools', empty === 0, 'remark', { n: empty }),
    look('call-days', callDays >= FEW_CALL_DAYS, 'remark', { days: callDays, few: FEW_CALL_DAYS }),
    look('deadline-weekday', isWeekday(deadlineOn), 'remark', { deadlineOn }),
    look('deadline-hours', isOfficeHour(closesAt), 'remark', { deadlineAt: closesAt.toISOString() }),
    look('reminders-fit', lostReminders(round, world).length === 0, 'remark', { n: lostReminders(round, world).length, days: callDays }),
    look('call-text', callDa !== '' && callEn !== '', 'remark'),
    look('contact', contact !== '', 'remark'),
    ...(wasClosedAt ? [look('closed-by-hand', false, 'remark', { closedAt: wasClosedAt.toISOString() })] : []),
  ];
}

/** Distances longer than the call is: their reminders would go out before anybody can write. */
function lostReminders({ opensAt, closesAt }: PlannedRound, { reminders }: World): number[] {
  return reminders.deadline.filter((minutes) => minutes * 60_000 >= closesAt.getTime() - opensAt.getTime());
}

function isWeekday(day: string): boolean {
  const aMonday = '2011-01-10';
  return (((daysBetween(aMonday, day) % 7) + 7) % 7) < 5;
}

/** When somebody answers the telephone. */
function isOfficeHour(instant: Date): boolean {
  const day = copenhagenDate(instant);
  return instant >= copenhagenInstant(day, '09:00') && instant <= copenhagenInstant(day, '16:00');
}
