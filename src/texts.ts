import { accountTexts } from './accounts/index.js';
import { applicationDocumentTexts, applicationTexts } from './applications/index.js';
import { calendarTexts, distanceTexts, reminderTexts, wheelTexts } from './calendar/index.js';
import { callEditorTexts, callErrorTexts, callFieldTexts, changeLetterTexts } from './calls/index.js';
import { commitmentLetterTexts, consortiumTexts, letterTexts } from './consortium/index.js';
import { criterionTexts } from './criteria/index.js';
import { exemptionTexts, roomTexts } from './deadline-room/index.js';
import { dialogueTexts } from './dialogue/index.js';
import { documentTexts } from './documents/index.js';
import { frontTexts } from './front/index.js';
import { ideaTexts } from './ideas/index.js';
import { mineTexts } from './mine/index.js';
import { outageTexts } from './outages/index.js';
import { fileTexts } from './platform/files/index.js';
import { waitingTexts } from './platform/load/index.js';
import { mailTexts } from './platform/mail/mail.texts.js';
import { gatherTexts, platformTexts } from './platform/views/index.js';
import { signedOutTexts } from './platform/web/index.js';
import { portalTexts } from './portal.texts.js';
import { textsOfRecommendations } from './recommendations/index.js';
import { checkTexts, rehearsalTexts } from './rehearsal/index.js';
import { callTexts, moneyTexts, promiseTexts, roundTexts, ruleSetErrorTexts, ruleSetTexts } from './rounds/index.js';
import { panelTexts, scoringTexts } from './scoring/index.js';
import { receiptTexts } from './receipts/index.js';
import { sheetTexts } from './sheets/index.js';
import { strategyTexts } from './strategy/index.js';

/** Every text of the portal, Danish and English. */
export const texts = gatherTexts(platformTexts, signedOutTexts, waitingTexts, portalTexts, mailTexts, fileTexts, accountTexts, frontTexts, strategyTexts, receiptTexts, ideaTexts, roundTexts, callTexts, promiseTexts, moneyTexts, ruleSetTexts, ruleSetErrorTexts, criterionTexts, applicationTexts, applicationDocumentTexts, consortiumTexts, letterTexts, commitmentLetterTexts, documentTexts, dialogueTexts, sheetTexts, changeLetterTexts, callEditorTexts, callFieldTexts, callErrorTexts, mineTexts, outageTexts, panelTexts, scoringTexts, calendarTexts, distanceTexts, reminderTexts, wheelTexts, roomTexts, exemptionTexts, ...textsOfRecommendations, rehearsalTexts, checkTexts);
