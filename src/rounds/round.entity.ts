import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}

@Entity('round_fund')
export class RoundFundEntity {
  @PrimaryColumn('text', { name: 'round_id' }) roundId!: string;
  @PrimaryColumn('text', { name: 'fund_id' }) fundId!: string;
}
