import type { Criterion } from '../criteria/index.js';
import { pageHeading, pagination, type Lang, type PageHeading, type Pagination } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { ranksOf, type Rank } from './ranking.rules.js';
import { formatHalfPoints, formatMean } from './score.rules.js';
import { highestTotal } from './scoring.rules.js';
import { assessmentsUrl, rankingUrl } from './scoring.paths.js';
import { scoringTexts } from './scoring.texts.js';
import type { RankingPart, RankingRow } from './summary.store.js';

const { say } = scoringTexts;

export const rankingPageSize = 50;

export interface RankingPage {
  readonly heading: PageHeading;
  readonly tiesText: string;
  /** K1 to K8, each with the criterion's whole name. */
  readonly criteria: readonly { readonly short: string; readonly title: string }[];
  readonly rows: readonly RankingLine[];
  readonly pagination: Pagination;
  readonly legendText: string;
}

export interface RankingLine {
  /** '' where nobody has assessed the application. */
  readonly rank: string;
  readonly shared: boolean;
  readonly number: string;
  readonly title: string;
  /** Null for a reader who may not open the assessments. */
  readonly href: string | null;
  readonly leadPartner: string;
  /** '' while nobody has submitted; so are the figures below. */
  readonly mean: string;
  readonly range: string;
  readonly criteria: readonly string[];
  readonly spread: string;
  readonly isWide: boolean;
  readonly submitted: string;
  /** '' when every seat has submitted. */
  readonly missing: string;
}

/** `part` holds one row more than a page where there is one, so that a rank shared across two pages is seen. */
export function rankingPage(lang: Lang, round: RoundView, criteria: readonly Criterion[], part: RankingPart, page: number, links: boolean): RankingPage {
  const before = (page - 1) * rankingPageSize;
  const ranks = ranksOf(part.rows.map((row) => ({ sum: row.totalSum, count: row.submitted })), before, part.tiesBefore);
  const flag = round.rules.spreadFlagHalfPoints;
  const max = formatHalfPoints(highestTotal(round.rules.weights, round.rules.scale.maxHalfPoints), lang);
  const ids = criteria.map((criterion) => criterion.id);
  return {
    heading: pageHeading(say(lang, 'scoring.ranking.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'scoring.ranking.lead', { max }) }),
    tiesText: say(lang, 'scoring.ranking.ties'),
    criteria: criteria.map((criterion) => ({ short: `K${criterion.number}`, title: inLang(lang, criterion, 'title') })),
    rows: part.rows.slice(0, rankingPageSize).map((row, at) => line(lang, row, ranks[at] ?? { rank: null, shared: false }, ids, flag, links)),
    pagination: pagination(lang, { page, pageSize: rankingPageSize, total: part.total, href: (to) => rankingUrl(round.id, to) }),
    legendText: say(lang, 'scoring.ranking.legendText', { n: criteria.length, points: formatHalfPoints(flag, lang) }),
  };
}

function line(lang: Lang, row: RankingRow, { rank, shared }: Rank, criterionIds: readonly string[], flag: number, links: boolean): RankingLine {
  const { submitted, seats, totalSum, totalMin, totalMax, widestSpread, criterionSums } = row;
  const aligned = (halfPoints: number) => formatHalfPoints(halfPoints, lang, { decimals: 'always' });
  const range = submitted > 1 && totalMin !== null && totalMax !== null;
  return {
    rank: rank === null ? '' : String(rank),
    shared,
    number: row.number,
    title: row.title,
    href: links ? assessmentsUrl(row.applicationId) : null,
    leadPartner: row.leadPartner,
    mean: submitted ? formatMean(totalSum, submitted, 2, lang) : '',
    range: range ? `${aligned(totalMin)}–${aligned(totalMax)}` : '',
    criteria: criterionIds.map((id) => (submitted ? formatMean(criterionSums[id] ?? 0, submitted, 1, lang) : '')),
    spread: widestSpread === null ? '' : aligned(widestSpread),
    isWide: widestSpread !== null && widestSpread >= flag,
    submitted: say(lang, 'scoring.ranking.submittedOf', { submitted, seats }),
    missing: submitted < seats ? say(lang, 'scoring.ranking.missing', { n: seats - submitted }) : '',
  };
}
