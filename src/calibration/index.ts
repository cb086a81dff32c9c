export { calibrationEntities } from './calibration.entity.js';
export { CalibrationModule } from './calibration.module.js';
export { calibrationUrl } from './calibration.paths.js';
export { CalibrationService } from './calibration.service.js';
export { calibrationTexts } from './calibration.texts.js';
export { CaseService } from './case.service.js';
export { caseTexts } from './case.texts.js';
