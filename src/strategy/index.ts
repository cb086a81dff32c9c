export { boundOf, hasUsableBaseline, type Measure } from './measure.rules.js';
export { StrategyModule } from './strategy.module.js';
export { focusAreaUrl, strategyPaths } from './strategy.paths.js';
export { StrategyService } from './strategy.service.js';
export type { Challenge, FocusArea, Strategy, Target } from './strategy.store.js';
