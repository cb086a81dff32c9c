import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import { ReminderService } from './reminder.service.js';

const EVERY_MINUTE = 60_000;

/** Looks every minute whether a reminder is due; what was due while no portal ran goes out at the next look. */
@Injectable()
export class ReminderJob extends Repeating {
  constructor(
    private readonly reminders: ReminderService,
    private readonly clock: Clock,
    log: Log,
  ) {
    super(EVERY_MINUTE, log);
  }

  protected async round(): Promise<void> {
    const mails = await this.reminders.send(this.clock.now());
    if (mails) this.log.info('reminders', { mails });
  }
}
