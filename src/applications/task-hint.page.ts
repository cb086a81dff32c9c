import type { Lang } from '../platform/views/index.js';
import { applicationTexts } from './application.texts.js';
import type { Frame } from './draft.rules.js';
import type { Finding } from './form/finding.rules.js';
import { isOptional, type Progress, type SectionKey } from './form/section.rules.js';

const { say } = applicationTexts;

/** How much is left of a section that has been begun; of one that has not, whether it may be left out. */
export function taskHint(lang: Lang, key: SectionKey, { frame, progress, missing }: { frame: Frame; progress: Progress; missing: readonly Finding[] }): string | null {
  const n = missing.filter(({ section }) => section === key).length;
  if (progress === 'started' || progress === 'error') return say(lang, 'tasks.left', { n });
  return isOptional(key, frame.round.rules) ? say(lang, 'tasks.optional') : null;
}
