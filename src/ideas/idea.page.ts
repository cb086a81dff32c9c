import { createUrl } from '../applications/application.paths.js';
import { alert, dataTable, linkButton, pageHeading, type Alert, type Button, type DataTable, type Link, type PageHeading } from '../platform/views/index.js';
import { roundPaths, type RoundView } from '../rounds/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { focusAreaUrl, targetLabel, type FocusArea, type Target } from '../strategy/index.js';
import { ideaUrl } from './idea.paths.js';
import type { Initiative } from './idea.store.js';
import { ideaTexts } from './idea.texts.js';
import { fundingLines, participantGroups, type ParticipantGroup } from './suggestions.page.js';

const { say } = ideaTexts;

export interface IdeaPage {
  readonly heading: PageHeading;
  readonly notice: Alert;
  /** The way into an application, or to the rounds where none is open. */
  readonly apply: { readonly buttons: readonly Button[]; readonly text: string };
  readonly activities: readonly string[];
  readonly participants: readonly ParticipantGroup[];
  readonly areas: readonly (Link & { readonly note: string })[];
  readonly targets: DataTable;
  readonly goals: readonly string[];
  readonly conditions: readonly string[];
  readonly funding: readonly string[];
  readonly scale: string | null;
  readonly related: readonly Link[];
}

/** What the page draws on besides the initiative itself. */
export interface Surroundings {
  readonly initiatives: readonly Initiative[];
  readonly areas: readonly FocusArea[];
  readonly targets: readonly Target[];
  readonly round: RoundView | null;
  readonly mayApply: boolean;
}

export function ideaPage(lang: Lang, initiative: Initiative, around: Surroundings): IdeaPage {
  return {
    heading: pageHeading(inLang(lang, initiative, 'title'), {
      caption: say(lang, 'idea.caption', { number: initiative.number }),
      lead: inLang(lang, initiative, 'purpose'),
    }),
    notice: alert('info', say(lang, 'ideas.noRight'), { heading: say(lang, 'ideas.noRight.heading') }),
    apply: applyOf(lang, initiative, around),
    activities: initiative.activities.map((words) => words[lang]),
    participants: participantGroups(lang, initiative.participants),
    areas: areasOf(lang, initiative, around.areas),
    targets: targetsOf(lang, initiative, around.targets),
    goals: initiative.otherStatedGoals.map((words) => words[lang]),
    conditions: initiative.conditions.map((words) => words[lang]),
    funding: fundingLines(lang, initiative.expectedFunding),
    scale: scaleOf(lang, initiative),
    related: around.initiatives
      .filter(({ number }) => initiative.relatedInitiatives.includes(number))
      .map((other) => ({ label: `${other.number} ${inLang(lang, other, 'title')}`, href: ideaUrl(other.number) })),
  };
}

function applyOf(lang: Lang, { number }: Initiative, { round, mayApply }: Surroundings): IdeaPage['apply'] {
  if (round === null) {
    return { buttons: [linkButton(say(lang, 'idea.apply.rounds'), roundPaths.rounds)], text: say(lang, 'idea.apply.closed') };
  }
  const deadline = formatInstantPrecise(round.closesAt, lang);
  return {
    buttons: mayApply ? [linkButton(say(lang, 'idea.apply'), createUrl({ initiative: number, round: round.id }), { variant: 'primary' })] : [],
    text: say(lang, 'idea.apply.until', { name: inLang(lang, round, 'name'), deadline }),
  };
}

function areasOf(lang: Lang, initiative: Initiative, areas: readonly FocusArea[]): IdeaPage['areas'] {
  const places = [{ focusAreaId: initiative.focusAreaId, basis: 'main' as const }, ...initiative.alsoFocusAreas];
  return places.flatMap(({ focusAreaId, basis }) => {
    const area = areas.find(({ id }) => id === focusAreaId);
    return area ? [{ label: inLang(lang, area, 'name'), href: focusAreaUrl(area.id), note: say(lang, `idea.area.${basis}`) }] : [];
  });
}

function targetsOf(lang: Lang, initiative: Initiative, targets: readonly Target[]): DataTable {
  return dataTable({
    id: 'targets',
    caption: say(lang, 'idea.targets'),
    captionHidden: true,
    columns: [say(lang, 'idea.targets.target'), say(lang, 'idea.targets.basis')],
    rows: initiative.targetLinks.flatMap((link) => {
      const target = targets.find(({ id }) => id === link.targetId);
      if (!target?.focusAreaId) return [];
      const title = { text: inLang(lang, target, 'title'), href: focusAreaUrl(target.focusAreaId), sub: targetLabel(lang, target) };
      return [[title, { text: say(lang, `idea.basis.${link.basis}`), sub: inLang(lang, link, 'note') }]];
    }),
    emptyText: say(lang, 'idea.targets.none'),
  });
}

function scaleOf(lang: Lang, { scale }: Initiative): string | null {
  if (scale === null) return null;
  return say(lang, 'idea.scale', { people: formatDecimal(scale.participants.value, lang), ...scale.durationYears });
}
