export { barChart, type BarChart, type BarFill } from './bar-chart.js';
export * from './components.js';
export { platformTexts } from './platform.texts.js';
export * from './shell.js';
export * from './texts.js';
export { Views, type ViewsOptions } from './views.service.js';
