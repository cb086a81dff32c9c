import { Injectable } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import { budgetIn, partsOf } from '../submission/snapshot-draft.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { standingsIn, type Answer, type Commitment, type Proposal, type Standing } from './commitment.rules.js';
import { CommitmentStore, type LastChange } from './commitment.store.js';
import { canonicalPart, hashOf, type Part } from './part.rules.js';
import { confirmedBy } from './demand.rules.js';

/** Who answers for a partner: a member by account, or somebody whom a link was sent to. */
export type AnsweredBy = { readonly accountId: string; readonly requestId: null } | { readonly accountId: null; readonly requestId: string };

export interface Given {
  readonly answer: Answer;
  readonly name: string;
  readonly title: string;
  readonly comment: string;
  /** What is agreed to; null for nothing in particular. */
  readonly agreed: Part | null;
  readonly proposal: Proposal | null;
}

/** What partners have said to their amounts, each answer with its trace. Callers have locked the application. */
@Injectable()
export class CommitmentService {
  constructor(
    private readonly store: CommitmentStore,
    private readonly events: Events,
  ) {}

  /** Newest first. The caller has found the application through a member, or a link. */
  of(applicationId: string): Promise<Commitment[]> {
    return this.store.of(applicationId);
  }

  /** By partner, who changed its lines last. */
  async lastChanges(applicationId: string): Promise<ReadonlyMap<string, LastChange>> {
    return new Map((await this.store.lastChanges(applicationId)).map((change) => [change.partnerId, change]));
  }

  answersBy(applicationId: string, by: AnsweredBy, since: Date): Promise<number> {
    return this.store.answersBy(applicationId, by, since);
  }

  /** What partners say now to the amounts of a version sent in, and until when they may; `until` null: nobody need. */
  async onSent(snapshot: Snapshot): Promise<{ readonly standings: readonly Standing[]; readonly until: Date | null }> {
    const commitments = await this.store.of(snapshot.application.id);
    const until = confirmedBy({ rules: snapshot.ruleSet.values, closesAt: new Date(snapshot.round.closesAt) });
    return { standings: standingsIn({ ...partsOf(snapshot), commitments }, budgetIn(snapshot).money), until };
  }

  async answer(applicationId: string, seen: Part, by: AnsweredBy, { agreed, ...given }: Given, at: Date): Promise<void> {
    const { id: partnerId, name: partner } = seen.partner;
    const signed = { part: agreed && canonicalPart(agreed), sha256: agreed && hashOf(agreed) };
    await this.store.add({ applicationId, partnerId, ...by, ...given, ...signed, at, seen: hashOf(seen) });
    const { answer, name, title } = given;
    await this.events.note({ subject: applicationId, kind: `commitment.${answer}`, actorId: by.accountId, facts: { name, title, partner, partnerId, sha256: signed.sha256 } });
  }

  /** Once for each proposal. */
  async rule(applicationId: string, standing: Standing & { readonly commitment: Commitment }, ruling: { accepted: boolean; reason: string; ruledBy: string; ruledAt: Date }): Promise<void> {
    const { commitment, part } = standing;
    await this.store.rule({ commitmentId: commitment.id, ...ruling });
    const kind = ruling.accepted ? 'commitment.accepted' : 'commitment.refused';
    await this.events.note({ subject: applicationId, kind, actorId: ruling.ruledBy, facts: { name: commitment.name, partner: part.partner.name, partnerId: part.partner.id } });
  }
}
