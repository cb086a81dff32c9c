export { mayApply } from './account.access.js';
export { AccountModule } from './account.module.js';
export { AccountEntity, AccountRoleEntity, SessionEntity } from './account.entity.js';
export { accountPaths, languageUrl, signInUrl } from './account.paths.js';
export { AccountService } from './account.service.js';
export type { AccountRow } from './account.store.js';
export { accountTexts } from './account.texts.js';
export { roleName } from './account.page.js';
export { SessionService, sessionHours } from './session.service.js';
