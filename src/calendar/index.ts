export { calendarEntities } from './calendar.entity.js';
export { CalendarModule } from './calendar.module.js';
export { calendarTexts } from './calendar.texts.js';
export { reminderTexts } from './reminder.texts.js';
export { wheelTexts } from './wheel.texts.js';
