export { FrontModule } from './front.module.js';
export { frontTexts } from './front.texts.js';
