export { OutageModule } from './outage.module.js';
export { Announcements } from './announcement.service.js';
export { outageEntities } from './outage.entity.js';
export { outagePaths } from './outage.paths.js';
export { outageTexts } from './outage.texts.js';
