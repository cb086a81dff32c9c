import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import { PanelMeetingRequestEntity } from './panel-meeting.entity.js';

/** An application that the panel talks about because somebody asked. */
export interface Pulled {
  readonly applicationId: string;
  readonly reason: string;
  readonly name: string;
  readonly askedAt: Date;
}

@Injectable()
export class PanelMeetingStore {
  constructor(private readonly db: Db) {}

  /** What has been asked for and not taken back. */
  pulled(applicationIds: readonly string[]): Promise<Pulled[]> {
    return this.db.query<Pulled>(
      `SELECT r.application_id AS "applicationId", r.reason, u.name, r.asked_at AS "askedAt"
         FROM (SELECT DISTINCT ON (application_id) * FROM panel_meeting_request
                WHERE application_id = ANY($1::uuid[]) ORDER BY application_id, id DESC) r
         JOIN account u ON u.id = r.asked_by WHERE r.is_pulled`,
      [applicationIds],
    );
  }

  async add(request: Omit<PanelMeetingRequestEntity, 'id'>): Promise<void> {
    await this.db.entities.insert(PanelMeetingRequestEntity, request);
  }
}
