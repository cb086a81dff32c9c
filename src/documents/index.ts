export { DocumentModule } from './document.module.js';
export { DocumentEntity } from './document.entity.js';
export { documentTexts } from './document.texts.js';
