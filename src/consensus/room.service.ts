import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, type ApplicationHead, type Snapshot } from '../applications/index.js';
import { CalibrationService, calibrationUrl } from '../calibration/index.js';
import { InterestService, mayHandle, type InterestStatus } from '../interests/index.js';
import { PanelService, type PanelMember } from '../panels/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { ScoringService, SeatService, type NamedSeat } from '../scoring/index.js';
import { seatUrl } from '../scoring/scoring.paths.js';
import { ok, refused, type Result } from '../shared/result.js';
import { mayOn, sightOf, type Chair, type May, type Stage, type Standing } from './consensus.access.js';
import { agreementsOn, recordOf, type Agreement, type Kept, type Readiness, type Written } from './consensus.rules.js';
import { ConsensusStore, type Comment, type Phase } from './consensus.store.js';

/** All there is around one application's panel, for somebody who may see it. */
export interface Room {
  readonly head: ApplicationHead;
  readonly snapshot: Snapshot;
  readonly readerId: string;
  readonly isOfficer: boolean;
  readonly stage: Stage;
  readonly phase: Phase | null;
  /** Of those who may take part, in the order of appointment. */
  readonly seats: readonly NamedSeat[];
  /** Assessments that were handed in by somebody who has an interest in the case. */
  readonly withdrawn: number;
  readonly readiness: Readiness;
  readonly agreements: readonly Agreement[];
  readonly summary: Kept<Written>;
  readonly comments: readonly (Comment & { readonly withdrawn: boolean })[];
  readonly chair: { readonly standing: Chair; readonly name: string };
  readonly may: May;
  readonly isRanked: boolean;
}

type Reader = Pick<SignedIn, 'id' | 'roles'>;

/** Who comes in, and what stands there. */
@Injectable()
export class RoomService {
  constructor(
    private readonly store: ConsensusStore,
    private readonly applications: ApplicationService,
    private readonly scoring: ScoringService,
    private readonly seats: SeatService,
    private readonly panels: PanelService,
    private readonly interests: InterestService,
    private readonly calibration: CalibrationService,
  ) {}

  /**
   * Refused with the address where one's own part waits, which comes first.
   * @throws NotFoundException for whoever may know nothing of it, as for an unknown id
   */
  async enter(applicationId: string, reader: Reader): Promise<Result<Room, string>> {
    const head = await this.applications.head(applicationId);
    if (!head) throw new NotFoundException();
    const [panel, members, phase] = await Promise.all([this.scoring.panelOf(applicationId), this.panels.members(head.roundId), this.store.phase(applicationId)]);
    const seat = panel.find(({ accountId }) => accountId === reader.id);
    const isOfficer = reader.roles.includes('officer') && !(await this.seats.partialTo(applicationId, [reader.id])).has(reader.id);
    const me = members.find(({ accountId, answer }) => accountId === reader.id && answer === 'accepted');
    const standing: Standing = {
      isOfficer,
      isPanel: me !== undefined && (await this.mayTakePart(applicationId, reader.id)),
      seat: seat ? (seat.submittedAt ? 'in' : 'open') : 'none',
      isChair: me?.isChair ?? false,
    };
    const sight = sightOf(standing, phase !== null);
    if (sight === 'own' && seat) return refused(seatUrl(seat.id));
    if (sight !== 'page') throw new NotFoundException();
    if (!isOfficer && !seat && !(await this.calibration.isDone(head.roundId, reader.id))) return refused(calibrationUrl(head.roundId));
    return ok(await this.look(head, reader, standing, panel, members, phase));
  }

  /** The same for whoever is about to write: nothing else is written of the application until the transaction ends. */
  async enterToWrite(applicationId: string, reader: Reader): Promise<Result<Room, string>> {
    await this.applications.lock(applicationId);
    return this.enter(applicationId, reader);
  }

  private async look(head: ApplicationHead, { id: readerId }: Reader, standing: Standing, panel: readonly NamedSeat[], members: readonly PanelMember[], phase: Phase | null): Promise<Room> {
    const [snapshot, scores, summaries, comments, isRanked] = await Promise.all([
      this.applications.snapshot(head.id),
      this.store.scores(head.id),
      this.store.summaries(head.id),
      this.store.comments(head.id),
      this.store.isRanked(head.roundId),
    ]);
    const chairMember = members.find(({ isChair, answer }) => isChair && answer === 'accepted');
    const people = [...scores, ...summaries, ...comments].map(({ authorId }) => authorId).concat(chairMember?.accountId ?? []);
    const [blocked, chairStatus] = await Promise.all([
      people.length ? this.interests.blockedAmong([head.id], [...new Set(people)]) : [],
      chairMember ? this.interests.statusOf(head.id, chairMember.accountId) : null,
    ]);
    const barred = new Set(blocked.map(({ accountId }) => accountId));
    const chair = { standing: chairOf(chairMember, barred, chairStatus), name: chairMember?.name ?? '' };
    const stage = stageOf(head, phase);
    const able = panel.filter(({ declaration }) => declaration !== 'conflict');
    const submitted = able.filter(({ submittedAt }) => submittedAt !== null).length;
    return {
      head,
      snapshot,
      readerId,
      isOfficer: standing.isOfficer,
      stage,
      phase,
      seats: able,
      withdrawn: panel.filter(({ declaration, submittedAt }) => declaration === 'conflict' && submittedAt !== null).length,
      readiness: { state: head.state, isOpened: phase !== null, seats: able.length, submitted, required: snapshot.ruleSet.values.panelSize },
      agreements: agreementsOn(snapshot.criteria.map(({ id }) => id), scores, barred),
      summary: recordOf(summaries, barred),
      comments: comments.map((comment) => ({ ...comment, withdrawn: barred.has(comment.authorId) })),
      chair,
      may: mayOn(standing, stage, chair.standing, isRanked || head.state !== 'assessment'),
      isRanked,
    };
  }

  /** Has declared that nothing stands in the way, or was found free of it; and has never taken part in applying. */
  private async mayTakePart(applicationId: string, accountId: string): Promise<boolean> {
    const [status, blocked] = await Promise.all([this.interests.statusOf(applicationId, accountId), this.interests.blockedAmong([applicationId], [accountId])]);
    return mayHandle(status) && blocked.length === 0;
  }
}

function stageOf({ state }: ApplicationHead, phase: Phase | null): Stage {
  if (phase?.concludedAt) return 'concluded';
  if (state !== 'assessment') return 'moved';
  return phase ? 'open' : 'blind';
}

function chairOf(chair: PanelMember | undefined, barred: ReadonlySet<string>, status: InterestStatus | null): Chair {
  if (!chair) return 'none';
  if (barred.has(chair.accountId)) return 'barred';
  return mayHandle(status) ? 'able' : 'undeclared';
}
