import { financingOrigins, financingStatuses, type FinancingLine } from '../../budgets/index.js';
import { checkboxField, groupField, moneyField, numberField, postedRows, rowsField, selectField, textField, typed, type Cell, type Field, type GroupField, type FormError, type Posted, type RowsField } from '../../platform/forms/index.js';
import { inLang } from '../../shared/lang.js';
import { formatKronerInput } from '../../shared/money.js';
import { formatDecimalInput } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { Frame } from '../draft.rules.js';
import { budgetFigures, economyAlerts } from './economy.page.js';
import { coFinancingKinds, otherSource } from './finance.rules.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import type { Content } from '../merging/merge.rules.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Asked, Readable, Section } from './section.js';
import { coFinancing } from '../submission/submission.rules.js';

const { say } = applicationTexts;
type Needs = 'partners' | 'costModel' | 'costs' | 'financing';
const financingCells = ['id', 'partnerId', 'sourceName', 'kind', 'hours', 'amount', 'origin', 'status', 'isConditional'] as const;
/** A row with nothing else in it is blank: a status stands in every row. */
const givenCells = ['id', 'status'];

const FUND = 'fund.';

export const financingSection: Section<Needs, readonly FinancingLine[]> = {
  key: 'financing',
  wanted: ['partners', 'costModel', 'costs', 'financing'],
  group: 'financing',
  stored: ({ financing }) => financing,
  split,
  join,
  with: (draft, financing) => ({ ...draft, financing }),

  content(asked) {
    const { lang, whole, frame } = asked;
    return {
      fields: asked.reach === 'own' ? [coFinancingRows(asked)] : [fundFields(asked), coFinancingRows(asked)],
      alerts: economyAlerts(lang, whole, frame, 'financing'),
      figures: budgetFigures(lang, whole, frame),
      canRecalculate: true,
      isTyped: asked.isTyped ?? false,
    };
  },

  read(posted, readable) {
    const reading = new Reading(posted);
    return reading.result(readLines(reading, posted, readable));
  },

  weighed(posted, readable) {
    const { draft, whole } = readable;
    const reading = new Reading(posted);
    const lines = readLines(reading, posted, readable);
    const result = reading.result(null);
    const here = new Set(draft.financing);
    const others = readable.reach === 'own' ? whole.financing.filter((line) => !here.has(line)) : [];
    return { posted, errors: result.ok ? [] : result.errors, whole: { ...whole, financing: [...others, ...lines] } };
  },

  check: (lines) => coFinancing(lines).flatMap(contradictions),

  write: (store, applicationId, lines) => store.financing(applicationId, lines),
};

/** The amounts sought from the funds, and the co-financing lines, as they are typed. */
function readLines(reading: Reading, posted: Posted, { draft, frame, reach, rowId }: Readable<Needs>): FinancingLine[] {
  const sought = frame.funds.flatMap(({ id }): FinancingLine[] => {
    const amountOere = reading.amount(`fund.${id}`, { key: 'what.fund' });
    return amountOere ? [fundLine(id, amountOere)] : [];
  });
  const partnerIds = [...draft.partners.map(({ id }) => id), ...(reach === 'own' ? [] : [otherSource])];
  const others = filled(postedRows(posted, 'financing', financingCells), givenCells).map((row) => ({ id: rowId(row.id || `financing[${row.index}]`), ...readCoFinancing(reading, row, partnerIds, frame) }));
  return [...sought, ...others];
}

function fundLine(fundId: string, amountOere: bigint): FinancingLine {
  return { id: '', kind: 'fund', fundId, partnerId: null, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere };
}

/** Each fund is a field of its own; co-financing lines are rows, with a source outside the partnership as the form has it. */
function split(lines: readonly FinancingLine[]): Content {
  const funds = lines.flatMap(({ fundId, amountOere }) => (fundId ? [[`${FUND}${fundId}`, amountOere] as const] : []));
  const rows = coFinancing(lines).map(({ id, partnerId, sourceName, kind, origin, status, isConditional, hours, amountOere }) => ({ id, partnerId: partnerId ?? otherSource, sourceName, kind, origin, status, isConditional, hours, amount: amountOere }));
  return { fields: Object.fromEntries(funds), rows };
}

function join({ fields, rows }: Content): FinancingLine[] {
  const funds = Object.entries(fields).flatMap(([name, amount]) => (amount ? [fundLine(name.slice(FUND.length), amount as bigint)] : []));
  const others = rows.map(({ id, partnerId, sourceName, kind, origin, status, isConditional, hours, amount }) => ({ id, kind, fundId: null, partnerId: partnerId === otherSource ? null : partnerId, sourceName, origin, status, isConditional, hours, amountOere: amount }));
  return [...funds, ...(others as unknown as FinancingLine[])];
}

