export { PanelWorkModule } from './panel-work.module.js';
export { panelWorkTexts } from './panel-work.texts.js';
