import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import { ApplicationEntity } from '../application.entity.js';

@Injectable()
export class CopyStore {
  constructor(private readonly db: Db) {}

  async setOrigin(id: string, copiedFrom: string, at: Date): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { copiedFrom, changedAt: at });
  }
}
