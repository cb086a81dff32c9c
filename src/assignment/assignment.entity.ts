import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PlanLine } from './assignment.rules.js';

/** Who is proposed to assess what in a round. */
@Entity('assignment_plan')
export class AssignmentPlanEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  /** Canonical JSON of what the machine was told. */
  @Column('text') inputs!: string;
  @Column('jsonb') lines!: readonly PlanLine[];
  /** Counts the changes by hand. */
  @Column('integer') revision!: number;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  @Column('uuid', { name: 'made_by' }) madeBy!: string;
  @Column('text', { nullable: true }) outcome!: 'confirmed' | 'discarded' | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}
