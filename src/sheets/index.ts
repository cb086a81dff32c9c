export { SheetModule } from './sheet.module.js';
export { sheetsUrl } from './sheet.paths.js';
export { sheetTexts } from './sheet.texts.js';
