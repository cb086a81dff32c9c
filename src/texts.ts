import { accountTexts } from './accounts/index.js';
import { mailTexts } from './platform/mail/mail.texts.js';
import { gatherTexts, platformTexts } from './platform/views/index.js';
import { portalTexts } from './portal.texts.js';

/** Every text of the portal, Danish and English. */
export const texts = gatherTexts(platformTexts, portalTexts, mailTexts, accountTexts);
