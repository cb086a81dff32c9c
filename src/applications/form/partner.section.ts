import { checkboxField, postedRows, rowsField, selectField, textField, textareaField, typed, type Cell, type Field, type FormError, type Posted } from '../../platform/forms/index.js';
import { aidBases } from '../../budgets/index.js';
import { applicationTexts } from '../application.texts.js';
import { aidBasisField } from './aid-basis.page.js';
import type { Opened, Partner } from '../draft.rules.js';
import { lookUpAlert, rowOf, suggestedPartners, unitField, withSuggested } from './partner.page.js';
import { messagesFor } from './message.page.js';
import { openToAlerts } from './open-to.page.js';
import { linesOf, partnerSizes, sectors } from './partner.rules.js';
import { Reading } from './reading.form.js';
import { editedRows, filled, rowIdField } from './rows.form.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
const cells = ['id', 'name', 'cvr', 'productionUnit', 'sector', 'size', 'address', 'aidBasis', 'isLead', 'role'] as const;
type Needs = 'partners' | 'costs' | 'financing' | 'earlierAid';

export const partnerSection: Section<Needs, readonly Partner[]> = {
  key: 'partners',
  wanted: ['partners', 'costs', 'financing', 'earlierAid'],
  group: 'partners',
  stored: ({ partners }) => partners,
  split: (partners) => ({ fields: {}, rows: partners.map((partner) => ({ ...partner })) }),
  join: ({ rows }) => rows as unknown as Partner[],
  with: (draft, partners) => ({ ...draft, partners }),

  content({ lang, draft, whole, frame, reach, posted, errors, lookedUp }) {
    const limits = frame.round.rules.textLimits;
    const stored = draft.partners.map(({ cvr, isLead, ...partner }) => ({ ...partner, cvr: cvr ?? '', isLead: isLead ? '1' : '' }));
    // A row whose removal is refused stays on the page.
    const kept = errors.length ? posted && { ...posted, remove: undefined } : posted;
    const edited = editedRows(kept, 'partners', cells, stored);
    const { rows, blank } = withSuggested(lang, edited, posted, { draft: whole, frame });
    const message = messagesFor(lang, errors);
    const options = sectors.map((sector) => ({ value: sector, label: say(lang, `sector.${sector}`) }));
    const sizes = partnerSizes.map((size) => ({ value: size, label: say(lang, `size.${size || 'unknown'}`) }));
    const isOwn = reach === 'own';
    const lookUpButton = ({ name }: Cell) => ({ label: say(lang, 'lookup.button'), about: say(lang, 'lookup.about'), name: 'lookup', value: rowOf(name) });
    const field = rowsField({
      name: 'partners',
      label: say(lang, 'partners.legend'),
      hint: say(lang, isOwn ? 'partners.hint.own' : 'partners.hint'),
      error: message('partners'),
      rows,
      blankRows: isOwn ? 0 : blank,
      rowLabel: (number) => (isOwn ? say(lang, 'partners.row.own') : say(lang, 'partners.row', { number })),
      addLabel: isOwn ? null : say(lang, 'partners.add'),
      removeLabel: isOwn ? null : say(lang, 'rows.remove'),
      suggestions: isOwn ? null : suggestedPartners(lang, { draft: whole, frame }, rows.map(({ name }) => name)),
      noticeOf: (prefix) => (lookedUp?.row === prefix ? lookUpAlert(lang, lookedUp) : null),
      errorOf: message,
      columns: [
        { key: 'id', field: rowIdField },
        { key: 'cvr', field: (cell) => textField({ ...cell, label: say(lang, 'partners.cvr'), hint: say(lang, 'partners.cvr.hint'), optional: true, width: 11, inputmode: 'numeric', action: lookUpButton(cell) }) },
        { key: 'name', field: (cell) => textField({ ...cell, label: say(lang, 'partners.name'), autocomplete: 'off' }) },
        { key: 'productionUnit', field: (cell) => unitField(lang, cell, lookedUp?.row === rowOf(cell.name) ? lookedUp.units : []) },
        { key: 'address', field: (cell) => textField({ ...cell, label: say(lang, 'partners.address'), optional: true, autocomplete: 'off' }) },
        { key: 'sector', field: (cell) => selectField({ ...cell, label: say(lang, 'partners.sector'), prompt: say(lang, 'partners.sector.choose'), options }) },
        { key: 'size', field: (cell) => selectField({ ...cell, label: say(lang, 'partners.size'), hint: say(lang, 'partners.size.hint'), optional: true, options: sizes }) },
        ...(frame.round.rules.money?.aid ? [{ key: 'aidBasis' as const, field: aidBasisField(lang, frame.round.rules.money.aid) }] : []),
        // Who leads the project is for those who write the whole application.
        ...(isOwn ? [] : [{ key: 'isLead' as const, field: ({ value, ...cell }: Cell): Field => checkboxField({ ...cell, label: say(lang, 'partners.lead'), hint: say(lang, 'partners.lead.hint'), checked: value === '1' }) }]),
        { key: 'role', field: (cell) => textareaField({ ...cell, label: say(lang, 'partners.role'), hint: say(lang, 'partners.role.hint'), rows: 3, maxLength: limits.partnerRole }) },
      ],
    });
    return { fields: [field], alerts: openToAlerts(lang, frame.round.openTo) };
  },

  read(posted, { draft, frame, reach, rowId }) {
    const limits = frame.round.rules.textLimits;
    const reading = new Reading(posted);
    const aid = frame.round.rules.money?.aid ?? null;
    const partners = filled(postedRows(posted, 'partners', cells), ['id']).map(({ index, line, id: given, isLead }): Partner => {
      const field = (cell: string): string => `partners[${index}].${cell}`;
      const what = (name: 'name' | 'cvr' | 'productionUnit' | 'address' | 'sector' | 'size' | 'aidBasis' | 'role') => ({ key: `what.partner.${name}`, line }) as const;
      const name = reading.text(field('name'), limits.partnerName, what('name'), { form: 'line' });
      if (name === '') reading.wrong(field('name'), 'wrong.empty', what('name'));
      const id = rowId(given || `partners[${index}]`);
      return {
        id,
        name,
        cvr: reading.cvr(field('cvr'), what('cvr')),
        productionUnit: reading.productionUnit(field('productionUnit'), what('productionUnit')),
        sector: reading.choice(field('sector'), sectors, what('sector')) ?? 'company',
        size: reading.choice(field('size'), partnerSizes, what('size')) ?? '',
        aidBasis: aid ? (reading.choice(field('aidBasis'), ['', ...aidBases(aid)], what('aidBasis')) ?? '') : (draft.partners.find((partner) => partner.id === id)?.aidBasis ?? ''),
        address: reading.text(field('address'), LONGEST_ADDRESS, what('address'), { form: 'line' }),
        isLead: reach === 'own' ? (draft.partners.find((partner) => partner.id === id)?.isLead ?? false) : isLead === '1',
        role: reading.text(field('role'), limits.partnerRole, what('role')),
      };
    });
    // A signatory's own partner cannot be taken out of the partnership by its own page.
    const missing = reach === 'own' ? draft.partners.filter(({ id }) => !partners.some((partner) => partner.id === id)) : [];
    return reading.result([...partners, ...missing]);
  },

  check(partners, { draft }) {
    const gone = draft.partners.filter(({ id }) => !partners.some((partner) => partner.id === id));
    const bound = gone.map(({ id, name }) => ({ name, ...linesOf(id, draft) })).filter(({ total }) => total > 0);
    return [...partners.flatMap(repeats), ...bound.map((params) => stillNamed('partners', params))];
  },

  write: (store, applicationId, partners) => store.partners(applicationId, partners),

  refusedRemoval: (posted, { draft }) => refusedRemoval(posted, draft),
};

