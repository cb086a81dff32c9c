import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Words } from '../shared/lang.js';

@Entity('calibration_case')
export class CalibrationCaseEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  @Column('integer') number!: number;
  @Column('text', { name: 'title_da' }) titleDa!: string;
  @Column('text', { name: 'title_en' }) titleEn!: string;
  /** By criterion id. */
  @Column('jsonb') answers!: Readonly<Record<string, Words>>;
  /** Criterion id to the half points its writer had in mind. */
  @Column('jsonb') intended!: Readonly<Record<string, number>>;
}

@Entity('calibration_sitting')
export class CalibrationSittingEntity {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  /** Null while it is being written, for the first time or once more. */
  @Column('timestamptz', { name: 'handed_in_at', nullable: true }) handedInAt!: Date | null;
  @Column('integer') times!: number;
}

@Entity('calibration_score')
export class CalibrationScoreEntity {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @PrimaryColumn('text', { name: 'criterion_id' }) criterionId!: string;
  /** Null while there is none. */
  @Column('smallint', { name: 'half_points', nullable: true }) halfPoints!: number | null;
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'scored_at' }) scoredAt!: Date;
}

export const calibrationEntities = [CalibrationCaseEntity, CalibrationSittingEntity, CalibrationScoreEntity];
