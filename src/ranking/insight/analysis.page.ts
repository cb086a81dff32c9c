import { formatHalfPoints, formatMean, type Criterion } from '../../criteria/index.js';
import { alert, barChart, dataTable, linkButton, pageHeading, pagination, type Accordion, type Alert, type BarChart, type Buttons, type DataTable, type Lang, type PageHeading, type Pagination } from '../../platform/views/index.js';
import { inLang } from '../../shared/lang.js';
import { standingUrl } from '../ranking.paths.js';
import { leastApplications, leastAssessors, leastDegreesOfFreedom, leastShared } from './design.rules.js';
import { estimated } from './estimate.page.js';
import { heatTable, meanGivenBy, type HeatTable, type Standing } from './heat.page.js';
import { analysisUrl, panelMeetingUrl } from './insight.paths.js';
import type { Insight } from './insight.service.js';
import { insightTexts } from './insight.texts.js';
import type { Analysed } from './model.rules.js';
import { rankIntervalChart, type RankIntervalChart } from './rank-intervals.page.js';
import type { Trial } from './sensitivity.rules.js';

const { say } = insightTexts;

export const analysisPageSize = 50;

export interface AnalysisPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly about: Accordion;
  readonly heat: HeatTable;
  readonly pagination: Pagination;
  readonly intervals: RankIntervalChart | null;
  /** Null where nobody can be compared; so is the next. */
  readonly disagreement: BarChart | null;
  readonly outliers: { readonly lines: readonly string[] } | null;
  readonly leniency: { readonly text: string; readonly table: DataTable | null } | null;
  readonly weightsText: string;
  readonly weights: DataTable;
  readonly buttons: Buttons;
}

/** Every application in the order of the list: ranked, below a threshold, not assessed. */
export function standingsOf({ result }: Insight): Standing[] {
  return [
    ...result.ranked.map(({ id, rank, shared }) => ({ id, rank, shared, isBelow: false })),
    ...result.failed.map(({ id }) => ({ id, rank: null, shared: false, isBelow: true })),
    ...result.unranked.map(({ id }) => ({ id, rank: null, shared: false, isBelow: false })),
  ];
}

