import { applicationPaths, applicationUrl } from '../applications/application.paths.js';
import { isBeingWritten, type Draft, type Frame } from '../applications/index.js';
import type { OwnInvitation } from '../consortium/index.js';
import type { RoundView } from '../rounds/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import type { OwnSeat } from '../scoring/index.js';
import { dateAt, dateOn, nameOf, unchanged, type CalendarDate, type Change } from './date.rules.js';

/** What an application asks of those who write it: to be sent in, and afterwards to wait for the meeting. */
export function datesOfApplication({ draft, frame: { round } }: { readonly draft: Pick<Draft, 'id' | 'number' | 'title' | 'state' | 'reopenedAt'>; readonly frame: Pick<Frame, 'round'> }, change: Change, now: Date): CalendarDate[] {
  const { id, number, title, state } = draft;
  const about = { round: nameOf(round), number, title, n: 0, href: applicationUrl(id), change };
  const isSent = state !== 'draft';
  const isReopened = isSent && isBeingWritten({ draft, frame: { round } }, now);
  return [
    ...(isSent && !isReopened ? [] : [dateAt(round.closesAt, { ...about, id: `deadline-${round.id}-${id}`, kind: isReopened ? 'own-changes' : 'own-deadline' })]),
    ...(isSent ? [dateOn(round.meetingOn, { ...about, id: `meeting-${round.id}-${id}`, kind: 'own-meeting' })] : []),
  ];
}

export function dateOfInvitation({ id, number, expiresAt, sentAt }: OwnInvitation): CalendarDate {
  return dateAt(expiresAt, { id: `invitation-${id}`, kind: 'invitation', round: { da: '', en: '' }, number, title: '', n: 0, href: applicationPaths.mine, change: { sequence: 0, at: sentAt } });
}

/** What a panel member owes before each meeting, added up: a member with twelve applications has two dates a round. */
export function datesOfPanel(seats: readonly OwnSeat[], rounds: readonly RoundView[], changes: ReadonlyMap<string, Change>): CalendarDate[] {
  const open = seats.filter(({ submittedAt, head }) => submittedAt === null && head.state === 'assessment');
  return rounds.flatMap((round) => {
    const here = open.filter(({ head }) => head.roundId === round.id);
    const owed = { declaration: here.filter(({ declaration }) => declaration === 'undeclared').length, scores: here.filter(({ declaration }) => declaration === 'none').length };
    return (['declaration', 'scores'] as const).flatMap((kind) =>
      owed[kind] ? [dateOn(round.meetingOn, { id: `${kind}-${round.id}`, kind, round: nameOf(round), number: '', title: '', n: owed[kind], href: scoringPaths.panel, change: changes.get(round.id) ?? unchanged })] : [],
    );
  });
}

