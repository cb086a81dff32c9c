export { OfflineModule } from './offline.module.js';
export { offlineTexts } from './offline.texts.js';
