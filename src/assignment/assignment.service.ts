import { Injectable, NotFoundException } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { GraphService } from '../interests/index.js';
import { Events } from '../platform/events/index.js';
import { PanelService, type PanelMember } from '../panels/index.js';
import { RoundService, phaseOf, type RoundView } from '../rounds/index.js';
import { SeatService, workplaceOf } from '../scoring/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { ok, refused, type Result } from '../shared/result.js';
import { inOrder, type Inputs, type PlanLine } from './assignment.rules.js';
import { AssignmentStore, type Plan, type RoundCase, type RoundSeat } from './assignment.store.js';
import { brokenLines, differencesIn, type Difference } from './change.rules.js';
import { outcomeOf, type Outcome } from './explain.rules.js';
import { planOf } from './plan.rules.js';
import { proposalRefusal, readInputs, type ProposalRefusal, type Wish } from './proposal.rules.js';
import { Solver } from './solver.js';

/** All that is known of who assesses what in a round. */
export interface World {
  readonly round: RoundView;
  /** The officer may have nothing to do with one of the round's applications, and so assigns none. */
  readonly isPartial: boolean;
  readonly cases: readonly RoundCase[];
  readonly seats: readonly RoundSeat[];
  /** Whoever is in the panel, or was asked. */
  readonly members: readonly PanelMember[];
  /** Pairs of a member and an application where nothing stands in the way. */
  readonly declared: number;
  readonly proposal: Proposal | null;
}

export interface Proposal {
  readonly plan: Plan;
  /** As things are now. */
  readonly inputs: Inputs;
  readonly outcome: Outcome;
  readonly differences: readonly Difference[];
  readonly broken: readonly PlanLine[];
  /** What a form says it was made from: the proposal, its changes by hand, and what was known. */
  readonly basis: string;
}

export type ChangeRefusal = 'partial' | 'unknown' | 'overtaken';

