import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InterestStatus } from './interest.rules.js';

@Entity('interest')
export class InterestEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') status!: InterestStatus;
  /** A ground of the Public Administration Act § 3(1), 1 to 5. */
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('text') note!: string;
  @Column('uuid', { name: 'declared_by' }) declaredBy!: string;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt!: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { name: 'decision_note' }) decisionNote!: string;
}
