export { SheetModule } from './sheet.module.js';
export { sheetTexts } from './sheet.texts.js';
