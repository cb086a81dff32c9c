import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { CommitmentService, DraftService, MemberService, isLead, type LastChange, type Member } from '../applications/index.js';
import { askedParts, type Asked } from './asked.rules.js';
import { AskedService } from './asked.service.js';
import { mayRule } from './proposal.service.js';
import { askedFor, type CommitmentRequest } from './request.rules.js';
import { RequestStore } from './request.store.js';
import { signsFor } from './signing.rules.js';

/** One partner's answers and links, for those who write the application. */
export interface PartnerAnswers {
  readonly asked: Asked;
  /** Newest mail to each address, newest first. */
  readonly requests: readonly CommitmentRequest[];
  readonly lastChange: LastChange | null;
  /** Members who answer for it. */
  readonly answerers: readonly Member[];
  readonly isLead: boolean;
}

@Injectable()
export class PartnerAnswersService {
  constructor(
    private readonly drafts: DraftService,
    private readonly members: MemberService,
    private readonly asking: AskedService,
    private readonly requests: RequestStore,
    private readonly commitments: CommitmentService,
  ) {}

  /** @throws NotFoundException, and ForbiddenException for members who do not write the whole budget */
  async of(id: string, accountId: string, partnerId: string, now: Date): Promise<PartnerAnswers> {
    const opened = await this.drafts.open(id, accountId, askedParts);
    if (!mayRule(opened.draft.membership)) throw new ForbiddenException();
    const asked = await this.asking.asked(opened, partnerId, now);
    if (!asked) throw new NotFoundException();
    const [members, requests, changes] = await Promise.all([this.members.of(id), this.requests.of(id), this.commitments.lastChanges(id)]);
    const answerers = members.filter((member) => signsFor(member, opened.draft.partners)?.id === partnerId);
    return { asked, answerers, requests: askedFor(partnerId, requests), lastChange: changes.get(partnerId) ?? null, isLead: isLead(opened.draft.membership) };
  }
}
