/** Before it opens, while applications are received, and afterwards. */
export type Phase = 'coming' | 'open' | 'closed';

export interface Span {
  readonly opensAt: Date;
  /** The last instant at which an application is in time. */
  readonly closesAt: Date;
}

/** Both ends belong to the open time: at `closesAt` a round is open, one millisecond later it is closed. */
export function phaseOf(round: Span, now: Date): Phase {
  if (now < round.opensAt) return 'coming';
  return now <= round.closesAt ? 'open' : 'closed';
}

/** The rounds that receive applications, nearest deadline first. */
export function openAmong<Round extends Span>(rounds: readonly Round[], now: Date): Round[] {
  return rounds.filter((round) => phaseOf(round, now) === 'open').sort(byDeadline);
}

/** The rounds still to open, first to open first. */
export function comingAmong<Round extends Span>(rounds: readonly Round[], now: Date): Round[] {
  return rounds
    .filter((round) => phaseOf(round, now) === 'coming')
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}

/** The rounds that are over, latest deadline first. */
export function closedAmong<Round extends Span>(rounds: readonly Round[], now: Date): Round[] {
  return rounds.filter((round) => phaseOf(round, now) === 'closed').sort((a, b) => byDeadline(b, a));
}

function byDeadline(a: Span, b: Span): number {
  return a.closesAt.getTime() - b.closesAt.getTime();
}
