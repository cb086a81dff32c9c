import { selectField, type SelectField } from '../../platform/forms/index.js';
import { linkButton, pageHeading, pagination, timelineEvent, type Button, type Lang, type PageHeading, type Pagination, type Timeline, type TimelineEvent } from '../../platform/views/index.js';
import { formatInstant, formatInstantPrecise, formatTime } from '../../shared/dates.js';
import { applicationUrl, sittingUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { changeItems, type ChangeGroup } from './change.page.js';
import { netChanges } from './change.rules.js';
import { cellsOf } from '../versions/comparison.page.js';
import { FieldWords, type Cells } from './field-words.page.js';
import { bodyOf, eventText, eventTitle } from './history-words.page.js';
import { entriesOf, personOf, type Entry, type HistoryFilter } from './history.rules.js';
import type { History, SittingDetails } from './history.service.js';
import type { LoggedEdit } from './history.store.js';
import { captionOf, sectionTitle } from '../form/section.page.js';
import { sectionsOf, type SectionKey } from '../form/section.rules.js';
import { wholeSections } from '../form/whole-section.js';

const { say } = applicationTexts;
const PAGE_SIZE = 50;

/** Template `applications/history`. */
export interface HistoryPage {
  readonly heading: PageHeading;
  readonly action: string;
  readonly filters: readonly SelectField[];
  readonly timeline: Timeline;
  /** Said where there is nothing to show; else ''. */
  readonly empty: string;
  readonly pages: Pagination;
}

/** Newest first. What the panel does is not the applicant's to see, and neither is that it does it. */
export function historyPage(lang: Lang, { opened, events, sittings, members }: History, filter: HistoryFilter, page: number): HistoryPage {
  const { draft, frame } = opened;
  const all = entriesOf(events, sittings, { section: '', person: '' });
  const entries = entriesOf(events, sittings, filter);
  const view = (entry: Entry): TimelineEvent => entryView(lang, draft.id, entry, members, (key) => sectionName(lang, key, frame));
  const href = (number: number): string => `${applicationUrl(draft.id, 'history')}?${new URLSearchParams({ del: filter.section, person: filter.person, side: String(number) }).toString()}`;
  return {
    heading: pageHeading(say(lang, 'history.title'), { caption: captionOf(lang, draft), lead: say(lang, 'history.lead') }),
    action: applicationUrl(draft.id, 'history'),
    filters: [
      selectField({
        name: 'del', label: say(lang, 'history.section'), prompt: say(lang, 'history.section.all'), value: filter.section,
        options: sectionsOf(frame).map(({ key }) => ({ value: key, label: sectionTitle(lang, key, frame.criteria) })),
      }),
      selectField({ name: 'person', label: say(lang, 'history.person'), prompt: say(lang, 'history.person.all'), value: filter.person, options: peopleIn(all, members) }),
    ],
    timeline: { events: entries.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(view) },
    empty: entries.length ? '' : say(lang, 'history.empty'),
    pages: pagination(lang, { page, pageSize: PAGE_SIZE, total: entries.length, href }),
  };
}

/** Members alone: who does what in the secretariat is not shown. */
function peopleIn(entries: readonly Entry[], members: ReadonlySet<string>): { value: string; label: string }[] {
  const names = new Map(entries.map((entry) => [personOf(entry), entry.kind === 'sitting' ? entry.sitting.accountName : (entry.event.actorName ?? '')]));
  return [...names].filter(([id]) => members.has(id)).map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'da'));
}

function sectionName(lang: Lang, key: string, frame: History['opened']['frame']): string {
  const known = sectionsOf(frame).some((section) => section.key === key);
  return known ? sectionTitle(lang, key as SectionKey, frame.criteria) : say(lang, 'changes.section.gone');
}

