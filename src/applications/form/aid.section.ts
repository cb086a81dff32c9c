import { aidCurrencies, budgetTotals, hoursText, hundredthsOf, moneyRulesOf, type EarlierAid } from '../../budgets/index.js';
import { dateField, datePartsOf, numberField, postedRows, rowsField, selectField, textField } from '../../platform/forms/index.js';
import { alert, type Accordion, type Alert, type Lang } from '../../platform/views/index.js';
import { formatDate } from '../../shared/dates.js';
import { formatEuro } from '../../shared/euro.js';
import { formatKronerInput } from '../../shared/money.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftHead, DraftParts, Frame } from '../draft.rules.js';
import { aidFindings, aidRemarks, rateInWords } from './aid-finding.rules.js';
import { aidTables } from './aid-tables.page.js';
import { findingText, messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Section } from './section.js';
import { hasAid } from './section.rules.js';

const { say } = applicationTexts;
const cells = ['id', 'partnerId', 'amount', 'currency', 'authority', 'grantedOn', 'grantedOnDay', 'grantedOnMonth', 'grantedOnYear', 'receivedBy'] as const;
type Row = Record<(typeof cells)[number], string>;
type Needs = 'partners' | 'costModel' | 'costs' | 'financing' | 'earlierAid';
type Loaded = DraftHead & Pick<DraftParts, Needs>;

export const aidSection: Section<Needs, readonly EarlierAid[]> = {
  key: 'aid',
  wanted: ['partners', 'costModel', 'costs', 'financing', 'earlierAid'],
  group: 'earlierAid',
  exists: ({ round }) => hasAid(round),
  stored: ({ earlierAid }) => earlierAid,
  // An amount is in one of two currencies, so it is kept as a number, not as kroner.
  split: (rows) => ({ fields: {}, rows: rows.map(({ amountHundredths, ...row }) => ({ ...row, amount: hoursText(amountHundredths) })) }),
  join: ({ rows }) => rows.map(({ amount, ...row }) => ({ ...row, amountHundredths: hundredthsOf(String(amount ?? '0')) })) as unknown as EarlierAid[],
  with: (draft, earlierAid) => ({ ...draft, earlierAid }),

  content({ lang, draft, whole, frame, reach, posted, errors }) {
    const { rows, blank } = editedRows(posted, 'earlierAid', cells, draft.earlierAid.map(typedRow));
    const partners = draft.partners.map(({ id, name }) => ({ value: id, label: name }));
    const currencies = aidCurrencies.map((currency) => ({ value: currency, label: say(lang, `aid.currency.${currency}`) }));
    const field = rowsField({
      name: 'earlierAid',
      label: say(lang, 'aid.legend'),
      hint: say(lang, reach === 'own' ? 'aid.hint.own' : 'aid.hint'),
      rows,
      blankRows: blank,
      rowLabel: (number) => say(lang, 'aid.row', { number }),
      addLabel: say(lang, 'aid.add'),
      removeLabel: say(lang, 'rows.remove'),
      errorOf: messagesFor(lang, errors),
      columns: [
        { key: 'id', field: rowIdField },
        { key: 'partnerId', field: (cell) => selectField({ ...cell, label: say(lang, 'aid.partner'), prompt: say(lang, 'choose'), options: partners }) },
        { key: 'amount', field: (cell) => numberField({ ...cell, label: say(lang, 'aid.amount'), hint: say(lang, 'aid.amount.hint'), width: 11 }) },
        { key: 'currency', field: (cell) => selectField({ ...cell, label: say(lang, 'aid.currency'), options: currencies }) },
        { key: 'authority', field: (cell) => textField({ ...cell, label: say(lang, 'aid.authority'), hint: say(lang, 'aid.authority.hint'), optional: true, autocomplete: 'off' }) },
        { key: 'grantedOn', field: (cell, row) => dateField({ ...cell, label: say(lang, 'aid.grantedOn'), hint: say(lang, 'aid.grantedOn.hint'), optional: true, value: row && { day: row.grantedOnDay, month: row.grantedOnMonth, year: row.grantedOnYear } }) },
        { key: 'receivedBy', field: (cell) => textField({ ...cell, label: say(lang, 'aid.receivedBy'), hint: say(lang, 'aid.receivedBy.hint'), optional: true, autocomplete: 'off' }) },
      ],
    });
    const rules = moneyRulesOf(frame.round.rules);
    // A blank row would ask for something where nothing is to be said.
    const isQuiet = !posted && whole.earlierAid.length === 0 && !isInvoked(whole);
    return { fields: isQuiet ? [] : [field], alerts: alertsOn(lang, whole, frame), guidance: guidance(lang, frame), tables: aidTables(lang, whole, rules, frame.round.meetingOn) };
  },

  read(posted, { draft, frame, rowId }) {
    const reading = new Reading(posted);
    const { partnerName, sourceName } = frame.round.rules.textLimits;
    const partnerIds = draft.partners.map(({ id }) => id);
    const rows = filled(postedRows(posted, 'earlierAid', cells), ['id', 'currency']).map(({ index, line, id }): EarlierAid => {
      const field = (cell: string): string => `earlierAid[${index}].${cell}`;
      const what = (name: 'partner' | 'amount' | 'currency' | 'authority' | 'grantedOn' | 'receivedBy') => ({ key: `what.aid.${name}`, line }) as const;
      return {
        id: rowId(id || `earlierAid[${index}]`),
        partnerId: reading.choice(field('partnerId'), partnerIds, what('partner')) ?? '',
        receivedBy: reading.text(field('receivedBy'), partnerName, what('receivedBy'), { form: 'line' }),
        authority: reading.text(field('authority'), sourceName, what('authority'), { form: 'line' }),
        grantedOn: reading.date(field('grantedOn'), what('grantedOn')),
        currency: reading.choice(field('currency'), aidCurrencies, what('currency')) ?? 'EUR',
        amountHundredths: reading.neededAmount(field('amount'), what('amount')),
      };
    });
    return reading.result(rows);
  },

  write: (store, applicationId, rows) => store.earlierAid(applicationId, rows),
};

