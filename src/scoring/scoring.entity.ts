import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('panel_seat')
export class PanelSeatEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('uuid', { name: 'appointed_by' }) appointedBy!: string;
  @Column('timestamptz', { name: 'appointed_at' }) appointedAt!: Date;
  @Column('text') declaration!: string;
  /** A ground of the Public Administration Act § 3(1), 1 to 5. */
  @Column('text', { name: 'conflict_ground', nullable: true }) conflictGround!: string | null;
  @Column('text', { name: 'conflict_note' }) conflictNote!: string;
  @Column('timestamptz', { name: 'declared_at', nullable: true }) declaredAt!: Date | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
}

@Entity('score')
export class ScoreEntity {
  @PrimaryColumn('uuid', { name: 'seat_id' }) seatId!: string;
  @PrimaryColumn('text', { name: 'criterion_id' }) criterionId!: string;
  /** Null while the assessor has not decided. */
  @Column('smallint', { name: 'half_points', nullable: true }) halfPoints!: number | null;
  @Column('text') reason!: string;
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
  @Column({ type: 'numeric', name: 'mean_total', precision: 14, scale: 6, nullable: true, insert: false, update: false, generatedType: 'STORED', asExpression: 'total_sum::numeric / NULLIF(submitted, 0)' })
  meanTotal!: string | null;
}
