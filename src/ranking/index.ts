export { finaliseTexts } from './finalise.texts.js';
export { rankingEntities } from './ranking.entity.js';
export { RankingModule } from './ranking.module.js';
export { ReplayService } from './replay.service.js';
export { scoreExportTexts } from './score-export.texts.js';
export { rankingTexts } from './ranking.texts.js';
export { standingTexts } from './standing.texts.js';