function typedRow({ amountHundredths, grantedOn, ...row }: EarlierAid): Row {
  const { day, month, year } = datePartsOf(grantedOn);
  return { ...row, amount: formatKronerInput(amountHundredths), grantedOn: '', grantedOnDay: day, grantedOnMonth: month, grantedOnYear: year };
}

function isInvoked({ partners }: Pick<DraftParts, 'partners'>): boolean {
  return partners.some(({ aidBasis }) => aidBasis === 'de-minimis');
}

/** As it is stored: what is wrong, or why nothing can be said yet. */
function alertsOn(lang: Lang, draft: Loaded, frame: Frame): Alert[] {
  const link = { label: say(lang, 'economy.noPartners.link'), href: applicationUrl(draft.id, 'partners') };
  const { differenceOere } = budgetTotals(draft, moneyRulesOf(frame.round.rules));
  const found = [...aidFindings(draft, frame).filter(({ broken }) => broken), ...aidRemarks(draft, frame)];
  return [
    ...(isInvoked(draft) ? [] : [alert('info', say(lang, 'aid.nobody'), { link })]),
    ...(differenceOere === 0n ? [] : [alert('info', say(lang, 'aid.unbalanced'))]),
    ...found.map((finding) => alert('info', findingText(lang, finding), { heading: say(lang, finding.broken ? 'aid.problem' : 'aid.remark') })),
  ];
}

function guidance(lang: Lang, { round }: Frame): Accordion['items'] {
  const { aid } = moneyRulesOf(round.rules);
  const deMinimis = aid?.deMinimis;
  const item = (title: string, paragraphs: readonly string[], points: readonly string[] = [], open = true) => ({ title, paragraphs, points, open });
  const day = formatDate(round.meetingOn, lang);
  return [
    item(say(lang, 'aid.guidance.single'), [say(lang, 'aid.guidance.single.text')], [say(lang, 'aid.guidance.single.votes'), say(lang, 'aid.guidance.single.board'), say(lang, 'aid.guidance.single.contract'), say(lang, 'aid.guidance.single.agreement'), say(lang, 'aid.guidance.single.chain')]),
    ...(deMinimis
      ? [item(say(lang, 'aid.guidance.window'), [say(lang, `aid.guidance.window.${deMinimis.window}`, { ceiling: formatEuro(BigInt(deMinimis.ceilingEurCents), lang), day }), say(lang, 'aid.guidance.day'), say(lang, 'aid.guidance.rate', { rate: rateInWords(lang, deMinimis.eurRate) })])]
      : []),
    item(say(lang, 'aid.guidance.model'), [say(lang, 'aid.guidance.model.text'), say(lang, 'aid.guidance.model.limits')], [], false),
  ];
}
