export { DialogueModule } from './dialogue.module.js';
export { dialogueUrl } from './dialogue.paths.js';
export { DialogueService } from './dialogue.service.js';
export type { Side } from './dialogue.rules.js';
export { dialogueTexts } from './dialogue.texts.js';
export type { Unread } from './thread-list.store.js';
