import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { degreesOfFreedomOf, type Design } from './design.rules.js';

/** How much assessments differ because of the application, because of who assesses, and by chance; squared weighted half points. */
export interface Variances {
  readonly application: number;
  readonly assessor: number;
  readonly residual: number;
}

/**
 * The variance components by Henderson's method III (fitting constants): what each set of effects takes off the sum of
 * squares when it is fitted last, held against what it takes off on average. Unbiased, no iteration, and equal to analysis
 * of variance where everybody has assessed everything. A negative component is nothing.
 *
 * The applications are eliminated first, so that the only matrix is as large as the panel (Schur complement).
 * `rounding` is the variance that half points alone bring in; chance is never less than that.
 */
export function variancesOf(design: Design, rounding: number): Variances {
  const { cells, rows, applicationIds, assessorIds } = design;
  const mean = cells.reduce((sum, { total }) => sum + total, 0) / cells.length;
  const deviations = rows.map((row) => row.reduce((sum, { total }) => sum + (total - mean), 0));
  const byAssessor = assessorIds.map(() => ({ sum: 0, count: 0 }));
  let squares = 0;
  for (const { assessor, total } of cells) {
    byAssessor[assessor]!.sum += total - mean;
    byAssessor[assessor]!.count += 1;
    squares += (total - mean) ** 2;
  }
  const forApplications = rows.reduce((sum, row, at) => sum + deviations[at]! ** 2 / row.length, 0);
  const forAssessors = byAssessor.reduce((sum, one) => sum + one.sum ** 2 / one.count, 0);
  const assessorsLast = takenOffByAssessors(design, deviations, byAssessor);
  const applicationsLast = forApplications + assessorsLast - forAssessors;
  const residual = Math.max(rounding, (squares - forApplications - assessorsLast) / degreesOfFreedomOf(design));
  const component = (takenOff: number, levels: number, others: number) => Math.max(0, (takenOff - (levels - 1) * residual) / (cells.length - others));
  return {
    residual,
    assessor: component(assessorsLast, assessorIds.length, applicationIds.length),
    application: component(applicationsLast, applicationIds.length, assessorIds.length),
  };
}

/** What the assessors take off the sum of squares once the applications are fitted. The design hangs together. */
function takenOffByAssessors({ rows, assessorIds }: Design, deviations: readonly number[], byAssessor: readonly { sum: number; count: number }[]): number {
  const size = assessorIds.length;
  // All assessors raised alike is the applications' level: that one direction is held at zero.
  const normal = Matrix.zeros(size, size).add(1);
  const right = Matrix.zeros(size, 1);
  for (const [at, { sum, count }] of byAssessor.entries()) {
    normal.set(at, at, normal.get(at, at) + count);
    right.set(at, 0, sum);
  }
  for (const [at, row] of rows.entries()) {
    for (const a of row) {
      right.set(a.assessor, 0, right.get(a.assessor, 0) - deviations[at]! / row.length);
      for (const b of row) normal.set(a.assessor, b.assessor, normal.get(a.assessor, b.assessor) - 1 / row.length);
    }
  }
  const effects = new CholeskyDecomposition(symmetric(normal)).solve(right);
  return effects.transpose().mmul(right).get(0, 0);
}

/** The same sums were added in two orders above and below the diagonal. */
export function symmetric(matrix: Matrix): Matrix {
  return Matrix.add(matrix, matrix.transpose()).mul(0.5);
}
