import { dateField, datePartsOf, errorsIn, hiddenField, messagesIn, textField, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, summaryList, summaryRow, type Alert, type Button, type DataTable, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { exemptionUrl } from './deadline-room.paths.js';
import { longestReason, usualUntil, type Exemption, type Hindrance } from './exemption.rules.js';
import type { ExemptionRefusal, LateCase } from './exemption.service.js';
import { exemptionTexts } from './exemption.texts.js';
import { equalTreatment, givenTable, stateOf } from './exemptions.page.js';
import { lateBy } from './lateness.page.js';

const { say } = exemptionTexts;

/** Template `deadline-room/exemption`: one application that came late. */
export interface ExemptionPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  /** null for somebody who may have nothing to do with the case: nothing of it is shown. */
  readonly case: { readonly facts: SummaryList; readonly tries: DataTable; readonly equal: Alert; readonly given: DataTable } | null;
  /** What somebody has asked for, and still is to be decided. */
  readonly wish: SummaryList | null;
  readonly form: { readonly heading: string; readonly lead: string; readonly action: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] } | null;
}

interface Looking {
  readonly officerId: string;
  readonly now: Date;
  /** What was typed, and why it was not taken. */
  readonly posted?: Posted;
  readonly refusal?: ExemptionRefusal;
}

export function exemptionPage(lang: Lang, found: LateCase, looking: Looking): ExemptionPage {
  const { late, round, asked, isPartial } = found;
  const heading = (more: object = {}): PageHeading => pageHeading(say(lang, 'exemption.title', { number: late.number }), { caption: inLang(lang, round, 'name'), ...more });
  // Not even its number.
  if (isPartial) return { errors: [], heading: pageHeading(say(lang, 'exemptions.title'), { caption: inLang(lang, round, 'name') }), alerts: [named(lang, 'error', 'partial')], case: null, wish: null, form: null };
  const form = formOf(lang, found, looking);
  return {
    errors: form ? errorsIn(form.fields) : [],
    heading: heading({ tag: stateOf(lang, late, looking.now) }),
    alerts: alertsOf(lang, found, looking),
    case: { facts: factsOf(lang, found), tries: triesOf(lang, found), equal: equalTreatment(lang), given: givenTable(lang, found.all, found.partialIn) },
    wish: asked && wishOf(lang, asked),
    form,
  };
}

type Named = 'partial' | 'own' | 'decided';

const named = (lang: Lang, kind: Alert['kind'], name: Named): Alert => alert(kind, say(lang, `exemption.${name}`), { heading: say(lang, `exemption.${name}.heading`) });

function alertsOf(lang: Lang, { asked, hindrance }: LateCase, { officerId, refusal }: Looking): Alert[] {
  const hindered = hindrance ? [alert('warning', hindranceText(lang, hindrance), { heading: say(lang, 'exemption.hindered.heading') })] : [];
  switch (refusal?.why) {
    case 'own':
      return [named(lang, 'error', 'own')];
    case 'decided':
      return [named(lang, 'error', 'decided'), ...hindered];
    case 'asked':
      return asked ? [alert('error', say(lang, 'exemption.asked', { name: asked.askedByName, when: formatInstantPrecise(asked.askedAt, lang) }), { heading: say(lang, 'exemption.asked.heading') })] : [];
    case 'overtaken':
      return asked ? [alert('error', say(lang, 'exemption.overtaken', { until: formatInstantPrecise(asked.until, lang) }), { heading: say(lang, 'exemption.overtaken.heading') })] : [];
    default:
      return [...hindered, ...(asked?.askedBy === officerId ? [named(lang, 'info', 'own')] : [])];
  }
}

function hindranceText(lang: Lang, hindrance: Hindrance): string {
  switch (hindrance.code) {
    case 'open':
      return say(lang, 'exemption.hindered.open', { until: formatInstantPrecise(hindrance.until, lang) });
    case 'sent':
      return say(lang, 'exemption.hindered.sent', { version: hindrance.version });
    case 'agenda':
      return say(lang, 'exemption.hindered.agenda', { n: hindrance.n });
    case 'day':
      return say(lang, `exemption.hindered.day.${hindrance.day.is}`, { day: formatDate(hindrance.day.on, lang) });
    case 'panel':
    case 'no-lead':
      return say(lang, `exemption.hindered.${hindrance.code}`);
  }
}

