export { ApplicationModule } from './application.module.js';
export { ApplicationService } from './application.service.js';
export type { ApplicationHead, SubmittedApplications, Tidings } from './application.contract.js';
export { applicationPaths, applicationUrl, createUrl } from './application.paths.js';
export { states, type State } from './application.state.js';
export type { Bilingual, FinancingKind, Sector, Snapshot } from './snapshot.rules.js';
export { applicationEntities } from './application.entity.js';
