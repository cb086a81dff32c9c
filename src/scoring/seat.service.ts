import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, type ApplicationHead, type Snapshot, type State } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import type { Download } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { missingBeforeSubmit, refusalToScore, type Missing, type ScoringRefusal } from './score.rules.js';
import { isCounted, type Score } from './scoring.rules.js';
import { ScoringService, type NamedSeat } from './scoring.service.js';
import { SeatStore, type OpenSeat, type SeatProgress, type SeatRow } from './seat.store.js';

export interface OwnSeat extends SeatProgress {
  readonly head: ApplicationHead;
}

/** All a member has before them to assess one application. */
export interface Desk {
  readonly seat: SeatRow;
  readonly state: State;
  readonly snapshot: Snapshot;
  /** The other submitted assessments; nothing, not even how many there are, until one's own is in. */
  readonly others: readonly NamedSeat[];
}

export type SubmitRefusal = ScoringRefusal | readonly Missing[];

/** A panel member's own part: everything is found through the member, and a disqualified one finds nothing. */
@Injectable()
export class SeatService {
  constructor(
    private readonly seats: SeatStore,
    private readonly scoring: ScoringService,
    private readonly applications: ApplicationService,
    private readonly events: Events,
  ) {}

  /** The member's seats, oldest first, and in how many cases the member is disqualified. */
  async mine(accountId: string): Promise<{ seats: OwnSeat[]; conflicts: number }> {
    const all = await this.seats.progressOf(accountId);
    const mine = all.filter((seat) => seat.declaration !== 'conflict');
    const heads = mine.length ? await this.applications.headsOf(mine.map((seat) => seat.applicationId)) : [];
    const byId = new Map(heads.map((head) => [head.id, head]));
    const seats = mine.flatMap((seat) => {
      const head = byId.get(seat.applicationId);
      return head ? [{ ...seat, head }] : [];
    });
    return { seats, conflicts: all.length - mine.length };
  }

  /** For jobs: what panels still owe these rounds, as long as the application is under assessment. */
  async openIn(roundIds: readonly string[]): Promise<OpenSeat[]> {
    const open = await this.seats.openIn(roundIds);
    const heads = open.length ? await this.applications.headsOf([...new Set(open.map(({ applicationId }) => applicationId))]) : [];
    const assessed = new Set(heads.filter(({ state }) => state === 'assessment').map(({ id }) => id));
    return open.filter(({ applicationId }) => assessed.has(applicationId));
  }

  /** Those of these applications that this person may have nothing to do with handling. */
  async partialIn(applicationIds: readonly string[], accountId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.seats.partialAmong(applicationIds, [accountId])).map((row) => row.applicationId));
  }

  /** Those of these people who may have nothing to do with handling this application. */
  async partialTo(applicationId: string, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.seats.partialAmong([applicationId], accountIds)).map((row) => row.accountId));
  }

  /** @throws NotFoundException for anybody else's seat and for a disqualified member's own */
  async mySeat(seatId: string, accountId: string): Promise<SeatRow> {
    return mayBeSeen(await this.seats.ofMember(seatId, accountId));
  }

  /** The application and one's own scores. Only for who has declared that nothing stands in the way. */
  async desk(seat: SeatRow): Promise<Desk> {
    if (seat.declaration !== 'none') throw new NotFoundException();
    const snapshot = await this.applications.snapshot(seat.applicationId);
    const head = await this.applications.head(seat.applicationId);
    const ids = Object.keys(snapshot.ruleSet.values.weights);
    const panel = seat.submittedAt ? await this.scoring.panelOf(seat.applicationId) : [];
    const others = panel.filter((other) => other.id !== seat.id && isCounted(other, ids));
    return { seat, snapshot, state: head?.state ?? 'decided', others };
  }

  /** Every assessment of the round that the member may write to now, in the order of the applications' numbers. */
  async writableIn(roundId: string, accountId: string): Promise<{ seat: SeatRow; snapshot: Snapshot }[]> {
    const open = (await this.seats.ofMemberIn(accountId, roundId)).filter((seat) => seat.declaration === 'none' && seat.submittedAt === null);
    const snapshots = await this.applications.snapshotsOf(open.map(({ applicationId }) => applicationId));
    return open.flatMap((seat) => {
      const snapshot = snapshots.get(seat.applicationId);
      return snapshot ? [{ seat, snapshot }] : [];
    });
  }

  /** One of the application's files, for who may read the application. @throws NotFoundException */
  attachment({ declaration, applicationId }: SeatRow, file: string): Promise<Download> {
    if (declaration !== 'none') throw new NotFoundException();
    return this.applications.attachment(applicationId, file);
  }

  /** Keeps a draft: what is given replaces what stood there, criteria that are not given stay as they were. */
  async save(seatId: string, accountId: string, scores: readonly Score[]): Promise<Result<void, ScoringRefusal>> {
    const { seat, state } = await this.locked(seatId, accountId);
    const refusal = refusalToScore(seat, state);
    if (refusal) return refused(refusal);
    await this.seats.saveScores(seatId, scores);
    return ok(undefined);
  }

  /** Saves and submits. From then on it is counted, it cannot be changed, and the member sees the others'. */
  async submit(seatId: string, accountId: string, scores: readonly Score[], at: Date): Promise<Result<void, SubmitRefusal>> {
    const saved = await this.save(seatId, accountId, scores);
    if (!saved.ok) return saved;
    const seat = await this.mySeat(seatId, accountId);
    const { application, ruleSet, criteria } = await this.applications.snapshot(seat.applicationId);
    const missing = missingBeforeSubmit(seat.scores, criteria.map(({ id }) => id), ruleSet.values.minReasonCharacters);
    if (missing.length) return refused(missing);
    await this.seats.markSubmitted(seatId, at);
    const inOrder = criteria.map(({ id }) => seat.scores.find(({ criterionId }) => criterionId === id)!);
    await this.seats.keepVersion(seatId, { submittedAt: at, scores: inOrder, applicationVersion: application.version, ruleSetId: ruleSet.id });
    await this.events.note({ subject: seat.applicationId, kind: 'panel.submitted', actorId: accountId });
    await this.scoring.recompute(seat.applicationId);
    return ok(undefined);
  }

  /** The application's row first, then the seat's, so that nobody waits in a ring. */
  private async locked(seatId: string, accountId: string): Promise<{ seat: SeatRow; state: State }> {
    const { applicationId } = await this.mySeat(seatId, accountId);
    const state = await this.applications.lock(applicationId);
    const seat = mayBeSeen(await this.seats.lockedOfMember(seatId, accountId));
    if (seat.declaration !== 'none') throw new NotFoundException();
    return { seat, state };
  }
}

function mayBeSeen(seat: SeatRow | null): SeatRow {
  if (!seat || seat.declaration === 'conflict') throw new NotFoundException();
  return seat;
}
