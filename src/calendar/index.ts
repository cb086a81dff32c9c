export { calendarEntities } from './calendar.entity.js';
export { CalendarModule } from './calendar.module.js';
export { calendarTexts } from './calendar.texts.js';
export { distanceTexts } from './distance.texts.js';
export { dueDate, reminderKinds, type ReminderKind } from './reminder.rules.js';
export { ReminderService } from './reminder.service.js';
export { reminderTexts } from './reminder.texts.js';
export { wheelTexts } from './wheel.texts.js';
