export { CallModule } from './call.module.js';
export { RoundChangeService, type ChangeOrder } from './round-change.service.js';
export { changeLetterTexts } from './change-letter.texts.js';
