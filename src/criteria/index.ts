export { countedUnder, type CountedFact } from './counted.rules.js';
export { CriterionModule } from './criterion.module.js';
export { criterionPaths } from './criterion.paths.js';
export { CriterionService } from './criterion.service.js';
export type { Anchor, Criterion, Evidence } from './criterion.store.js';
export { criterionTexts } from './criterion.texts.js';
export { anchorsOn, formatHalfPoints, formatMean, readScore, stepsOf, type PointsFormat, type ReadScore, type Scale } from './scale.rules.js';
