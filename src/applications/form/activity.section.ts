import { dateField, datePartsOf, postedRows, rowsField, selectField, textField, textareaField, type Cell, type DateField } from '../../platform/forms/index.js';
import { formatDate } from '../../shared/dates.js';
import { activityLimits, type Activity } from './activity.rules.js';
import { applicationTexts } from '../application.texts.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
/** A date is three cells in the form; `startsOn` and `endsOn` themselves are never typed. */
const cells = ['id', 'title', 'partnerId', 'startsOn', 'startsOnDay', 'startsOnMonth', 'startsOnYear', 'endsOn', 'endsOnDay', 'endsOnMonth', 'endsOnYear', 'description', 'milestone'] as const;
type Row = Record<(typeof cells)[number], string>;

export const activitySection: Section<'project' | 'partners' | 'activities', readonly Activity[]> = {
  key: 'activities',
  wanted: ['project', 'partners', 'activities'],
  group: 'activities',
  stored: ({ activities }) => activities,
  split: (activities) => ({ fields: {}, rows: activities.map((activity) => ({ ...activity })) }),
  join: ({ rows }) => rows as unknown as Activity[],
  with: (draft, activities) => ({ ...draft, activities }),

  content({ lang, draft, frame, posted, errors }) {
    const limits = activityLimits(frame.round.rules.textLimits);
    const { rows, blank } = editedRows(posted, 'activities', cells, draft.activities.map(typedRow));
    const partners = draft.partners.map(({ id, name }) => ({ value: id, label: name }));
    const { startsOn: from, endsOn: to } = draft.project;
    const period = from && to ? say(lang, 'activities.hint.period', { from: formatDate(from, lang), to: formatDate(to, lang) }) : say(lang, 'activities.hint.noPeriod');
    const field = rowsField({
      name: 'activities',
      label: say(lang, 'activities.legend'),
      hint: period,
      rows,
      blankRows: blank,
      rowLabel: (number) => say(lang, 'activities.row', { number }),
      addLabel: say(lang, 'activities.add'),
      removeLabel: say(lang, 'rows.remove'),
      errorOf: messagesFor(lang, errors),
      columns: [
        { key: 'id', field: rowIdField },
        { key: 'title', field: (cell) => textField({ ...cell, label: say(lang, 'activities.title'), autocomplete: 'off' }) },
        { key: 'partnerId', field: (cell) => selectField({ ...cell, label: say(lang, 'activities.partner'), hint: say(lang, partners.length ? 'activities.partner.hint' : 'activities.partner.none'), prompt: say(lang, 'choose'), options: partners }) },
        { key: 'startsOn', field: (cell, row) => dateCell({ ...cell, label: say(lang, 'activities.startsOn') }, 'startsOn', row) },
        { key: 'endsOn', field: (cell, row) => dateCell({ ...cell, label: say(lang, 'activities.endsOn') }, 'endsOn', row) },
        { key: 'description', field: (cell) => textareaField({ ...cell, label: say(lang, 'activities.description'), hint: say(lang, 'activities.description.hint'), optional: true, rows: 4, maxLength: limits.text }) },
        { key: 'milestone', field: (cell) => textareaField({ ...cell, label: say(lang, 'activities.milestone'), hint: say(lang, 'activities.milestone.hint'), rows: 2, maxLength: limits.text }) },
      ],
    });
    const milestone = { title: say(lang, 'activities.guidance'), paragraphs: [say(lang, 'activities.guidance.activity'), say(lang, 'activities.guidance.milestone')], points: [], open: true };
    return { fields: [field], guidance: [milestone] };
  },

  read(posted, { draft, frame, rowId }) {
    const limits = activityLimits(frame.round.rules.textLimits);
    const reading = new Reading(posted);
    const partnerIds = ['', ...draft.partners.map(({ id }) => id)];
    const activities = filled(postedRows(posted, 'activities', cells), ['id']).map(({ index, line, id }): Activity => {
      const field = (cell: string): string => `activities[${index}].${cell}`;
      const what = (name: 'title' | 'partner' | 'startsOn' | 'endsOn' | 'description' | 'milestone') => ({ key: `what.activity.${name}`, line }) as const;
      return {
        id: rowId(id),
        title: reading.text(field('title'), limits.title, what('title'), { form: 'line' }),
        description: reading.text(field('description'), limits.text, what('description')),
        partnerId: reading.choice(field('partnerId'), partnerIds, what('partner')) || null,
        startsOn: reading.date(field('startsOn'), what('startsOn')),
        endsOn: reading.date(field('endsOn'), what('endsOn')),
        milestone: reading.text(field('milestone'), limits.text, what('milestone')),
      };
    });
    return reading.result(activities);
  },

  check: (activities) =>
    activities.flatMap(({ startsOn, endsOn }, at) =>
      startsOn && endsOn && endsOn < startsOn ? [{ field: `activities[${at}].endsOn`, key: 'wrong.activity.period', params: { line: at + 1, startDate: startsOn } }] : [],
    ),

  write: (store, applicationId, activities) => store.activities(applicationId, activities),
};

function typedRow({ partnerId, startsOn, endsOn, ...activity }: Activity): Row {
  const [from, to] = [datePartsOf(startsOn), datePartsOf(endsOn)];
  return {
    ...activity,
    partnerId: partnerId ?? '',
    startsOn: '', startsOnDay: from.day, startsOnMonth: from.month, startsOnYear: from.year,
    endsOn: '', endsOnDay: to.day, endsOnMonth: to.month, endsOnYear: to.year,
  };
}

function dateCell(cell: Cell & { label: string }, date: 'startsOn' | 'endsOn', row: Row | null): DateField {
  return dateField({ ...cell, value: row && { day: row[`${date}Day`], month: row[`${date}Month`], year: row[`${date}Year`] } });
}
