import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('activity')
export class ActivityEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') position!: number;
  @Column('text') title!: string;
  @Column('text') description!: string;
  /** null: nobody is responsible yet, or the partner has left. */
  @Column('uuid', { name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column('date', { name: 'starts_on', nullable: true }) startsOn!: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn!: string | null;
  @Column('text') milestone!: string;
}

@Entity('goal')
export class GoalEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  @Column('integer') position!: number;
  @Column('text') kind!: string;
  @Column('text', { name: 'target_id', nullable: true }) targetId!: string | null;
  @Column('text') indicator!: string;
  @Column('text') unit!: string;
  @Column('numeric', { nullable: true, precision: 20, scale: 4 }) baseline!: string | null;
  @Column('numeric', { nullable: true, precision: 20, scale: 4 }) aim!: string | null;
  @Column('integer', { nullable: true }) year!: number | null;
  @Column('text') source!: string;
}

export const planEntities = [ActivityEntity, GoalEntity];
