export { DocumentModule } from './document.module.js';
export { DocumentService } from './document.service.js';
export { DocumentEntity } from './document.entity.js';
export { documentTexts } from './document.texts.js';
