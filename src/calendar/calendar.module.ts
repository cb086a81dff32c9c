import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { CalendarStore } from './calendar.store.js';
import { DistanceController } from './distance.controller.js';
import { DistanceService } from './distance.service.js';
import { FeedService } from './feed.service.js';
import { OccasionService } from './occasion.service.js';
import { ReminderJob } from './reminder.job.js';
import { ReminderLetters } from './reminder-letters.js';
import { ReminderService } from './reminder.service.js';
import { ReminderStore } from './reminder.store.js';
import { WheelController } from './wheel.controller.js';

/** Dates on a page, in calendar programs and in reminders by mail. */
@Module({
  imports: [ApplicationModule, RoundModule, ScoringModule],
  controllers: [CalendarController, DistanceController, WheelController],
  providers: [CalendarStore, CalendarService, FeedService, ReminderStore, OccasionService, ReminderLetters, ReminderService, DistanceService, ReminderJob],
})
export class CalendarModule {}