export function analysisPage(lang: Lang, { insight, criteria, page }: { insight: Insight; criteria: readonly Criterion[]; page: number }): AnalysisPage {
  const { round, analysed, trials } = insight;
  const standings = standingsOf(insight);
  const shown = standings.slice((page - 1) * analysisPageSize, page * analysisPageSize);
  return {
    heading: pageHeading(say(lang, 'insight.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'insight.lead') }),
    alerts: analysed.ok || insight.assessors.length === 0 ? [] : [alert('info', whyNot(lang, insight, analysed.why))],
    about: { items: [{ title: say(lang, 'insight.about.title'), open: false, paragraphs: [], points: [...([1, 2, 3, 4, 5] as const).map((n) => say(lang, `insight.about.${n}`)), say(lang, 'insight.hidden')] }] },
    heat: heatTable(lang, insight, insight.assessors.length ? shown : []),
    pagination: pagination(lang, { page, pageSize: analysisPageSize, total: standings.length, href: (to) => analysisUrl(round.id, to) }),
    intervals: rankIntervalChart(lang, insight, shown),
    disagreement: disagreementChart(lang, insight, criteria),
    outliers: analysed.ok ? { lines: analysed.fit.outliers.map((one) => outlierInWords(lang, insight, one)) } : null,
    leniency: leniencyPart(lang, insight),
    weightsText: trials.length && insight.result.ranked.length ? say(lang, 'insight.weights.still', { n: trials.filter(({ moved }) => moved === 0).length, of: trials.length }) : '',
    weights: weightsTable(lang, insight, criteria),
    buttons: { buttons: [linkButton(say(lang, 'insight.toMeeting'), panelMeetingUrl(round.id), { variant: 'primary' }), linkButton(say(lang, 'insight.toRanking'), standingUrl(round.id))] },
  };
}

function whyNot(lang: Lang, { heads, assessors }: Insight, why: Extract<Analysed, { ok: false }>['why']): string {
  const named = (groups: readonly (readonly string[])[]): string =>
    groups.map((group) => group.map((id) => assessors.find((one) => one.id === id)?.name ?? '').sort().join(', ')).join(` –${say(lang, 'insight.why.group.and')}– `);
  switch (why.kind) {
    case 'few':
      return say(lang, 'insight.why.few', { applications: why.applications, assessors: why.assessors, spare: why.degreesOfFreedom, leastApplications, leastAssessors, leastSpare: leastDegreesOfFreedom });
    case 'disconnected':
      return say(lang, 'insight.why.disconnected', { n: why.groups.length, groups: named(why.groups) });
    case 'thin':
      return say(lang, 'insight.why.thin', { number: heads.get(why.applicationId)?.number ?? '', groups: named(why.groups) });
    case 'alike':
      return say(lang, 'insight.why.alike');
  }
}

function disagreementChart(lang: Lang, { spreads, round }: Insight, criteria: readonly Criterion[]): BarChart | null {
  const points = formatHalfPoints(round.rules.spreadFlagHalfPoints, lang);
  const rows = criteria.flatMap((criterion) => {
    const spread = spreads.criteria.find(({ criterionId }) => criterionId === criterion.id);
    return spread && spread.applications > 0 ? [{ ...spread, name: `${criterion.number}. ${inLang(lang, criterion, 'title')}` }] : [];
  });
  if (rows.length === 0) return null;
  const numeric = (key: 'flagged' | 'mean' | 'widest') => ({ label: say(lang, `insight.disagreement.${key}`), numeric: true });
  return barChart({
    id: 'disagreement',
    title: say(lang, 'insight.disagreement.title'),
    description: say(lang, 'insight.disagreement.description', { points }),
    legend: [{ fill: 'solid', label: say(lang, 'insight.disagreement.wide', { points }) }, { fill: 'track', label: say(lang, 'insight.disagreement.narrow') }],
    bars: rows.map(({ name, flagged, applications }) => ({
      label: name,
      value: say(lang, 'insight.disagreement.value', { flagged, n: applications }),
      parts: [{ fill: 'solid', amount: BigInt(flagged) }, { fill: 'track', amount: BigInt(applications - flagged) }],
    })),
    tableLabel: say(lang, 'insight.disagreement.table'),
    table: dataTable({
      id: 'disagreement-table',
      caption: say(lang, 'insight.disagreement.title'),
      columns: [say(lang, 'insight.disagreement.criterion'), numeric('flagged'), numeric('mean'), numeric('widest')],
      rows: rows.map(({ name, flagged, applications, sum, widest }) => [name, say(lang, 'insight.disagreement.value', { flagged, n: applications }), formatMean(sum, applications, 2, lang), formatHalfPoints(widest, lang, { decimals: 'always' })]),
      emptyText: say(lang, 'insight.disagreement.none'),
    }),
  });
}

type Odd = Extract<Analysed, { ok: true }>['fit']['outliers'][number];

function outlierInWords(lang: Lang, { assessors, heads }: Insight, { applicationId, assessorId, given, expected }: Odd): string {
  return say(lang, given > expected ? 'insight.outliers.high' : 'insight.outliers.low', {
    name: assessors.find(({ id }) => id === assessorId)?.name ?? '',
    number: heads.get(applicationId)?.number ?? '',
    given: formatHalfPoints(given, lang),
    expected: estimated(expected, lang),
    difference: estimated(Math.abs(given - expected), lang),
  });
}

function leniencyPart(lang: Lang, insight: Insight): AnalysisPage['leniency'] {
  const { analysed, assessors, input } = insight;
  if (!analysed.ok) return null;
  if (analysed.fit.variances.assessor === 0) return { text: say(lang, 'insight.leniency.alike'), table: null };
  const criteria = Object.values(input.rules.weights).reduce((sum, weight) => sum + weight, 0);
  const byId = new Map(analysed.fit.leniency.map((one) => [one.assessorId, one]));
  const rows = assessors.flatMap((assessor) => {
    const known = byId.get(assessor.id);
    return known ? [{ ...known, name: assessor.name }] : [];
  });
  const numeric = (key: 'assessments' | 'mean' | 'effect' | 'interval') => ({ label: say(lang, `insight.leniency.${key}`), numeric: true });
  const table = dataTable({
    id: 'leniency',
    caption: say(lang, 'insight.leniency'),
    captionHidden: true,
    columns: [say(lang, 'insight.leniency.member'), numeric('assessments'), numeric('mean'), numeric('effect'), numeric('interval'), say(lang, 'insight.leniency.words')],
    rows: rows.map(({ assessorId, name, assessments, shared, effect }) => {
      const points = (value: number): string => estimated(value / criteria, lang, { signed: true });
      const first = [name, String(assessments), meanGivenBy(lang, insight, assessorId)];
      if (!effect) return [...first, '–', '–', say(lang, 'insight.leniency.shared', { n: shared, least: leastShared })];
      const words = effect.low > 0 ? 'lenient' : effect.high < 0 ? 'strict' : 'neither';
      return [...first, points(effect.value), say(lang, 'insight.leniency.range', { low: points(effect.low), high: points(effect.high) }), say(lang, `insight.leniency.${words}`)];
    }),
    emptyText: say(lang, 'insight.leniency.none'),
    strongRows: rows.flatMap(({ effect }, at) => (effect && (effect.low > 0 || effect.high < 0) ? [at] : [])),
  });
  return { text: say(lang, 'insight.leniency.note'), table };
}

function weightsTable(lang: Lang, { heads, result, trials }: Insight, criteria: readonly Criterion[]): DataTable {
  const numbers = (ids: readonly string[]): string => ids.map((id) => heads.get(id)?.number ?? '').join(', ');
  const side = ({ above, below }: Trial): string =>
    [...(above.length ? [say(lang, 'insight.weights.above', { numbers: numbers(above) })] : []), ...(below.length ? [say(lang, 'insight.weights.below', { numbers: numbers(below) })] : [])].join('; ') || say(lang, 'insight.weights.nobody');
  const inTurn = criteria.flatMap((criterion) => trials.filter(({ criterionId, moved }) => criterionId === criterion.id && moved > 0).map((trial) => ({ trial, criterion })));
  return dataTable({
    id: 'weights',
    caption: say(lang, 'insight.weights.caption'),
    captionHidden: true,
    columns: [say(lang, 'insight.weights.criterion'), say(lang, 'insight.weights.change'), { label: say(lang, 'insight.weights.moved'), numeric: true }, say(lang, 'insight.weights.furthest'), say(lang, 'insight.weights.line')],
    rows: result.ranked.length === 0 ? [] : inTurn.map(({ trial, criterion }) => [
      `${criterion.number}. ${inLang(lang, criterion, 'title')}`,
      trial.change === 'dropped' ? say(lang, 'insight.weights.dropped') : say(lang, `insight.weights.${trial.change}`, { from: trial.from, to: trial.to }),
      say(lang, 'insight.weights.movedOf', { n: trial.moved, of: result.ranked.length }),
      trial.furthest ? say(lang, 'insight.weights.furthest.value', { number: heads.get(trial.furthest.id)?.number ?? '', from: trial.furthest.from, to: trial.furthest.to }) : say(lang, 'insight.weights.nobody'),
      side(trial),
    ]),
    emptyText: say(lang, result.ranked.length === 0 ? 'insight.weights.none' : 'insight.weights.firm'),
    compact: true,
    strongRows: inTurn.flatMap(({ trial: { above, below } }, at) => (above.length + below.length > 0 ? [at] : [])),
  });
}
