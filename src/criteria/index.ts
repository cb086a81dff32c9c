export { CriterionModule } from './criterion.module.js';
export { criterionPaths } from './criterion.paths.js';
export { CriterionService } from './criterion.service.js';
export type { Anchor, Criterion, Evidence } from './criterion.store.js';
export { criterionTexts } from './criterion.texts.js';
