import { defineTexts } from '../platform/views/index.js';
import { invitationTexts } from './invitation.texts.js';
import { requestTexts } from './request.texts.js';
import { signingTexts } from './signing.texts.js';
import { teamTexts } from './team.texts.js';

/** The module's texts in one catalogue. */
export const consortiumTexts = defineTexts({
  da: { ...teamTexts.da, ...invitationTexts.da, ...signingTexts.da, ...requestTexts.da },
  en: { ...teamTexts.en, ...invitationTexts.en, ...signingTexts.en, ...requestTexts.en },
});
