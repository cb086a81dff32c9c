import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('round')
export class RoundEntity {
  /** Year and number: 2011-1. */
  @PrimaryColumn('text') id!: string;
  @Column('integer') year!: number;
  @Column('integer') number!: number;
  @Column('text', { name: 'name_da' }) nameDa!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('timestamptz', { name: 'opens_at' }) opensAt!: Date;
  /** The last instant at which an application is in time. */
  @Column('timestamptz', { name: 'closes_at' }) closesAt!: Date;
  @Column('date', { name: 'meeting_on' }) meetingOn!: string;
  @Column('text', { name: 'rule_set_id' }) ruleSetId!: string;
  /** null: only the secretariat sees it. */
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  /** Closed by hand before its deadline. */
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('integer', { name: 'grace_ms' }) graceMs!: number;
  @Column('date', { name: 'panel_from', nullable: true }) panelFrom!: string | null;
  @Column('date', { name: 'panel_until', nullable: true }) panelUntil!: string | null;
  @Column('date', { name: 'hearing_until', nullable: true }) hearingUntil!: string | null;
  @Column('text', { name: 'call_da' }) callDa!: string;
  @Column('text', { name: 'call_en' }) callEn!: string;
  @Column('text', { name: 'open_to', array: true }) openTo!: string[];
  @Column('text') contact!: string;
  @Column('integer', { name: 'outage_limit_minutes' }) outageLimitMinutes!: number;
  @Column('integer', { name: 'outage_window_minutes' }) outageWindowMinutes!: number;
}

@Entity('round_fund')
export class RoundFundEntity {
  @PrimaryColumn('text', { name: 'round_id' }) roundId!: string;
  @PrimaryColumn('text', { name: 'fund_id' }) fundId!: string;
  /** Of the round's own; null: none. */
  @Column('bigint', { name: 'pool_oere', nullable: true }) poolOere!: bigint | null;
}

@Entity('round_change')
export class RoundChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: bigint;
  @Column('text', { name: 'round_id' }) roundId!: string;
  @Column('text') kind!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') reason!: string;
  /** '' where it was given in one language alone. */
  @Column('text', { name: 'reason_en', default: '' }) reasonEn!: string;
  @Column('jsonb') before!: object;
  @Column('jsonb') after!: object;
  @Column('timestamptz', { name: 'banner_until', nullable: true }) bannerUntil!: Date | null;
}

export const roundEntities = [RoundEntity, RoundFundEntity, RoundChangeEntity];
