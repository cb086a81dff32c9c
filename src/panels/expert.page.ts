import { checkboxesField, errorsIn, hiddenField, messagesIn, numberField, postedRows, rowsField, textField, typed, typedAll, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, pageHeading, type Alert, type Button, type Lang, type PageHeading } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import type { FocusArea } from '../strategy/index.js';
import { basisOf } from './expert.service.js';
import type { Expert } from './expert.store.js';
import { expertTexts } from './expert.texts.js';
import { expertUrl, panelPaths } from './panel.paths.js';

const { say } = expertTexts;

/** Template `panels/expert`. */
export interface ExpertPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  /** Who said it last. */
  readonly changed: string;
}

export interface ProfileTyped {
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  /** Somebody else has saved the profile meanwhile. */
  readonly overtaken: boolean;
}

export function expertPage(lang: Lang, expert: Expert, { own, areas }: { own: boolean; areas: readonly FocusArea[] }, given: ProfileTyped | null = null): ExpertPage {
  const fields = fieldsOf(lang, expert, areas, given);
  const { name, organisation, email, changedAt, changedBy } = expert;
  const last = { by: changedBy ?? '', at: changedAt ? formatInstant(changedAt, lang) : '' };
  return {
    errors: errorsIn(fields),
    heading: own
      ? pageHeading(say(lang, 'expert.own.title'), { lead: say(lang, 'expert.own.lead') })
      : pageHeading(name, { caption: [organisation, email].filter(Boolean).join(' · '), lead: say(lang, 'expert.one.lead') }),
    alerts: given?.overtaken ? [alert('warning', say(lang, 'expert.overtaken', last))] : [],
    action: own ? panelPaths.ownProfile : expertUrl(expert.accountId),
    fields,
    buttons: [button(say(lang, 'expert.save'))],
    changed: changedAt ? say(lang, 'expert.changed', last) : say(lang, 'expert.unchanged'),
  };
}

function fieldsOf(lang: Lang, expert: Expert, areas: readonly FocusArea[], given: ProfileTyped | null): Field[] {
  const posted = given?.posted ?? null;
  const error = messagesIn(expertTexts, lang, given?.errors ?? []);
  const text = (name: string, own: string): { name: string; value: string; error: string | null } => ({ name, value: posted ? typed(posted, name) : own, error: error(name) });
  const rows: readonly { cvr: string; name: string }[] = posted ? postedRows(posted, 'boards', ['cvr', 'name']).filter(({ cvr, name }) => cvr !== '' || name !== '') : expert.boards;
  return [
    hiddenField('basis', basisOf(expert)),
    checkboxesField({
      name: 'fields',
      label: say(lang, 'expert.fields.label'),
      hint: say(lang, 'expert.fields.hint'),
      error: error('fields'),
      values: posted ? typedAll(posted, 'fields') : expert.fields,
      options: areas.map((area) => ({ value: area.id, label: inLang(lang, area, 'name') })),
    }),
    numberField({ ...text('mostApplications', expert.mostApplications === null ? '' : String(expert.mostApplications)), label: say(lang, 'expert.most.label'), hint: say(lang, 'expert.most.hint'), width: 4, inputmode: 'numeric', optional: true }),
    textField({ ...text('municipality', expert.municipality), label: say(lang, 'expert.municipality.label'), hint: say(lang, 'expert.municipality.hint'), width: 'm', optional: true }),
    textField({ ...text('employerCvr', expert.employerCvr), label: say(lang, 'expert.employer.label'), hint: say(lang, 'expert.employer.hint'), width: 11, inputmode: 'numeric', optional: true }),
    rowsField({
      name: 'boards',
      label: say(lang, 'expert.boards.label'),
      hint: say(lang, 'expert.boards.hint'),
      error: error('boards'),
      layout: 'table',
      rows,
      columns: [
        { key: 'cvr', field: (cell) => textField({ ...cell, label: say(lang, 'expert.boards.cvr'), width: 11, inputmode: 'numeric' }) },
        { key: 'name', field: (cell) => textField({ ...cell, label: say(lang, 'expert.boards.name'), width: 'l' }) },
      ],
      rowLabel: (n) => say(lang, 'expert.boards.row', { n }),
      blankRows: 2,
      errorOf: error,
      optional: true,
    }),
  ];
}
