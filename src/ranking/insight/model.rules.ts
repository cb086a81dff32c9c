import { Matrix, inverse } from 'ml-matrix';
import { designOf, leastShared, sharedCounts, unidentified, type Assessment, type Design, type Unidentified } from './design.rules.js';
import { symmetric, variancesOf, type Variances } from './variance.rules.js';

/**
 * assessment = mean + application + assessor + chance, where applications and assessors are draws from many: best linear
 * unbiased prediction, which shrinks towards nothing whatever rests on few cases. Every assessment scores every criterion,
 * so a criterion's own level is the same in all of them and falls out of every difference.
 */
export interface Fit {
  readonly design: Design;
  readonly variances: Variances;
  /** The mean and the assessors' effects, and their covariance divided by the residual variance. */
  readonly level: Matrix;
  readonly covariance: Matrix;
  readonly leniency: readonly Leniency[];
  readonly outliers: readonly Outlier[];
}

/** In weighted half points over the panel's level; null where the assessor has too little in common with others. */
export interface Leniency {
  readonly assessorId: string;
  readonly assessments: number;
  readonly shared: number;
  readonly effect: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** An assessment far from what all the others lead one to expect of this application and this assessor. */
export interface Outlier {
  readonly applicationId: string;
  readonly assessorId: string;
  readonly given: number;
  /** From everything but this assessment. */
  readonly expected: number;
  /** The difference in standard deviations. */
  readonly deviation: number;
}

export type Analysed = { readonly ok: true; readonly fit: Fit } | { readonly ok: false; readonly why: Unidentified | { readonly kind: 'alike' } };

/** About one assessment in a hundred lies further out than this by chance. */
export const outlierAt = 2.5;
const normal95 = 1.959964;

/** `rounding`: the variance of rounding alone, see `roundingVariance`. */
export function analyse(assessments: readonly Assessment[], rounding: number): Analysed {
  const design = designOf(assessments);
  const why = unidentified(design);
  if (why) return { ok: false, why };
  const variances = variancesOf(design, rounding);
  if (variances.application === 0) return { ok: false, why: { kind: 'alike' } };
  const { level, covariance } = levelOf(design, variances);
  const solved = { design, variances, level, covariance };
  return { ok: true, fit: { ...solved, leniency: leniencyOf(solved), outliers: outliersOf(solved) } };
}

/** A score rounded to half points is off by up to a quarter point, evenly: a twelfth of a squared half point a criterion. */
export function roundingVariance(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight ** 2, 0) / 12;
}

type Solved = Pick<Fit, 'design' | 'variances' | 'level' | 'covariance'>;

/** An application's prediction is `weight * (its sum - what its assessors and the mean account for)`. */
export function applicationWeight({ variances: { residual, application } }: Pick<Fit, 'variances'>, assessments: number): number {
  return 1 / (assessments + residual / application);
}

/** Henderson's mixed model equations with the applications eliminated. Assessors who differ by chance alone have no place in them. */
function levelOf(design: Design, variances: Variances): Pick<Fit, 'level' | 'covariance'> {
  const size = 1 + design.assessorIds.length;
  const left = Matrix.zeros(size, size);
  const right = Matrix.zeros(size, 1);
  const differ = variances.assessor > 0;
  // A huge ratio in the place of an infinite one: an effect of nothing, with no uncertainty.
  const ratio = differ ? variances.residual / variances.assessor : 1e12;
  const add = (matrix: Matrix, row: number, column: number, value: number) => void matrix.set(row, column, matrix.get(row, column) + value);
  for (let at = 1; at < size; at += 1) left.set(at, at, ratio);
  for (const row of design.rows) {
    const sum = row.reduce((total, cell) => total + cell.total, 0);
    const weight = applicationWeight({ variances }, row.length);
    const places = placesOf(row);
    for (const [a, countA] of places) {
      for (const [b, countB] of places) add(left, a, b, -weight * countA * countB);
      add(right, a, 0, -weight * sum * countA);
    }
    add(left, 0, 0, row.length);
    add(right, 0, 0, sum);
    for (const { assessor, total } of row) {
      add(left, 0, assessor + 1, 1);
      add(left, assessor + 1, 0, 1);
      add(left, assessor + 1, assessor + 1, 1);
      add(right, assessor + 1, 0, total);
    }
  }
  const covariance = symmetric(inverse(symmetric(left)));
  return { covariance, level: covariance.mmul(right) };
}

/** What one application's assessments say of the mean (place 0) and of each assessor: how many of them each is in. */
export function placesOf(row: Design['rows'][number]): [place: number, count: number][] {
  return [[0, row.length], ...row.map(({ assessor }): [number, number] => [assessor + 1, 1])];
}

/** What is left of an application's sum when the mean and its assessors' effects are taken away. */
export function excessOf(row: Design['rows'][number], level: { get(place: number): number }): number {
  return row.reduce((sum, { assessor, total }) => sum + total - level.get(0) - level.get(assessor + 1), 0);
}

function leniencyOf({ design, variances, level, covariance }: Solved): Leniency[] {
  const shared = sharedCounts(design);
  const counts = design.assessorIds.map(() => 0);
  for (const { assessor } of design.cells) counts[assessor]! += 1;
  return design.assessorIds.map((assessorId, at) => {
    const value = level.get(at + 1, 0);
    const reach = normal95 * Math.sqrt(variances.residual * Math.max(0, covariance.get(at + 1, at + 1)));
    const effect = shared[at]! >= leastShared ? { value, low: value - reach, high: value + reach } : null;
    return { assessorId, assessments: counts[at]!, shared: shared[at]!, effect };
  });
}

/** Each residual divided by its own standard deviation; the same as predicting the assessment from all the others. */
function outliersOf(solved: Solved): Outlier[] {
  const { design, variances, level, covariance } = solved;
  const found: Outlier[] = [];
  for (const row of design.rows) {
    // Somebody alone on an application is what is known of it: there is nothing to hold the assessment against.
    if (row.length < 2) continue;
    const weight = applicationWeight(solved, row.length);
    const prediction = weight * excessOf(row, { get: (place) => level.get(place, 0) });
    for (const { application, assessor, total } of row) {
      const residual = total - level.get(0, 0) - level.get(assessor + 1, 0) - prediction;
      const leverage = weight + quadratic(covariance, directionOf(row, assessor, weight));
      const expected = total - residual / (1 - leverage);
      const deviation = residual / Math.sqrt(variances.residual * (1 - leverage));
      if (Math.abs(deviation) >= outlierAt) found.push({ applicationId: design.applicationIds[application]!, assessorId: design.assessorIds[assessor]!, given: total, expected, deviation });
    }
  }
  return found.sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation));
}

/** How this cell's fitted value leans on the mean and the assessors, once the application has taken up its share. */
function directionOf(row: Design['rows'][number], assessor: number, weight: number): [place: number, value: number][] {
  return placesOf(row).map(([place, count]) => [place, (place === 0 || place === assessor + 1 ? 1 : 0) - weight * count]);
}

function quadratic(matrix: Matrix, direction: readonly (readonly [number, number])[]): number {
  return direction.reduce((sum, [a, valueA]) => sum + direction.reduce((inner, [b, valueB]) => inner + valueA * valueB * matrix.get(a, b), 0), 0);
}
