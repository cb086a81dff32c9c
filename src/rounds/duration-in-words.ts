import type { Lang } from '../shared/lang.js';
import { callTexts } from './call.texts.js';

const { say } = callTexts;
const units = [
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
  ['milliseconds', 1],
] as const;

/** In the largest unit that comes out whole: `4 timer`, `90 sekunder`, `ingen`. */
export function durationInWords(lang: Lang, ms: number): string {
  const [unit, size] = units.find(([, each]) => ms % each === 0) ?? units[3];
  return ms === 0 ? say(lang, 'rounds.duration.none') : say(lang, `rounds.duration.${unit}`, { n: ms / size });
}
