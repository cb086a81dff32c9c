import { moneyRulesOf, type CostLine } from '../../budgets/index.js';
import type { DraftParts } from '../draft.rules.js';
import { joinCosts, splitCosts } from './cost-content.rules.js';
import { moneyField, postedRows, rowsField, selectField, textField } from '../../platform/forms/index.js';
import { formatKronerInput } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import { budgetFigures, economyAlerts } from './economy.page.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
const costCells = ['id', 'partnerId', 'category', 'description', 'amount'] as const;

/** The cost model is chosen for the whole application; a signatory changes the own partner's lines alone. */
export type Costs = Pick<DraftParts, 'costModel' | 'costs'>;

export const budgetSection: Section<'project' | 'partners' | 'activities' | 'costModel' | 'costs' | 'financing', Costs> = {
  key: 'budget',
  wanted: ['project', 'partners', 'activities', 'costModel', 'costs', 'financing'],
  group: 'costs',
  stored: ({ costModel, costs }) => ({ costModel, costs }),
  split: ({ costModel, costs }, { round }) => ({ fields: { costModel }, rows: splitCosts(costs, moneyRulesOf(round.rules).hours) }),
  join: ({ fields, rows }, { round }) => ({ costModel: String(fields['costModel'] ?? ''), costs: joinCosts(rows, moneyRulesOf(round.rules).hours) }),
  with: (draft, input) => ({ ...draft, ...input }),

  content({ lang, draft, whole, frame, reach, posted, errors }) {
    const extra = { alerts: economyAlerts(lang, whole, frame, 'budget'), figures: budgetFigures(lang, whole, frame) };
    if (draft.partners.length === 0) return { ...extra, fields: [] };
    const stored = draft.costs.map(({ id, partnerId, category, description, amountOere }) => ({ id, partnerId, category, description, amount: formatKronerInput(amountOere) }));
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
        { key: 'category', field: (cell) => selectField({ ...cell, label: say(lang, 'budget.category'), prompt: say(lang, 'choose'), options: moneyRulesOf(frame.round.rules).categories.map((category) => ({ value: category, label: say(lang, `category.${category}`) })) }) },
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
        category: reading.choice(field('category'), moneyRulesOf(frame.round.rules).categories, what('category')) ?? '',
        activityId: null,
        year: null,
        persons: null,
        hours: null,
        annualCostOere: null,
        description: reading.text(field('description'), frame.round.rules.textLimits.costDescription, what('description'), { form: 'line' }),
        amountOere: reading.neededAmount(field('amount'), what('amount')),
      };
    });
    return reading.result({ costModel: draft.costModel, costs: lines });
  },

  async write(store, applicationId, { costModel, costs }) {
    await store.costModel(applicationId, costModel);
    await store.costs(applicationId, costs);
  },
};
