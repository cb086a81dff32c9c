import { dateField, datePartsOf, textField, textareaField, typed, type Field } from '../../platform/forms/index.js';
import { messagesFor } from './message.page.js';
import { applicationTexts } from '../application.texts.js';
import { projectFields, type Project } from './project.rules.js';
import { Reading } from './reading.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;

export const projectSection: Section<'project', Project> = {
  key: 'project',
  wanted: ['project'],
  group: '',
  stored: ({ project }) => project,
  split: (project) => ({ fields: { ...project }, rows: [] }),
  join: ({ fields }) => fields as unknown as Project,
  with: (draft, project) => ({ ...draft, project }),

  content({ lang, draft, frame, posted, errors }) {
    const message = messagesFor(lang, errors);
    const fields = projectFields.map((field): Field => {
      const { name } = field;
      const base = { name, label: say(lang, `project.${name}.label`), hint: say(lang, `project.${name}.hint`), error: message(name) };
      if (field.kind === 'date') {
        const part = (end: string): string => (posted ? typed(posted, `${name}${end}`) : '');
        return dateField({ ...base, value: posted ? { day: part('Day'), month: part('Month'), year: part('Year') } : datePartsOf(draft.project[name]) });
      }
      const value = posted ? typed(posted, name) : draft.project[name];
      if (field.kind === 'line') return textField({ ...base, value });
      const { textLimits, wordLimits } = frame.round.rules;
      return textareaField({ ...base, value, rows: field.rows, maxLength: textLimits[field.limit], maxWords: wordLimits?.[field.limit] ?? null });
    });
    return { fields };
  },

  read(posted, { frame }) {
    const reading = new Reading(posted);
    const { textLimits, wordLimits } = frame.round.rules;
    const values = projectFields.map((field) => {
      const what = { key: `project.${field.name}.what` } as const;
      if (field.kind === 'date') return [field.name, reading.date(field.name, what)] as const;
      const form = field.kind === 'line' ? { form: field.kind } : { maxWords: wordLimits?.[field.limit] };
      return [field.name, reading.text(field.name, textLimits[field.limit], what, form)] as const;
    });
    return reading.result(Object.fromEntries(values) as unknown as Project);
  },

  check({ startsOn, endsOn }) {
    return startsOn && endsOn && endsOn < startsOn ? [{ field: 'endsOn', key: 'wrong.period', params: { startDate: startsOn } }] : [];
  },

  write: (store, applicationId, project) => store.project(applicationId, project),
};
