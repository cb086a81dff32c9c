import { selectField, type SelectField } from '../platform/forms/index.js';
import { alert, dataTable, keyFigure, pageHeading, pagination, type Alert, type DataTable, type KeyFigures, type Lang, type PageHeading, type Pagination } from '../platform/views/index.js';
import { roundPanelUrl } from '../panels/panel.paths.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import type { RoundInterests } from './deciding.service.js';
import type { Circle, GraphApplication, GraphPerson } from './graph.store.js';
import { interestUrl, roundInterestsUrl } from './interest.paths.js';
import { mayHandle } from './interest.rules.js';
import type { InterestRow } from './interest.store.js';
import { roundInterestTexts } from './round-interest.texts.js';
import { groundText, statusText } from './words.page.js';

const { say } = roundInterestTexts;

export const circles = ['panel', 'forum', 'officer'] as const satisfies readonly Circle[];
const applicationsPerPage = 25;

/** What of the matrix is asked for. */
export interface MatrixFilter {
  readonly circle: Circle;
  readonly show: 'all' | 'signs';
  readonly page: number;
}

/** Template `interests/round`. */
export interface RoundInterestsPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly figures: KeyFigures;
  readonly waiting: DataTable;
  readonly filter: { readonly action: string; readonly fields: readonly SelectField[] };
  readonly matrix: DataTable;
  readonly pagination: Pagination;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** One person and one application, as the matrix shows it. */
interface Cell {
  readonly row: InterestRow | undefined;
  readonly signs: number;
  readonly isMember: boolean;
}

export function roundInterestsPage(lang: Lang, given: RoundInterests, filter: MatrixFilter, isCut: boolean): RoundInterestsPage {
  const { round, applications, people, graph } = given;
  const known = new Map(given.rows.map((row) => [`${row.accountId} ${row.applicationId}`, row]));
  const cellOf = (person: GraphPerson, application: GraphApplication): Cell => ({
    row: known.get(`${person.accountId} ${application.applicationId}`),
    signs: graph.suspicions(person, application).length,
    isMember: application.members.some(({ accountId }) => accountId === person.accountId),
  });
  const lines = applications.map((application) => ({ application, cells: people.map((person) => cellOf(person, application)) }));
  const shown = filter.show === 'all' ? lines : lines.filter(({ cells }) => cells.some(({ row, signs }) => signs > 0 || (row && row.status !== 'none')));
  const part = shown.slice((filter.page - 1) * applicationsPerPage, filter.page * applicationsPerPage);
  return {
    heading: pageHeading(say(lang, 'interests.title', { round: inLang(lang, round, 'name') }), { lead: say(lang, 'interests.lead') }),
    alerts: isCut ? [alert('info', say(lang, 'interests.own'))] : [],
    figures: { figures: figures(lang, lines.flatMap(({ cells }) => cells), given.rows) },
    waiting: waitingTable(lang, given),
    filter: { action: roundInterestsUrl(round.id), fields: filterFields(lang, filter) },
    matrix: dataTable({
      id: 'matrix',
      caption: say(lang, 'interests.matrix.caption'),
      columns: [say(lang, 'interests.matrix.application'), ...people.map(({ name }) => name)],
      rows: people.length === 0 ? [] : part.map(({ application, cells }) => [
        { text: application.number, sub: application.title },
        ...cells.map((cell, at) => ({ text: cellText(lang, cell), href: interestUrl(round.id, application.applicationId, people[at]!.accountId), sub: cell.signs ? say(lang, 'interests.matrix.signs', { n: cell.signs }) : null })),
      ]),
      emptyText: say(lang, people.length ? 'interests.matrix.empty' : 'interests.matrix.nobody'),
      compact: true,
    }),
    pagination: pagination(lang, { page: filter.page, pageSize: applicationsPerPage, total: people.length ? shown.length : 0, href: (page) => roundInterestsUrl(round.id, { ...filter, page }) }),
    links: [{ href: roundPanelUrl(round.id), label: say(lang, 'interests.links.panel') }],
  };
}

function cellText(lang: Lang, { row, isMember }: Cell): string {
  return isMember ? say(lang, 'interests.matrix.member') : statusText(lang, row?.status ?? null);
}

function figures(lang: Lang, cells: readonly Cell[], rows: readonly InterestRow[]) {
  const others = cells.filter(({ isMember }) => !isMember);
  // What was cleared has been looked at.
  const unsaid = others.filter(({ row, signs }) => signs > 0 && (!row || (mayHandle(row.status) && row.status !== 'cleared')));
  return [
    keyFigure(say(lang, 'interests.figures.waiting'), String(rows.filter(({ status }) => status === 'declared').length)),
    keyFigure(say(lang, 'interests.figures.signs'), String(unsaid.length), { note: say(lang, 'interests.figures.signs.note') }),
    keyFigure(say(lang, 'interests.figures.undeclared'), String(others.filter(({ row }) => !row).length)),
    keyFigure(say(lang, 'interests.figures.disqualified'), String(rows.filter(({ status }) => status === 'disqualified').length)),
  ];
}

/** Whoever it concerns, also outside the circle shown below; oldest first. */
function waitingTable(lang: Lang, { round, rows, graph, applications }: RoundInterests): DataTable {
  const [people, cases] = [new Map(graph.people.map((person) => [person.accountId, person])), new Map(applications.map((one) => [one.applicationId, one]))];
  return dataTable({
    id: 'waiting',
    caption: say(lang, 'interests.waiting.caption'),
    columns: (['person', 'application', 'ground', 'at'] as const).map((column) => say(lang, `interests.waiting.column.${column}`)),
    rows: rows.filter(({ status }) => status === 'declared').map(({ applicationId, accountId, ground, declaredAt, declaredByName }) => [
      { text: people.get(accountId)?.name ?? '', href: interestUrl(round.id, applicationId, accountId), sub: people.get(accountId)?.organisation ?? '' },
      { text: cases.get(applicationId)?.number ?? '', sub: cases.get(applicationId)?.title ?? '' },
      groundText(lang, ground),
      { text: formatInstant(declaredAt, lang), sub: declaredByName },
    ]),
    emptyText: say(lang, 'interests.waiting.empty'),
  });
}

function filterFields(lang: Lang, { circle, show }: MatrixFilter): SelectField[] {
  return [
    selectField({ name: 'hvem', label: say(lang, 'interests.filter.circle'), value: circle, width: 'm', options: circles.map((value) => ({ value, label: say(lang, `interests.filter.circle.${value}`) })) }),
    selectField({ name: 'vis', label: say(lang, 'interests.filter.show'), value: show, width: 'm', options: (['all', 'signs'] as const).map((value) => ({ value, label: say(lang, `interests.filter.show.${value}`) })) }),
  ];
}
