import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** When a panel's members may see one another's assessments, and when they had agreed. */
@Entity('assessment_phase')
export class AssessmentPhaseEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('timestamptz', { name: 'consensus_opened_at' }) consensusOpenedAt!: Date;
  @Column('uuid', { name: 'consensus_opened_by' }) consensusOpenedBy!: string;
  @Column('timestamptz', { name: 'concluded_at', nullable: true }) concludedAt!: Date | null;
  @Column('uuid', { name: 'concluded_by', nullable: true }) concludedBy!: string | null;
}

/** What a panel agrees on under one criterion; never changed, the newest counts. */
@Entity('consensus_score')
export class ConsensusScoreEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'criterion_id' }) criterionId!: string;
  @PrimaryColumn('integer') revision!: number;
  @Column('smallint', { name: 'half_points' }) halfPoints!: number;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('chair_summary')
export class ChairSummaryEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('integer') revision!: number;
  @Column('text') body!: string;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('timestamptz') at!: Date;
}

/** The panel's own talk about one application; never changed. */
@Entity('panel_comment')
export class PanelCommentEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') body!: string;
}

export const consensusEntities = [AssessmentPhaseEntity, ConsensusScoreEntity, ChairSummaryEntity, PanelCommentEntity];
