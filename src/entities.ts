import { AccountEntity, AccountRoleEntity, SessionEntity } from './accounts/index.js';
import { applicationEntities } from './applications/index.js';
import { AssignmentPlanEntity } from './assignment/index.js';
import { calendarEntities } from './calendar/index.js';
import { calibrationEntities } from './calibration/index.js';
import { consensusEntities } from './consensus/index.js';
import { consortiumEntities } from './consortium/index.js';
import { DocumentEntity } from './documents/index.js';
import { InterestEntity } from './interests/index.js';
import { outageEntities } from './outages/index.js';
import { panelEntities } from './panels/index.js';
import { PanelMeetingRequestEntity, rankingEntities } from './ranking/index.js';
import { receiptEntities } from './receipts/index.js';
import { recommendationEntities } from './recommendations/index.js';
import { RehearsalEntity } from './rehearsal/index.js';
import { RuleSetEntity, roundEntities } from './rounds/index.js';
import { AssessmentSummaryEntity, AssessmentVersionEntity, PanelSeatEntity, ScoreEntity } from './scoring/index.js';

/** Every TypeORM entity; the schema drift test compares them with the migrated database. */
export const entities = [AccountEntity, AccountRoleEntity, SessionEntity, ...roundEntities, RuleSetEntity, ...applicationEntities, ...consortiumEntities, ...receiptEntities, ...outageEntities, ...calendarEntities, DocumentEntity, ...panelEntities, ...calibrationEntities, InterestEntity, AssignmentPlanEntity, PanelSeatEntity, ScoreEntity, AssessmentVersionEntity, AssessmentSummaryEntity, ...consensusEntities, ...rankingEntities, PanelMeetingRequestEntity, ...recommendationEntities, RehearsalEntity];
