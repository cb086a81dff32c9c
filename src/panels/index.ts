export { PanelAnswerService } from './panel-answer.service.js';
export { panelEntities } from './panel.entity.js';
export { PanelModule } from './panel.module.js';
export { panelInvitationUrl } from './panel.paths.js';
export type { PanelAnswer } from './panel.rules.js';
export { PanelService } from './panel.service.js';
export type { Board, Invitation, PanelMember } from './panel.store.js';
export { roundPanelTexts } from './panel.texts.js';
