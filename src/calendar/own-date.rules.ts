import { applicationPaths, applicationUrl } from '../applications/application.paths.js';
import { isBeingWritten, type Draft, type Frame } from '../applications/index.js';
import type { OwnInvitation } from '../consortium/index.js';
import { hasLeave, type RoundView } from '../rounds/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import type { OwnSeat } from '../scoring/index.js';
import { dateAt, dateOn, endOf, nameOf, panelDays, unchanged, type CalendarDate, type Change } from './date.rules.js';

type OwnApplication = { readonly draft: Pick<Draft, 'id' | 'number' | 'title' | 'state' | 'reopenedAt'>; readonly frame: Pick<Frame, 'round'> };

/** What an application asks of those who write it: to be sent in, and afterwards to answer in the hearing and wait for the meeting. */
export function datesOfApplication({ draft, frame: { round } }: OwnApplication, change: Change, now: Date): CalendarDate[] {
  const { id, number, title, state } = draft;
  const about = { round: nameOf(round), number, title, n: 0, href: applicationUrl(id), change };
  const isSent = state !== 'draft';
  const isReopened = isSent && isBeingWritten({ draft, frame: { round } }, now);
  return [
    ...(isSent && !isReopened ? [] : [ownEnd(round, isReopened, { ...about, id: `deadline-${round.id}-${id}` })]),
    ...(isSent && round.hearingUntil ? [dateOn(round.hearingUntil, { ...about, id: `hearing-${round.id}-${id}`, kind: 'own-hearing' })] : []),
    ...(isSent ? [dateOn(round.meetingOn, { ...about, id: `meeting-${round.id}-${id}`, kind: 'own-meeting' })] : []),
  ];
}

/** `round` as it counts for the application: its own leave is the last instant of it. */
function ownEnd(round: RoundView, isReopened: boolean, about: Omit<CalendarDate, 'kind' | 'at' | 'day' | 'until' | 'otherwise'>): CalendarDate {
  if (hasLeave(round)) {
    // Given after the date stood in calendars, so that programs take it for a date that moved.
    const change = { ...about.change, sequence: about.change.sequence + 1 };
    return dateAt(round.openUntil, { ...about, change, kind: isReopened ? 'exempt-changes' : 'own-exempt' });
  }
  const { at, kind, otherwise } = endOf(round);
  return dateAt(at, { ...about, kind: kind === 'closed' ? 'own-closed' : isReopened ? 'own-changes' : 'own-deadline' }, otherwise);
}

export function dateOfInvitation({ id, number, expiresAt, sentAt }: OwnInvitation): CalendarDate {
  return dateAt(expiresAt, { id: `invitation-${id}`, kind: 'invitation', round: { da: '', en: '' }, number, title: '', n: 0, href: applicationPaths.mine, change: { sequence: 0, at: sentAt } });
}

/**
 * What a panel member owes before each meeting, added up: a member with twelve applications has two dates a round. It is due
 * on the last day on which the panel assesses; in a round that says none, before the meeting.
 */
export function datesOfPanel(seats: readonly OwnSeat[], rounds: readonly RoundView[], changes: ReadonlyMap<string, Change>): CalendarDate[] {
  const open = seats.filter(({ submittedAt, head }) => submittedAt === null && head.state === 'assessment');
  return rounds.flatMap((round) => {
    const here = open.filter(({ head }) => head.roundId === round.id);
    const owed = { declaration: here.filter(({ declaration }) => declaration === 'undeclared').length, scores: here.filter(({ declaration }) => declaration === 'none').length };
    const last = panelDays(round)?.until;
    return (['declaration', 'scores'] as const).flatMap((what) =>
      owed[what] ? [dateOn(last ?? round.meetingOn, { id: `${what}-${round.id}`, kind: last ? `${what}-last` : what, round: nameOf(round), number: '', title: '', n: owed[what], href: scoringPaths.panel, change: changes.get(round.id) ?? unchanged })] : [],
    );
  });
}
