import { sectors } from '../applications/index.js';
import { checkboxesField, dateField, groupField, hiddenField, messagesIn, moneyField, numberField, radiosField, selectField, textField, textareaField, typed, typedAll, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type DataTable, type Link, type PageHeading } from '../platform/views/index.js';
import { lastInstantOf, ruleSetTitle } from '../rounds/index.js';
import { ruleSetUrl } from '../rounds/rule-set.paths.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { longest } from './call.form.js';
import { callPaths, callUrl } from './call.paths.js';
import type { CallWorld } from './call.service.js';
import { comesTwice } from './call-typed.js';
import { callErrorTexts } from './call-error.texts.js';
import { sectorLabel } from './call-values.page.js';
import { callFieldTexts } from './call-field.texts.js';
import { callEditorTexts } from './call.texts.js';

const { say } = callEditorTexts;
const { say: named } = callFieldTexts;

/** Template `calls/form`. */
export interface CallFormPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  /** Where somebody else changed the round meanwhile: what stands now, and what was typed. */
  readonly compared: DataTable | null;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
}

export interface FormShown {
  /** What was typed, or the round as one would type it. */
  readonly values: Posted;
  readonly errors?: readonly FormError[];
  readonly basis: string;
  readonly alerts?: readonly Alert[];
  readonly compared?: DataTable | null;
}

type Ask = { readonly lang: Lang; readonly values: Posted; readonly world: CallWorld; messageOf(field: string): string | null };

export function callFormPage(lang: Lang, world: CallWorld, { values, errors = [], basis, alerts = [], compared = null }: FormShown): CallFormPage {
  const { base } = world;
  const ask: Ask = { lang, values, world, messageOf: messagesIn(callErrorTexts, lang, errors) };
  const isPublished = base?.publishedAt != null;
  const group = (id: 'names' | 'dates' | 'days' | 'rules' | 'who' | 'call' | 'outages', fields: readonly Field[]): Field =>
    groupField({ id: `group-${id}`, label: named(lang, `calls.group.${id}`), hint: id === 'dates' || id === 'days' || id === 'outages' ? named(lang, `calls.group.${id}.hint`) : null, fields });
  const fields = [
    hiddenField('basis', basis),
    ...(['reason', 'reasonEn'] as const).flatMap((name) => (typed(values, name) ? [hiddenField(name, typed(values, name))] : [])),
    group('names', nameFields(ask)),
    group('dates', [...instantFields(ask, 'opens'), ...instantFields(ask, 'closes'), whole(ask, 'graceSeconds', 'seconds')]),
    group('days', (['panelFrom', 'panelUntil', 'hearingUntil', 'meetingOn'] as const).map((name) => day(ask, name, named(lang, `calls.field.${name}`), { optional: name !== 'meetingOn' }))),
    group('rules', ruleFields(ask)),
    group('who', [checkboxesField({ name: 'openTo', label: named(lang, 'calls.field.openTo'), hint: named(lang, 'calls.field.openTo.hint'), options: sectors.map((sector) => ({ value: sector, label: sectorLabel(lang, sector) })), values: typedAll(values, 'openTo'), error: ask.messageOf('openTo') })]),
    group('call', [text(ask, 'callDa', 14, longest.call), text(ask, 'callEn', 14, longest.call), text(ask, 'contact', 3, longest.contact)]),
    group('outages', [whole(ask, 'outageLimitMinutes', 'minutes'), whole(ask, 'outageWindowMinutes', 'minutes')]),
  ];
  const heading = base ? say(lang, isPublished ? 'calls.change.title' : 'calls.edit.title', { name: inLang(lang, base, 'name') }) : say(lang, 'calls.new.title');
  return {
    errors: fields.flatMap((field) => namedErrors(field)),
    heading: pageHeading(heading, { lead: say(lang, isPublished ? 'calls.change.lead' : 'calls.edit.lead') }),
    alerts: [...alerts, ...(base?.closedAt ? [alert('info', say(lang, 'calls.change.closed'))] : []), ...(isPublished && world.use.takenUp ? [alert('info', say(lang, 'calls.change.takenUp', { n: world.use.takenUp, last: formatInstantPrecise(lastInstantOf(base), lang) }))] : [])],
    compared,
    action: base ? callUrl(base.id, 'rediger') : callPaths.new,
    fields,
    buttons: [button(say(lang, isPublished ? 'calls.change.show' : 'calls.edit.save')), linkButton(say(lang, 'calls.cancel'), base ? callUrl(base.id) : callPaths.calls, { variant: 'tertiary' })],
    links: world.ruleSets.map((set) => ({ label: named(lang, 'calls.ruleSet.link', { name: ruleSetTitle(lang, set) }), href: ruleSetUrl(set.id) })),
  };
}

/** With the name of the field: "Write a date" alone could be any of six. */
function namedErrors(field: Field): { href: string; text: string }[] {
  if (field.kind === 'group') return field.fields.flatMap(namedErrors);
  return 'error' in field && field.error !== null ? [{ href: `#${field.id}`, text: `${field.label}${field.label.endsWith('?') ? '' : ':'} ${field.error}` }] : [];
}

