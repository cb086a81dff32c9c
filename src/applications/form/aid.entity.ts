import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('earlier_aid')
export class EarlierAidEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') position!: number;
  @Column('uuid', { name: 'partner_id' }) partnerId!: string;
  @Column('text', { name: 'received_by' }) receivedBy!: string;
  @Column('text') authority!: string;
  @Column('date', { name: 'granted_on', nullable: true }) grantedOn!: string | null;
  @Column('text') currency!: string;
  @Column('bigint', { name: 'amount_hundredths' }) amountHundredths!: bigint;
}
