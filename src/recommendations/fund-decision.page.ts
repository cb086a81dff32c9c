import {
  checkboxField,
  dateField,
  errorsIn,
  groupField,
  moneyField,
  radiosField,
  textareaField,
  typed,
  type Field,
  type Messages,
  type Posted,
} from '../platform/forms/index.js';
import { button, pageHeading, summaryList, summaryRow, type Button, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { copenhagenDate, formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatKroner, formatKronerInput } from '../shared/money.js';
import { complaintGuidance } from './complaint-guidance.rules.js';
import { datePosted } from './forum-decision.page.js';
import { fundOutcomes, largestGrant } from './fund-decision.rules.js';
import type { LineCase } from './fund-decision.service.js';
import { decisionTexts } from './fund-decision.texts.js';
import { itemAnchor } from './meeting.page.js';
import type { Problem } from './problem.rules.js';
import { messagesOf } from './problem.page.js';
import { caseUrl, decisionUrl, meetingUrl } from './recommendation.paths.js';

const { say } = decisionTexts;

/** Template `recommendations/fund-decision`. */
export interface FundDecisionPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly facts: SummaryList;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  /** What was decided; null before. */
  readonly decision: SummaryList | null;
  /** Null where the line has been decided. */
  readonly form: { readonly action: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] } | null;
}

export function fundDecisionPage(lang: Lang, on: LineCase, given: { posted: Posted | null; problems?: readonly Problem[]; now: Date }): FundDecisionPage {
  const { head, item, fund, line } = on;
  const form = line.outcome === null ? decisionForm(lang, on, given) : null;
  return {
    heading: pageHeading(decisionTitle(lang, on), { caption: `${head.number} · ${item.document.title}` }),
    errors: errorsIn(form?.fields ?? []),
    facts: facts(lang, on),
    decision: line.outcome === null ? null : decided(lang, on),
    links: [
      { href: caseUrl(head.id), label: say(lang, 'decide.link.case') },
      { href: meetingUrl(head.roundId) + itemAnchor(item.itemNumber), label: say(lang, 'decide.link.item') },
    ],
    form: form && { action: decisionUrl(head.id, fund.id), fields: form.fields, buttons: [button(say(lang, 'decide.button'))] },
  };
}

export function decisionTitle(lang: Lang, { fund }: LineCase): string {
  return say(lang, 'decide.title', { fund: inLang(lang, fund, 'name') });
}

function facts(lang: Lang, { item, line, standing }: LineCase): SummaryList {
  const kroner = (oere: bigint) => formatKroner(oere, lang);
  const filled = (key: 'decide.fact.conditions' | 'decide.fact.reason' | 'decide.fact.minority', text: string | null) => (text ? [summaryRow(say(lang, key), text.split(/\n+/))] : []);
  return summaryList([
    summaryRow(say(lang, 'decide.fact.lead'), item.document.leadPartner),
    summaryRow(say(lang, 'decide.fact.applied'), kroner(standing.appliedOere)),
    summaryRow(say(lang, 'decide.fact.forum'), kroner(standing.forumOere)),
    summaryRow(say(lang, 'decide.fact.forum.date'), formatDate(standing.forumDecidedOn, lang)),
    ...filled('decide.fact.conditions', line.forumConditions),
    ...filled('decide.fact.reason', line.forumReason),
    ...filled('decide.fact.minority', line.minority),
    summaryRow(say(lang, 'decide.fact.left'), kroner(standing.leftOere)),
    ...(line.outcome === null ? [summaryRow(say(lang, 'decide.fact.largest'), kroner(largestGrant(standing)))] : []),
  ]);
}

function decided(lang: Lang, { line }: Pick<LineCase, 'line'>): SummaryList {
  const date = formatDate(line.decidedOn ?? '', lang);
  const amount = formatKroner(line.grantedOere ?? 0n, lang);
  const outcome = line.outcome === 'granted' ? say(lang, 'decide.done.granted', { amount, date }) : say(lang, 'decide.done.rejected', { date });
  const texts = [
    ['decide.conditions', line.grantConditions],
    ['decide.legality', line.legalityNote],
    ['decide.reason.rules', line.reasonRules],
    ['decide.reason.considerations', line.reasonConsiderations],
    ['decide.reason.facts', line.reasonFacts],
    ['decide.complaint', line.complaintGuidance],
  ] as const;
  return summaryList([summaryRow(say(lang, 'decide.done.outcome'), outcome), ...texts.flatMap(([key, text]) => (text ? [summaryRow(say(lang, key), text.split(/\n+/))] : []))]);
}

function decisionForm(lang: Lang, on: LineCase, { posted, problems = [], now }: { posted: Posted | null; problems?: readonly Problem[]; now: Date }): { fields: readonly Field[] } {
  const { fund, line, standing } = on;
  const message = messagesOf(lang, problems);
  const field = (name: string, stored = '') => ({ name, value: posted ? typed(posted, name) : stored, error: message(name) });
  const largest = largestGrant(standing);
  return {
    fields: [
      radiosField({ ...field('outcome'), label: say(lang, 'decide.outcome'), options: fundOutcomes.map((outcome) => ({ value: outcome, label: say(lang, `decide.outcome.${outcome}`) })) }),
      moneyField({ ...field('amount', formatKronerInput(largest)), label: say(lang, 'decide.amount'), hint: say(lang, 'decide.amount.hint', { largest: formatKroner(largest, lang) }) }),
      textareaField({ ...field('conditions', line.forumConditions ?? ''), label: say(lang, 'decide.conditions'), hint: say(lang, 'decide.conditions.hint'), rows: 3, optional: true }),
      ...(fund.legalityControl ? [legalityGroup(lang, posted, field, message)] : []),
      reasonsGroup(lang, field),
      textareaField({ ...field('complaintGuidance', complaintGuidance(fund.decidingBodyId)), label: say(lang, 'decide.complaint'), hint: say(lang, 'decide.complaint.hint'), rows: 5 }),
      dateField({ name: 'decidedOn', label: say(lang, 'decide.date'), value: datePosted(posted, copenhagenDate(now)), error: message('decidedOn') }),
    ],
  };
}

type FieldOf = (name: string, stored?: string) => { name: string; value: string; error: string | null };

function legalityGroup(lang: Lang, posted: Posted | null, field: FieldOf, message: Messages): Field {
  const confirmed = { name: 'legalityConfirmed', label: say(lang, 'decide.legality.confirmed'), error: message('legalityConfirmed') };
  return groupField({
    id: 'legality',
    label: say(lang, 'decide.legality'),
    hint: say(lang, 'decide.legality.hint'),
    fields: [
      checkboxField({ ...confirmed, checked: posted !== null && typed(posted, 'legalityConfirmed') === '1' }),
      textareaField({ ...field('legalityNote'), label: say(lang, 'decide.legality.note'), rows: 4 }),
    ],
  });
}

function reasonsGroup(lang: Lang, field: FieldOf): Field {
  return groupField({
    id: 'reasons',
    label: say(lang, 'decide.reasons'),
    hint: say(lang, 'decide.reasons.hint'),
    fields: [
      textareaField({ ...field('reasonRules'), label: say(lang, 'decide.reason.rules'), rows: 3 }),
      textareaField({ ...field('reasonConsiderations'), label: say(lang, 'decide.reason.considerations'), rows: 4 }),
      textareaField({ ...field('reasonFacts'), label: say(lang, 'decide.reason.facts'), rows: 4 }),
    ],
  });
}
