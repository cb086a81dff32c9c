import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('document')
export class DocumentEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  /** null: the draft. */
  @Column('integer', { nullable: true }) version!: number | null;
  @Column('text') language!: string;
  @Column('text') state!: string;
  @Column('text') step!: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy!: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('integer') attempts!: number;
  @Column('timestamptz', { name: 'heard_until', nullable: true }) heardUntil!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('integer', { nullable: true }) revision!: number | null;
  @Column('text', { name: 'storage_key', nullable: true }) storageKey!: string | null;
  @Column('bigint', { nullable: true }) bytes!: bigint | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text') error!: string;
}
