import { captionOf, mayAccept, type ProposedLine } from '../applications/index.js';
import { emailField, errorsIn, radiosField, textField, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { button, dataTable, pageHeading, postButton, summaryList, summaryRow, type Button, type DataTable, type Lang, type PageHeading, type PostButton, type SummaryList, type SummaryRow } from '../platform/views/index.js';
import { copenhagenDate, formatDate, formatInstant } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import { askedUrl, proposalUrl } from './consortium.paths.js';
import { consortiumTexts } from './consortium.texts.js';
import { messagesOf } from './message.page.js';
import { amountText, costName, costsOf, financingName, financingOf } from './part-tables.page.js';
import type { PartnerAnswers } from './partner-answers.service.js';
import { REQUEST_DAYS } from './request.rules.js';
import { sentLinks, type SentLink } from './sent-link.page.js';
import { standingTag } from './standing.page.js';

const { say } = consortiumTexts;

/** Template `consortium/partner-answers`. */
export interface PartnerAnswersPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly facts: SummaryList;
  /** null where none waits. */
  readonly proposal: OpenProposal | null;
  readonly links: readonly SentLink[];
  /** Why nothing can be asked for; '' where it can. */
  readonly notAsked: string;
  readonly askText: string;
  readonly askAction: string;
  readonly askFields: readonly Field[];
  readonly askButtons: readonly Button[];
  readonly costs: DataTable;
  readonly financing: DataTable;
}

interface OpenProposal {
  readonly lines: DataTable;
  readonly comment: string;
  readonly text: string;
  /** null where there is nothing to take over, or not any more. */
  readonly accept: PostButton | null;
  readonly refuseAction: string;
  readonly refuseFields: readonly Field[];
  readonly refuseButtons: readonly Button[];
}

export function partnerAnswersPage(lang: Lang, answers: PartnerAnswers, now: Date, posted: Posted = {}, errors: readonly FormError[] = []): PartnerAnswersPage {
  const { asked, isLead } = answers;
  const { phase, standing, part } = asked;
  const proposal = phase === 'written' ? proposalOf(lang, answers, posted, errors) : null;
  const notAsked = phase === 'closed' ? say(lang, 'asked.ask.closed') : standing.state === 'confirmed' ? say(lang, 'asked.ask.confirmed') : isLead ? '' : say(lang, 'asked.ask.lead');
  const askFields = notAsked ? [] : whomFields(lang, answers, posted, errors);
  return {
    errors: [...errorsIn(proposal?.refuseFields ?? []), ...errorsIn(askFields)],
    heading: pageHeading(part.partner.name, { caption: captionOf(lang, asked), lead: say(lang, 'asked.lead'), tag: standingTag(lang, standing) }),
    facts: summaryList(factsOf(lang, answers, now)),
    proposal,
    links: sentLinks(lang, answers, now),
    notAsked,
    askText: say(lang, 'asked.ask.text', { days: REQUEST_DAYS }),
    askAction: askedUrl(asked.applicationId, part.partner.id),
    askFields,
    askButtons: [button(say(lang, 'asked.ask.button'), { variant: proposal?.accept ? 'secondary' : 'primary' })],
    costs: costsOf(lang, asked),
    financing: financingOf(lang, asked),
  };
}

function factsOf(lang: Lang, { asked, lastChange, answerers }: PartnerAnswers, now: Date): SummaryRow[] {
  const { commitment } = asked.standing;
  const { until } = asked;
  const day = until ? formatDate(copenhagenDate(until), lang) : '';
  const isAwaited = until !== null && asked.standing.state !== 'confirmed';
  return [
    summaryRow(say(lang, 'asked.answer'), commitment ? say(lang, 'asked.answer.by', { name: commitment.name, title: commitment.title, when: formatInstant(commitment.at, lang) }) : say(lang, 'asked.answer.none')),
    ...(commitment?.comment && commitment.answer !== 'proposed' ? [summaryRow(say(lang, 'asked.comment'), commitment.comment.split(/\n+/))] : []),
    summaryRow(say(lang, 'asked.changed'), lastChange ? say(lang, 'asked.changed.by', { name: lastChange.name, when: formatInstant(lastChange.at, lang) }) : say(lang, 'asked.changed.never')),
    summaryRow(say(lang, 'asked.answerers'), answerers.map(({ name }) => name).join(', ') || say(lang, 'consortium.signatory.none')),
    ...(isAwaited ? [summaryRow(say(lang, 'asked.until'), now > until ? say(lang, 'asked.until.late', { day }) : day)] : []),
  ];
}

