import { CholeskyDecomposition, type Matrix } from 'ml-matrix';
import { applicationWeight, type Fit } from './model.rules.js';
import { normalDraws } from './normal-draws.rules.js';

/** Where an application could rank if other, equally good experts had assessed: ranks that hold four or nineteen times in twenty. */
export interface RankInterval {
  readonly applicationId: string;
  readonly likely: Interval;
  readonly wide: Interval;
}

/** Both ends belong to it; 1 is best. */
export interface Interval {
  readonly best: number;
  readonly worst: number;
}

const seed = 20111;

/**
 * Draws all applications together from what the model knows of them, and ranks each draw. The draws are the same every
 * time, so the same assessments give the same intervals. `among`: those that are ranked; one below a threshold is not.
 */
export function rankIntervals(fit: Fit, among: (applicationId: string) => boolean = () => true): RankInterval[] {
  const ranked = fit.design.applicationIds.flatMap((id, at) => (among(id) ? [at] : []));
  const draws = ranked.length > 300 ? 500 : 2000;
  const ranks = ranked.map(() => new Uint16Array(draws));
  const drawOne = drawer(fit);
  for (let draw = 0; draw < draws; draw += 1) {
    const all = drawOne();
    const values = Float64Array.from(ranked, (at) => all[at]!);
    const sorted = values.toSorted();
    for (const [at, value] of values.entries()) ranks[at]![draw] = ranked.length - placeOf(sorted, value);
  }
  return ranked.map((application, at) => {
    const sorted = ranks[at]!.sort();
    return { applicationId: fit.design.applicationIds[application]!, likely: middle(sorted, 0.8), wide: middle(sorted, 0.95) };
  });
}

/** A function that draws every application's true level once: the mean and the assessors first, then each application given them. */
function drawer(fit: Fit): () => Float64Array {
  const { design, variances, level, covariance } = fit;
  const spread: Matrix = new CholeskyDecomposition(covariance).lowerTriangularMatrix;
  const scale = Math.sqrt(variances.residual);
  const normal = normalDraws(seed);
  const size = level.rows;
  const [noise, drawn, values] = [new Float64Array(size), new Float64Array(size), new Float64Array(design.rows.length)];
  const rows = design.rows.map((row) => {
    const weight = applicationWeight(fit, row.length);
    return { sum: row.reduce((sum, { total }) => sum + total, 0), places: row.map(({ assessor }) => assessor + 1), weight, noise: scale * Math.sqrt(weight) };
  });
  return () => {
    for (let place = 0; place < size; place += 1) {
      noise[place] = normal();
      let value = level.get(place, 0);
      for (let at = 0; at <= place; at += 1) value += scale * spread.get(place, at) * noise[at]!;
      drawn[place] = value;
    }
    for (const [application, { sum, places, weight, noise: own }] of rows.entries()) {
      let excess = sum - places.length * drawn[0]!;
      for (const place of places) excess -= drawn[place]!;
      values[application] = weight * excess + own * normal();
    }
    return values;
  };
}

/** How many lie below; two draws are never equal. */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const between = (low + high) >> 1;
    if (sorted[between]! < value) low = between + 1;
    else high = between;
  }
  return low;
}

function middle(sorted: Uint16Array, share: number): Interval {
  const outside = Math.floor((sorted.length * (1 - share)) / 2);
  return { best: sorted[outside]!, worst: sorted[sorted.length - 1 - outside]! };
}
