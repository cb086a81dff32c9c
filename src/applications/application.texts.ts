import { defineTexts } from '../platform/views/index.js';
import { commitmentTexts } from './commitments/commitment.texts.js';
import { attachmentTexts } from './attachments/attachment.texts.js';
import { economyOverviewTexts } from './economy/overview.texts.js';
import { whatIfTexts } from './economy/what-if.texts.js';
import { checkTexts } from './economy/check.texts.js';
import { aidTexts } from './form/aid.texts.js';
import { economyTexts } from './form/economy.texts.js';
import { gridTexts } from './form/grid.texts.js';
import { findingTexts } from './form/finding.texts.js';
import { historyTexts } from './history/history.texts.js';
import { memberTexts } from './members/member.texts.js';
import { overviewTexts } from './overview.texts.js';
import { planTexts } from './form/plan.texts.js';
import { sectionTexts } from './form/section.texts.js';
import { queueTexts } from './submission/queue.texts.js';
import { submissionTexts } from './submission/submission.texts.js';
import { togetherTexts } from './merging/together.texts.js';
import { versionTexts } from './versions/version.texts.js';
import { wrongTexts } from './form/wrong.texts.js';

/** The module's texts in one catalogue. */
export const applicationTexts = defineTexts({
  da: { ...overviewTexts.da, ...aidTexts.da, ...sectionTexts.da, ...planTexts.da, ...economyTexts.da, ...gridTexts.da, ...attachmentTexts.da, ...wrongTexts.da, ...findingTexts.da, ...checkTexts.da, ...economyOverviewTexts.da, ...whatIfTexts.da, ...submissionTexts.da, ...queueTexts.da, ...togetherTexts.da, ...memberTexts.da, ...versionTexts.da, ...historyTexts.da, ...commitmentTexts.da },
  en: { ...overviewTexts.en, ...aidTexts.en, ...sectionTexts.en, ...planTexts.en, ...economyTexts.en, ...gridTexts.en, ...attachmentTexts.en, ...wrongTexts.en, ...findingTexts.en, ...checkTexts.en, ...economyOverviewTexts.en, ...whatIfTexts.en, ...submissionTexts.en, ...queueTexts.en, ...togetherTexts.en, ...memberTexts.en, ...versionTexts.en, ...historyTexts.en, ...commitmentTexts.en },
});

export type ApplicationText = keyof (typeof applicationTexts)['da'];
