import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, SharingService, type ApplicationFace } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, phaseOf, type RoundView } from '../rounds/index.js';
import { threadsPerPage } from './dialogue.rules.js';
import { DialogueStore } from './dialogue.store.js';
import { ThreadListStore, type ListedThread } from './thread-list.store.js';

/** An application as the secretariat meets it in the dialogue. */
export interface OfficerThread {
  readonly face: ApplicationFace;
  readonly round: RoundView;
}

/** The secretariat's side of the dialogue: which threads there are, and who may answer in one. */
@Injectable()
export class OfficerService {
  constructor(
    private readonly store: DialogueStore,
    private readonly lists: ThreadListStore,
    private readonly sharing: SharingService,
    private readonly applications: ApplicationService,
    private readonly rounds: RoundService,
    private readonly events: Events,
  ) {}

  async list(officerId: string, page: number, now: Date): Promise<{ threads: (OfficerThread & { listed: ListedThread })[]; total: number }> {
    const rounds = await this.rounds.rounds();
    const open = rounds.filter((round) => phaseOf(round, now) !== 'closed').map(({ id }) => id);
    const { rows, total } = await this.lists.page(officerId, open, threadsPerPage, (page - 1) * threadsPerPage);
    const faces = new Map((await this.sharing.faces(rows.map(({ applicationId }) => applicationId), officerId)).map((face) => [face.id, face]));
    const threads = rows.flatMap((listed) => {
      const face = faces.get(listed.applicationId);
      const round = rounds.find(({ id }) => id === face?.roundId);
      return face && round ? [{ face, round, listed }] : [];
    });
    return { threads, total };
  }

  /**
   * @throws NotFoundException for an application that has no thread: nobody has turned to the secretariat
   * @throws ForbiddenException for somebody who takes or took part in the application or has an interest in it: nobody advises on a case of their own
   */
  async open(applicationId: string, officerId: string): Promise<OfficerThread> {
    const [[face], thread] = await Promise.all([this.sharing.faces([applicationId], officerId), this.store.thread(applicationId, officerId)]);
    if (!face || !thread) throw new NotFoundException();
    if (face.isOwn) throw new ForbiddenException();
    const round = await this.rounds.round(face.roundId);
    if (!round) throw new Error(`There is no round ${face.roundId}`);
    return { face, round };
  }

  /** Opens it for writing: nobody else writes to it until the transaction ends. */
  async openLocked(applicationId: string, officerId: string): Promise<OfficerThread> {
    await this.applications.lock(applicationId);
    return this.open(applicationId, officerId);
  }

  /** The last message needs no answer. */
  async settle(applicationId: string, officerId: string): Promise<void> {
    if (await this.store.settle(applicationId)) await this.events.note({ subject: applicationId, kind: 'dialogue.settled', actorId: officerId });
  }
}
