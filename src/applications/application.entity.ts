import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { commitmentEntities } from './commitments/commitment.entity.js';
import { EarlierAidEntity } from './form/aid.entity.js';
import { planEntities } from './form/plan.entity.js';

@Entity('application')
export class ApplicationEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  /** null: an own idea. */
  @Column('text', { name: 'initiative_id', nullable: true }) initiativeId!: string | null;
  @Column('text') state!: string;
  @Column('text') title!: string;
  @Column('text') summary!: string;
  @Column('text') purpose!: string;
  @Column('text') activities!: string;
  @Column('date', { name: 'starts_on', nullable: true }) startsOn!: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn!: string | null;
  /** '' where none has been chosen. */
  @Column('text', { name: 'cost_model' }) costModel!: string;
  @Column('integer') revision!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('timestamptz', { name: 'reopened_at', nullable: true }) reopenedAt!: Date | null;
  @Column('timestamptz', { name: 'shared_at', nullable: true }) sharedAt!: Date | null;
  /** The earlier application whose texts it began with. */
  @Column('uuid', { name: 'copied_from', nullable: true }) copiedFrom!: string | null;
}

/** Leave to send in later than everybody: one case officer asks, another decides. */
@Entity('deadline_exemption')
export class DeadlineExemptionEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('timestamptz') until!: Date;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  /** `granted` or `refused`; null: nobody has decided yet. */
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { name: 'decided_reason' }) decidedReason!: string;
}

@Entity('member')
export class MemberEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') role!: string;
  /** The partner a signatory speaks for. */
  @Column('uuid', { name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column('timestamptz', { name: 'joined_at' }) joinedAt!: Date;
  @Column('timestamptz', { name: 'left_at', nullable: true }) leftAt!: Date | null;
}

@Entity('application_focus_area')
export class ApplicationFocusAreaEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'focus_area_id' }) focusAreaId!: string;
}

@Entity('application_target')
export class ApplicationTargetEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'target_id' }) targetId!: string;
  @Column('numeric', { nullable: true, precision: 20, scale: 4 }) contribution!: string | null;
  @Column('text') unit!: string;
  @Column('integer', { nullable: true }) year!: number | null;
  @Column('text') explanation!: string;
}

@Entity('application_answer')
export class ApplicationAnswerEntity {
  @PrimaryColumn('uuid', { name: 'application_id' }) applicationId!: string;
  @PrimaryColumn('text', { name: 'criterion_id' }) criterionId!: string;
  @Column('text') body!: string;
}

@Entity('partner')
export class PartnerEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') position!: number;
  @Column('text') name!: string;
  /** null: a partner without a Danish company number. */
  @Column('text', { nullable: true }) cvr!: string | null;
  @Column('text') sector!: string;
  @Column('text') role!: string;
  @Column('boolean', { name: 'is_lead' }) isLead!: boolean;
  @Column('text') size!: string;
  @Column('text', { name: 'production_unit' }) productionUnit!: string;
  @Column('text') address!: string;
  @Column('text', { name: 'aid_basis' }) aidBasis!: string;
}

@Entity('cost_line')
export class CostLineEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') position!: number;
  @Column('uuid', { name: 'partner_id' }) partnerId!: string;
  @Column('text') category!: string;
  @Column('uuid', { name: 'activity_id', nullable: true }) activityId!: string | null;
  @Column('integer', { nullable: true }) year!: number | null;
  @Column('text') description!: string;
  @Column('integer', { nullable: true }) persons!: number | null;
  @Column('numeric', { nullable: true, precision: 12, scale: 2 }) hours!: string | null;
  @Column('bigint', { name: 'annual_cost_oere', nullable: true }) annualCostOere!: bigint | null;
  @Column('bigint', { name: 'amount_oere' }) amountOere!: bigint;
}

@Entity('financing_line')
export class FinancingLineEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') position!: number;
  @Column('text') kind!: string;
  @Column('text', { name: 'fund_id', nullable: true }) fundId!: string | null;
  @Column('uuid', { name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column('text', { name: 'source_name' }) sourceName!: string;
  @Column('text') origin!: string;
  @Column('text') status!: string;
  @Column('boolean', { name: 'is_conditional' }) isConditional!: boolean;
  @Column('numeric', { nullable: true, precision: 12, scale: 2 }) hours!: string | null;
  @Column('bigint', { name: 'amount_oere' }) amountOere!: bigint;
}

@Entity('attachment')
export class AttachmentEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  /** Names a row of stored_file, where size, kind and hash stand. */
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy!: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date;
  /** Taken out of the application, but part of a version that was sent in. */
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt!: Date | null;
}

@Entity('submission')
export class SubmissionEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('uuid', { name: 'submitted_by' }) submittedBy!: string;
  /** Canonical JSON of a Snapshot. */
  @Column('text') snapshot!: string;
  @Column('text') sha256!: string;
  /** Of the page that sent it; null: it had none. */
  @Column('uuid', { nullable: true }) key!: string | null;
  @Column('text', { name: 'lead_partner' }) leadPartner!: string;
  @Column('bigint', { name: 'sought_oere' }) soughtOere!: bigint;
  @Column('bigint', { name: 'cost_oere' }) costOere!: bigint;
  /** Made by the database, for searching. */
  @Column({ type: 'tsvector', nullable: true, insert: false, update: false, select: false }) search!: string | null;
}

export const applicationEntities = [
  ApplicationEntity,
  DeadlineExemptionEntity,
  MemberEntity,
  ApplicationFocusAreaEntity,
  ApplicationTargetEntity,
  ApplicationAnswerEntity,
  PartnerEntity,
  CostLineEntity,
  FinancingLineEntity,
  EarlierAidEntity,
  AttachmentEntity,
  SubmissionEntity,
  ...planEntities,
  ...commitmentEntities,
];