const LONGEST_ADDRESS = 200;

/** One company once, one lead partner at most: the second row is the one to change. */
function repeats({ cvr, isLead }: Partner, at: number, all: readonly Partner[]): FormError[] {
  const before = all.slice(0, at);
  const twin = before.find((partner) => cvr !== null && partner.cvr === cvr);
  const lead = before.find((partner) => partner.isLead);
  return [
    ...(twin ? [{ field: `partners[${at}].cvr`, key: 'wrong.cvr.twice', params: { cvr: cvr ?? '', name: twin.name } }] : []),
    ...(isLead && lead ? [{ field: `partners[${at}].isLead`, key: 'wrong.lead.twice', params: { name: lead.name } }] : []),
  ];
}

function refusedRemoval(posted: Posted, draft: Opened<Needs>['draft']): readonly FormError[] {
  const row = typed(posted, 'remove');
  const partner = draft.partners.find(({ id }) => id === typed(posted, `${row}.id`));
  const lines = partner && linesOf(partner.id, draft);
  if (!partner || !lines?.total) return [];
  return [stillNamed(`${row}.name`, { name: partner.name, ...lines })];
}

function stillNamed(field: string, params: { readonly name: string } & ReturnType<typeof linesOf>): FormError {
  return { field, key: params.aidLines === '–' ? 'wrong.partner.lines' : 'wrong.partner.lines.aid', params };
}
