import { formatHalfPoints, formatMean, type Criterion } from '../criteria/index.js';
import { selectField, textField, type Field } from '../platform/forms/index.js';
import { alert, linkButton, pageHeading, pagination, type Alert, type Button, type Lang, type Link, type PageHeading, type Pagination } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { assessmentsUrl } from '../scoring/index.js';
import { inLang } from '../shared/lang.js';
import { finaliseTexts } from './finalise.texts.js';
import { analysisUrl, panelMeetingUrl } from './insight/insight.paths.js';
import { insightTexts } from './insight/insight.texts.js';
import { finaliseUrl, recordedUrl, scoresUrl, standingUrl } from './ranking.paths.js';
import { standingFilters, type StandingChoice, type StandingSort } from './standing.rules.js';
import { standingPageSize, type StandingList } from './standing.service.js';
import type { StandingRow } from './standing.store.js';
import { standingTexts } from './standing.texts.js';

const { say } = standingTexts;

interface Heading {
  readonly text: string;
  /** Read out after a short text; '' where it says all. */
  readonly title: string;
  readonly href: string;
  readonly isSorted: boolean;
}

export interface StandingPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly tiesText: string;
  readonly filter: { readonly action: string; readonly fields: readonly Field[] };
  readonly caption: string;
  readonly columns: { readonly rank: Heading; readonly application: Heading; readonly criteria: readonly Heading[]; readonly spread: Heading };
  readonly rows: readonly StandingLine[];
  readonly emptyText: string;
  /** Where a filter leaves nothing over: the way back to all; else null. */
  readonly allLink: Link | null;
  readonly pagination: Pagination;
  readonly legendText: string;
  readonly legend: readonly { readonly short: string; readonly title: string }[];
  readonly buttons: readonly Button[];
  readonly links: readonly Link[];
}

interface StandingLine {
  /** '' where there is none. */
  readonly rank: string;
  readonly shared: boolean;
  readonly isBelow: boolean;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly leadPartner: string;
  /** '' while there is nothing; so are the figures below. */
  readonly total: string;
  readonly range: string;
  readonly criteria: readonly string[];
  readonly spread: string;
  readonly isWide: boolean;
  readonly submitted: string;
  /** '' when nothing is missing. */
  readonly missing: string;
}

export interface StandingShown {
  readonly round: RoundView;
  readonly criteria: readonly Criterion[];
  readonly list: StandingList;
  readonly choice: StandingChoice;
  /** The newest final ranking; null: none yet. */
  readonly finalNumber: number | null;
  readonly highest: number;
}

export function standingPage(lang: Lang, { round, criteria, list, choice, finalNumber, highest }: StandingShown): StandingPage {
  const flag = round.rules.spreadFlagHalfPoints;
  const chosen = (sort: StandingSort, page = 1): string => standingUrl(round.id, { ...choice, sort, page });
  const sortable = (text: string, sort: StandingSort, title = ''): Heading => ({ text, title, href: chosen(sort), isSorted: choice.sort === sort });
  const isFiltered = choice.filter !== '' || choice.search.trim() !== '';
  const final = finalNumber === null ? [] : [alert('info', say(lang, 'standing.final', { number: finalNumber }), { link: { label: say(lang, 'standing.final.link', { number: finalNumber }), href: recordedUrl(round.id, finalNumber) } })];
  return {
    heading: pageHeading(say(lang, 'standing.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'standing.lead', { basis: say(lang, `standing.basis.${list.rules.basis}`), max: formatHalfPoints(highest, lang) }) }),
    alerts: [...final, ...(list.isPartial ? [alert('info', say(lang, 'standing.hidden'))] : [])],
    tiesText: say(lang, 'standing.ties'),
    filter: { action: standingUrl(round.id), fields: filterFields(lang, choice) },
    caption: say(lang, 'standing.caption', { total: list.total }),
    columns: {
      rank: sortable(say(lang, 'standing.rank'), 'rank'),
      application: sortable(say(lang, 'standing.application'), 'number'),
      criteria: criteria.map((criterion) => sortable(`K${criterion.number}`, `k:${criterion.id}`, inLang(lang, criterion, 'title'))),
      spread: sortable(say(lang, 'standing.spread'), 'spread'),
    },
    rows: list.rows.map((row) => line(lang, row, list, criteria.map(({ id }) => id), flag)),
    emptyText: say(lang, isFiltered ? 'standing.nothing' : 'standing.empty'),
    allLink: isFiltered ? { href: standingUrl(round.id), label: say(lang, 'standing.all') } : null,
    pagination: pagination(lang, { page: choice.page, pageSize: standingPageSize, total: list.total, href: (to) => chosen(choice.sort, to) }),
    legendText: say(lang, 'standing.legendText', { n: criteria.length, points: formatHalfPoints(flag, lang) }),
    legend: criteria.map((criterion) => ({ short: `K${criterion.number}`, title: inLang(lang, criterion, 'title') })),
    buttons: [finalNumber === null ? linkButton(say(lang, 'standing.toFinalise'), finaliseUrl(round.id), { variant: 'primary' }) : linkButton(finaliseTexts.say(lang, 'finalise.again', { number: finalNumber + 1 }), finaliseUrl(round.id))],
    links: [
      { href: analysisUrl(round.id), label: insightTexts.say(lang, 'insight.link') },
      { href: panelMeetingUrl(round.id), label: insightTexts.say(lang, 'insight.toMeeting') },
      ...(['xlsx', 'csv'] as const).map((format) => ({ href: scoresUrl(round.id, format), label: say(lang, `standing.toScores.${format}`) })),
    ],
  };
}

function filterFields(lang: Lang, { search, filter }: StandingChoice): Field[] {
  const options = standingFilters.filter((one) => one !== '').map((value) => ({ value, label: say(lang, `standing.filter.${value}`) }));
  return [
    textField({ name: 'q', label: say(lang, 'standing.search'), value: search, width: 'm' }),
    selectField({ name: 'vis', label: say(lang, 'standing.filter'), prompt: say(lang, 'standing.filter.all'), value: filter, options, width: 'm' }),
  ];
}

function line(lang: Lang, row: StandingRow, { rules: { basis, panelSize } }: StandingList, criterionIds: readonly string[], flag: number): StandingLine {
  const { submitted, totalMin, totalMax, widestSpread, consensusTotal } = row;
  const isAgreed = basis === 'consensus';
  const [sum, count, sums] = isAgreed ? [consensusTotal ?? 0, consensusTotal === null ? 0 : 1, row.consensus] : [row.totalSum, submitted, row.criterionSums];
  const seats = Math.max(row.seats, panelSize);
  const aligned = (halfPoints: number): string => formatHalfPoints(halfPoints, lang, { decimals: 'always' });
  return {
    rank: row.rank === null ? '' : String(row.rank),
    shared: row.isShared,
    isBelow: row.isBelow,
    number: row.number,
    title: row.title,
    href: assessmentsUrl(row.applicationId),
    leadPartner: row.leadPartner,
    total: count ? formatMean(sum, count, 2, lang) : '',
    range: !isAgreed && submitted > 1 && totalMin !== null && totalMax !== null ? `${aligned(totalMin)}–${aligned(totalMax)}` : '',
    criteria: criterionIds.map((id) => (count ? formatMean(sums[id] ?? 0, count, 1, lang) : '')),
    spread: widestSpread === null ? '' : aligned(widestSpread),
    isWide: widestSpread !== null && widestSpread >= flag,
    submitted: say(lang, 'standing.submittedOf', { submitted, seats }),
    missing: submitted < seats ? say(lang, 'standing.missing', { n: seats - submitted }) : '',
  };
}
