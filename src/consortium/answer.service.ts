import { Injectable } from '@nestjs/common';
import { CommitmentService, MemberService, proposalOf, withFigures, type AnsweredBy, type Commitment, type Figures } from '../applications/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { AskedService, type Link } from './asked.service.js';
import { isFinal, type Asked } from './asked.rules.js';
import { CommitmentLetters } from './commitment-letters.js';
import { MOST_ANSWERS_A_DAY } from './request.rules.js';

interface Signed {
  readonly name: string;
  readonly title: string;
  /** Hash of the part that was on the page. */
  readonly seen: string;
}

export type Answering =
  | (Signed & { readonly answer: 'confirmed' })
  | (Signed & { readonly answer: 'declined'; readonly comment: string })
  | (Signed & { readonly answer: 'proposed'; readonly comment: string; readonly figures: Figures });

/**
 * changed: the part is another than the one that was seen. nothing: a proposal without a change or a word. often: too many
 * answers by one link or account. fixed: nothing is proposed to what has been sent in. final: what was sent in and confirmed is not taken back.
 */
export type NotAnswered = 'closed' | 'nobody' | 'nothing' | 'often' | 'fixed' | 'final' | { readonly changed: Asked };

/** A partner's answer to its amounts: to what was seen, never to what somebody has made of it meanwhile. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly asking: AskedService,
    private readonly commitments: CommitmentService,
    private readonly members: MemberService,
    private readonly letters: CommitmentLetters,
  ) {}

  async byMember(id: string, accountId: string, given: Answering, now: Date): Promise<Result<void, NotAnswered>> {
    const own = await this.asking.ofMember(id, accountId, now, true);
    if (!own) return refused('nobody');
    return this.answer(own.asked, { accountId, requestId: null }, { ...given, name: own.self.name }, now);
  }

  async byLink(token: string, given: Answering, now: Date): Promise<Result<void, NotAnswered | Exclude<Link, object>>> {
    const link = await this.asking.byLink(token, now, true);
    if (typeof link === 'string') return refused(link);
    const { asked, request } = link;
    return this.answer(asked, { accountId: null, requestId: request.id }, given, now);
  }

  /** A second press changes nothing. */
  private async answer(asked: Asked, by: AnsweredBy, given: Answering, now: Date): Promise<Result<void, NotAnswered>> {
    const { applicationId, part, phase, standing } = asked;
    if (phase === 'closed') return refused('closed');
    if (given.answer === 'proposed' && phase === 'fixed') return refused('fixed');
    if (given.answer === 'declined' && isFinal(asked)) return refused('final');
    if (given.seen !== asked.sha256) return refused({ changed: asked });
    const said = saidIn(asked, given);
    if (given.answer === 'proposed' && said.proposal?.lines.length === 0 && said.comment === '') return refused('nothing');
    if (standing.commitment && isSame(standing, by, given, said)) return ok(undefined);
    if ((await this.commitments.answersBy(applicationId, by, new Date(now.getTime() - 86_400_000))) >= MOST_ANSWERS_A_DAY) return refused('often');
    await this.commitments.answer(applicationId, part, by, { answer: given.answer, name: given.name, title: given.title, ...said }, now);
    await this.letters.answered(asked, given, said.comment, await this.members.of(applicationId), now);
    if (given.answer === 'confirmed' && by.requestId !== null) await this.letters.receipt(asked, by.requestId, given, now);
    return ok(undefined);
  }
}

function saidIn({ part, money }: Asked, given: Answering) {
  if (given.answer === 'confirmed') return { agreed: part, proposal: null, comment: '' };
  if (given.answer === 'declined') return { agreed: null, proposal: null, comment: given.comment };
  const to = withFigures(part, given.figures, money.hours);
  const proposal = proposalOf(part, to);
  return { agreed: proposal.lines.length ? to : null, proposal, comment: given.comment };
}

/** Whether the newest answer says this already. */
function isSame({ state, commitment }: Asked['standing'], by: AnsweredBy, given: Answering, said: ReturnType<typeof saidIn>): boolean {
  if (!commitment || commitment.answer !== given.answer || state === 'stale' || state === 'refused') return false;
  const isByTheSame = commitment.accountId === by.accountId && commitment.requestId === by.requestId && commitment.name === given.name && commitment.title === given.title;
  return isByTheSame && commitment.comment === said.comment && sameLines(commitment, said.proposal);
}

function sameLines({ proposal }: Commitment, other: Commitment['proposal']): boolean {
  const afters = (of: Commitment['proposal']): string => JSON.stringify((of?.lines ?? []).map(({ table, after }) => [table, after['hours'], after['amountOere']]));
  return afters(proposal) === afters(other);
}
