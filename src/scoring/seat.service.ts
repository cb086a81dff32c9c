import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, type ApplicationHead, type Snapshot, type State } from '../applications/index.js';
import type { Download } from '../platform/web/index.js';
import type { Step } from './desk.access.js';
import { GateService } from './gate.service.js';
import { refusalToScore } from './score.rules.js';
import { SeatStore, type OpenSeat, type SeatProgress, type SeatRow } from './seat.store.js';

export interface OwnSeat extends SeatProgress {
  readonly head: ApplicationHead;
}

/** All a member has before them to assess one application. */
export interface Desk {
  readonly seat: SeatRow;
  readonly state: State;
  readonly snapshot: Snapshot;
}

/** What a member has left to assess. */
export interface Waiting {
  readonly next: OwnSeat | null;
  readonly left: number;
}

/** A panel member's own part: everything is found through the member, and a disqualified one finds nothing. */
@Injectable()
export class SeatService {
  constructor(
    private readonly seats: SeatStore,
    private readonly gate: GateService,
    private readonly applications: ApplicationService,
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

  /** What comes first for the member; the desk opens when nothing does. */
  step(seat: SeatRow): Promise<Step> {
    return this.gate.step(seat);
  }

  /** The application and one's own scores. @throws NotFoundException where something else comes first */
  async desk(seat: SeatRow): Promise<Desk> {
    if (!(await this.gate.isOpen(seat))) throw new NotFoundException();
    return this.opened(seat);
  }

  /** The same by its address; null for a seat that is unknown, somebody else's, or closed to the member. */
  async deskOf(seatId: string, accountId: string): Promise<Desk | null> {
    const seat = await this.seats.ofMember(seatId, accountId);
    return seat && (await this.gate.isOpen(seat)) ? this.opened(seat) : null;
  }

  /** What waits beside this one: begun before not begun, oldest first. */
  async waiting(accountId: string, beside: Pick<SeatRow, 'id'>): Promise<Waiting> {
    const { seats } = await this.mine(accountId);
    const open = seats.filter((seat) => seat.id !== beside.id && seat.declaration === 'none' && refusalToScore(seat, seat.head.state) === null);
    return { next: open.find(({ scored }) => scored > 0) ?? open[0] ?? null, left: open.length };
  }

  /** Every assessment of the round that the member may write to now, in the order of the applications' numbers. */
  async writableIn(roundId: string, accountId: string): Promise<{ seat: SeatRow; snapshot: Snapshot }[]> {
    const mine = await this.seats.ofMemberIn(accountId, roundId);
    const open = mine.filter((seat) => seat.declaration === 'none' && refusalToScore(seat, 'assessment') === null);
    if (!open[0] || (await this.gate.step(open[0])) !== 'desk') return [];
    const snapshots = await this.applications.snapshotsOf(open.map(({ applicationId }) => applicationId));
    return open.flatMap((seat) => {
      const snapshot = snapshots.get(seat.applicationId);
      return snapshot ? [{ seat, snapshot }] : [];
    });
  }

  /** One of the application's files, for who may read the application. @throws NotFoundException */
  async attachment(seat: SeatRow, file: string): Promise<Download> {
    if (!(await this.gate.isOpen(seat))) throw new NotFoundException();
    return this.applications.attachment(seat.applicationId, file);
  }

  private async opened(seat: SeatRow): Promise<Desk> {
    const [snapshot, head] = await Promise.all([this.applications.snapshot(seat.applicationId), this.applications.head(seat.applicationId)]);
    return { seat, snapshot, state: head?.state ?? 'decided' };
  }
}

/** @throws NotFoundException where there is no such seat, or its member may have nothing to do with the case */
function mayBeSeen(seat: SeatRow | null): SeatRow {
  if (!seat || seat.declaration === 'conflict') throw new NotFoundException();
  return seat;
}
