import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { PartnerSignatureEntity } from './consortium.entity.js';
import type { Signature } from './part.rules.js';

export interface NewSignature {
  readonly applicationId: string;
  readonly partnerId: string;
  readonly accountId: string;
  readonly title: string;
  readonly signedAt: Date;
  readonly part: string;
  readonly sha256: string;
}

@Injectable()
export class SignatureStore {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  of(applicationIds: readonly string[]): Promise<Signature[]> {
    return this.db.query<Signature>(
      `SELECT s.partner_id AS "partnerId", s.account_id AS "accountId", a.name, s.title, s.signed_at AS "signedAt", s.sha256
         FROM partner_signature s JOIN account a ON a.id = s.account_id
        WHERE s.application_id = ANY($1::uuid[]) ORDER BY s.signed_at DESC, s.id DESC`,
      [applicationIds],
    );
  }

  async add(signature: NewSignature): Promise<void> {
    await this.db.entities.insert(PartnerSignatureEntity, signature);
  }
}
