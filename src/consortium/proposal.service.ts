import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { CommitmentService, DraftService, MemberService, WholeWriter, mayAccept, takenOver, tooLargeIn, type Commitment, type Standing } from '../applications/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { askedParts, type Asked, type OpenedForAsking } from './asked.rules.js';
import { AskedService } from './asked.service.js';
import { CommitmentLetters } from './commitment-letters.js';

/**
 * answered: somebody has dealt with it, or the partner has answered anew. changed: the lines are others than
 * those it was made for. too-large: a line would come to more than any form takes.
 */
export type NotRuled = 'answered' | 'changed' | 'closed' | 'too-large';

interface Open {
  readonly asked: Asked;
  readonly standing: Standing & { readonly commitment: Commitment };
  readonly opened: OpenedForAsking;
}

/** What those who write the application make of a partner's proposal. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly drafts: DraftService,
    private readonly asking: AskedService,
    private readonly members: MemberService,
    private readonly commitments: CommitmentService,
    private readonly writer: WholeWriter,
    private readonly letters: CommitmentLetters,
  ) {}

  /** Takes the lines over as a save like any other: what was proposed is thereby confirmed (docs/decisions/0017). */
  async accept(id: string, accountId: string, partnerId: string, commitmentId: string, now: Date): Promise<Result<void, NotRuled>> {
    const open = await this.open(id, accountId, partnerId, commitmentId, now);
    if (!open.ok) return open;
    const { asked, standing } = open.value;
    if (!mayAccept(standing)) return refused('changed');
    const whole = await this.drafts.openWhole(id, accountId);
    const lines = takenOver(whole.draft, partnerId, standing.commitment.proposal!);
    if (tooLargeIn(lines.costs.filter((line) => line.partnerId === partnerId), asked.money).length) return refused('too-large');
    await this.writer.put(whole, { ...whole.draft, ...lines }, accountId, now);
    await this.rule(asked, standing, accountId, true, '', now);
    return ok(undefined);
  }

  async refuse(id: string, accountId: string, partnerId: string, commitmentId: string, reason: string, now: Date): Promise<Result<void, NotRuled>> {
    const open = await this.open(id, accountId, partnerId, commitmentId, now);
    if (!open.ok) return open;
    await this.rule(open.value.asked, open.value.standing, accountId, false, reason, now);
    return ok(undefined);
  }

  private async rule(asked: Asked, standing: Open['standing'], ruledBy: string, accepted: boolean, reason: string, now: Date): Promise<void> {
    await this.commitments.rule(asked.applicationId, standing, { accepted, reason, ruledBy, ruledAt: now });
    const members = await this.members.of(asked.applicationId);
    await this.letters.ruled(asked, standing.commitment, { accepted, reason }, members, members.find(({ accountId }) => accountId === ruledBy)!, now);
  }

  /** @throws ForbiddenException for whoever may not write the whole budget */
  private async open(id: string, accountId: string, partnerId: string, commitmentId: string, now: Date): Promise<Result<Open, NotRuled>> {
    const opened = await this.drafts.openLocked(id, accountId, askedParts);
    if (!mayRule(opened.draft.membership)) throw new ForbiddenException();
    const asked = await this.asking.asked(opened, partnerId, now);
    if (!asked || !opened.draft.commitments.some((one) => one.id === commitmentId && one.partnerId === partnerId)) throw new NotFoundException();
    if (asked.phase !== 'written') return refused('closed');
    const { standing } = asked;
    if (standing.state !== 'proposed' || standing.commitment.id !== commitmentId) return refused('answered');
    return ok({ opened, asked, standing });
  }
}

/** Whoever writes the whole budget decides what a partner's proposal becomes. */
export function mayRule({ role }: OpenedForAsking['draft']['membership']): boolean {
  return role === 'lead' || role === 'writer';
}
