import { defineTexts } from '../platform/views/index.js';
import { attachmentTexts } from './attachment.texts.js';
import { economyTexts } from './economy.texts.js';
import { findingTexts } from './finding.texts.js';
import { historyTexts } from './history.texts.js';
import { memberTexts } from './member.texts.js';
import { overviewTexts } from './overview.texts.js';
import { planTexts } from './plan.texts.js';
import { sectionTexts } from './section.texts.js';
import { submissionTexts } from './submission.texts.js';
import { togetherTexts } from './together.texts.js';
import { versionTexts } from './version.texts.js';
import { wrongTexts } from './wrong.texts.js';

/** The module's texts in one catalogue. */
export const applicationTexts = defineTexts({
  da: { ...overviewTexts.da, ...sectionTexts.da, ...planTexts.da, ...economyTexts.da, ...attachmentTexts.da, ...wrongTexts.da, ...findingTexts.da, ...submissionTexts.da, ...togetherTexts.da, ...memberTexts.da, ...versionTexts.da, ...historyTexts.da },
  en: { ...overviewTexts.en, ...sectionTexts.en, ...planTexts.en, ...economyTexts.en, ...attachmentTexts.en, ...wrongTexts.en, ...findingTexts.en, ...submissionTexts.en, ...togetherTexts.en, ...memberTexts.en, ...versionTexts.en, ...historyTexts.en },
});

export type ApplicationText = keyof (typeof applicationTexts)['da'];
