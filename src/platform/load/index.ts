export { Load, type LoadFigures } from './load.js';
export type { Limits } from './load.rules.js';
export { shedding } from './shedding.js';
export { waitingTexts } from './waiting.texts.js';
