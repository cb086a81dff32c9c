import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody asked that the panel talks about an application, or that it need not after all. */
@Entity('panel_meeting_request')
export class PanelMeetingRequestEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('boolean', { name: 'is_pulled' }) isPulled!: boolean;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
}
