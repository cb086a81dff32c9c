import { captionOf, messagesFor } from '../applications/index.js';
import { checkboxField, errorsIn, hiddenField, textField, textareaField, typed, type Field, type FormError, type Messages, type Posted } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { copenhagenDate, formatDate, formatInstant } from '../shared/dates.js';
import { isFinal, type Asked } from './asked.rules.js';
import { COMMENT_MAX, type Way } from './answer.form.js';
import { consortiumTexts } from './consortium.texts.js';
import { messagesOf } from './message.page.js';
import { aidOf, costsOf, effectText, financingOf, wholeOf } from './part-tables.page.js';
import { lineFields, lostText } from './proposal-fields.page.js';

const { say } = consortiumTexts;

/** Template `consortium/answer`: a partner's amounts, with one of the three ways to answer. */
export interface AnswerPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  /** The lines; null where they stand in the form itself. */
  readonly costs: DataTable | null;
  readonly financing: DataTable | null;
  /** What is declared of state aid; null where nothing is asked of it. */
  readonly aid: DataTable | null;
  readonly whole: DataTable;
  readonly effect: string;
  readonly action: string;
  /** None where there is nothing to answer. */
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  /** The other ways to answer; '' and none where there are no others. */
  readonly otherHeading: string;
  readonly otherText: string;
  readonly others: readonly Button[];
}

/** Where each way to answer is, who answers, and what was typed. */
export interface Answerer {
  readonly urls: Readonly<Record<Way, string>>;
  readonly name: string;
  /** An account's name is not typed anew. */
  readonly isNameFixed: boolean;
  readonly posted: Posted;
  readonly errors: readonly FormError[];
}

/** `wanted`: the way whose address was opened; what is final is only shown. */
export function answerPage(lang: Lang, wanted: Way, asked: Asked, answerer: Answerer, now: Date): AnswerPage {
  const way = isFinal(asked) ? 'confirm' : wanted;
  const { part, phase, standing } = asked;
  const partner = part.partner.name;
  const isOpen = phase !== 'closed' && !(way === 'confirm' && standing.state === 'confirmed') && !(way === 'propose' && phase === 'fixed');
  const fields = isOpen ? fieldsOf(lang, way, asked, answerer) : [];
  const headings = { confirm: isOpen ? 'signing.heading' : 'signing.heading.seen', propose: 'signing.proposal.heading', decline: 'signing.refusal.heading' } as const;
  const lead = way === 'confirm' ? say(lang, 'signing.lead', { partner }) : say(lang, way === 'propose' ? 'signing.proposal.lead' : 'signing.refusal.lead');
  return {
    errors: errorsIn(fields),
    heading: pageHeading(say(lang, headings[way], { partner }), { caption: captionOf(lang, asked), lead }),
    alerts: [...(way === wanted ? [] : [alert('info', say(lang, 'signing.final'))]), ...alertsOf(lang, asked, now), ...lostText(lang, asked, answerer.posted).map((text) => alert('warning', text))],
    costs: way === 'propose' && isOpen ? null : costsOf(lang, asked),
    financing: way === 'propose' && isOpen ? null : financingOf(lang, asked),
    aid: aidOf(lang, asked),
    whole: wholeOf(lang, asked),
    effect: effectText(lang, asked),
    action: answerer.urls[way],
    fields,
    buttons: isOpen ? buttonsOf(lang, way, answerer) : [],
    ...othersOf(lang, way, asked, answerer),
  };
}

function fieldsOf(lang: Lang, way: Way, asked: Asked, { name, isNameFixed, posted, errors }: Answerer): Field[] {
  const message = messagesIn(lang, errors);
  const value = (field: string, first = ''): string => (field in posted ? typed(posted, field) : first);
  const { partner } = asked.part;
  const declaration = (label: string) => checkboxField({ name: 'declaration', label, checked: typed(posted, 'declaration') === '1', error: message('declaration') });
  return [
    hiddenField('sha256', asked.sha256),
    ...(way === 'propose' ? lineFields(lang, asked, posted, message) : []),
    ...(way === 'confirm' ? [] : [commentField(lang, way, value('comment'), message)]),
    textField({ name: 'name', label: say(lang, 'signing.name'), value: isNameFixed ? name : value('name', name), readonly: isNameFixed, error: message('name'), autocomplete: 'name', width: 'l' }),
    textField({ name: 'title', label: say(lang, 'signing.as'), hint: say(lang, 'signing.as.hint'), value: value('title'), error: message('title'), autocomplete: 'organization-title', width: 'l' }),
    ...(way === 'confirm' ? [declaration(say(lang, asked.part.aid ? 'signing.declaration.aid' : 'signing.declaration', { partner: partner.name }))] : []),
    ...(way === 'propose' ? [declaration(say(lang, asked.part.aid ? 'signing.proposal.declaration.aid' : 'signing.proposal.declaration', { partner: partner.name }))] : []),
  ];
}

