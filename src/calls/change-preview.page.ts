import { errorsIn, messagesIn, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, pageHeading, type Alert, type Button, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { phaseOf, type RoundView } from '../rounds/index.js';
import { formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { characterCount, normaliseText } from '../shared/text.js';
import { movesEarlier, movesLater, type Changeable, type Difference } from './call-change.rules.js';
import { callErrorTexts } from './call-error.texts.js';
import { longest } from './call.form.js';
import { callUrl } from './call.paths.js';
import type { CallWorld } from './call.service.js';
import { comparison } from './call-values.page.js';
import { callFieldTexts } from './call-field.texts.js';
import { callEditorTexts } from './call.texts.js';

const { say } = callEditorTexts;
const { say: named } = callFieldTexts;

/** Template `calls/reason`: what an act does to everybody, whom it is told to, and why. */
export interface ReasonPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  /** What changes; null where it is said in the lead. */
  readonly changes: DataTable | null;
  readonly told: string;
  readonly action: string;
  /** What was typed on the page before. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export interface Reasons {
  readonly reason: string;
  readonly reasonEn: string;
}

/** The reason is told to everybody, so it is asked for in both languages. */
export function readReasons(posted: Posted): { readonly reasons: Reasons; readonly errors: readonly FormError[] } {
  const read = (field: 'reason' | 'reasonEn'): string => normaliseText(typed(posted, field));
  const errors = (['reason', 'reasonEn'] as const).flatMap((field): FormError[] => {
    const over = characterCount(read(field)) - longest.reason;
    if (read(field) === '') return [{ field, key: `calls.wrong.${field}` }];
    return over > 0 ? [{ field, key: 'calls.wrong.long', params: { max: longest.reason, over } }] : [];
  });
  return { reasons: { reason: read('reason'), reasonEn: read('reasonEn') }, errors };
}

function reasonFields(lang: Lang, posted: Posted | null, errors: readonly FormError[]): Field[] {
  const messageOf = messagesIn(callErrorTexts, lang, errors);
  return (['reason', 'reasonEn'] as const).map((name) => textareaField({ name, label: named(lang, `calls.field.${name}`), hint: named(lang, 'calls.field.reason.hint'), rows: 4, maxLength: longest.reason, value: posted ? typed(posted, name) : '', error: messageOf(name) }));
}

const own = new Set(['step', 'reason', 'reasonEn']);

/** Before a published round changes. */
export function changePreviewPage(lang: Lang, { round, values, difference, told, posted, errors }: { round: RoundView; values: Partial<Changeable>; difference: Difference; told: number; posted: Posted; errors: readonly FormError[] }, world: CallWorld): ReasonPage {
  const fields = reasonFields(lang, posted, errors);
  return {
    errors: errorsIn(fields),
    heading: pageHeading(say(lang, 'calls.change.confirm.title', { name: inLang(lang, round, 'name') }), { lead: say(lang, 'calls.change.confirm.lead') }),
    alerts: warnings(lang, round, values, world.now),
    changes: comparison(lang, difference.names, { from: round, to: { ...round, ...values }, world }, 'change'),
    told: toldText(lang, told),
    action: callUrl(round.id, 'rediger'),
    hidden: Object.entries(posted).flatMap(([name, value]) => (own.has(name) ? [] : [value ?? []].flat().map((one) => ({ name, value: one })))),
    fields,
    buttons: [button(say(lang, 'calls.change.confirm'), { name: 'step', value: 'confirm' }), button(say(lang, 'calls.change.back'), { name: 'step', value: 'edit', variant: 'secondary' })],
  };
}

function toldText(lang: Lang, n: number, key: 'calls.told' | 'calls.told.closed' = 'calls.told'): string {
  return n === 0 ? say(lang, 'calls.told.none') : say(lang, key, { n });
}

function warnings(lang: Lang, round: RoundView, values: Partial<Changeable>, now: Date): Alert[] {
  const { closesAt = round.closesAt } = values;
  const deadlines = { before: formatInstantPrecise(round.closesAt, lang), after: formatInstantPrecise(closesAt, lang) };
  const isOpen = phaseOf(round, now) === 'open';
  return [
    ...(movesEarlier(round, values) ? [alert('warning', say(lang, 'calls.warning.earlier.text', { ...deadlines, left: formatRemaining(remaining(now, closesAt), lang) }), { heading: say(lang, isOpen ? 'calls.warning.earlier.open' : 'calls.warning.earlier') })] : []),
    ...(movesLater(round, values) && phaseOf(round, now) === 'closed' ? [alert('warning', say(lang, 'calls.warning.reopens.text', deadlines), { heading: say(lang, 'calls.warning.reopens') })] : []),
  ];
}

/** Before a round is closed by hand. */
export function closePage(lang: Lang, round: RoundView, { told, basis, posted, errors, overtaken }: { told: number; basis: string; posted: Posted | null; errors: readonly FormError[]; overtaken: boolean }): ReasonPage {
  const fields = reasonFields(lang, posted, errors);
  const known = { name: inLang(lang, round, 'name'), deadline: formatInstantPrecise(round.closesAt, lang) };
  return {
    errors: errorsIn(fields),
    heading: pageHeading(say(lang, 'calls.close.title', known), { lead: say(lang, 'calls.close.lead', known) }),
    alerts: [...(overtaken ? [alert('warning', say(lang, 'calls.overtaken.again'))] : []), alert('warning', say(lang, 'calls.close.warning'))],
    changes: null,
    told: toldText(lang, told, 'calls.told.closed'),
    action: callUrl(round.id, 'luk'),
    hidden: [{ name: 'basis', value: basis }],
    fields,
    buttons: [button(say(lang, 'calls.close.confirm'), { variant: 'warning' }), button(say(lang, 'calls.cancel'), { variant: 'tertiary', href: callUrl(round.id) })],
  };
}
