import { formatHalfPoints, formatMean } from '../../criteria/index.js';
import type { Lang } from '../../platform/views/index.js';
import { assessmentsUrl } from '../../scoring/index.js';
import { fractionOf } from '../fraction.rules.js';
import { totalOf, type Insight } from './insight.service.js';
import { insightTexts } from './insight.texts.js';

const { say } = insightTexts;

/** A rank, or why there is none, beside an application. */
export interface Standing {
  readonly id: string;
  /** null: none. */
  readonly rank: number | null;
  readonly shared: boolean;
  readonly isBelow: boolean;
}

/** Template `ranking/_heat`. */
export interface HeatTable {
  readonly caption: string;
  readonly assessors: readonly string[];
  readonly rows: readonly HeatRow[];
  /** Each assessor's own mean, '' for none. */
  readonly foot: readonly string[];
  readonly legend: readonly { readonly level: number; readonly text: string }[];
}

interface HeatRow {
  readonly rank: string;
  readonly note: string;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly mean: string;
  readonly cells: readonly HeatCell[];
}

interface HeatCell {
  /** '' where this member has not assessed it. */
  readonly text: string;
  readonly level: number;
  readonly mark: '' | '▲' | '▼';
  readonly markText: string;
}

const levels = 5;

export function heatTable(lang: Lang, insight: Insight, standings: readonly Standing[]): HeatTable {
  const { assessors, highest, heads, applications, analysed, input: { rules: { weights } } } = insight;
  const odd = new Map((analysed.ok ? analysed.fit.outliers : []).map((one) => [`${one.applicationId} ${one.assessorId}`, one.deviation]));
  const cell = (applicationId: string, assessorId: string): HeatCell => {
    const given = applications.get(applicationId)?.assessments.find(({ accountId }) => accountId === assessorId);
    if (!given) return { text: '', level: 0, mark: '', markText: '' };
    const total = totalOf(given, weights);
    const deviation = odd.get(`${applicationId} ${assessorId}`) ?? 0;
    const side = deviation > 0 ? 'high' : 'low';
    return { text: formatHalfPoints(total, lang, { decimals: 'always' }), level: levelOf(total, highest), mark: deviation === 0 ? '' : deviation > 0 ? '▲' : '▼', markText: deviation === 0 ? '' : say(lang, `insight.matrix.${side}`) };
  };
  return {
    caption: say(lang, 'insight.matrix.caption', { max: formatHalfPoints(highest, lang) }),
    assessors: assessors.map(({ name }) => name),
    rows: standings.map(({ id, rank, shared, isBelow }) => ({
      rank: rank === null ? '–' : String(rank),
      note: shared ? say(lang, 'insight.matrix.shared') : isBelow ? say(lang, 'insight.matrix.below') : rank === null ? say(lang, 'insight.matrix.unranked') : '',
      number: heads.get(id)?.number ?? '',
      title: heads.get(id)?.title ?? '',
      href: assessmentsUrl(id),
      mean: plainMean(lang, insight, id),
      cells: assessors.map((assessor) => cell(id, assessor.id)),
    })),
    foot: assessors.map(({ id }) => meanGivenBy(lang, insight, id)),
    legend: Array.from({ length: levels }, (_, level) => ({ level, text: say(lang, 'insight.matrix.level', { from: formatHalfPoints(Math.ceil((level * highest) / levels), lang), to: formatHalfPoints(Math.ceil(((level + 1) * highest) / levels) - (level + 1 < levels ? 1 : 0), lang) }) })),
  };
}

/** 0 to 4, in equal parts of what there is to give. */
function levelOf(total: number, highest: number): number {
  return Math.min(levels - 1, Math.floor((total * levels) / highest));
}

/** Exact until it is written. */
export function plainMean(lang: Lang, { result }: Insight, id: string): string {
  const found = [...result.ranked, ...result.failed].find((one) => one.id === id);
  if (!found) return '–';
  const { numerator, denominator } = fractionOf(found.total);
  return formatMean(Number(numerator), Number(denominator), 2, lang);
}

export function meanGivenBy(lang: Lang, { input }: Insight, assessorId: string): string {
  const totals = input.applications.flatMap(({ assessments }) => assessments.filter(({ accountId }) => accountId === assessorId).map((one) => totalOf(one, input.rules.weights)));
  return totals.length ? formatMean(totals.reduce((sum, total) => sum + total, 0), totals.length, 2, lang) : '';
}
