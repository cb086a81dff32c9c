export { MineModule } from './mine.module.js';
export { mineTexts } from './mine.texts.js';
