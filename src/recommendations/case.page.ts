import { documentOf, stateTag, type ApplicationDocument } from '../applications/index.js';
import { formatGearing } from '../budgets/index.js';
import {
  button,
  dataTable,
  keyFigure,
  linkButton,
  moneyFigure,
  pageHeading,
  postButton,
  summaryList,
  summaryRow,
  type Button,
  type DataTable,
  type KeyFigure,
  type Lang,
  type PageHeading,
  type PostButton,
  type SummaryList,
  type TimelineEvent,
} from '../platform/views/index.js';
import { appointmentUrl, assessmentsUrl, formatHalfPoints, formatMean } from '../scoring/index.js';
import { formatDate, formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { totalsOf } from './agenda-document.rules.js';
import type { CaseView } from './case.service.js';
import { caseTexts } from './case.texts.js';
import { confirmationRows } from './confirmations.page.js';
import { historyOf } from './history.page.js';
import { itemAnchor } from './meeting.page.js';
import { moneyTable } from './money.page.js';
import { agendaItemUrl, caseAttachmentUrl, forumDecisionUrl, meetingUrl, recommendationUrl } from './recommendation.paths.js';

const { say } = caseTexts;

/** Template `recommendations/case`. */
export interface CasePage {
  readonly heading: PageHeading;
  readonly next: { readonly text: string; readonly link: Button | null; readonly post: PostButton | null };
  readonly figures: readonly KeyFigure[];
  readonly facts: SummaryList;
  readonly money: DataTable;
  readonly assessment: DataTable;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly document: ApplicationDocument;
  readonly history: readonly TimelineEvent[];
}

/** @param isOfficer the deciding bodies read the case; only an officer acts on it */
export function casePage(lang: Lang, view: CaseView, isOfficer: boolean, now: Date): CasePage {
  const { head } = view;
  return {
    heading: pageHeading(head.title, { caption: head.number, lead: head.leadPartner, tag: stateTag(lang, head.state) }),
    next: nextStep(lang, view, isOfficer),
    figures: figures(lang, view),
    facts: facts(lang, view, now),
    money: moneyTable(lang, { id: 'money', lines: view.money, funds: view.funds }),
    assessment: assessmentTable(lang, view),
    links: links(lang, view, isOfficer),
    document: documentOf(lang, view.snapshot, { attachment: (file) => caseAttachmentUrl(head.id, file) }),
    history: historyOf(lang, view.events),
  };
}

function nextStep(lang: Lang, view: CaseView, isOfficer: boolean): CasePage['next'] {
  const { head, next } = view;
  const step = (text: string, link: Button | null = null, post: PostButton | null = null) => ({ text, link: isOfficer ? link : null, post: isOfficer ? post : null });
  const meeting = formatDate(view.round.meetingOn, lang);
  const to = (href: string, label: string) => linkButton(label, href, { variant: 'primary' });
  switch (next.kind) {
    case 'appoint-panel':
      return step(say(lang, 'cases.why.appoint-panel', { n: next.missing }), to(appointmentUrl(head.id), say(lang, 'cases.do.appoint-panel')));
    case 'await-assessments': {
      const names = view.assessment.waitingFor.join(', ');
      return step(say(lang, 'cases.why.await-assessments', { n: next.missing, names }), to(assessmentsUrl(head.id), say(lang, 'cases.do.await-assessments')));
    }
    case 'write-recommendation':
      return step(say(lang, 'cases.why.write-recommendation', { meeting }), to(recommendationUrl(head.id), say(lang, 'cases.do.write-recommendation')));
    case 'finish-recommendation':
      return step(say(lang, 'cases.why.finish-recommendation'), to(recommendationUrl(head.id), say(lang, 'cases.do.finish-recommendation')));
    case 'place-on-agenda':
      return step(say(lang, 'cases.why.place-on-agenda'), null, postButton(agendaItemUrl(head.id), button(say(lang, 'cases.do.place-on-agenda'))));
    case 'record-decision':
      return step(say(lang, 'cases.why.record-decision', { n: next.itemNumber, meeting }), to(forumDecisionUrl(head.id), say(lang, 'cases.do.record-decision')));
    case 'await-decisions':
      return step(say(lang, 'cases.why.await-decisions', { bodies: waitingBodies(lang, view).join(', ') }));
    case 'none':
      return step(say(lang, 'cases.why.none'));
  }
}

function waitingBodies(lang: Lang, { lines, funds }: CaseView): string[] {
  const waiting = funds.filter(({ id }) => lines.some(({ fundId, forumOere, outcome }) => fundId === id && forumOere !== null && forumOere > 0n && outcome === null));
  return [...new Set(waiting.map((fund) => inLang(lang, fund, 'decidingBodyName')))];
}

function figures(lang: Lang, { snapshot }: CaseView): KeyFigure[] {
  const totals = totalsOf(snapshot);
  return [
    moneyFigure(lang, say(lang, 'cases.figure.sought'), totals.soughtOere),
    moneyFigure(lang, say(lang, 'cases.figure.cost'), totals.costOere),
    keyFigure(say(lang, 'cases.figure.gearing'), formatGearing(totals.gearing, lang), { note: say(lang, 'cases.figure.gearing.note') }),
    moneyFigure(lang, say(lang, 'cases.figure.cash'), totals.cashOere),
    keyFigure(say(lang, 'cases.figure.hours'), formatDecimal(totals.hours, lang), { note: say(lang, 'cases.figure.hours.note', { amount: formatKroner(totals.workingHoursOere, lang) }) }),
  ];
}

function facts(lang: Lang, view: CaseView, now: Date): SummaryList {
  const { head, snapshot, round, recommendation } = view;
  const item = recommendation?.itemNumber ?? null;
  return summaryList([
    summaryRow(say(lang, 'cases.fact.lead'), head.leadPartner),
    summaryRow(say(lang, 'cases.fact.applicant'), head.ownerName),
    summaryRow(say(lang, 'cases.fact.round'), inLang(lang, round, 'name')),
    summaryRow(say(lang, 'cases.fact.received'), formatInstant(new Date(snapshot.application.receivedAt), lang)),
    summaryRow(say(lang, 'cases.fact.meeting'), formatDate(round.meetingOn, lang)),
    ...(item === null ? [] : [summaryRow(say(lang, 'cases.fact.item'), String(item))]),
    ...confirmationRows(lang, view, now),
  ]);
}

function assessmentTable(lang: Lang, { assessment, snapshot }: CaseView): DataTable {
  const { seats, submitted, criteria } = assessment;
  const max = formatHalfPoints(snapshot.ruleSet.values.scale.maxHalfPoints, lang);
  const sum = (id: string) => criteria.find(({ criterionId }) => criterionId === id)?.sumHalfPoints ?? 0;
  return dataTable({
    id: 'assessment',
    caption: say(lang, 'cases.assessment.caption', { submitted, seats, max }),
    columns: [say(lang, 'cases.assessment.criterion'), { label: say(lang, 'cases.assessment.mean'), numeric: true }],
    rows: submitted === 0 ? [] : snapshot.criteria.map(({ id, number, title }) => [`${number}. ${title[lang]}`, formatMean(sum(id), submitted, 2, lang)]),
    emptyText: say(lang, 'cases.assessment.none'),
    compact: true,
  });
}

function links(lang: Lang, { head, recommendation, assessment }: CaseView, isOfficer: boolean): CasePage['links'] {
  const item = recommendation?.itemNumber ?? null;
  const isWriting = head.state === 'assessment' || head.state === 'submitted';
  return [
    ...(item === null ? [] : [{ href: meetingUrl(head.roundId) + itemAnchor(item), label: say(lang, 'cases.link.item') }]),
    ...(isOfficer && isWriting ? [{ href: recommendationUrl(head.id), label: say(lang, 'cases.link.recommendation') }] : []),
    ...(isOfficer && assessment.seats > 0 ? [{ href: assessmentsUrl(head.id), label: say(lang, 'cases.link.assessments') }] : []),
    ...(isOfficer ? [{ href: appointmentUrl(head.id), label: say(lang, 'cases.link.panel') }] : []),
  ];
}
