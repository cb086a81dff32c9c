import { criterionTexts } from '../../criteria/index.js';
import { checkboxesField, textareaField, typedAll } from '../../platform/forms/index.js';
import { inLang } from '../../shared/lang.js';
import { applicationTexts } from '../application.texts.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;

export const focusAreaSection: Section<'focusAreaIds', readonly string[]> = {
  key: 'focusAreas',
  wanted: ['focusAreaIds'],
  group: 'focusAreas',
  stored: ({ focusAreaIds }) => focusAreaIds,
  split: (chosen) => ({ fields: {}, rows: chosen.map((id) => ({ id })) }),
  join: ({ rows }) => rows.map(({ id }) => id),
  with: (draft, focusAreaIds) => ({ ...draft, focusAreaIds }),

  content({ lang, draft, frame, posted, errors }) {
    const field = checkboxesField({
      name: 'focusAreas',
      label: say(lang, 'focusAreas.label'),
      hint: say(lang, 'focusAreas.hint', { min: frame.round.rules.minFocusAreas, preferred: frame.round.rules.preferredFocusAreas }),
      error: messagesFor(lang, errors)('focusAreas'),
      values: posted ? typedAll(posted, 'focusAreas') : draft.focusAreaIds,
      options: frame.focusAreas.map((area) => ({ value: area.id, label: inLang(lang, area, 'name'), hint: inLang(lang, area, 'summary') })),
    });
    return { fields: [field] };
  },

  read(posted, { frame }) {
    const reading = new Reading(posted);
    const chosen = [...new Set(typedAll(posted, 'focusAreas'))];
    if (chosen.some((id) => !frame.focusAreas.some((area) => area.id === id))) reading.wrong('focusAreas', 'wrong.focusArea', null);
    return reading.result(chosen);
  },

  write: (store, applicationId, chosen) => store.focusAreas(applicationId, chosen),
};

export function criterionSection(criterionId: string): Section<'answers', string> {
  return {
    key: `criterion:${criterionId}`,
    wanted: ['answers'],
    group: '',
    stored: ({ answers }) => answers[criterionId] ?? '',
    split: (answer) => ({ fields: { answer }, rows: [] }),
    join: ({ fields }) => String(fields.answer ?? ''),
    with: (draft, answer) => ({ ...draft, answers: { ...draft.answers, [criterionId]: answer } }),
    exists: ({ criteria }) => criteria.some(({ id }) => id === criterionId),

    content({ lang, draft, frame, posted, errors }) {
      const criterion = frame.criteria.find(({ id }) => id === criterionId)!;
      const field = textareaField({
        name: 'answer',
        label: say(lang, 'criterion.label'),
        hint: say(lang, 'criterion.hint'),
        error: messagesFor(lang, errors)('answer'),
        value: posted ? String(posted.answer ?? '') : (draft.answers[criterionId] ?? ''),
        rows: 14,
        maxLength: frame.round.rules.textLimits.criterion,
        maxWords: frame.round.rules.wordLimits?.criterion ?? null,
      });
      const asked = { title: criterionTexts.say(lang, 'criteria.asked'), paragraphs: [inLang(lang, criterion, 'guidance')], points: [], open: true };
      const evidence = { title: say(lang, 'criterion.evidence'), paragraphs: [], points: criterion.evidence.map(({ text }) => text[lang]), open: true };
      return { fields: [field], guidance: [asked, evidence] };
    },

    read(posted, { frame }) {
      const reading = new Reading(posted);
      const { textLimits, wordLimits } = frame.round.rules;
      return reading.result(reading.text('answer', textLimits.criterion, { key: 'what.answer' }, { maxWords: wordLimits?.criterion }));
    },

    write: (store, applicationId, body) => store.answer(applicationId, criterionId, body),
  };
}
