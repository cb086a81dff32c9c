import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { ScoringService } from '../scoring/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { AssignmentLetters } from './assignment-letters.js';
import { AssignmentService, type World } from './assignment.service.js';
import { AssignmentStore } from './assignment.store.js';
import { readyLines } from './confirm.rules.js';

export type ConfirmRefusal =
  /** The proposal, or what it rests on, is no longer what the page showed. */
  | 'overtaken'
  /** Somebody in it may no longer be given the application. */
  | 'broken'
  /** No application has as many as the round's rules ask for. */
  | 'incomplete'
  | 'partial';

/** Makes seats of a proposal: from then on people are asked to assess. */
@Injectable()
export class ConfirmService {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly store: AssignmentStore,
    private readonly applications: ApplicationService,
    private readonly scoring: ScoringService,
    private readonly events: Events,
    private readonly letters: AssignmentLetters,
  ) {}

  /**
   * Everything or nothing, apart from applications that have too few: they go on waiting for a panel.
   * @throws NotFoundException where nothing is proposed
   */
  async confirm(roundId: string, basis: string, officerId: string, at: Date): Promise<Result<{ readonly left: number }, ConfirmRefusal>> {
    const first = await this.assignments.world(roundId, officerId);
    if (first.isPartial) return refused('partial');
    const touched = [...new Set((first.proposal?.plan.lines ?? []).map(({ applicationId }) => applicationId))].sort();
    // Applications first, in one order, then the proposal; only then is it known what holds.
    for (const id of touched) await this.applications.lock(id);
    await this.store.lockedPlan(roundId);
    const world = await this.assignments.world(roundId, officerId);
    const { proposal } = world;
    if (!proposal) throw new NotFoundException();
    if (proposal.basis !== basis) return refused('overtaken');
    if (proposal.broken.length) return refused('broken');
    const { lines, left } = readyLines(proposal.inputs, proposal.plan.lines, world.round.rules.panelSize);
    if (lines.length === 0) return refused('incomplete');
    await this.store.appoint(lines, officerId, at);
    await this.store.end(proposal.plan.id, 'confirmed', officerId, at);
    await this.open(world, lines.map(({ applicationId }) => applicationId), officerId);
    await this.events.noteAll(lines.map(({ applicationId, accountId }) => ({ subject: applicationId, kind: 'panel.appointed', actorId: officerId, facts: { member: nameOf(world, accountId) } })));
    await this.events.note({ subject: roundId, kind: 'assignment.confirmed', actorId: officerId, facts: { seats: lines.length, left } });
    await this.letters.appointed(world, proposal.inputs, lines);
    return ok({ left });
  }

  /** Whatever waits for its panel is under assessment now, and every summary knows its new seats. */
  private async open({ cases }: World, applicationIds: readonly string[], officerId: string): Promise<void> {
    for (const { id, state } of cases.filter((one) => applicationIds.includes(one.id))) {
      if (state === 'submitted') await this.applications.move(id, 'submitted', 'assessment', officerId);
      await this.scoring.recompute(id);
    }
  }
}

function nameOf({ members }: World, accountId: string): string {
  return members.find((member) => member.accountId === accountId)?.name ?? '';
}
