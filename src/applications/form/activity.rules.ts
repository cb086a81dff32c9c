import type { TextLimits } from '../../rounds/index.js';
import { formatDate } from '../../shared/dates.js';
import type { DraftParts, Frame } from '../draft.rules.js';
import { broken, missing, type Finding } from './finding.rules.js';

/** One row of the plan: what is done, by whom, when, and what it leads to. */
export interface Activity {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** null: nobody is responsible yet, or the partner has left. */
  readonly partnerId: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly milestone: string;
}

type Needed = Pick<DraftParts, 'activities' | 'partners' | 'project'>;

/** Rule sets from before there were activities name no lengths for them; their other lengths serve. */
export function activityLimits({ activityTitle, activityText, title, contribution }: TextLimits): { readonly title: number; readonly text: number } {
  return { title: activityTitle ?? title, text: activityText ?? contribution };
}

/** What keeps the plan from being sent in. */
export function activityFindings(draft: Needed, { round }: Pick<Frame, 'round'>): Finding[] {
  const min = round.rules.minActivities ?? 0;
  const chosen = draft.activities.length;
  const few = chosen < min ? [missing('activities', `activities[${chosen}].title`, 'finding.activities', { min, chosen, more: min - chosen })] : [];
  return [...few, ...draft.activities.flatMap((activity, at) => [...gapsIn(activity, at, draft), ...outside(activity, at, draft)])];
}

function gapsIn({ title, partnerId, startsOn, endsOn, milestone }: Activity, at: number, { partners }: Needed): Finding[] {
  const named = { line: at + 1, title };
  const lacks = (field: string, key: 'title' | 'partner' | 'start' | 'end' | 'milestone') => missing('activities', `activities[${at}].${field}`, `finding.activity-${key}`, named);
  return [
    ...(title === '' ? [lacks('title', 'title')] : []),
    ...(partners.some(({ id }) => id === partnerId) ? [] : [lacks('partnerId', 'partner')]),
    ...(startsOn === null ? [lacks('startsOn', 'start')] : []),
    ...(endsOn === null ? [lacks('endsOn', 'end')] : []),
    ...(milestone === '' ? [lacks('milestone', 'milestone')] : []),
  ];
}

/** Each of the two dates that lies outside the project's own period. */
function outside({ title, startsOn, endsOn }: Activity, at: number, { project }: Needed): Finding[] {
  const { startsOn: from, endsOn: to } = project;
  if (from === null || to === null) return [];
  const params = { line: at + 1, title, from: inWords(from), to: inWords(to) };
  const wrong = (field: 'startsOn' | 'endsOn', date: string) =>
    date < from || date > to ? [broken('activities', `activities[${at}].${field}`, field === 'startsOn' ? 'finding.activity-starts' : 'finding.activity-ends', { ...params, date: inWords(date) })] : [];
  return [...(startsOn ? wrong('startsOn', startsOn) : []), ...(endsOn ? wrong('endsOn', endsOn) : [])];
}

function inWords(date: string): { da: string; en: string } {
  return { da: formatDate(date, 'da'), en: formatDate(date, 'en') };
}
