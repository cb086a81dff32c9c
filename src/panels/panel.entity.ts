import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PanelAnswer } from './panel.rules.js';

/** What is known of somebody in the pool of experts, beside the account. */
@Entity('expert')
export class ExpertEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  /** '' where there is no employer in the register. */
  @Column('text', { name: 'employer_cvr' }) employerCvr!: string;
  @Column('text') municipality!: string;
  /** Ids of focus areas. */
  @Column('text', { array: true }) fields!: string[];
  /** In one round; null: as many as there are. */
  @Column('integer', { name: 'most_applications', nullable: true }) mostApplications!: number | null;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
}

@Entity('expert_board')
export class ExpertBoardEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @PrimaryColumn('text') cvr!: string;
  @Column('text') name!: string;
}

@Entity('panel_member')
export class PanelMemberEntity {
  @PrimaryColumn('text', { name: 'round_id' }) roundId!: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('boolean', { name: 'is_chair' }) isChair!: boolean;
  @Column('uuid', { name: 'invited_by' }) invitedBy!: string;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt!: Date;
  @Column('text') answer!: PanelAnswer;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  /** Why it was declined or left. */
  @Column('text', { name: 'answer_note' }) answerNote!: string;
  /** The very words promised. */
  @Column('text') confidentiality!: string;
  @Column('timestamptz', { name: 'thanked_at', nullable: true }) thankedAt!: Date | null;
}

export const panelEntities = [ExpertEntity, ExpertBoardEntity, PanelMemberEntity];