/** Proposes who assesses what in a round, and lets the secretariat change it. Nothing holds until it is confirmed. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly store: AssignmentStore,
    private readonly rounds: RoundService,
    private readonly panels: PanelService,
    private readonly seats: SeatService,
    private readonly graph: GraphService,
    private readonly solver: Solver,
    private readonly events: Events,
  ) {}

  /** @throws NotFoundException for an unknown round */
  async world(roundId: string, officerId: string): Promise<World> {
    const round = await this.rounds.any(roundId);
    if (!round) throw new NotFoundException();
    const [cases, seats, members, plan] = [await this.store.cases(roundId), await this.store.seats(roundId), await this.panels.members(roundId), await this.store.plan(roundId)];
    const partial = await this.seats.partialIn(cases.map(({ id }) => id), officerId);
    if (partial.size > 0) return { round, isPartial: true, cases: cases.filter(({ id }) => !partial.has(id)), seats: seats.filter(({ applicationId }) => !partial.has(applicationId)), members, declared: 0, proposal: null };
    const before = plan && readInputs(plan.inputs);
    const inputs = await this.inputs({ round, cases, seats, members }, before ?? { perApplication: round.rules.panelSize, onlyDeclared: true }, officerId);
    const declared = inputs.between.filter(({ standing }) => standing === 'clear').length;
    return { round, isPartial: false, cases, seats, members, declared, proposal: plan && before && proposalOf(plan, before, inputs) };
  }

  /** In the one order, so that the same facts are the same text. */
  private async inputs({ round, cases, seats, members }: Pick<World, 'round' | 'cases' | 'seats' | 'members'>, { perApplication, onlyDeclared }: Wish, officerId: string): Promise<Inputs> {
    const accepted = members.filter(({ answer }) => answer === 'accepted');
    const ids = accepted.map(({ accountId }) => accountId);
    const suspected = await this.suspectedIn(round.id, ids, officerId);
    const said = new Map((await this.store.standings(round.id, ids)).map((one) => [`${one.applicationId} ${one.accountId}`, one]));
    const chairId = accepted.find(({ isChair }) => isChair)?.accountId;
    const between = cases.flatMap(({ id: applicationId, isTalking }) => ids.map((accountId) => {
      const pair = `${applicationId} ${accountId}`;
      const { standing = 'undeclared' as const, isDecided = false } = said.get(pair) ?? {};
      // Whoever may read the others cannot assess blind any more.
      const readsAll = isTalking && accountId === chairId && !seats.some((seat) => seat.applicationId === applicationId && seat.accountId === chairId);
      return { applicationId, accountId, standing: readsAll ? ('barred' as const) : standing, suspected: suspected.has(pair) && !isDecided };
    }));
    return inOrder({
      perApplication,
      onlyDeclared,
      applications: cases.map(({ id, fields }) => ({ id, fields, seated: seats.filter((seat) => seat.applicationId === id && !seat.isBarred).map(({ accountId }) => accountId) })),
      people: accepted.map((member) => ({ id: member.accountId, fields: member.fields, employer: workplaceOf(member), most: member.mostApplications })),
      between,
    });
  }

  /** Pairs where the registers hint at a tie, as far as the officer may know of it. */
  private async suspectedIn(roundId: string, accountIds: readonly string[], officerId: string): Promise<ReadonlySet<string>> {
    const { applications, people, suspicions } = await this.graph.of(roundId, accountIds, officerId);
    return new Set(applications.flatMap((application) => people.filter((person) => suspicions(person, application).length > 0).map((person) => `${application.applicationId} ${person.accountId}`)));
  }

  /** Works out a proposal anew; one that waits already is thrown away. */
  async propose(roundId: string, wish: Wish, officerId: string, at: Date): Promise<Result<void, ProposalRefusal>> {
    const world = await this.world(roundId, officerId);
    const refusal = proposalRefusal(wish, { isPartial: world.isPartial, isOpen: phaseOf(world.round, at) === 'open', panelSize: world.round.rules.panelSize, applications: world.cases.length, members: world.members.filter(({ answer }) => answer === 'accepted').length });
    if (refusal) return refused(refusal);
    const inputs = await this.inputs(world, wish, officerId);
    const lines = await this.solver.during((solve) => planOf(inputs, solve, () => setImmediate()));
    if (lines === null) return refused({ why: 'busy' });
    const before = await this.store.lockedPlan(roundId);
    if (before) await this.store.end(before.id, 'discarded', officerId, at);
    await this.store.put({ roundId, inputs: canonicalJson(inputs), lines: lines.map((line) => ({ ...line, origin: 'solved' })), madeAt: at, madeBy: officerId });
    await this.events.note({ subject: roundId, kind: 'assignment.proposed', actorId: officerId, facts: { applications: world.cases.length, seats: lines.length, perApplication: wish.perApplication } });
    return ok(undefined);
  }

  async discard(roundId: string, officerId: string, at: Date): Promise<Result<void, 'partial'>> {
    const { isPartial } = await this.world(roundId, officerId);
    if (isPartial) return refused('partial');
    const plan = await this.store.lockedPlan(roundId);
    if (!plan) return ok(undefined);
    await this.store.end(plan.id, 'discarded', officerId, at);
    await this.events.note({ subject: roundId, kind: 'assignment.discarded', actorId: officerId });
    return ok(undefined);
  }

  /**
   * Exactly these people assess the application, beside whoever has a seat already. Only what the law forbids is refused; everything
   * else is said and left to the officer.
   */
  async change(roundId: string, applicationId: string, accountIds: readonly string[], basis: string, officerId: string): Promise<Result<void, ChangeRefusal>> {
    const plan = await this.store.lockedPlan(roundId);
    const { proposal, isPartial, cases } = await this.world(roundId, officerId);
    if (isPartial) return refused('partial');
    if (!plan || !proposal || !cases.some(({ id }) => id === applicationId)) throw new NotFoundException();
    if (basis !== proposal.basis) return refused('overtaken');
    const lines = withPanel(plan.lines, applicationId, accountIds);
    const broken = brokenLines(proposal.inputs, lines.filter((line) => line.applicationId === applicationId));
    if (broken.length) return refused('unknown');
    await this.store.change(plan, lines);
    await this.events.note({ subject: roundId, kind: 'assignment.changed', actorId: officerId, facts: { applicationId } });
    return ok(undefined);
  }
}

function proposalOf(plan: Plan, before: Inputs, inputs: Inputs): Proposal {
  const basis = sha256Hex(`${plan.id} ${plan.revision} ${canonicalJson(inputs)}`);
  return { plan, inputs, basis, outcome: outcomeOf(inputs, plan.lines), differences: differencesIn(before, inputs, plan.lines), broken: brokenLines(inputs, plan.lines) };
}

/** The lines with exactly these people on one application; whoever the machine chose stays its choice. */
export function withPanel(lines: readonly PlanLine[], applicationId: string, accountIds: readonly string[]): PlanLine[] {
  const origin = new Map(lines.filter((line) => line.applicationId === applicationId).map((line) => [line.accountId, line.origin]));
  const chosen = [...new Set(accountIds)].map((accountId) => ({ applicationId, accountId, origin: origin.get(accountId) ?? ('manual' as const) }));
  return [...lines.filter((line) => line.applicationId !== applicationId), ...chosen];
}
