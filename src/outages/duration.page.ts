import type { Lang } from '../platform/views/index.js';
import { outageTexts } from './outage.texts.js';

const { say } = outageTexts;

/** In hours, minutes and seconds, those that are none left out: `1 time og 12 minutter`, `45 sekunder`. */
export function durationText(lang: Lang, ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const units = { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 } as const;
  const said = (['hours', 'minutes', 'seconds'] as const).filter((unit) => units[unit] > 0).map((unit) => say(lang, `outages.duration.${unit}`, { n: units[unit] }));
  if (said.length === 0) return say(lang, 'outages.duration.seconds', { n: 0 });
  return said.length === 1 ? said[0]! : `${said.slice(0, -1).join(', ')} ${say(lang, 'outages.duration.and')} ${said.at(-1)}`;
}