function nameFields(ask: Ask): Field[] {
  const { lang, values, world, messageOf } = ask;
  const line = (name: 'nameDa' | 'nameEn'): Field => textField({ name, label: named(lang, `calls.field.${name}`), hint: named(lang, `calls.field.${name}.hint`), value: typed(values, name), error: messageOf(name), autocomplete: 'off' });
  const number = (name: 'year' | 'number'): Field => numberField({ name, label: named(lang, `calls.field.${name}`), hint: name === 'number' ? named(lang, 'calls.field.number.hint') : null, value: typed(values, name), error: messageOf(name), width: 4, inputmode: 'numeric' });
  return [...(world.base ? [] : [number('year'), number('number')]), line('nameDa'), line('nameEn')];
}

function instantFields({ lang, values, messageOf, ...rest }: Ask, name: 'opens' | 'closes'): Field[] {
  const ask = { lang, values, messageOf, ...rest };
  const parts = (['Day', 'Month', 'Year'] as const).map((part) => typed(values, `${name}On${part}`)) as [string, string, string];
  const isTwice = comesTwice(...parts, typed(values, `${name}Time`));
  const which = (['summer', 'winter'] as const).map((value) => ({ value, label: named(lang, `calls.field.which.${value}`) }));
  return [
    day(ask, `${name}On`, named(lang, `calls.field.${name}On`)),
    textField({ name: `${name}Time`, label: named(lang, `calls.field.${name}Time`), hint: named(lang, 'calls.field.time.hint'), value: typed(values, `${name}Time`), error: messageOf(`${name}Time`), width: 8, inputmode: 'text', autocomplete: 'off' }),
    ...(isTwice ? [radiosField({ name: `${name}Which`, label: named(lang, `calls.field.${name}Which`), hint: named(lang, 'calls.field.which.hint'), options: which, value: typed(values, `${name}Which`), error: messageOf(`${name}Which`) })] : []),
  ];
}

function ruleFields({ lang, values, world, messageOf }: Ask): Field[] {
  const { funds, ruleSets, isFixed, base, use, leftOere } = world;
  const chosen = isFixed && base ? funds.filter(({ id }) => base.fundIds.includes(id)) : funds;
  const pools = chosen.map((fund) => {
    const left = leftOere[fund.id];
    return moneyField({ name: `pool.${fund.id}`, label: named(lang, 'calls.field.pool', { fund: inLang(lang, fund, 'name') }), hint: left === undefined ? null : named(lang, 'calls.field.pool.hint', { left: formatKroner(left, lang) }), optional: true, value: typed(values, `pool.${fund.id}`), error: messageOf(`pool.${fund.id}`) });
  });
  if (isFixed && base) {
    const own = ruleSets.find(({ id }) => id === base.ruleSetId);
    const why = say(lang, 'calls.fixed', { n: use.begun });
    return [
      textField({ name: 'ruleSet', id: 'ruleSetId', label: named(lang, 'calls.field.ruleSetId'), hint: why, value: own ? ruleSetTitle(lang, own) : base.ruleSetId, readonly: true, error: messageOf('ruleSetId') }),
      textField({ name: 'funds', id: 'fundIds', label: named(lang, 'calls.field.fundIds'), hint: why, value: chosen.map((fund) => inLang(lang, fund, 'name')).join(', '), readonly: true, error: messageOf('fundIds') }),
      ...pools,
    ];
  }
  const options = ruleSets.map((set) => ({ value: set.id, label: named(lang, set.validTo === null ? 'calls.ruleSet.on' : 'calls.ruleSet.until', { name: ruleSetTitle(lang, set), from: formatDate(set.validFrom, lang), to: set.validTo === null ? '' : formatDate(set.validTo, lang) }) }));
  return [
    selectField({ name: 'ruleSetId', label: named(lang, 'calls.field.ruleSetId'), hint: named(lang, 'calls.field.ruleSetId.hint'), prompt: named(lang, 'calls.field.ruleSetId.choose'), options, value: typed(values, 'ruleSetId'), error: messageOf('ruleSetId') }),
    checkboxesField({ name: 'fundIds', label: named(lang, 'calls.field.fundIds'), options: funds.map((fund) => ({ value: fund.id, label: inLang(lang, fund, 'name') })), values: typedAll(values, 'fundIds'), error: messageOf('fundIds') }),
    ...pools,
  ];
}

function day({ values, messageOf }: Ask, name: string, label: string, { optional = false }: { optional?: boolean } = {}): Field {
  return dateField({ name, label, optional, value: { day: typed(values, `${name}Day`), month: typed(values, `${name}Month`), year: typed(values, `${name}Year`) }, error: messageOf(name) });
}

function whole({ lang, values, messageOf }: Ask, name: 'graceSeconds' | 'outageLimitMinutes' | 'outageWindowMinutes', unit: 'seconds' | 'minutes'): Field {
  return numberField({ name, label: named(lang, `calls.field.${name}`), hint: named(lang, `calls.field.${name}.hint`), value: typed(values, name), error: messageOf(name), suffix: named(lang, `calls.unit.${unit}`), inputmode: 'numeric' });
}

function text({ lang, values, messageOf }: Ask, name: 'callDa' | 'callEn' | 'contact', rows: number, maxLength: number): Field {
  return textareaField({ name, label: named(lang, `calls.field.${name}`), hint: named(lang, `calls.field.${name}.hint`), optional: name === 'contact', rows, maxLength, value: typed(values, name), error: messageOf(name) });
}
