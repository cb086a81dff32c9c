import { Injectable, NotFoundException } from '@nestjs/common';
import type { SignedIn } from '../platform/web/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { longestNote } from './ground.rules.js';
import { GraphService, type Graph } from './graph.service.js';
import type { Circle, GraphApplication, GraphPerson } from './graph.store.js';
import { InterestLetters } from './interest-letters.js';
import { refusalToDecide, refusalToFind, type Decision, type StepRefusal } from './interest.rules.js';
import { InterestService } from './interest.service.js';
import { InterestStore, type InterestRow, type Pair } from './interest.store.js';
import type { Suspicion } from './suspicion.rules.js';

/** One person and one application: what is on record and what looks like an interest. */
export interface PairView {
  readonly round: RoundView;
  readonly person: GraphPerson;
  readonly application: GraphApplication;
  /** null: nothing has been said. */
  readonly row: InterestRow | null;
  readonly suspicions: readonly Suspicion[];
  /** The person takes or took part in applying: there is nothing to decide. */
  readonly isMember: boolean;
}

export interface RoundInterests {
  readonly round: RoundView;
  readonly graph: Graph;
  /** Those of the circle asked for. */
  readonly people: readonly GraphPerson[];
  /** Without those the officer has to do with. */
  readonly applications: readonly GraphApplication[];
  /** About those applications, whoever it concerns. */
  readonly rows: readonly InterestRow[];
}

/** What has come to light of somebody, registered by an officer. */
export interface Found {
  readonly ground: string | null;
  /** Where it was found, and what. */
  readonly source: string;
}

/** The secretariat's part: decides what others have said, and registers what has come to light. Never in a case of one's own. */
@Injectable()
export class DecidingService {
  constructor(
    private readonly rounds: RoundService,
    private readonly graph: GraphService,
    private readonly store: InterestStore,
    private readonly interests: InterestService,
    private readonly letters: InterestLetters,
  ) {}

  /** @throws NotFoundException for a round nobody has */
  async ofRound(roundId: string, circle: Circle, officerId: string): Promise<RoundInterests> {
    const round = await this.rounds.any(roundId);
    if (!round) throw new NotFoundException();
    const [asked, rows, own] = await Promise.all([this.graph.circle(roundId, circle), this.store.ofRound(roundId), this.store.partialIn(roundId, officerId)]);
    const graph = await this.graph.of(roundId, [...new Set([...asked, ...rows.map(({ accountId }) => accountId)])], officerId);
    const isOpen = (applicationId: string) => !own.has(applicationId);
    const applications = graph.applications.filter(({ applicationId }) => isOpen(applicationId));
    return { round, graph, applications, people: graph.people.filter(({ accountId }) => asked.includes(accountId)), rows: rows.filter(({ applicationId }) => isOpen(applicationId)) };
  }

  /** @throws NotFoundException for what is unknown, and for a case the officer has to do with */
  async pair(roundId: string, { applicationId, accountId }: Pair, officerId: string): Promise<PairView> {
    const round = await this.rounds.any(roundId);
    if (!round || (await this.store.partialIn(roundId, officerId)).has(applicationId)) throw new NotFoundException();
    const [{ people, applications, suspicions }, row] = await Promise.all([this.graph.of(roundId, [accountId], officerId), this.store.one({ applicationId, accountId })]);
    const [person] = people;
    const application = applications.find((one) => one.applicationId === applicationId);
    if (!person || !application || !isConcerned(person)) throw new NotFoundException();
    return { round, person, application, row, suspicions: suspicions(person, application), isMember: application.members.some((member) => member.accountId === accountId) };
  }

  /** The case shuts for the person at once, whatever was said or decided before, until somebody else decides. */
  async find(roundId: string, pair: Pair, found: Found, officer: Pick<SignedIn, 'id'>, at: Date): Promise<Result<void, StepRefusal>> {
    const { person, before } = await this.locked(roundId, pair, officer.id);
    const refusal = refusalToFind(before, found, longestNote);
    if (refusal) return refused(refusal);
    await this.interests.say([{ ...pair, roundId, ground: found.ground, note: found.source, declaredBy: officer.id, declaredAt: at, before, name: person.name }]);
    if (person.accountId !== officer.id) await this.letters.found(roundId, person);
    return ok(undefined);
  }

  async decide(roundId: string, pair: Pair, decision: Decision, officer: Pick<SignedIn, 'id'>, at: Date): Promise<Result<void, StepRefusal>> {
    const { person, application, row, before } = await this.locked(roundId, pair, officer.id);
    const refusal = refusalToDecide(before, pair.accountId, officer.id, decision, longestNote);
    if (refusal) return refused(refusal);
    await this.interests.decide({ ...pair, roundId, name: person.name, ground: row?.ground ?? null }, decision, officer.id, at);
    await this.letters.decided(roundId, application.number, person, decision.outcome, person.roles.includes('panel'));
    return ok(undefined);
  }

  /** The application's row is held, so that two officers who decide at once wait for each other. */
  private async locked(roundId: string, pair: Pair, officerId: string) {
    const [held] = await this.store.lock([pair.applicationId]);
    if (held?.roundId !== roundId) throw new NotFoundException();
    const view = await this.pair(roundId, pair, officerId);
    if (view.isMember) throw new NotFoundException();
    return { ...view, before: view.row?.status ?? null };
  }
}

/** Only those who may come to handle a case have an interest on record. */
export function isConcerned({ roles }: Pick<GraphPerson, 'roles'>): boolean {
  return roles.some((role) => role === 'panel' || role === 'forum' || role === 'officer' || role === 'council' || role === 'agency');
}

