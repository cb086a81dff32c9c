export { IdeaModule } from './idea.module.js';
export { ideaPaths } from './idea.paths.js';
export { IdeaService } from './idea.service.js';
export type { Initiative } from './idea.store.js';
export { ideaTexts } from './idea.texts.js';
