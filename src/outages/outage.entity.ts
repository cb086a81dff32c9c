import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('probe')
export class ProbeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  /** Canonical JSON of a Snapshot of an application that does not exist. */
  @Column('text') content!: string;
  @Column('text') sha256!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('text') signature!: string;
}

@Entity('probe_try')
export class ProbeTryEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') portal!: string;
  @Column('timestamptz', { name: 'began_at' }) beganAt!: Date;
  @Column('timestamptz', { name: 'ended_at' }) endedAt!: Date;
  @Column('text') fault!: string;
  @Column('text') detail!: string;
}

export const outageEntities = [ProbeEntity, ProbeTryEntity];