function factsOf(lang: Lang, { late, round }: LateCase): SummaryList {
  const { state, reopenedAt, version } = late;
  const before = version !== null && (state === 'draft' || reopenedAt !== null) ? [say(lang, state === 'draft' ? 'exemption.facts.withdrawn' : 'exemption.facts.reopened', { version })] : [];
  return summaryList([
    summaryRow(say(lang, 'exemption.facts.lead'), late.lead ?? say(lang, 'exemption.facts.noLead')),
    ...(before.length ? [summaryRow(say(lang, 'exemption.facts.state'), before)] : []),
    summaryRow(say(lang, 'exemption.facts.deadline'), formatInstantPrecise(round.closesAt, lang)),
    ...(round.openUntil.getTime() === round.closesAt.getTime() ? [] : [summaryRow(say(lang, 'exemption.facts.last'), formatInstantPrecise(round.openUntil, lang))]),
    ...(round.panelUntil ? [summaryRow(say(lang, 'exemption.facts.panel'), formatDate(round.panelUntil, lang))] : []),
    ...(round.hearingUntil ? [summaryRow(say(lang, 'exemption.facts.hearing'), formatDate(round.hearingUntil, lang))] : []),
    summaryRow(say(lang, 'exemption.facts.meeting'), formatDate(round.meetingOn, lang)),
  ]);
}

function triesOf(lang: Lang, { tries }: LateCase): DataTable {
  return dataTable({
    id: 'tries',
    caption: say(lang, 'exemption.tries'),
    columns: [say(lang, 'exemption.try.received'), say(lang, 'exemptions.late'), { label: say(lang, 'exemptions.place'), numeric: true }],
    rows: tries.map(({ receivedAt, lateByMs, position }) => [formatInstantPrecise(receivedAt, lang), lateBy(lang, lateByMs), formatDecimal(position, lang)]),
    emptyText: say(lang, 'exemptions.empty'),
  });
}

function wishOf(lang: Lang, { askedByName: name, askedAt, until, reason }: Exemption): SummaryList {
  return summaryList(
    [
      summaryRow(say(lang, 'exemptions.given.until'), formatInstantPrecise(until, lang)),
      summaryRow(say(lang, 'exemptions.given.reason'), reason.split('\n')),
      summaryRow(say(lang, 'exemption.wish.by'), say(lang, 'exemption.wish.by.value', { name, when: formatInstantPrecise(askedAt, lang) })),
    ],
    { heading: say(lang, 'exemption.wish.heading') },
  );
}

function formOf(lang: Lang, found: LateCase, looking: Looking): ExemptionPage['form'] {
  const { asked, hindrance } = found;
  if (asked) return asked.askedBy === looking.officerId ? null : decisionForm(lang, found, asked, looking);
  return hindrance ? null : wishForm(lang, found, looking);
}

const errorsOf = ({ refusal }: Looking): readonly FormError[] => (refusal?.why === 'invalid' ? refusal.errors : []);

function decisionForm(lang: Lang, { late, round }: LateCase, asked: Exemption, looking: Looking): ExemptionPage['form'] {
  const error = messagesIn(exemptionTexts, lang, errorsOf(looking));
  return {
    heading: say(lang, 'exemption.decide.heading'),
    lead: '',
    action: exemptionUrl(round.id, late.id, 'decision'),
    fields: [
      hiddenField('exemption', asked.id),
      textareaField({ name: 'decidedReason', label: say(lang, 'exemption.decide.reason'), hint: say(lang, 'exemption.decide.reason.hint'), value: typedIn(looking, 'decidedReason'), maxLength: longestReason, rows: 4, error: error('decidedReason') }),
    ],
    buttons: [
      button(say(lang, 'exemption.decide.grant'), { name: 'outcome', value: 'granted' }),
      button(say(lang, 'exemption.decide.refuse'), { name: 'outcome', value: 'refused', variant: 'secondary' }),
    ],
  };
}

function wishForm(lang: Lang, { late, round }: LateCase, looking: Looking): ExemptionPage['form'] {
  const { posted, now } = looking;
  const error = messagesIn(exemptionTexts, lang, errorsOf(looking));
  const usual = usualUntil(now);
  const date = posted ? { day: typed(posted, 'untilDay'), month: typed(posted, 'untilMonth'), year: typed(posted, 'untilYear') } : datePartsOf(usual.date);
  return {
    heading: say(lang, 'exemption.ask.heading'),
    lead: say(lang, 'exemption.ask.lead'),
    action: exemptionUrl(round.id, late.id),
    fields: [
      dateField({ name: 'until', label: say(lang, 'exemption.ask.until'), hint: say(lang, 'exemption.ask.until.hint'), value: date, error: error('until') }),
      textField({ name: 'untilTime', label: say(lang, 'exemption.ask.time'), hint: say(lang, 'exemption.ask.time.hint'), value: posted ? typed(posted, 'untilTime') : usual.time, width: 8, error: error('untilTime') }),
      textareaField({ name: 'reason', label: say(lang, 'exemption.ask.reason'), hint: say(lang, 'exemption.ask.reason.hint'), value: typedIn(looking, 'reason'), maxLength: longestReason, rows: 6, error: error('reason') }),
    ],
    buttons: [button(say(lang, 'exemption.ask.submit'))],
  };
}

const typedIn = ({ posted }: Looking, name: string): string => (posted ? typed(posted, name) : '');
