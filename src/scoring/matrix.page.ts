import type { Snapshot } from '../applications/index.js';
import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import { formatHalfPoints, formatMean } from './score.rules.js';
import { criterionSpread, halfPointsFor, isCounted, recomputeSummary, weightedTotal } from './scoring.rules.js';
import { scoringTexts } from './scoring.texts.js';
import type { NamedSeat } from './scoring.service.js';

const { say } = scoringTexts;

/** components/panel-matrix: criteria by assessors, and below it each criterion's reasons. */
export interface PanelMatrix {
  readonly table: DataTable;
  /** Above the reasons. */
  readonly heading: string;
  /** Criteria with a reason to read; empty while nobody has submitted. */
  readonly reasons: readonly { readonly title: string; readonly items: readonly { readonly heading: string; readonly lines: readonly string[] }[] }[];
}

/**
 * Of the seats whose members may take part; a seat that has not submitted is marked as missing.
 * `agreed`: half points by criterion where the panel has agreed, in a column of its own; null leaves the column out.
 */
export function panelMatrix(lang: Lang, seats: readonly NamedSeat[], { criteria, ruleSet: { values } }: Snapshot, agreed: Readonly<Record<string, number>> | null = null): PanelMatrix {
  const ids = Object.keys(values.weights);
  const able = seats.filter((seat) => seat.declaration !== 'conflict');
  const counted = able.filter((seat) => isCounted(seat, ids));
  const missing = say(lang, 'scoring.matrix.missing');
  const spreads = criteria.map(({ id }) => criterionSpread(counted, id));
  const isWide = (spread: number | null) => spread !== null && spread >= values.spreadFlagHalfPoints;
  const numeric = (label: string) => ({ label, numeric: true });
  const aligned = (halfPoints: number) => formatHalfPoints(halfPoints, lang, { decimals: 'always' });
  const cellOf = (seat: NamedSeat, points: number) => (counted.includes(seat) ? aligned(points) : missing);
  const { totalSum, submitted, totalMin, totalMax } = recomputeSummary(able, values.weights);
  const table = dataTable({
    id: 'matrix',
    caption: say(lang, 'scoring.matrix.caption'),
    columns: [
      say(lang, 'scoring.matrix.criterion'),
      ...able.map((seat) => numeric(seat.name)),
      numeric(say(lang, 'scoring.matrix.mean')),
      numeric(say(lang, 'scoring.matrix.spread')),
      ...(agreed ? [numeric(say(lang, 'scoring.matrix.agreed'))] : []),
    ],
    rows: criteria.map(({ id, number, title }, at) => {
      const { sum, count, spread } = spreads[at] ?? { sum: 0, count: 0, spread: null };
      const shown = spread === null ? '–' : aligned(spread);
      const weight = values.weights[id] ?? 0;
      return [
        { text: `${number}. ${title[lang]}`, sub: weight === 1 ? null : say(lang, 'scoring.matrix.weight', { weight }) },
        ...able.map((seat) => cellOf(seat, halfPointsFor(seat, id) ?? 0)),
        count ? formatMean(sum, count, 2, lang) : '–',
        isWide(spread) ? say(lang, 'scoring.matrix.wide', { points: shown }) : shown,
        ...(agreed ? [agreed[id] === undefined ? '–' : aligned(agreed[id])] : []),
      ];
    }),
    foot: [
      say(lang, 'scoring.matrix.total'),
      ...able.map((seat) => cellOf(seat, weightedTotal(seat, values.weights))),
      submitted ? formatMean(totalSum, submitted, 2, lang) : '–',
      submitted > 1 ? aligned((totalMax ?? 0) - (totalMin ?? 0)) : '–',
      ...(agreed ? [ids.every((id) => agreed[id] !== undefined) ? aligned(ids.reduce((sum, id) => sum + (values.weights[id] ?? 0) * (agreed[id] ?? 0), 0)) : '–'] : []),
    ],
    emptyText: say(lang, 'scoring.matrix.none'),
    strongRows: spreads.flatMap(({ spread }, at) => (isWide(spread) ? [at] : [])),
  });
  const reasons = criteria.map(({ id, number, title }) => ({
    title: `${number}. ${title[lang]}`,
    items: counted.map((seat) => {
      const score = seat.scores.find((one) => one.criterionId === id);
      const points = formatHalfPoints(score?.halfPoints ?? 0, lang);
      return { heading: say(lang, 'scoring.matrix.points', { name: seat.name, points }), lines: paragraphs(score?.reason ?? '') };
    }),
  }));
  return { table, heading: say(lang, 'scoring.matrix.reasons'), reasons: counted.length ? reasons : [] };
}

export function paragraphs(text: string): string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph !== '');
}