function proposalOf(lang: Lang, { asked }: PartnerAnswers, posted: Posted, errors: readonly FormError[]): OpenProposal | null {
  const { standing, applicationId, part } = asked;
  if (standing.state !== 'proposed') return null;
  const { id, proposal, comment } = standing.commitment;
  const lines = proposal?.lines ?? [];
  const isOpen = mayAccept(standing);
  const url = (act: 'accept' | 'refuse'): string => proposalUrl(applicationId, part.partner.id, id, act);
  const why = lines.length === 0 ? 'asked.proposal.comment.text' : isOpen ? 'asked.proposal.accept.text' : 'asked.proposal.changed';
  return {
    lines: proposalTable(lang, lines),
    comment,
    text: say(lang, why),
    accept: isOpen ? postButton(url('accept'), button(say(lang, 'asked.proposal.accept'))) : null,
    refuseAction: url('refuse'),
    refuseFields: [textareaField({ name: 'reason', label: say(lang, 'asked.proposal.reason'), hint: say(lang, 'asked.proposal.reason.hint'), value: typed(posted, 'reason'), error: messagesOf(lang, errors)('reason'), rows: 3, maxLength: 2000 })],
    refuseButtons: [button(say(lang, 'asked.proposal.refuse'), { variant: 'secondary' })],
  };
}

function proposalTable(lang: Lang, lines: readonly ProposedLine[]): DataTable {
  const oere = (of: ProposedLine['before']): bigint => BigInt(String(of['amountOere']));
  const numeric = (name: 'now' | 'then' | 'difference') => ({ label: say(lang, `asked.proposal.${name}`), numeric: true });
  const figures = (before: bigint, after: bigint): string[] => [amountText(before, lang), amountText(after, lang), signed(lang, after - before)];
  const sum = (side: 'before' | 'after'): bigint => lines.reduce((total, line) => total + oere(line[side]), 0n);
  const isOneTable = new Set(lines.map(({ table }) => table)).size === 1;
  return dataTable({
    id: 'proposal',
    caption: say(lang, 'asked.proposal.lines'),
    captionHidden: true,
    columns: [say(lang, 'asked.proposal.line'), numeric('now'), numeric('then'), numeric('difference')],
    rows: lines.map((line) => [{ text: lineName(lang, line), sub: hoursChange(lang, line) }, ...figures(oere(line.before), oere(line.after))]),
    // Costs and co-financing added up say nothing.
    ...(isOneTable && lines.length > 1 ? { foot: [say(lang, 'asked.proposal.sum'), ...figures(sum('before'), sum('after'))] } : {}),
    emptyText: say(lang, 'asked.proposal.none'),
  });
}

function lineName(lang: Lang, { table, before }: ProposedLine): string {
  if (table === 'financing') return financingName(lang, before as unknown as Parameters<typeof financingName>[1]);
  return costName(lang, before as unknown as Parameters<typeof costName>[1], true);
}

function hoursChange(lang: Lang, { before, after }: ProposedLine): string | null {
  if (before['hours'] === after['hours']) return null;
  const hours = (of: ProposedLine['before']): string => formatDecimal(String(of['hours'] ?? '0'), lang);
  return say(lang, 'asked.proposal.hours', { before: hours(before), after: hours(after) });
}

const signed = (lang: Lang, oere: bigint): string => `${oere > 0n ? '+' : ''}${amountText(oere, lang)}`;

function whomFields(lang: Lang, { answerers, requests }: PartnerAnswers, posted: Posted, errors: readonly FormError[]): Field[] {
  const message = messagesOf(lang, errors);
  const known = requests.find(({ revokedAt }) => revokedAt === null) ?? answerers[0];
  const value = (name: 'name' | 'email' | 'language', first: string): string => (name in posted ? typed(posted, name) : (known?.[name] ?? first));
  return [
    textField({ name: 'name', label: say(lang, 'consortium.invite.name'), value: value('name', ''), error: message('name'), width: 'l' }),
    emailField({ name: 'email', label: say(lang, 'consortium.invite.email'), hint: say(lang, 'asked.ask.email.hint'), value: value('email', ''), error: message('email') }),
    radiosField({ name: 'language', label: say(lang, 'consortium.invite.language'), value: value('language', lang), error: message('language'), inline: true, options: (['da', 'en'] as const).map((one) => ({ value: one, label: say(lang, `consortium.invite.language.${one}`) })) }),
  ];
}
