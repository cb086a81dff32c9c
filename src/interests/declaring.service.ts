import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { PanelService } from '../panels/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { RoundService, phaseOf, type RoundView } from '../rounds/index.js';
import type { Ground } from './ground.rules.js';
import { GraphService } from './graph.service.js';
import type { GraphApplication } from './graph.store.js';
import { InterestLetters } from './interest-letters.js';
import { isBlocked, maySay, type InterestStatus } from './interest.rules.js';
import { InterestService, type Said } from './interest.service.js';
import { InterestStore, type InterestRow } from './interest.store.js';
import type { Suspicion } from './suspicion.rules.js';

/** The little a panel member knows of an application before saying whether anything stands in the way. */
export interface DeclarableApplication {
  readonly application: GraphApplication;
  readonly status: InterestStatus | null;
  readonly declaredAt: Date | null;
  readonly suspicions: readonly Suspicion[];
}

export interface ToDeclareOn {
  readonly round: RoundView;
  /** Applications still come in and may be taken back: there is nothing to declare on yet but what is assessed already. */
  readonly isEarly: boolean;
  /** By number, without those that are shut to the member. */
  readonly applications: readonly DeclarableApplication[];
}

/** What one says of one application oneself; no ground: nothing stands in the way. */
export interface OwnWord {
  readonly applicationId: string;
  readonly ground: Ground | null;
  readonly note: string;
}

/** Where the panel works, something can be said of an application. */
const sayable: readonly string[] = ['submitted', 'assessment'];

/** A panel member's own declarations: on every application of the round, before anything of one is opened. */
@Injectable()
export class DeclaringService {
  constructor(
    private readonly rounds: RoundService,
    private readonly panels: PanelService,
    private readonly accounts: AccountService,
    private readonly graph: GraphService,
    private readonly store: InterestStore,
    private readonly interests: InterestService,
    private readonly letters: InterestLetters,
  ) {}

  hasAccepted(roundId: string, accountId: string): Promise<boolean> {
    return this.panels.hasAccepted(roundId, accountId);
  }

  /** @throws NotFoundException for a round nobody has */
  async toDeclare(roundId: string, accountId: string, now: Date): Promise<ToDeclareOn> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    const isEarly = phaseOf(round, now) !== 'closed';
    const open = (await this.open(roundId, accountId)).filter(({ application: { state } }) => state === 'assessment' || (state === 'submitted' && !isEarly));
    return { round, isEarly, applications: open };
  }

  /** One application, wherever it stands, as the member may know it. @throws NotFoundException where it is shut to the member */
  async one(roundId: string, applicationId: string, accountId: string): Promise<DeclarableApplication> {
    const found = (await this.open(roundId, accountId)).find(({ application }) => application.applicationId === applicationId);
    if (!found) throw new NotFoundException();
    return found;
  }

  private async open(roundId: string, accountId: string): Promise<DeclarableApplication[]> {
    const [{ applications, people, suspicions }, own] = await Promise.all([this.graph.of(roundId, [accountId], accountId), this.store.ofRound(roundId, accountId)]);
    const [person] = people;
    const byId = new Map<string, InterestRow>(own.map((row) => [row.applicationId, row]));
    const isShut = ({ applicationId, members }: GraphApplication) => isBlocked(byId.get(applicationId)?.status ?? null) || members.some((member) => member.accountId === accountId);
    return applications
      .filter((application) => !isShut(application))
      .map((application) => {
        const row = byId.get(application.applicationId);
        return { application, status: row?.status ?? null, declaredAt: row?.declaredAt ?? null, suspicions: person ? suspicions(person, application) : [] };
      });
  }

  /**
   * Keeps each word that can be said now; what was said meanwhile, is shut or does not exist is passed over, for a page may
   * be old. Officers who may know of a case are told where something stands in the way. @returns how many were kept
   */
  async declare(member: Pick<SignedIn, 'id' | 'name'>, words: readonly OwnWord[], at: Date): Promise<number> {
    const locked = new Map((await this.store.lock(words.map(({ applicationId }) => applicationId))).map((row) => [row.id, row]));
    const before = new Map((await Promise.all([...new Set([...locked.values()].map(({ roundId }) => roundId))].map((roundId) => this.store.ofRound(roundId, member.id)))).flat().map((row) => [row.applicationId, row.status]));
    const own = new Set((await this.store.blockedAmong([...locked.keys()], [member.id])).map(({ applicationId }) => applicationId));
    const said = words.flatMap(({ applicationId, ground, note }): Said[] => {
      const application = locked.get(applicationId);
      const status = before.get(applicationId) ?? null;
      const can = application && sayable.includes(application.state) && !own.has(applicationId) && maySay(ground === null ? 'none' : 'declared', status);
      return can ? [{ applicationId, accountId: member.id, ground, note, declaredBy: member.id, declaredAt: at, roundId: application.roundId, before: status, name: member.name }] : [];
    });
    await this.interests.say(said);
    const conflicts = said.filter(({ ground }) => ground !== null);
    if (conflicts.length) await this.letters.declared(member, conflicts, await this.accounts.withRole('officer'));
    return said.length;
  }
}
