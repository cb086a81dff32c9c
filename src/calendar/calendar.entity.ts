import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('calendar_feed')
export class CalendarFeedEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text', { name: 'token_sha256' }) tokenSha256!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
}

@Entity('round_dates')
export class RoundDatesEntity {
  @PrimaryColumn('text', { name: 'round_id' }) roundId!: string;
  @Column('integer') sequence!: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}

@Entity('reminder_rule')
export class ReminderRuleEntity {
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('integer', { name: 'minutes_before' }) minutesBefore!: number;
  @Column('timestamptz') since!: Date;
}

@Entity('reminder_sent')
export class ReminderSentEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text') occasion!: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
}

@Entity('reminder_off')
export class ReminderOffEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @PrimaryColumn('text') kind!: string;
}

export const calendarEntities = [CalendarFeedEntity, RoundDatesEntity, ReminderRuleEntity, ReminderSentEntity, ReminderOffEntity];
