export { ConsortiumModule } from './consortium.module.js';
export { consortiumEntities } from './consortium.entity.js';
export { ConsortiumService, type Waiting } from './consortium.service.js';
export { consortiumTexts } from './consortium.texts.js';
export { InvitationService } from './invitation.service.js';
export { SigningService } from './signing.service.js';
export { letterTexts } from './letter.texts.js';
export type { OwnInvitation } from './invitation.store.js';
export { signsFor } from './part.rules.js';
