import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('receipt_key')
export class ReceiptKeyEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'public_key' }) publicKey!: string;
  @Column('timestamptz', { name: 'first_used_at' }) firstUsedAt!: Date;
}

@Entity('receipt')
export class ReceiptEntity {
  @PrimaryColumn('bigint') position!: bigint;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'application_id' }) applicationId!: string;
  /** null: refused. */
  @Column('integer', { nullable: true }) version!: number | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  /** Canonical JSON of a Statement. */
  @Column('text') statement!: string;
  @Column('text') sha256!: string;
  @Column('text') link!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('text') signature!: string;
}

@Entity('receipt_head')
export class ReceiptHeadEntity {
  @PrimaryColumn('date') day!: string;
  @Column('bigint') position!: bigint;
  @Column('text') link!: string;
  @Column('timestamptz', { name: 'noted_at' }) notedAt!: Date;
}

export const receiptEntities = [ReceiptKeyEntity, ReceiptEntity, ReceiptHeadEntity];