/** What cannot stand together in one line, whoever wrote which half of it. */
function contradictions({ partnerId, sourceName, kind, hours, origin }: FinancingLine, at: number): FormError[] {
  const wrong = (cell: string, key: string, params: FormError['params'] = {}): FormError => ({ field: `financing[${at}].${cell}`, key, params: { line: at + 1, ...params } });
  return [
    ...(partnerId === null && sourceName === '' ? [wrong('sourceName', 'wrong.source.empty')] : []),
    ...(partnerId !== null && sourceName !== '' ? [wrong('sourceName', 'wrong.source.both')] : []),
    ...(hours !== null && kind !== 'working-hours' ? [wrong('hours', 'wrong.hours.kind')] : []),
    ...(origin === 'private' && (kind === 'state' || kind === 'municipal') ? [wrong('origin', 'wrong.origin.public', { kindKey: `kind.${kind}` })] : []),
    ...(origin === 'public' && kind === 'foundation' ? [wrong('origin', 'wrong.origin.private')] : []),
  ];
}

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

function coFinancingRows({ lang, draft, frame, reach, posted, errors }: Asked<Needs>): RowsField {
  const stored = coFinancing(draft.financing).map(({ id, amountOere, hours, partnerId, kind, sourceName, origin, status, isConditional }) => ({
    id,
    partnerId: partnerId ?? otherSource,
    sourceName,
    kind: kind as string,
    hours: hours === null ? '' : formatDecimalInput(hours),
    amount: formatKronerInput(amountOere),
    origin: origin as string,
    status: status as string,
    isConditional: isConditional ? '1' : '',
  }));
  const { rows, blank } = editedRows(posted, 'financing', financingCells, stored);
  const outside = reach === 'own' ? [] : [{ value: otherSource, label: say(lang, 'financing.otherSource') }];
  const sources = [...draft.partners.map(({ id, name }) => ({ value: id, label: name })), ...outside];
  return rowsField({
    name: 'financing',
    label: say(lang, 'financing.legend'),
    hint: say(lang, reach === 'own' ? 'financing.hint.own' : 'financing.hint'),
    rows,
    blankRows: blank,
    rowLabel: (number) => say(lang, 'financing.row', { number }),
    addLabel: say(lang, 'financing.add'),
    removeLabel: say(lang, 'rows.remove'),
    errorOf: messagesFor(lang, errors),
    isStruck: ({ status }) => status === 'withdrawn',
    columns: [
      { key: 'id', field: rowIdField },
      { key: 'partnerId', field: (cell) => selectField({ ...cell, label: say(lang, 'financing.partner'), prompt: say(lang, 'choose'), options: sources }) },
      // A source outside the partnership is not for one partner to name.
      ...(reach === 'own' ? [] : [{ key: 'sourceName' as const, field: (cell: Cell): Field => textField({ ...cell, label: say(lang, 'financing.source'), hint: say(lang, 'financing.source.hint', { max: frame.round.rules.textLimits.sourceName }), optional: true }) }]),
      { key: 'kind', field: (cell) => selectField({ ...cell, label: say(lang, 'financing.kind'), prompt: say(lang, 'choose'), options: coFinancingKinds.map((kind) => ({ value: kind, label: say(lang, `kind.${kind}`) })) }) },
      { key: 'hours', field: (cell) => numberField({ ...cell, label: say(lang, 'financing.hours'), hint: say(lang, 'financing.hours.hint'), optional: true }) },
      { key: 'amount', field: (cell) => moneyField({ ...cell, label: say(lang, 'financing.amount') }) },
      { key: 'origin', field: (cell) => selectField({ ...cell, label: say(lang, 'financing.origin'), options: financingOrigins.map((origin) => ({ value: origin, label: say(lang, origin === '' ? 'financing.origin.byKind' : `financing.origin.${origin}`) })) }) },
      { key: 'status', field: (cell) => selectField({ ...cell, label: say(lang, 'financing.status'), options: financingStatuses.map((status) => ({ value: status, label: say(lang, `financing.status.${status}`) })) }) },
      { key: 'isConditional', field: ({ value, ...cell }) => checkboxField({ ...cell, label: say(lang, 'financing.conditional'), hint: say(lang, 'financing.conditional.hint'), checked: value === '1' }) },
    ],
  });
}

type FinancingRow = Record<(typeof financingCells)[number], string> & { readonly index: number; readonly line: number };

function readCoFinancing(reading: Reading, row: FinancingRow, partnerIds: readonly string[], frame: Frame): Omit<FinancingLine, 'id'> {
  const field = (cell: string): string => `financing[${row.index}].${cell}`;
  const what = (name: 'partner' | 'source' | 'kind' | 'hours' | 'amount' | 'origin' | 'status') => ({ key: `what.financing.${name}`, line: row.line }) as const;
  const source = reading.choice(field('partnerId'), partnerIds, what('partner'));
  const sourceName = reading.text(field('sourceName'), frame.round.rules.textLimits.sourceName, what('source'), { form: 'line' });
  const kind = reading.choice(field('kind'), coFinancingKinds, what('kind'));
  const hours = reading.decimal(field('hours'), what('hours'), { digits: 9 });
  return {
    kind: kind ?? 'other',
    fundId: null,
    partnerId: source === otherSource ? null : source,
    sourceName,
    origin: reading.choice(field('origin'), financingOrigins, what('origin')) ?? '',
    status: row.status === '' ? 'promised' : (reading.choice(field('status'), financingStatuses, what('status')) ?? 'promised'),
    isConditional: row.isConditional === '1',
    hours,
    amountOere: reading.neededAmount(field('amount'), what('amount')),
  };
}
