import { checkboxField, hiddenField, postedRows, rowsField, selectField, textField, textareaField, typed, type FormError, type Posted } from '../platform/forms/index.js';
import { applicationTexts } from './application.texts.js';
import type { Opened, Partner } from './draft.rules.js';
import { messagesFor } from './message.page.js';
import { linesOf, sectors } from './partner.rules.js';
import { Reading } from './reading.form.js';
import { editedRows, filled } from './rows.form.js';
import type { New } from './section.store.js';
import type { Section } from './section.js';

const { say } = applicationTexts;
const cells = ['id', 'name', 'cvr', 'sector', 'role', 'isLead'] as const;
type Needs = 'partners' | 'costs' | 'financing';

export const partnerSection: Section<Needs, readonly New<Partner>[]> = {
  key: 'partners',
  wanted: ['partners', 'costs', 'financing'],

  content({ lang, draft, frame, posted, errors }) {
    const limits = frame.round.rules.textLimits;
    const stored = draft.partners.map(({ cvr, isLead, ...partner }) => ({ ...partner, cvr: cvr ?? '', isLead: isLead ? '1' : '' }));
    // A row whose removal is refused stays on the page.
    const kept = errors.length ? posted && { ...posted, remove: undefined } : posted;
    const { rows, blank } = editedRows(kept, 'partners', cells, stored);
    const message = messagesFor(lang, errors);
    const options = sectors.map((sector) => ({ value: sector, label: say(lang, `sector.${sector}`) }));
    const field = rowsField({
      name: 'partners',
      label: say(lang, 'partners.legend'),
      hint: say(lang, 'partners.hint'),
      error: message('partners'),
      rows,
      blankRows: blank,
      rowLabel: (number) => say(lang, 'partners.row', { number }),
      addLabel: say(lang, 'partners.add'),
      removeLabel: say(lang, 'rows.remove'),
      errorOf: message,
      columns: [
        { key: 'id', field: ({ name, value }) => hiddenField(name, value) },
        { key: 'name', field: (cell) => textField({ ...cell, label: say(lang, 'partners.name'), autocomplete: 'off' }) },
        { key: 'cvr', field: (cell) => textField({ ...cell, label: say(lang, 'partners.cvr'), hint: say(lang, 'partners.cvr.hint'), optional: true, width: 11, inputmode: 'numeric' }) },
        { key: 'sector', field: (cell) => selectField({ ...cell, label: say(lang, 'partners.sector'), prompt: say(lang, 'partners.sector.choose'), options }) },
        { key: 'isLead', field: ({ value, ...cell }) => checkboxField({ ...cell, label: say(lang, 'partners.lead'), hint: say(lang, 'partners.lead.hint'), checked: value === '1' }) },
        { key: 'role', field: (cell) => textareaField({ ...cell, label: say(lang, 'partners.role'), hint: say(lang, 'partners.role.hint'), rows: 3, maxLength: limits.partnerRole }) },
      ],
    });
    return { fields: [field] };
  },

  read(posted, opened) {
    const { draft, frame } = opened;
    const limits = frame.round.rules.textLimits;
    const reading = new Reading(posted);
    const unclaimed = new Set(draft.partners.map((partner) => partner.id));
    const partners = filled(postedRows(posted, 'partners', cells), ['id']).map(({ index, line, id, isLead }): New<Partner> => {
      const field = (cell: string): string => `partners[${index}].${cell}`;
      const what = (name: 'name' | 'cvr' | 'sector' | 'role') => ({ key: `what.partner.${name}`, line }) as const;
      const name = reading.text(field('name'), limits.partnerName, what('name'), 'line');
      if (name === '') reading.wrong(field('name'), 'wrong.empty', what('name'));
      return {
        // An id from anywhere else than this application, or given twice, makes a new partner, never a hold on another's.
        id: unclaimed.delete(id) ? id : null,
        name,
        cvr: reading.cvr(field('cvr'), what('cvr')),
        sector: reading.choice(field('sector'), sectors, what('sector')) ?? 'company',
        role: reading.text(field('role'), limits.partnerRole, what('role')),
        isLead: isLead === '1',
      };
    });
    noteRepeats(reading, posted, partners);
    const gone = draft.partners.filter((partner) => !partners.some(({ id }) => id === partner.id));
    for (const { id, name } of gone) {
      const lines = linesOf(id, draft);
      if (lines.total) reading.wrong('partners', 'wrong.partner.lines', null, { name, ...lines });
    }
    return reading.result(partners);
  },

  write: (store, applicationId, partners) => store.partners(applicationId, partners),

  refusedRemoval: (posted, { draft }) => refusedRemoval(posted, draft),
};

/** One company once, one lead partner at most: the second row is the one to change. */
function noteRepeats(reading: Reading, posted: Posted, partners: readonly New<Partner>[]): void {
  filled(postedRows(posted, 'partners', cells), ['id']).forEach(({ index }, at) => {
    const { cvr, isLead } = partners[at]!;
    const before = partners.slice(0, at);
    const twin = before.findIndex((partner) => cvr !== null && partner.cvr === cvr);
    if (twin >= 0) reading.wrong(`partners[${index}].cvr`, 'wrong.cvr.twice', null, { cvr: cvr ?? '', name: before[twin]?.name ?? '' });
    const lead = before.find((partner) => partner.isLead);
    if (isLead && lead) reading.wrong(`partners[${index}].isLead`, 'wrong.lead.twice', null, { name: lead.name });
  });
}

function refusedRemoval(posted: Posted, draft: Opened<Needs>['draft']): readonly FormError[] {
  const row = typed(posted, 'remove');
  const partner = draft.partners.find(({ id }) => id === typed(posted, `${row}.id`));
  const lines = partner && linesOf(partner.id, draft);
  if (!partner || !lines?.total) return [];
  return [{ field: `${row}.name`, key: 'wrong.partner.lines', params: { name: partner.name, ...lines } }];
}
