import { createUrl } from '../applications/application.paths.js';
import { alert, card, pageHeading, type Alert, type Card, type Link, type PageHeading } from '../platform/views/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import type { FocusArea } from '../strategy/index.js';
import { ownOf, touching } from './catalogue.rules.js';
import { catalogueUrl, ideaPaths, ideaUrl } from './idea.paths.js';
import type { Initiative } from './idea.store.js';
import { ideaTexts } from './idea.texts.js';

const { say } = ideaTexts;

export interface CataloguePage {
  readonly heading: PageHeading;
  readonly notice: Alert;
  readonly filters: readonly (Link & { readonly current: boolean })[];
  readonly groups: readonly { readonly heading: string; readonly cards: readonly Card[] }[];
  /** Null for those who cannot apply. */
  readonly ownIdeaHref: string | null;
}

/** @param shown `chosen` is the focus area to show; `null`, or an id that no area has, shows all */
export function cataloguePage(
  lang: Lang,
  initiatives: readonly Initiative[],
  areas: readonly FocusArea[],
  { chosen, mayApply }: { readonly chosen: string | null; readonly mayApply: boolean },
): CataloguePage {
  const area = areas.find(({ id }) => id === chosen);
  return {
    heading: pageHeading(say(lang, 'ideas.title'), { lead: say(lang, 'ideas.lead', { n: initiatives.length }) }),
    notice: alert('info', say(lang, 'ideas.noRight'), { heading: say(lang, 'ideas.noRight.heading') }),
    filters: [
      { label: `${say(lang, 'ideas.filter.all')} (${initiatives.length})`, href: ideaPaths.ideas, current: !area },
      ...areas.map((each) => ({
        label: `${inLang(lang, each, 'shortName')} (${ownOf(initiatives, each.id).length})`,
        href: catalogueUrl(each.id),
        current: each === area,
      })),
    ],
    groups: area ? groupsOf(lang, initiatives, area) : areas.map((each) => ownGroup(lang, initiatives, each)),
    ownIdeaHref: mayApply ? createUrl() : null,
  };
}

function groupsOf(lang: Lang, initiatives: readonly Initiative[], area: FocusArea): CataloguePage['groups'] {
  const also = touching(initiatives, area.id);
  const own = ownGroup(lang, initiatives, area);
  return also.length === 0 ? [own] : [own, { heading: say(lang, 'ideas.also.heading'), cards: initiativeCards(lang, also) }];
}

function ownGroup(lang: Lang, initiatives: readonly Initiative[], area: FocusArea): CataloguePage['groups'][number] {
  return { heading: inLang(lang, area, 'name'), cards: initiativeCards(lang, ownOf(initiatives, area.id)) };
}

export function initiativeCards(lang: Lang, initiatives: readonly Initiative[]): Card[] {
  return initiatives.map((initiative) =>
    card(inLang(lang, initiative, 'title'), ideaUrl(initiative.number), {
      caption: say(lang, 'ideas.number', { number: initiative.number }),
      text: inLang(lang, initiative, 'purpose'),
    }),
  );
}
