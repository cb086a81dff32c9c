import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('rehearsal')
export class RehearsalEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  /** null: from the command line. */
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy!: string | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('integer') applicants!: number;
  @Column('text') state!: string;
  @Column('text') chapter!: string;
  @Column('integer', { name: 'chapters_done' }) chaptersDone!: number;
  @Column('timestamptz', { name: 'heard_at' }) heardAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('integer') checks!: number;
  @Column('integer') failed!: number;
  @Column('integer') remarks!: number;
  @Column('text') error!: string;
  @Column('text') detail!: string;
  @Column('jsonb', { nullable: true }) report!: object | null;
}
