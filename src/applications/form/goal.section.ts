import { numberField, postedRows, rowsField, selectField, textField } from '../../platform/forms/index.js';
import { inLang } from '../../shared/lang.js';
import { formatDecimalInput } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { Frame } from '../draft.rules.js';
import { goalKinds, goalLine, type Goal } from './goal.rules.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
const cells = ['id', 'kind', 'targetId', 'indicator', 'unit', 'baseline', 'aim', 'year', 'source'] as const;
const LONGEST_UNIT = 40;

export const goalSection: Section<'targets' | 'goals', readonly Goal[]> = {
  key: 'goals',
  wanted: ['targets', 'goals'],
  group: 'goals',
  stored: ({ goals }) => goals,
  split: (goals) => ({ fields: {}, rows: goals.map((goal) => ({ ...goal })) }),
  join: ({ rows }) => rows as unknown as Goal[],
  with: (draft, goals) => ({ ...draft, goals }),

  content({ lang, draft, frame, posted, errors }) {
    const { rows, blank } = editedRows(posted, 'goals', cells, draft.goals.map(typedRow));
    const offered = offeredTargets(draft.targets.map(({ targetId }) => targetId), rows.map(({ targetId }) => targetId), frame);
    const options = offered.map((target) => ({ value: target.id, label: say(lang, 'targets.option', { number: target.number ?? 0, title: inLang(lang, target, 'title') }) }));
    const field = rowsField({
      name: 'goals',
      label: say(lang, 'goals.legend'),
      hint: say(lang, draft.targets.length ? 'goals.hint' : 'goals.hint.noTarget'),
      rows,
      blankRows: blank,
      rowLabel: (number) => say(lang, 'goals.row', { number }),
      addLabel: say(lang, 'goals.add'),
      removeLabel: say(lang, 'rows.remove'),
      errorOf: messagesFor(lang, errors),
      columns: [
        { key: 'id', field: rowIdField },
        { key: 'kind', field: (cell) => selectField({ ...cell, label: say(lang, 'goals.kind'), prompt: say(lang, 'choose'), options: goalKinds.map((kind) => ({ value: kind, label: say(lang, `goals.kind.${kind}`) })) }) },
        { key: 'targetId', field: (cell) => selectField({ ...cell, label: say(lang, 'goals.target'), hint: say(lang, 'goals.target.hint'), prompt: say(lang, 'goals.target.none'), options }) },
        { key: 'indicator', field: (cell) => textField({ ...cell, label: say(lang, 'goals.indicator'), hint: say(lang, 'goals.indicator.hint'), autocomplete: 'off' }) },
        { key: 'unit', field: (cell) => textField({ ...cell, label: say(lang, 'goals.unit'), hint: say(lang, 'goals.unit.hint'), width: 's' }) },
        { key: 'baseline', field: (cell) => numberField({ ...cell, label: say(lang, 'goals.baseline'), hint: say(lang, 'goals.baseline.hint'), optional: true }) },
        { key: 'aim', field: (cell) => numberField({ ...cell, label: say(lang, 'goals.aim'), hint: say(lang, 'goals.aim.hint') }) },
        { key: 'year', field: (cell) => numberField({ ...cell, label: say(lang, 'goals.year'), hint: say(lang, 'goals.year.hint'), width: 4, inputmode: 'numeric' }) },
        { key: 'source', field: (cell) => textField({ ...cell, label: say(lang, 'goals.source'), hint: say(lang, 'goals.source.hint'), autocomplete: 'off' }) },
      ],
    });
    const kinds = goalKinds.map((kind) => ({ title: say(lang, `goals.kind.${kind}`), paragraphs: [say(lang, `goals.guidance.${kind}`), say(lang, `goals.guidance.${kind}.example`)], points: [], open: true }));
    return { fields: [field], guidance: kinds };
  },

  read(posted, { frame, rowId }) {
    const reading = new Reading(posted);
    const longest = goalLine(frame.round.rules.textLimits);
    const targetIds = ['', ...frame.targets.map(({ id }) => id)];
    const goals = filled(postedRows(posted, 'goals', cells), ['id']).map(({ index, line, id }): Goal => {
      const field = (cell: string): string => `goals[${index}].${cell}`;
      const what = (name: 'kind' | 'target' | 'indicator' | 'unit' | 'baseline' | 'aim' | 'year' | 'source') => ({ key: `what.goal.${name}`, line }) as const;
      const number = { digits: 12, allowNegative: true };
      return {
        id: rowId(id),
        kind: reading.choice(field('kind'), ['', ...goalKinds], what('kind')) ?? '',
        targetId: reading.choice(field('targetId'), targetIds, what('target')) || null,
        indicator: reading.text(field('indicator'), longest, what('indicator'), { form: 'line' }),
        unit: reading.text(field('unit'), LONGEST_UNIT, what('unit'), { form: 'line' }),
        baseline: reading.decimal(field('baseline'), what('baseline'), number),
        aim: reading.decimal(field('aim'), what('aim'), number),
        year: reading.year(field('year'), what('year')),
        source: reading.text(field('source'), longest, what('source'), { form: 'line' }),
      };
    });
    return reading.result(goals);
  },

  write: (store, applicationId, goals) => store.goals(applicationId, goals),
};

function typedRow({ targetId, baseline, aim, year, ...goal }: Goal): Record<(typeof cells)[number], string> {
  const number = (decimal: string | null): string => (decimal === null ? '' : formatDecimalInput(decimal));
  return { ...goal, targetId: targetId ?? '', baseline: number(baseline), aim: number(aim), year: year === null ? '' : String(year) };
}

/** The targets the project says it contributes to, and any that a goal was tied to before that one was taken away. */
function offeredTargets(chosen: readonly string[], tied: readonly string[], { targets }: Frame): Frame['targets'] {
  return targets.filter(({ id }) => chosen.includes(id) || tied.includes(id));
}
