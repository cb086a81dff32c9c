import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgendaDocument } from './agenda-document.rules.js';

@Entity('recommendation')
export class RecommendationEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  /** Null while the recommendation is being written. */
  @Column('integer', { name: 'item_number', nullable: true }) itemNumber!: number | null;
  @Column('text') resume!: string;
  @Column('text', { name: 'case_presentation' }) casePresentation!: string;
  /** Null exactly as long as `itemNumber` is. */
  @Column('jsonb', { nullable: true }) document!: AgendaDocument | null;
  @Column('text') absent!: string;
  @Column('uuid', { name: 'written_by' }) writtenBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}

@Entity('recommendation_line')
export class RecommendationLineEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'fund_id' }) fundId!: string;
  @Column('bigint', { name: 'applied_oere' }) appliedOere!: bigint;
  /** Null while it is not written; 0 recommends that nothing is given. */
  @Column('bigint', { name: 'recommended_oere', nullable: true }) recommendedOere!: bigint | null;
  @Column('text') conditions!: string;
  @Column('text') reason!: string;
}

@Entity('forum_decision')
export class ForumDecisionEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'fund_id' }) fundId!: string;
  @Column('text') outcome!: string;
  @Column('bigint', { name: 'recommended_oere' }) recommendedOere!: bigint;
  @Column('text') conditions!: string;
  @Column('text') reason!: string;
  @Column('text') minority!: string;
  @Column('date', { name: 'decided_on' }) decidedOn!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity('fund_decision')
export class FundDecisionEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'fund_id' }) fundId!: string;
  @Column('text') outcome!: string;
  @Column('bigint', { name: 'granted_oere' }) grantedOere!: bigint;
  @Column('text') conditions!: string;
  /** Null where the fund needs no legality control. */
  @Column('text', { name: 'legality_note', nullable: true }) legalityNote!: string | null;
  @Column('text', { name: 'reason_rules' }) reasonRules!: string;
  @Column('text', { name: 'reason_considerations' }) reasonConsiderations!: string;
  @Column('text', { name: 'reason_facts' }) reasonFacts!: string;
  @Column('text', { name: 'complaint_guidance' }) complaintGuidance!: string;
  @Column('date', { name: 'decided_on' }) decidedOn!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}
