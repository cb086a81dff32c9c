import { calendarPaths } from '../calendar/calendar.paths.js';
import { stateTag, states, type State } from '../applications/index.js';
import { selectField, textField, type Field } from '../platform/forms/index.js';
import { dataTable, pageHeading, pagination, type DataTable, type Lang, type PageHeading, type Pagination } from '../platform/views/index.js';
import type { Fund, RoundView } from '../rounds/index.js';
import { rankingUrl } from '../scoring/index.js';
import { inLang } from '../shared/lang.js';
import { formatAmount } from '../shared/money.js';
import { casesPerPage, type ListedCase } from './case.service.js';
import { caseTexts } from './case.texts.js';
import type { NextAction } from './next-action.rules.js';
import { caseUrl, casesUrl, meetingUrl, recommendationPaths } from './recommendation.paths.js';

const { say } = caseTexts;

/** Template `recommendations/cases`. */
export interface CasesPage {
  readonly heading: PageHeading;
  readonly filter: { readonly action: string; readonly fields: readonly Field[] };
  readonly table: DataTable;
  readonly pagination: Pagination;
  /** The year's dates, and ranking and agenda of the chosen round. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export interface CaseFilter {
  readonly roundId?: string;
  readonly state?: State;
  readonly search?: string;
}

export function casesPage(lang: Lang, given: { cases: readonly ListedCase[]; total: number; page: number; filter: CaseFilter; rounds: readonly RoundView[]; funds: readonly Fund[] }): CasesPage {
  const { cases, total, page, filter, rounds, funds } = given;
  const href = (number: number) => casesUrl({ round: filter.roundId, state: filter.state, search: filter.search, page: number });
  return {
    heading: pageHeading(say(lang, 'cases.title'), { lead: say(lang, 'cases.lead') }),
    filter: { action: recommendationPaths.cases, fields: filterFields(lang, filter, rounds) },
    table: dataTable({
      id: 'cases',
      caption: say(lang, 'cases.caption', { total }),
      columns: [
        say(lang, 'cases.column.number'),
        say(lang, 'cases.column.title'),
        say(lang, 'cases.column.next'),
        say(lang, 'cases.column.state'),
        { label: say(lang, 'cases.column.sought'), numeric: true },
      ],
      rows: cases.map(({ head, sought, next }) => [
        { text: head.number, href: caseUrl(head.id) },
        { text: head.title, sub: head.leadPartner },
        nextText(lang, next),
        { tag: stateTag(lang, head.state) },
        { text: formatAmount(head.soughtOere, lang), sub: soughtText(lang, sought, funds) },
      ]),
      emptyText: say(lang, filter.search?.trim() ? 'cases.nothing' : 'cases.empty'),
    }),
    pagination: pagination(lang, { page, pageSize: casesPerPage, total, href }),
    links: [
      ...(filter.roundId
        ? [
            { href: rankingUrl(filter.roundId), label: say(lang, 'cases.link.ranking') },
            { href: meetingUrl(filter.roundId), label: say(lang, 'cases.link.meeting') },
          ]
        : []),
      { href: calendarPaths.wheel, label: say(lang, 'cases.link.wheel') },
    ],
  };
}

/** Fund by fund where there is more than one; a single fund is named alone, since its amount stands above. */
function soughtText(lang: Lang, sought: ListedCase['sought'], funds: readonly Fund[]): string {
  const known = funds.flatMap((fund) => sought.filter(({ fundId }) => fundId === fund.id).map(({ oere }) => ({ name: inLang(lang, fund, 'name'), oere })));
  if (known.length === 1) return known.map(({ name }) => name).join('');
  return known.map(({ name, oere }) => `${name}: ${formatAmount(oere, lang)}`).join(' · ');
}

export function nextText(lang: Lang, next: NextAction): string {
  switch (next.kind) {
    case 'await-assessments':
      return say(lang, 'cases.next.await-assessments', { n: next.missing });
    case 'record-decision':
      return say(lang, 'cases.next.record-decision', { n: next.itemNumber });
    case 'await-decisions':
      return say(lang, 'cases.next.await-decisions', { n: next.undecided });
    default:
      return say(lang, `cases.next.${next.kind}`);
  }
}

function filterFields(lang: Lang, filter: CaseFilter, rounds: readonly RoundView[]): Field[] {
  return [
    textField({ name: 'q', label: say(lang, 'cases.filter.search'), value: filter.search ?? '', width: 'm' }),
    selectField({
      name: 'runde',
      label: say(lang, 'cases.filter.round'),
      prompt: say(lang, 'cases.filter.round.all'),
      value: filter.roundId ?? '',
      options: rounds.map((round) => ({ value: round.id, label: inLang(lang, round, 'name') })),
      width: 'm',
    }),
    selectField({
      name: 'tilstand',
      label: say(lang, 'cases.filter.state'),
      prompt: say(lang, 'cases.filter.state.all'),
      value: filter.state ?? '',
      options: states.filter((state) => state !== 'draft').map((state) => ({ value: state, label: stateTag(lang, state).text })),
      width: 'm',
    }),
  ];
}
