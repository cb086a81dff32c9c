export { OutageModule } from './outage.module.js';
export { Announcements } from './announcement.service.js';
export { outageEntities } from './outage.entity.js';
export { outageTexts } from './outage.texts.js';
