export { InterestEntity } from './interest.entity.js';
export { InterestModule } from './interest.module.js';
export { interestsUrl, roundInterestsUrl } from './interest.paths.js';
export { mayHandle, type InterestStatus } from './interest.rules.js';
export { InterestService, type InterestChanged, type InterestListener } from './interest.service.js';
export { InterestStore, type Declared, type Pair } from './interest.store.js';
