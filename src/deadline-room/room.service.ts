import { Injectable, NotFoundException } from '@nestjs/common';
import { SessionService } from '../accounts/index.js';
import { SharingService, type ApplicationFace } from '../applications/index.js';
import { Clock } from '../platform/clock.js';
import { AnswerTally, type Answers } from '../platform/logging/index.js';
import { Outbox, type MailQueue } from '../platform/mail/index.js';
import { RoundService, openAmong, phaseOf, type RoundView } from '../rounds/index.js';
import type { ArrivedMinute } from './arrival.rules.js';
import type { SharedWait } from './completeness.rules.js';
import { CompletenessService, type Measured } from './completeness.service.js';
import { RoomStore, type Arrived, type LastProbe, type RefusedTry } from './room.store.js';

/** Longest list of drafts that are waited for by name. */
const MOST_NAMED = 25;

export interface Room {
  readonly round: RoundView;
  /** Those that have opened, nearest or latest deadline first. */
  readonly rounds: readonly RoundView[];
  readonly minutes: readonly ArrivedMinute[];
  readonly arrived: Arrived;
  readonly lastRefused: RefusedTry | null;
  /** null: still being worked out. */
  readonly measured: Measured | null;
  readonly named: readonly (SharedWait & { readonly face: ApplicationFace })[];
  readonly running: Running;
}

/** How the portal does, and with it whoever wants to send something in. */
export interface Running {
  /** How the portal's own submission went last; null: it has not tried. */
  readonly probe: LastProbe | null;
  readonly mail: MailQueue;
  readonly clock: Clock['offset'];
  readonly minutes5: Answers;
  readonly minutes60: Answers;
  readonly people: number;
}

/** All that the secretariat watches while a deadline comes near. */
@Injectable()
export class RoomService {
  constructor(
    private readonly rounds: RoundService,
    private readonly store: RoomStore,
    private readonly completeness: CompletenessService,
    private readonly sharing: SharingService,
    private readonly sessions: SessionService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly tally: AnswerTally,
  ) {}

  /** Of a round, or where none is named the one that is watched now; null: no round has opened yet. @throws NotFoundException */
  async of(roundId: string | null, officerId: string, now: Date): Promise<Room | null> {
    const rounds = watched(await this.rounds.rounds(), now);
    const round = roundId === null ? rounds[0] : rounds.find(({ id }) => id === roundId);
    if (!round && roundId !== null) throw new NotFoundException();
    if (!round) return null;
    const [minutes, arrived, lastRefused, measured, running] = await Promise.all([
      this.store.minutes(round.id),
      this.store.arrived(round.id),
      this.store.lastRefused(round.id),
      this.completeness.of(round.id, now),
      this.running(now),
    ]);
    return { round, rounds, minutes, arrived, lastRefused, measured, running, named: measured ? await this.named(measured, officerId) : [] };
  }

  private async running(now: Date): Promise<Running> {
    const [mail, people, probe] = await Promise.all([this.outbox.queue(), this.sessions.people(now), this.store.lastProbe()]);
    return { mail, people, probe, clock: this.clock.offset, minutes5: this.tally.last(5), minutes60: this.tally.last(60) };
  }

  /** Only what is shared at this moment, and nothing of an application the officer takes part in. */
  private async named({ shared }: Measured, officerId: string): Promise<Room['named']> {
    const faces = new Map((await this.sharing.faces(shared.map(({ applicationId }) => applicationId), officerId)).map((face) => [face.id, face]));
    const named = shared.flatMap((wait) => {
      const face = faces.get(wait.applicationId);
      return face?.sharedAt && !face.isOwn ? [{ ...wait, face }] : [];
    });
    return named.sort((a, b) => (a.face.number < b.face.number ? -1 : 1)).slice(0, MOST_NAMED);
  }
}

/** Open rounds by their deadline, then the others, latest deadline first. */
function watched(rounds: readonly RoundView[], now: Date): RoundView[] {
  const closed = rounds.filter((round) => phaseOf(round, now) === 'closed').sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime());
  return [...openAmong(rounds, now), ...closed];
}
