import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { shares } from './estimate.page.js';
import { plainMean, type Standing } from './heat.page.js';
import type { Insight } from './insight.service.js';
import { insightTexts } from './insight.texts.js';
import type { Interval } from './rank-interval.rules.js';

const { say } = insightTexts;

/** Template `ranking/_rank-intervals`: one application a row. Positions are percentages, for a page may hold no style. */
export interface RankIntervalChart {
  readonly description: string;
  readonly height: number;
  readonly rows: readonly {
    readonly label: string;
    readonly shortLabel: string;
    readonly value: string;
    readonly textY: number;
    readonly lineY: number;
    readonly barY: number;
    readonly wide: { readonly from: string; readonly to: string };
    readonly likely: { readonly x: string; readonly width: string };
    readonly dot: string;
  }[];
  /** Where the pools' line falls; null: nowhere. */
  readonly cut: { readonly x: string; readonly label: string } | null;
  readonly axis: string;
  readonly variance: string;
  readonly table: DataTable;
}

const row = 58;
const longest = 60;

export function rankIntervalChart(lang: Lang, insight: Insight, standings: readonly Standing[]): RankIntervalChart | null {
  const { intervals, heads, result, analysed } = insight;
  if (!analysed.ok) return null;
  const ranks = intervals.size;
  const cut = result.line.rank;
  const range = (interval: Interval): string => rangeText(lang, interval);
  const shown = standings.flatMap(({ id, rank }) => {
    const interval = intervals.get(id);
    return interval && rank !== null ? [{ id, rank, interval, number: heads.get(id)?.number ?? '', title: heads.get(id)?.title ?? '' }] : [];
  });
  const { application, assessor, residual } = analysed.fit.variances;
  const [ofApplications = 0, ofAssessors = 0, ofChance = 0] = shares([application, assessor, residual]);
  return {
    description: say(lang, 'insight.intervals.description'),
    height: shown.length * row,
    rows: shown.map(({ number, title, rank, interval: { likely, wide } }, at) => ({
      label: shortened(`${number} ${title}`),
      shortLabel: number,
      value: say(lang, 'insight.intervals.value', { rank, interval: range(likely) }),
      textY: at * row + 18,
      lineY: at * row + 36,
      barY: at * row + 29,
      wide: { from: percent(wide.best - 1, ranks), to: percent(wide.worst, ranks) },
      likely: { x: percent(likely.best - 1, ranks), width: percent(likely.worst - likely.best + 1, ranks) },
      dot: percent(rank - 0.5, ranks),
    })),
    cut: cut === null || cut > ranks ? null : { x: percent(cut - 1, ranks), label: say(lang, 'insight.intervals.line', { last: cut - 1, rank: cut }) },
    axis: say(lang, 'insight.intervals.axis', { n: ranks }),
    variance: say(lang, 'insight.intervals.variance', { application: ofApplications, assessor: ofAssessors, residual: ofChance }),
    table: dataTable({
      id: 'rank-intervals',
      caption: say(lang, 'insight.intervals.title'),
      columns: [
        say(lang, 'insight.matrix.application'),
        ...(['insight.matrix.mean', 'insight.matrix.rank', 'insight.intervals.likely', 'insight.intervals.wide'] as const).map((key) => ({ label: say(lang, key), numeric: true })),
        say(lang, 'insight.intervals.atLine'),
      ],
      rows: shown.map(({ id, number, title, rank, interval: { likely, wide } }) => [
        { text: number, sub: title },
        plainMean(lang, insight, id),
        String(rank),
        range(likely),
        range(wide),
        cut === null ? say(lang, 'insight.intervals.noLine') : say(lang, likely.best < cut && likely.worst >= cut ? 'insight.intervals.crosses' : 'insight.intervals.apart'),
      ]),
      emptyText: say(lang, 'insight.weights.none'),
    }),
  };
}

export function rangeText(lang: Lang, { best, worst }: Interval): string {
  return best === worst ? String(best) : say(lang, 'insight.intervals.range', { best, worst });
}

/** In hundredths of a percent. */
function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('').trimEnd()}…` : text;
}
