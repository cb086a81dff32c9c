export { checkTexts } from './check.texts.js';
export type { RehearsalJob } from './job.js';
export type { Stage } from './play.js';
export { printed } from './print.page.js';
export { RehearsalEntity } from './rehearsal.entity.js';
export { RehearsalModule } from './rehearsal.module.js';
export { rehearsalTexts } from './rehearsal.texts.js';
export { Rehearsing, UsageError } from './rehearsing.js';
