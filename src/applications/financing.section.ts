import type { FinancingLine } from '../budgets/index.js';
import { groupField, moneyField, numberField, postedRows, rowsField, selectField, textField, typed, type GroupField, type RowsField } from '../platform/forms/index.js';
import { inLang } from '../shared/lang.js';
import { formatKronerInput } from '../shared/money.js';
import { formatDecimalInput } from '../shared/numbers.js';
import { applicationTexts } from './application.texts.js';
import type { Frame } from './draft.rules.js';
import { budgetFigures, economyAlerts } from './economy.page.js';
import { coFinancingKinds, otherSource } from './finance.rules.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled } from './rows.form.js';
import type { Asked, Section } from './section.js';
import { coFinancing } from './submission.rules.js';

const { say } = applicationTexts;
type Needs = 'partners' | 'costs' | 'financing';
const financingCells = ['partnerId', 'sourceName', 'kind', 'hours', 'amount'] as const;

export const financingSection: Section<Needs, readonly Omit<FinancingLine, 'id'>[]> = {
  key: 'financing',
  wanted: ['partners', 'costs', 'financing'],

  content(asked) {
    const { lang, draft, frame } = asked;
    return {
      fields: [fundFields(asked), coFinancingRows(asked)],
      alerts: economyAlerts(lang, draft, frame, 'financing'),
      figures: budgetFigures(lang, draft),
    };
  },

  read(posted, { draft, frame }) {
    const reading = new Reading(posted);
    const sought = frame.funds.flatMap(({ id }): Omit<FinancingLine, 'id'>[] => {
      const amountOere = reading.amount(`fund.${id}`, { key: 'what.fund' });
      return amountOere ? [{ kind: 'fund', fundId: id, partnerId: null, sourceName: '', hours: null, amountOere }] : [];
    });
    const partnerIds = [...draft.partners.map(({ id }) => id), otherSource];
    const others = filled(postedRows(posted, 'financing', financingCells)).map((row) => readCoFinancing(reading, row, partnerIds, frame));
    return reading.result([...sought, ...others]);
  },

  write: (store, applicationId, lines) => store.financing(applicationId, lines),
};

function fundFields({ lang, draft, frame, posted, errors }: Asked<Needs>): GroupField {
  const message = messagesFor(lang, errors);
  return groupField({
    id: 'funds',
    label: say(lang, 'financing.funds'),
    hint: say(lang, 'financing.funds.hint'),
    fields: frame.funds.map((fund) => {
      const name = `fund.${fund.id}`;
      const stored = draft.financing.find(({ fundId }) => fundId === fund.id);
      const value = posted ? typed(posted, name) : stored ? formatKronerInput(stored.amountOere) : '';
      return moneyField({ name, value, label: inLang(lang, fund, 'name'), hint: inLang(lang, fund, 'supports'), error: message(name) });
    }),
  });
}

function coFinancingRows({ lang, draft, frame, posted, errors }: Asked<Needs>): RowsField {
  const stored = coFinancing(draft.financing).map(({ amountOere, hours, partnerId, kind, sourceName }) => ({
    partnerId: partnerId ?? otherSource,
    sourceName,
    kind: kind as string,
    hours: hours === null ? '' : formatDecimalInput(hours),
    amount: formatKronerInput(amountOere),
  }));
  const { rows, blank } = editedRows(posted, 'financing', financingCells, stored);
  const sources = [...draft.partners.map(({ id, name }) => ({ value: id, label: name })), { value: otherSource, label: say(lang, 'financing.otherSource') }];
  return rowsField({
    name: 'financing',
    label: say(lang, 'financing.legend'),
    hint: say(lang, 'financing.hint'),
    rows,
    blankRows: blank,
    rowLabel: (number) => say(lang, 'financing.row', { number }),
    addLabel: say(lang, 'financing.add'),
    removeLabel: say(lang, 'rows.remove'),
    errorOf: messagesFor(lang, errors),
    columns: [
      { key: 'partnerId', field: (cell) => selectField({ ...cell, label: say(lang, 'financing.partner'), prompt: say(lang, 'choose'), options: sources }) },
      { key: 'sourceName', field: (cell) => textField({ ...cell, label: say(lang, 'financing.source'), hint: say(lang, 'financing.source.hint', { max: frame.round.rules.textLimits.sourceName }), optional: true }) },
      { key: 'kind', field: (cell) => selectField({ ...cell, label: say(lang, 'financing.kind'), prompt: say(lang, 'choose'), options: coFinancingKinds.map((kind) => ({ value: kind, label: say(lang, `kind.${kind}`) })) }) },
      { key: 'hours', field: (cell) => numberField({ ...cell, label: say(lang, 'financing.hours'), hint: say(lang, 'financing.hours.hint'), optional: true }) },
      { key: 'amount', field: (cell) => moneyField({ ...cell, label: say(lang, 'financing.amount') }) },
    ],
  });
}

type FinancingRow = Record<(typeof financingCells)[number], string> & { readonly index: number; readonly line: number };

function readCoFinancing(reading: Reading, row: FinancingRow, partnerIds: readonly string[], frame: Frame): Omit<FinancingLine, 'id'> {
  const field = (cell: string): string => `financing[${row.index}].${cell}`;
  const what = (name: 'partner' | 'source' | 'kind' | 'hours' | 'amount') => ({ key: `what.financing.${name}`, line: row.line }) as const;
  const source = reading.choice(field('partnerId'), partnerIds, what('partner'));
  const sourceName = reading.text(field('sourceName'), frame.round.rules.textLimits.sourceName, what('source'), 'line');
  const kind = reading.choice(field('kind'), coFinancingKinds, what('kind'));
  const hours = reading.decimal(field('hours'), what('hours'), { digits: 9 });
  if (source === otherSource && sourceName === '') reading.wrong(field('sourceName'), 'wrong.source.empty', null, { line: row.line });
  if (source !== null && source !== otherSource && sourceName !== '') reading.wrong(field('sourceName'), 'wrong.source.both', null, { line: row.line });
  if (hours !== null && kind !== null && kind !== 'working-hours') reading.wrong(field('hours'), 'wrong.hours.kind', null, { line: row.line });
  return {
    kind: kind ?? 'other',
    fundId: null,
    partnerId: source === otherSource ? null : source,
    sourceName,
    hours,
    amountOere: reading.neededAmount(field('amount'), what('amount')),
  };
}
