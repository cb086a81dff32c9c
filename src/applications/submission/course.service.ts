import { Injectable } from '@nestjs/common';
import { Events, type EventRow } from '../../platform/events/index.js';
import type { Snapshot } from './snapshot.rules.js';
import { SubmissionService } from './submission.service.js';

/** How an application has fared, for its owner. */
@Injectable()
export class CourseService {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly events: Events,
  ) {}

  /** @throws NotFoundException where the owner has submitted nothing under this id */
  async of(id: string, ownerId: string): Promise<{ snapshot: Snapshot; events: readonly EventRow[] }> {
    const [{ snapshot }, events] = await Promise.all([this.submissions.sent(id, ownerId), this.events.of(id)]);
    return { snapshot, events };
  }
}
