import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Lack } from './lack.rules.js';

/** A ranking as it was made; the database refuses to change or remove a row. */
@Entity('ranking')
export class RankingEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  /** 1, 2, 3 within the round. */
  @Column('integer') number!: number;
  @Column('text') occasion!: 'finalised' | 'recomputed';
  /** An officer's words; of one that was computed again, the number of the application in which an interest came to light. */
  @Column('text') reason!: string;
  /** Canonical JSON, as is `result`. */
  @Column('text') inputs!: string;
  @Column('text') result!: string;
  @Column('text') sha256!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  @Column('uuid', { name: 'made_by' }) madeBy!: string;
}

/** Leave to rank although something is missing. */
@Entity('ranking_override')
export class RankingOverrideEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text', { name: 'round_id' }) roundId!: string;
  @Column('jsonb') missing!: readonly Lack[];
  @Column('text') reason!: string;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('text', { nullable: true }) outcome!: 'granted' | 'refused' | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { name: 'decision_note' }) decisionNote!: string;
}

export const rankingEntities = [RankingEntity, RankingOverrideEntity];
