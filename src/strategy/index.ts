export { hasUsableBaseline, type Measure } from './measure.rules.js';
export { StrategyModule } from './strategy.module.js';
export { focusAreaUrl, strategyPaths } from './strategy.paths.js';
export { StrategyService } from './strategy.service.js';
export type { Challenge, FocusArea, Strategy, Target } from './strategy.store.js';
export { strategyTexts } from './strategy.texts.js';
export { targetLabel, targetsTable } from './target.page.js';
