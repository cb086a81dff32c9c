import type { Lang } from '../platform/views/index.js';
import { formatRemaining, remaining } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import { exemptionTexts } from './exemption.texts.js';

const { say } = exemptionTexts;

/** To the millisecond below a minute, to the second below an hour. */
export function lateBy(lang: Lang, ms: number): string {
  if (ms < 60_000) return say(lang, 'late.by.seconds', { seconds: formatDecimal((ms / 1000).toFixed(3), lang) });
  if (ms < 3_600_000) return say(lang, 'late.by.minutes', { minutes: Math.floor(ms / 60_000), seconds: Math.floor(ms / 1000) % 60 });
  return formatRemaining(remaining(new Date(0), new Date(ms)), lang);
}
