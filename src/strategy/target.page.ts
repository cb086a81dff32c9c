import { dataTable, type DataTable } from '../platform/views/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { aimInWords, baselineInWords } from './measure-in-words.js';
import type { Target } from './strategy.store.js';
import { strategyTexts } from './strategy.texts.js';

const { say } = strategyTexts;

/** `Mål 7`, or what the headline is called. */
export function targetLabel(lang: Lang, { number }: Pick<Target, 'number'>): string {
  return number === null ? say(lang, 'strategy.target.headline') : say(lang, 'strategy.target.number', { number });
}

/** One row a figure; a target with two figures names itself in both. */
export function targetsTable(lang: Lang, targets: readonly Target[]): DataTable {
  return dataTable({
    id: 'targets',
    caption: say(lang, 'strategy.targets.caption'),
    captionHidden: true,
    columns: [
      say(lang, 'strategy.target'),
      say(lang, 'strategy.indicator'),
      say(lang, 'strategy.baseline'),
      say(lang, 'strategy.aim'),
      { label: say(lang, 'strategy.year'), numeric: true },
    ],
    rows: targets.flatMap((target) =>
      target.measures.map((measure) => [
        { text: inLang(lang, target, 'title'), sub: targetLabel(lang, target) },
        inLang(lang, measure, 'indicator'),
        baselineInWords(lang, measure),
        aimInWords(lang, measure),
        String(measure.targetYear),
      ]),
    ),
    emptyText: say(lang, 'strategy.targets.none'),
  });
}
