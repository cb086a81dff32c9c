export { CallModule } from './call.module.js';
export type { ChangeRefusal } from './call-change.rules.js';
export { RoundChangeService, type ChangeOrder } from './round-change.service.js';
export { changeLetterTexts } from './change-letter.texts.js';
export { callErrorTexts } from './call-error.texts.js';
export { callFieldTexts } from './call-field.texts.js';
export { callEditorTexts } from './call.texts.js';