function entryView(lang: Lang, id: string, entry: Entry, members: ReadonlySet<string>, section: (key: string) => string): TimelineEvent {
  const iso = entry.at.toISOString();
  if (entry.kind === 'event') {
    const { event } = entry;
    const isMember = event.actorId !== null && members.has(event.actorId);
    const named = { ...event, facts: event.facts.section === undefined ? event.facts : { ...event.facts, section: section(String(event.facts.section)) } };
    return timelineEvent({
      iso,
      when: formatInstant(event.at, lang),
      title: eventTitle(lang, named),
      text: eventText(lang, event),
      who: isMember ? event.actorName : say(lang, `history.${bodyOf(event)}`),
    });
  }
  const { sitting } = entry;
  return timelineEvent({
    iso,
    when: formatInstant(sitting.to, lang),
    title: say(lang, 'history.sitting', { section: section(sitting.section), n: sitting.fields }),
    who: sitting.accountName,
    link: { label: say(lang, 'history.sitting.see'), href: sittingUrl(id, sitting.id) },
  });
}

/** Template `applications/sitting`. */
export interface SittingPage {
  readonly heading: PageHeading;
  readonly groups: readonly ChangeGroup[];
  /** Said where there are more changes than the page shows. */
  readonly more: string;
  readonly empty: string;
  readonly buttons: readonly Button[];
}

/** As one change, or with `each` save by save: what was typed and taken back again stands only there. */
export function sittingPage(lang: Lang, { opened: { draft, frame }, edits, lastCells }: SittingDetails, { editId, each }: { editId: bigint; each: boolean }): SittingPage {
  const [first, last] = [edits[0]!, edits.at(-1)!];
  const gone = lastCells.filter(({ section, field, rowId }) => section === 'partners' && field === 'name' && !draft.partners.some(({ id }) => id === rowId));
  const goneActivities = lastCells.filter(({ section, field, rowId }) => section === 'activities' && field === 'title' && !draft.activities.some(({ id }) => id === rowId));
  const words = new FieldWords(
    lang,
    frame,
    [...draft.partners, ...gone.map(({ rowId, value }) => ({ ...noPartner, id: rowId, name: value }))],
    [...draft.activities, ...goneActivities.map(({ rowId, value }) => ({ ...noActivity, id: rowId, title: value }))],
  );
  const stored = wholeSections(frame).find(({ key }) => key === last.section)?.contentOf(draft, frame) ?? { fields: {}, rows: [] };
  const lastOf = Map.groupBy(lastCells.filter((cell) => cell.section === last.section), ({ rowId }) => rowId);
  const storedRows = new Map(stored.rows.map((row) => [row.id, row]));
  const cells = (rowId: string): Cells => ({ ...Object.fromEntries((lastOf.get(rowId) ?? []).map(({ field, value }) => [field, value])), ...cellsOf({ fields: {}, rows: [storedRows.get(rowId) ?? []].flat() }, rowId) });
  const times = new Set(edits.map(({ revision }) => revision)).size;
  const saves = each ? [...Map.groupBy(edits, ({ revision }) => revision).values()].reverse() : [netChanges(edits)];
  const shown: ChangeGroup[] = [];
  let left = MOST_ITEMS;
  for (const [at, changes] of saves.entries()) {
    if (left <= 0 || shown.length === MOST_SAVES) break;
    const items = changeItems(lang, words, last.section, changes, cells).slice(0, left);
    left -= items.length;
    const heading = each ? say(lang, 'sitting.save', { number: times - at, when: formatTime((changes[0] as LoggedEdit).at, lang) }) : say(lang, 'sitting.all');
    if (items.length) shown.push({ id: `save-${at}`, heading, note: '', items });
  }
  return {
    heading: pageHeading(words.section(last.section), {
      caption: captionOf(lang, draft),
      lead: say(lang, 'sitting.lead', { name: last.accountName, from: formatInstantPrecise(first.at, lang), to: formatTime(last.at, lang), n: times }),
    }),
    groups: shown,
    more: left <= 0 || shown.length === MOST_SAVES ? say(lang, 'sitting.more') : '',
    empty: shown.length ? '' : say(lang, 'sitting.nothing'),
    buttons: [linkButton(say(lang, each ? 'sitting.together' : 'sitting.each'), `${sittingUrl(draft.id, editId)}${each ? '' : '?alle=1'}`)],
  };
}

/** Of one sitting; autosaves are many, and a page of thousands of changes nobody reads. */
const MOST_ITEMS = 300;
const MOST_SAVES = 50;

const noActivity = { description: '', partnerId: null, startsOn: null, endsOn: null, milestone: '' } as const;
const noPartner = { cvr: null, sector: 'company', size: '', productionUnit: '', address: '', aidBasis: '', role: '', isLead: false } as const;
