import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RuleSetValues } from './rule-set.js';

/** Written once: the database refuses to change or remove a row. */
@Entity('rule_set')
export class RuleSetEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') family!: string;
  /** 1, 2, 3 within the family. */
  @Column('integer') version!: number;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  @Column('jsonb') values!: RuleSetValues;
}
