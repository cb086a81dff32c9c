import type { Lang } from '../shared/lang.js';
import { checkWords } from './check-words.page.js';
import { rehearsalTexts } from './rehearsal.texts.js';
import { tallyOf, type Report } from './report.rules.js';

const { say } = rehearsalTexts;
const marks = { held: 'ok     ', failed: 'FAILED ', remark: 'remark ' } as const;

/** The report as lines for a terminal; the last one sums it up. */
export function printed(roundId: string, { chapters, unplayed }: Report, lang: Lang = 'en'): { lines: string[]; failed: number } {
  const lines = chapters.flatMap(({ key, from, checks }) => [
    `${from}  ${say(lang, `rehearsal.chapter.${key}`)}`,
    ...checks.map((check) => {
      const { text, saw } = checkWords(lang, check);
      return `  ${marks[check.outcome]} ${text}${saw ? ` ${saw}` : ''}`;
    }),
  ]);
  const { checks, failed, remarks } = tallyOf(chapters);
  const left = unplayed.map((key) => `not played: ${say(lang, `rehearsal.chapter.${key}`)}`);
  return { lines: [...lines, ...left, `remarks: ${remarks}`, `rehearsal ${roundId}: ${checks} checks, ${failed} failed`], failed };
}
