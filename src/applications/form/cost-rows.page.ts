import { lineAmount, moneyRulesOf } from '../../budgets/index.js';
import { hiddenField, moneyField, numberField, rowsField, selectField, textField, type ChoiceInput, type RowsField } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import { costCategories, type HourRules } from '../../rounds/index.js';
import { formatKronerInput } from '../../shared/money.js';
import { formatDecimalInput } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftParts } from '../draft.rules.js';
import { yearsIn } from './copy-year.form.js';
import { everyYear, projectYears, takesHours } from './cost-choices.rules.js';
import { isReckoned, type WrittenLine } from './cost-content.rules.js';
import { costCells } from './cost-line.form.js';
import { costSums } from './cost-sums.page.js';
import { messagesFor } from './message.page.js';
import { editedRows, rowIdField } from './rows.form.js';
import type { Asked } from './section.js';

const { say } = applicationTexts;

export type Asking = Asked<'project' | 'partners' | 'activities' | 'costModel' | 'costs' | 'financing'>;
type Cells = Record<(typeof costCells)[number], string>;

/** Rows offered on a budget without any line. */
const firstBlanks = 3;

/** The lines of a budget: what every line has stands in one row, activity and hours lie folded below it. */
export function costRows(asked: Asking, legend: string): RowsField {
  const { lang, draft, frame, reach, scope, posted, errors } = asked;
  const { hours } = moneyRulesOf(frame.round.rules);
  const { rows, blank } = editedRows(posted, 'costs', costCells, draft.costs.map((line) => cellsOf(line, hours)), firstBlanks);
  const choices = choicesFor(asked);
  const isNew = { partnerId: scope?.partnerId ?? (reach === 'own' ? draft.partners[0]?.id : undefined) ?? '', year: scope?.year ?? '' };
  const optional = { optional: true } as const;
  return rowsField<Cells>({
    name: 'costs',
    layout: 'table',
    label: legend,
    hint: say(lang, reach === 'own' ? 'budget.hint.own' : 'budget.hint'),
    rows,
    blankRows: blank,
    rowLabel: (number) => say(lang, 'rows.line', { number }),
    addLabel: say(lang, 'rows.add'),
    removeLabel: say(lang, 'rows.remove'),
    errorOf: messagesFor(lang, errors),
    moreOf: (row) => ({ summary: folded(lang, row, draft.activities), open: false }),
    foot: costSums(asked),
    buttons: copyButtons(asked, rows),
    hasTemplate: true,
    columns: [
      { key: 'id', field: rowIdField },
      { key: 'was', field: ({ name, value }) => hiddenField(name, value) },
      { key: 'partnerId', field: (cell, row) => selectField({ ...cell, value: row ? cell.value : isNew.partnerId, label: say(lang, 'budget.partner'), prompt: say(lang, 'choose'), options: choices.partners }) },
      { key: 'category', field: (cell) => selectField({ ...cell, label: say(lang, 'budget.category'), prompt: say(lang, 'choose'), ...choices.category(cell.value) }) },
      { key: 'year', field: (cell, row) => selectField({ ...cell, value: row ? cell.value : isNew.year, label: say(lang, 'budget.year'), prompt: say(lang, 'budget.year.none'), options: choices.years(cell.value) }) },
      { key: 'description', field: (cell) => textField({ ...cell, label: say(lang, 'budget.description'), ...optional }) },
      { key: 'amount', field: (cell, row) => moneyField({ ...cell, label: say(lang, 'budget.amount'), hint: row?.was ? say(lang, 'budget.amount.reckoned') : null }) },
      { key: 'activityId', more: true, field: (cell) => selectField({ ...cell, label: say(lang, 'budget.activity'), prompt: say(lang, 'budget.activity.none'), options: choices.activities(cell.value) }) },
      { key: 'persons', more: true, field: (cell) => numberField({ ...cell, label: say(lang, 'budget.persons'), inputmode: 'numeric', width: 4, ...optional }) },
      { key: 'hours', more: true, field: (cell) => numberField({ ...cell, label: say(lang, 'budget.hours'), ...optional }) },
      { key: 'annualCost', more: true, field: (cell) => moneyField({ ...cell, label: say(lang, 'budget.annualCost'), ...optional }) },
    ],
  });
}