/** Figures are read as on the budget's own pages, and are wrong in the same words. */
function messagesIn(lang: Lang, errors: readonly FormError[]): Messages {
  const isOwn = ({ key }: FormError): boolean => key in consortiumTexts[lang];
  const [own, figures] = [messagesOf(lang, errors.filter(isOwn)), messagesFor(lang, errors.filter((error) => !isOwn(error)))];
  return (field) => own(field) ?? figures(field);
}

function commentField(lang: Lang, way: 'propose' | 'decline', value: string, message: Messages): Field {
  const label = say(lang, way === 'propose' ? 'signing.proposal.comment' : 'signing.refusal.comment');
  const hint = way === 'propose' ? say(lang, 'signing.proposal.comment.hint') : null;
  return textareaField({ name: 'comment', label, hint, value, error: message('comment'), optional: way === 'propose', rows: 4, maxLength: COMMENT_MAX });
}

function buttonsOf(lang: Lang, way: Way, { urls }: Answerer): Button[] {
  if (way === 'confirm') return [button(say(lang, 'signing.button'))];
  const back = linkButton(say(lang, 'signing.back'), urls.confirm);
  return [way === 'propose' ? button(say(lang, 'signing.proposal.button')) : button(say(lang, 'signing.refusal.button'), { variant: 'warning' }), back];
}

function othersOf(lang: Lang, way: Way, asked: Asked, { urls }: Answerer): Pick<AnswerPage, 'otherHeading' | 'otherText' | 'others'> {
  const { phase } = asked;
  if (way !== 'confirm' || phase === 'closed' || isFinal(asked)) return { otherHeading: '', otherText: '', others: [] };
  const decline = linkButton(say(lang, 'signing.decline'), urls.decline, { variant: 'tertiary' });
  const propose = linkButton(say(lang, 'signing.propose'), urls.propose);
  return { otherHeading: say(lang, 'signing.other'), otherText: say(lang, phase === 'fixed' ? 'signing.other.fixed' : 'signing.other.text'), others: phase === 'fixed' ? [decline] : [propose, decline] };
}

function alertsOf(lang: Lang, { phase, until, standing }: Asked, now: Date): Alert[] {
  const day = until ? formatDate(copenhagenDate(until), lang) : '';
  const isLate = until !== null && now > until;
  const fixed = phase === 'fixed' && standing.state !== 'confirmed';
  return [
    ...(phase === 'closed' ? [alert('info', say(lang, 'signing.closed'))] : []),
    ...(fixed && isLate ? [alert('warning', say(lang, 'signing.late', { day }), { heading: say(lang, 'signing.late.title') })] : []),
    ...(fixed && !isLate ? [alert('info', say(lang, 'signing.until', { day }))] : []),
    ...standingAlert(lang, standing),
  ];
}

function standingAlert(lang: Lang, { state, commitment }: Asked['standing']): Alert[] {
  if (!commitment) return [];
  const { name, title, at, ruling } = commitment;
  const by = { name, title, when: formatInstant(at, lang) };
  switch (state) {
    case 'confirmed':
      return [alert('success', say(lang, 'signing.signed', by))];
    case 'refused':
      return [alert('warning', say(lang, 'signing.refused', { name, when: by.when, by: ruling?.byName ?? '', reason: ruling?.reason ?? '' }), { heading: say(lang, 'signing.refused.title') })];
    case 'proposed':
      return [alert('info', say(lang, 'signing.proposed', by), { heading: say(lang, 'signing.proposed.title') })];
    case 'declined':
      return [alert('warning', say(lang, 'signing.declined', by), { heading: say(lang, 'signing.declined.title') })];
    default:
      return [alert('warning', say(lang, 'signing.stale', by), { heading: say(lang, 'signing.stale.title') })];
  }
}

/** Template `consortium/gone`: what a link that opens nothing says, the same whatever it once opened. */
export interface GonePage {
  readonly heading: PageHeading;
}

export function gonePage(lang: Lang, why: 'unknown' | 'gone'): GonePage {
  return { heading: pageHeading(say(lang, `signing.${why}.title`), { lead: say(lang, `signing.${why}`) }) };
}
