export { InterestEntity } from './interest.entity.js';
export { InterestModule } from './interest.module.js';
export { mayHandle, type InterestStatus } from './interest.rules.js';
export { InterestStore, type Declared } from './interest.store.js';
