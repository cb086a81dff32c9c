import { card, pageHeading, type Card, type DataTable, type PageHeading } from '../platform/views/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { focusAreaUrl } from './strategy.paths.js';
import type { FocusArea, Strategy, Target } from './strategy.store.js';
import { strategyTexts } from './strategy.texts.js';
import { targetsTable } from './target.page.js';

const { say } = strategyTexts;

export interface StrategyPage {
  readonly heading: PageHeading;
  readonly visionHeading: string;
  readonly vision: string;
  readonly keywords: string;
  readonly headline: DataTable;
  readonly areas: readonly Card[];
  readonly challenges: readonly { readonly name: string; readonly note: string | null }[];
  readonly challengesSource: string;
  readonly considerations: readonly string[];
}

export function strategyPage(
  lang: Lang,
  facts: { strategy: Strategy; areas: readonly FocusArea[]; targets: readonly Target[]; headline: Target },
): StrategyPage {
  const { strategy, areas, targets, headline } = facts;
  const { fromYear: from, toYear: to } = strategy;
  return {
    heading: pageHeading(inLang(lang, strategy, 'title'), {
      caption: say(lang, 'strategy.caption', { owner: inLang(lang, strategy, 'owner'), from, to }),
    }),
    visionHeading: say(lang, 'strategy.vision', { year: strategy.visionYear }),
    vision: inLang(lang, strategy, 'vision'),
    keywords: say(lang, 'strategy.keywords', { words: strategy.keywords.map((word) => word[lang]).join(', ') }),
    headline: targetsTable(lang, [headline]),
    areas: areas.map((area) => areaCard(lang, area, targets)),
    challenges: strategy.challenges.map((challenge) => ({
      name: inLang(lang, challenge, 'name'),
      note: challenge.addressedByFocusAreas ? null : say(lang, 'strategy.challenges.outside'),
    })),
    challengesSource: say(lang, 'strategy.challenges.source', { source: strategy.challengesSource[lang] }),
    considerations: strategy.considerations.map((words) => words[lang]),
  };
}

function areaCard(lang: Lang, area: FocusArea, targets: readonly Target[]): Card {
  const count = targets.filter((target) => target.focusAreaId === area.id).length;
  return card(inLang(lang, area, 'name'), focusAreaUrl(area.id), {
    caption: say(lang, 'strategy.area.number', { number: area.position }),
    text: inLang(lang, area, 'summary'),
    facts: [{ label: say(lang, 'strategy.area.targets'), value: String(count) }],
  });
}
