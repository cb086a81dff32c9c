import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Score } from './scoring.rules.js';

@Entity('panel_seat')
export class PanelSeatEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('uuid', { name: 'appointed_by' }) appointedBy!: string;
  @Column('timestamptz', { name: 'appointed_at' }) appointedAt!: Date;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  /** Counts the saves: a form says which one it was made from. */
  @Column('integer') revision!: number;
  /** The member's own, shown to nobody else. */
  @Column('text', { name: 'private_note' }) privateNote!: string;
  /** Given to somebody else, or no longer wanted. */
  @Column('timestamptz', { name: 'released_at', nullable: true }) releasedAt!: Date | null;
  @Column('text', { name: 'release_reason' }) releaseReason!: string;
  /** The last time the secretariat gave it back, and why. */
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt!: Date | null;
  @Column('text', { name: 'return_reason' }) returnReason!: string;
}

@Entity('score')
export class ScoreEntity {
  @PrimaryColumn('uuid', { name: 'seat_id' }) seatId!: string;
  @PrimaryColumn('text', { name: 'criterion_id' }) criterionId!: string;
  /** Null while the assessor has not decided. */
  @Column('smallint', { name: 'half_points', nullable: true }) halfPoints!: number | null;
  @Column('text') reason!: string;
}

/** An assessment as it was handed in; never changed. */
@Entity('assessment_version')
export class AssessmentVersionEntity {
  @PrimaryColumn('uuid', { name: 'seat_id' }) seatId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
  @Column('jsonb') scores!: readonly Score[];
  @Column('integer', { name: 'application_version' }) applicationVersion!: number;
  @Column('text', { name: 'rule_set_id' }) ruleSetId!: string;
}

@Entity('assessment_summary')
export class AssessmentSummaryEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  @Column('text') number!: string;
  @Column('text') title!: string;
  @Column('text', { name: 'lead_partner' }) leadPartner!: string;
  @Column('integer') seats!: number;
  @Column('integer') submitted!: number;
  @Column('integer', { name: 'total_sum' }) totalSum!: number;
  @Column('integer', { name: 'total_min', nullable: true }) totalMin!: number | null;
  @Column('integer', { name: 'total_max', nullable: true }) totalMax!: number | null;
  @Column('integer', { name: 'widest_spread', nullable: true }) widestSpread!: number | null;
  @Column('jsonb', { name: 'criterion_sums' }) criterionSums!: Record<string, number>;
  /** In weighted half points; null until the panel has agreed. */
  @Column('integer', { name: 'consensus_total', nullable: true }) consensusTotal!: number | null;
  /** Criterion id to half points. */
  @Column('jsonb') consensus!: Record<string, number>;
  @Column({ type: 'numeric', name: 'mean_total', precision: 14, scale: 6, nullable: true, insert: false, update: false, generatedType: 'STORED', asExpression: 'total_sum::numeric / NULLIF(submitted, 0)' })
  meanTotal!: string | null;
}
