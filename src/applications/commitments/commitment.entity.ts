import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('commitment')
export class CommitmentEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'partner_id' }) partnerId!: string;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId!: string | null;
  @Column('text') answer!: string;
  @Column('text') name!: string;
  @Column('text') title!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'seen_sha256' }) seen!: string;
  /** Canonical JSON of a Part. */
  @Column('text', { nullable: true }) part!: string | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('jsonb', { nullable: true }) proposal!: object | null;
  @Column('text') comment!: string;
}

@Entity('proposal_ruling')
export class ProposalRulingEntity {
  @PrimaryColumn('uuid', { name: 'commitment_id' }) commitmentId!: string;
  @Column('boolean') accepted!: boolean;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'ruled_by' }) ruledBy!: string;
  @Column('timestamptz', { name: 'ruled_at' }) ruledAt!: Date;
}

export const commitmentEntities = [CommitmentEntity, ProposalRulingEntity];
