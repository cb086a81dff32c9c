import { pageHeading, type Card, type DataTable, type PageHeading } from '../platform/views/index.js';
import { inLang, type Lang, type Words } from '../shared/lang.js';
import { hasUsableBaseline, strategyTexts, targetLabel, targetsTable, type FocusArea, type Target } from '../strategy/index.js';
import { initiativeCards } from './catalogue.page.js';
import { ownOf } from './catalogue.rules.js';
import type { Initiative } from './idea.store.js';

const { say } = strategyTexts;

export interface FocusAreaPage {
  readonly heading: PageHeading;
  readonly targets: DataTable;
  readonly notes: readonly string[];
  /** Some figure above reads as missing. */
  readonly missingBaseline: boolean;
  readonly challenges: readonly string[];
  readonly tracks: readonly string[];
  /** Empty for all areas but the clusters. */
  readonly priorities: readonly string[];
  readonly efforts: readonly string[];
  readonly initiatives: readonly Card[];
}

export function focusAreaPage(
  lang: Lang,
  area: FocusArea,
  targets: readonly Target[],
  initiatives: readonly Initiative[],
): FocusAreaPage {
  const inWords = (lines: readonly Words[]) => lines.map((words) => words[lang]);
  return {
    heading: pageHeading(inLang(lang, area, 'name'), {
      caption: say(lang, 'strategy.area.number', { number: area.position }),
      lead: inLang(lang, area, 'summary'),
    }),
    targets: targetsTable(lang, targets),
    notes: targets.flatMap((target) => {
      const note = inLang(lang, target, 'note');
      return note === null ? [] : [`${targetLabel(lang, target)}: ${note}`];
    }),
    missingBaseline: targets.some(({ measures }) => !measures.every(hasUsableBaseline)),
    challenges: inWords(area.challenges),
    tracks: inWords(area.actionTracks),
    priorities: inWords(area.clusterPriorities),
    efforts: area.existingEfforts,
    initiatives: initiativeCards(lang, ownOf(initiatives, area.id)),
  };
}
