export { AssignmentPlanEntity } from './assignment.entity.js';
export { AssignmentService } from './assignment.service.js';
export { AssignmentModule } from './assignment.module.js';
export { assignmentTexts } from './assignment.texts.js';
export { assignmentChangeTexts } from './change.texts.js';
export { releaseTexts } from './release.texts.js';
export { followUpTexts } from './follow-up.texts.js';
