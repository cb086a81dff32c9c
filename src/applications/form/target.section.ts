import { numberField, postedRows, rowsField, selectField, textField, textareaField } from '../../platform/forms/index.js';
import type { Accordion, Lang } from '../../platform/views/index.js';
import { inLang } from '../../shared/lang.js';
import { formatDecimal, formatDecimalInput } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { ExpectedContribution, Frame } from '../draft.rules.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled } from './rows.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
const targetCells = ['targetId', 'contribution', 'unit', 'year', 'explanation'] as const;
const LONGEST_UNIT = 40;

export const targetSection: Section<'focusAreaIds' | 'targets', readonly ExpectedContribution[]> = {
  key: 'targets',
  wanted: ['focusAreaIds', 'targets'],
  group: 'targets',
  stored: ({ targets }) => targets,
  split: (lines) => ({ fields: {}, rows: lines.map(({ targetId, ...line }) => ({ id: targetId, ...line })) }),
  join: ({ rows }) => rows.map(({ id, ...line }) => ({ targetId: id, ...line })) as unknown as ExpectedContribution[],
  with: (draft, targets) => ({ ...draft, targets }),

  content({ lang, draft, frame, posted, errors }) {
    const message = messagesFor(lang, errors);
    const stored = draft.targets.map(({ year, contribution, ...line }) => ({
      ...line,
      contribution: contribution === null ? '' : formatDecimalInput(contribution),
      year: year === null ? '' : String(year),
    }));
    const { rows, blank } = editedRows(posted, 'targets', targetCells, stored);
    const options = offeredTargets(draft.focusAreaIds, rows.map(({ targetId }) => targetId), frame).map((target) => ({
      value: target.id,
      label: say(lang, 'targets.option', { number: target.number ?? 0, title: inLang(lang, target, 'title') }),
    }));
    const field = rowsField({
      name: 'targets',
      label: say(lang, 'targets.legend'),
      hint: say(lang, draft.focusAreaIds.length ? 'targets.hint' : 'targets.hint.noFocusArea'),
      rows,
      blankRows: blank,
      rowLabel: (number) => say(lang, 'targets.row', { number }),
      addLabel: say(lang, 'targets.add'),
      removeLabel: say(lang, 'rows.remove'),
      errorOf: message,
      columns: [
        { key: 'targetId', field: (cell) => selectField({ ...cell, label: say(lang, 'targets.target'), prompt: say(lang, 'targets.choose'), options }) },
        { key: 'contribution', field: (cell) => numberField({ ...cell, label: say(lang, 'targets.contribution'), hint: say(lang, 'targets.contribution.hint') }) },
        { key: 'unit', field: (cell) => textField({ ...cell, label: say(lang, 'targets.unit'), hint: say(lang, 'targets.unit.hint'), width: 's' }) },
        { key: 'year', field: (cell) => numberField({ ...cell, label: say(lang, 'targets.year'), hint: say(lang, 'targets.year.hint'), width: 4, inputmode: 'numeric' }) },
        {
          key: 'explanation',
          field: (cell) => textareaField({ ...cell, label: say(lang, 'targets.explanation'), hint: say(lang, 'targets.explanation.hint'), rows: 4, maxLength: frame.round.rules.textLimits.contribution, maxWords: frame.round.rules.wordLimits?.contribution ?? null }),
        },
      ],
    });
    return { fields: [field], guidance: guidanceOn(lang, draft.focusAreaIds, frame) };
  },

  read(posted, { frame }) {
    const reading = new Reading(posted);
    const rows = filled(postedRows(posted, 'targets', targetCells));
    const seen = new Set<string>();
    const lines = rows.map(({ index, line, targetId }): ExpectedContribution => {
      const field = (cell: string): string => `targets[${index}].${cell}`;
      const what = (name: 'target' | 'contribution' | 'unit' | 'year' | 'explanation') => ({ key: `what.target.${name}`, line }) as const;
      const target = frame.targets.find(({ id }) => id === targetId);
      if (!target) reading.wrong(field('targetId'), 'wrong.target', what('target'));
      if (seen.has(targetId)) reading.wrong(field('targetId'), 'wrong.target.twice', what('target'));
      seen.add(targetId);
      const downward = target?.measures.some(({ direction }) => direction === 'down') ?? false;
      return {
        targetId,
        contribution: reading.decimal(field('contribution'), what('contribution'), { digits: 12, allowNegative: downward }),
        unit: reading.text(field('unit'), LONGEST_UNIT, what('unit'), { form: 'line' }),
        year: reading.year(field('year'), what('year')),
        explanation: reading.text(field('explanation'), frame.round.rules.textLimits.contribution, what('explanation'), { maxWords: frame.round.rules.wordLimits?.contribution }),
      };
    });
    return reading.result(lines);
  },

  write: (store, applicationId, lines) => store.targets(applicationId, lines),
};

/** The targets under the chosen focus areas, and any chosen before a focus area was taken away; all while none is chosen. */
function offeredTargets(focusAreaIds: readonly string[], chosen: readonly string[], { targets }: Frame): Frame['targets'] {
  if (focusAreaIds.length === 0) return targets;
  return targets.filter(({ id, focusAreaId }) => focusAreaIds.includes(focusAreaId ?? '') || chosen.includes(id));
}

function guidanceOn(lang: Lang, focusAreaIds: readonly string[], frame: Frame): Accordion['items'] {
  return offeredTargets(focusAreaIds, [], frame).map((target) => {
    const description = inLang(lang, target, 'description');
    const measures = target.measures.map((measure) =>
      say(lang, 'targets.measure', { indicator: inLang(lang, measure, 'indicator'), value: formatDecimal(measure.targetValue, lang), year: measure.targetYear }),
    );
    const title = say(lang, 'targets.option', { number: target.number ?? 0, title: inLang(lang, target, 'title') });
    return { title, paragraphs: description ? [description] : [], points: measures, open: false };
  });
}
