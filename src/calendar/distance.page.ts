import { errorsIn, numberField, radiosField, typed, type Field, type Posted } from '../platform/forms/index.js';
import { button, dataTable, pageHeading, postButton, type Button, type DataTable, type Lang, type PageHeading, type PostButton } from '../platform/views/index.js';
import { roundUrl } from '../rounds/index.js';
import { formatDate, formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { calendarPaths } from './calendar.paths.js';
import { longest, MOST_DISTANCES, units, type WrongDistance } from './distance.rules.js';
import type { ComingMail, Distances } from './distance.service.js';
import { distanceTexts } from './distance.texts.js';
import { minutesText } from './reminder.page.js';
import { lastDay, reminderKinds, type ReminderKind } from './reminder.rules.js';
import { reminderTexts } from './reminder.texts.js';

const { say } = distanceTexts;

/** Template `calendar/distances`. */
export interface DistancesPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly kinds: readonly { readonly id: string; readonly title: string; readonly text: string; readonly distances: readonly { readonly label: string; readonly remove: PostButton }[]; readonly emptyText: string }[];
  readonly form: { readonly action: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] };
  readonly coming: DataTable;
}

interface Given {
  readonly distances: Distances;
  readonly coming: readonly ComingMail[];
  /** What was typed, where it was refused. */
  readonly refused?: { readonly posted: Posted; readonly wrong: WrongDistance };
}

export function distancesPage(lang: Lang, { distances, coming, refused }: Given): DistancesPage {
  const fields = fieldsOf(lang, refused ?? null);
  return {
    heading: pageHeading(say(lang, 'distance.title'), { lead: say(lang, 'distance.lead') }),
    errors: errorsIn(fields),
    kinds: reminderKinds.map((kind) => {
      const title = reminderTexts.say(lang, `reminder.${kind}.kind`);
      return {
        id: `distances-${kind}`,
        title,
        text: say(lang, `distance.${kind}.who`),
        distances: distances[kind].map(({ minutes }) => {
          const label = say(lang, 'distance.before', { distance: minutesText(lang, minutes) });
          return { label, remove: postButton(calendarPaths.distanceRemoval, button(say(lang, 'distance.remove'), { variant: 'tertiary', about: `${label}: ${title}` }), { kind, minutes: String(minutes) }) };
        }),
        emptyText: say(lang, 'distance.none'),
      };
    }),
    form: { action: calendarPaths.distances, fields, buttons: [button(say(lang, 'distance.add'))] },
    coming: comingTable(lang, coming),
  };
}

function fieldsOf(lang: Lang, refused: Given['refused'] | null): Field[] {
  const value = (name: string, usual: string): string => (refused ? typed(refused.posted, name) : usual);
  const error = (...codes: WrongDistance['code'][]): string | null => (refused && codes.includes(refused.wrong.code) ? wrongText(lang, refused.posted, refused.wrong) : null);
  return [
    radiosField({ name: 'kind', label: say(lang, 'distance.kind'), value: value('kind', 'deadline'), error: error('kind', 'too-many'), options: reminderKinds.map((kind) => ({ value: kind, label: reminderTexts.say(lang, `reminder.${kind}.kind`) })) }),
    numberField({ name: 'amount', label: say(lang, 'distance.amount'), hint: say(lang, 'distance.amount.hint', { days: longest.days, most: MOST_DISTANCES }), value: value('amount', ''), width: 4, inputmode: 'numeric', error: error('empty', 'not-whole', 'too-small', 'too-large', 'known') }),
    radiosField({ name: 'unit', label: say(lang, 'distance.unit'), inline: true, value: value('unit', 'days'), error: error('unit'), options: units.map((unit) => ({ value: unit, label: say(lang, `distance.unit.${unit}`) })) }),
  ];
}

function wrongText(lang: Lang, posted: Posted, wrong: WrongDistance): string {
  const amount = typed(posted, 'amount').trim();
  const unit = typed(posted, 'unit') === 'hours' ? 'hours' : 'days';
  const facts = { typed: amount.length > 30 ? `${amount.slice(0, 30)} …` : amount, unit: say(lang, `distance.unit.${unit}.many`), most: longest[unit], number: MOST_DISTANCES, distance: wrong.code === 'known' ? minutesText(lang, wrong.minutes) : '' };
  return say(lang, `distance.wrong.${wrong.code}`, facts);
}

function comingTable(lang: Lang, coming: readonly ComingMail[]): DataTable {
  return dataTable({
    id: 'coming-reminders',
    caption: say(lang, 'distance.coming'),
    columns: [say(lang, 'distance.coming.when'), say(lang, 'distance.coming.what'), say(lang, 'distance.coming.round'), say(lang, 'distance.coming.before'), { label: say(lang, 'distance.coming.people'), numeric: true }],
    rows: coming.map(({ at, kind, about, minutes, people }) => [
      formatInstant(at, lang),
      { text: reminderTexts.say(lang, `reminder.${kind}.kind`), sub: about.applicationId === null ? null : say(lang, 'distance.coming.leave') },
      { text: inLang(lang, about.round, 'name') ?? '', href: roundUrl(about.round.id) },
      { text: minutesText(lang, minutes), sub: dueText(lang, kind, about) },
      String(people),
    ]),
    emptyText: say(lang, 'distance.coming.none'),
  });
}

function dueText(lang: Lang, kind: ReminderKind, { round, dueAt }: ComingMail['about']): string {
  const day = lastDay(kind, round);
  return day ? say(lang, 'distance.coming.due.day', { day: formatDate(day, lang) }) : say(lang, 'distance.coming.due', { due: formatInstant(dueAt, lang) });
}