function cellsOf(line: WrittenLine, hours: HourRules): Cells {
  return {
    id: line.id,
    was: isReckoned(line, hours) ? formatKronerInput(lineAmount(line, hours)) : '',
    partnerId: line.partnerId,
    category: line.category,
    year: String(line.year ?? ''),
    description: line.description,
    amount: line.lacksAmount ? '' : formatKronerInput(line.amountOere),
    activityId: line.activityId ?? '',
    persons: String(line.persons ?? ''),
    hours: line.hours === null ? '' : formatDecimalInput(line.hours),
    annualCost: line.annualCostOere === null ? '' : formatKronerInput(line.annualCostOere),
  };
}

/** What may be chosen, and in a line that stands there what it holds, also where that cannot be chosen any more. */
function choicesFor({ lang, draft, whole, frame, every }: Asking) {
  const allowed: readonly string[] = every ? costCategories : moneyRulesOf(frame.round.rules).categories;
  const category = (value: string): ChoiceInput => ({ value, label: categoryName(lang, value), also: categoryName(lang === 'da' ? 'en' : 'da', value) });
  const categories = allowed.map(category);
  const years = (every ? everyYear() : projectYears(draft.project, frame.round)).map((year) => ({ value: String(year), label: String(year) }));
  const activities = draft.activities.map(({ id, title }, at) => ({ value: id, label: title || say(lang, 'budget.activity.untitled', { number: at + 1 }) }));
  const gone = new Set(whole.costs.flatMap(({ activityId }) => (activityId && !draft.activities.some(({ id }) => id === activityId) ? activityId : [])));
  return {
    partners: draft.partners.map(({ id, name }) => ({ value: id, label: name })),
    category(value: string): { options: ChoiceInput[]; hint?: string } {
      if (allowed.includes(value) || !(costCategories as readonly string[]).includes(value)) return { options: categories };
      const kept = category(value);
      return { options: [...categories, kept], hint: say(lang, 'budget.category.notAllowed', { category: kept.label }) };
    },
    years: (value: string): ChoiceInput[] => (/^\d{4}$/.test(value) && !years.some((year) => year.value === value) ? [{ value, label: say(lang, 'budget.year.outside', { year: value }) }, ...years] : years),
    activities: (value: string): ChoiceInput[] => (gone.has(value) ? [...activities, { value, label: say(lang, 'budget.activity.gone') }] : activities),
  };
}

const categoryName = (lang: Lang, code: string): string => say(lang, `category.${code as (typeof costCategories)[number]}`);

/** What lies folded in a line. */
function folded(lang: Lang, row: Cells | null, activities: DraftParts['activities']): string {
  if (!row) return say(lang, 'budget.more');
  const hours = [row.persons && say(lang, 'budget.more.persons', { n: row.persons }), row.hours && say(lang, 'budget.more.hours', { hours: row.hours }), row.annualCost && say(lang, 'budget.more.annualCost', { amount: row.annualCost })];
  const said = [...hours, activities.find(({ id }) => id === row.activityId)?.title].filter(Boolean);
  return said.length ? said.join(' · ') : say(lang, takesHours(row.category) || row.category === '' ? 'budget.more' : 'budget.more.activity');
}

function copyButtons({ lang, draft, frame }: Asking, rows: readonly Cells[]): RowsField['buttons'] {
  const years = projectYears(draft.project, frame.round);
  return yearsIn(rows, years).map((year) => ({ name: 'copy', value: String(year), label: say(lang, 'budget.copy', { from: year, to: year + 1 }) }));
}
