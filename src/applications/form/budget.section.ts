import type { CostLine } from '../../budgets/index.js';
import { moneyField, postedRows, rowsField, selectField, textField } from '../../platform/forms/index.js';
import { formatKronerInput } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import { budgetFigures, economyAlerts } from './economy.page.js';
import { categories } from './finance.rules.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
const costCells = ['id', 'partnerId', 'category', 'description', 'amount'] as const;

export const budgetSection: Section<'partners' | 'costs' | 'financing', readonly CostLine[]> = {
  key: 'budget',
  wanted: ['partners', 'costs', 'financing'],
  group: 'costs',
  stored: ({ costs }) => costs,
  split: (lines) => ({ fields: {}, rows: lines.map(({ amountOere, ...line }) => ({ ...line, amount: amountOere })) }),
  join: ({ rows }) => rows.map(({ amount, ...line }) => ({ ...line, amountOere: amount })) as unknown as CostLine[],
  with: (draft, costs) => ({ ...draft, costs }),

  content({ lang, draft, whole, frame, reach, posted, errors }) {
    const extra = { alerts: economyAlerts(lang, whole, frame, 'budget'), figures: budgetFigures(lang, whole) };
    if (draft.partners.length === 0) return { ...extra, fields: [] };
    const stored = draft.costs.map(({ amountOere, ...line }) => ({ ...line, amount: formatKronerInput(amountOere) }));
    const { rows, blank } = editedRows(posted, 'costs', costCells, stored, 3);
    const partners = draft.partners.map(({ id, name }) => ({ value: id, label: name }));
    const field = rowsField({
      name: 'costs',
      layout: 'table',
      label: say(lang, 'budget.legend'),
      hint: say(lang, reach === 'own' ? 'budget.hint.own' : 'budget.hint'),
      rows,
      blankRows: blank,
      rowLabel: (number) => say(lang, 'rows.line', { number }),
      addLabel: say(lang, 'rows.add'),
      removeLabel: say(lang, 'rows.remove'),
      errorOf: messagesFor(lang, errors),
      columns: [
        { key: 'id', field: rowIdField },
        { key: 'partnerId', field: (cell) => selectField({ ...cell, label: say(lang, 'budget.partner'), prompt: say(lang, 'choose'), options: partners }) },
        { key: 'category', field: (cell) => selectField({ ...cell, label: say(lang, 'budget.category'), prompt: say(lang, 'choose'), options: categories.map((category) => ({ value: category, label: say(lang, `category.${category}`) })) }) },
        { key: 'description', field: (cell) => textField({ ...cell, label: say(lang, 'budget.description'), optional: true }) },
        { key: 'amount', field: (cell) => moneyField({ ...cell, label: say(lang, 'budget.amount') }) },
      ],
    });
    return { ...extra, fields: [field] };
  },

  read(posted, { draft, frame, rowId }) {
    const reading = new Reading(posted);
    const partnerIds = draft.partners.map(({ id }) => id);
    const lines = filled(postedRows(posted, 'costs', costCells), ['id']).map(({ index, line, id }): CostLine => {
      const field = (cell: string): string => `costs[${index}].${cell}`;
      const what = (name: 'partner' | 'category' | 'description' | 'amount') => ({ key: `what.cost.${name}`, line }) as const;
      return {
        id: rowId(id || `costs[${index}]`),
        partnerId: reading.choice(field('partnerId'), partnerIds, what('partner')) ?? '',
        category: reading.choice(field('category'), categories, what('category')) ?? '',
        description: reading.text(field('description'), frame.round.rules.textLimits.costDescription, what('description'), { form: 'line' }),
        amountOere: reading.neededAmount(field('amount'), what('amount')),
      };
    });
    return reading.result(lines);
  },

  write: (store, applicationId, lines) => store.costs(applicationId, lines),
};
