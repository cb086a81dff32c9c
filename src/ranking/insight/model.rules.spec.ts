import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matrix, inverse } from 'ml-matrix';
import type { Assessment } from './design.rules.js';
import { analyse, applicationWeight, excessOf, roundingVariance, type Fit } from './model.rules.js';
import { assessment, table, unbalanced } from './assessments.example.js';

const fitOf = (assessments: readonly Assessment[]): Fit => {
  const analysed = analyse(assessments, 0.1);
  if (!analysed.ok) throw new Error(analysed.why.kind);
  return analysed.fit;
};
const predictions = (fit: Fit): number[] => fit.design.rows.map((row) => applicationWeight(fit, row.length) * excessOf(row, { get: (place) => fit.level.get(place, 0) }));
const leniencies = (fit: Fit): number[] => fit.leniency.map(({ effect }) => effect!.value);

const full = table([[19, 20, 21], [20, 24, 28], [15, 17, 16], [18, 19, 23]]);

describe('the additive model', () => {
  it('shrinks a mean by the textbook factor where everybody has assessed everything', () => {
    const fit = fitOf(full);
    const { application, assessor, residual } = fit.variances;
    const [forApplications, forAssessors] = [(3 * application) / (3 * application + residual), (4 * assessor) / (4 * assessor + residual)];
    for (const [at, deviation] of [0, 4, -4, 0].entries()) expect(predictions(fit)[at]).toBeCloseTo(forApplications * deviation, 8);
    for (const [at, deviation] of [-2, 0, 2].entries()) expect(leniencies(fit)[at]).toBeCloseTo(forAssessors * deviation, 8);
    expect(fit.level.get(0, 0)).toBeCloseTo(20, 8);
  });

  it('is what generalised least squares gives with the whole covariance written out', () => {
    fc.assert(
      fc.property(unbalanced, (assessments) => {
        const analysed = analyse(assessments, 0.1);
        if (!analysed.ok || analysed.fit.variances.assessor === 0) return;
        const dense = written(analysed.fit);
        for (const [at, value] of predictions(analysed.fit).entries()) expect(value).toBeCloseTo(dense.applications[at]!, 6);
        for (const [at, { effect }] of analysed.fit.leniency.entries()) {
          expect(effect!.value).toBeCloseTo(dense.assessors[at]!, 6);
          expect((effect!.high - effect!.low) / 2 / 1.959964).toBeCloseTo(Math.sqrt(dense.uncertainty[at]!), 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is untouched by the order of the assessments, to the last bit', () => {
    fc.assert(
      fc.property(unbalanced.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
        expect(analyse(shuffled, 0.1)).toEqual(analyse(all, 0.1));
      }),
      { numRuns: 25 },
    );
  });

  it('follows the assessments when people change names, and stays when all points are moved alike', () => {
    fc.assert(
      fc.property(unbalanced, fc.integer({ min: -30, max: 30 }), (all, shift) => {
        const plain = analyse(all, 0.1);
        const last = new Map([...new Set(all.map(({ assessorId }) => assessorId))].sort().map((id, at, ids) => [id, ids[ids.length - 1 - at]!]));
        const other = analyse(all.map(({ assessorId, total, applicationId }) => ({ applicationId, total: total + shift, assessorId: last.get(assessorId)! })), 0.1);
        expect(other.ok).toBe(plain.ok);
        if (!plain.ok || !other.ok) return;
        for (const [at, value] of leniencies(plain.fit).toReversed().entries()) expect(leniencies(other.fit)[at]).toBeCloseTo(value, 6);
        for (const [at, value] of predictions(plain.fit).entries()) expect(predictions(other.fit)[at]).toBeCloseTo(value, 6);
      }),
      { numRuns: 25 },
    );
  });

  it('believes less in the leniency of somebody with few cases', () => {
    const applications = Array.from({ length: 12 }, (_, at) => 20 + ((at * 7) % 12));
    const noise = [1, -1, 0, 2, -2, 1, -1, 0, 1, -2, 2, -1];
    const others = applications.flatMap((level, at) => [assessment(at, 0, level + noise[at]!), assessment(at, 1, level - noise[at]!), assessment(at, 2, level + noise[(at + 5) % 12]!)]);
    const generous = (assessor: number, cases: number) => applications.slice(0, cases).map((level, at) => assessment(at, assessor, level + 8));
    const [few, some, many] = fitOf([...others, ...generous(3, 2), ...generous(4, 5), ...generous(5, 12)]).leniency.slice(3).map(({ effect }) => effect!);
    expect(few!.value).toBeLessThan(some!.value);
    expect(some!.value).toBeLessThan(many!.value);
    expect(few!.high - few!.low).toBeGreaterThan(some!.high - some!.low);
    expect(some!.high - some!.low).toBeGreaterThan(many!.high - many!.low);
  });

  it('gives nobody a leniency on one shared application', () => {
    const fit = fitOf([...full, assessment(0, 3, 30)]);
    expect(fit.leniency.map(({ effect }) => effect === null)).toEqual([false, false, false, true]);
    expect(fit.leniency[3]).toMatchObject({ assessments: 1, shared: 1 });
  });
});

describe('an assessment far from the others', () => {
  const calm = Array.from({ length: 8 }, (_, at) => [20 + 3 * at, 21 + 3 * at + (at % 2), 19 + 3 * at - ((at + 1) % 2)]);

  it('is found, with what was expected of it', () => {
    const odd = calm.map((row, at) => (at === 4 ? [row[0]!, row[1]!, row[2]! - 14] : row));
    const { outliers } = fitOf(table(odd));
    expect(outliers[0]).toMatchObject({ applicationId: 'a04', assessorId: 'p02', given: calm[4]![2]! - 14 });
    expect(outliers[0]!.deviation).toBeLessThan(-2.5);
    expect(outliers[0]!.expected).toBeGreaterThan(calm[4]![2]! - 4);
  });

  it('is not seen where nobody stands out', () => {
    expect(fitOf(table(calm)).outliers).toEqual([]);
  });

  it('is expected to be what the others alone predict', () => {
    const odd = table(calm.map((row, at) => (at === 4 ? [row[0]!, row[1]!, row[2]! - 14] : row)));
    const fit = fitOf(odd);
    expect(fit.outliers[0]!.expected).toBeCloseTo(predictedWithout(fit, odd.findIndex(({ total }) => total === calm[4]![2]! - 14)), 6);
  });
});

describe('what cannot be told', () => {
  const two = (from: number, assessors: readonly number[]) => Array.from({ length: 6 }, (_, at) => assessors.map((assessor) => assessment(from + at, assessor, 20 + ((at * assessor) % 7)))).flat();

  it.each([
    ['three applications', table([[1, 2, 3], [2, 5, 4], [9, 8, 7]]), { kind: 'few', applications: 3, assessors: 3, degreesOfFreedom: 4 }],
    ['two assessors', table(Array.from({ length: 9 }, (_, at) => [at, at + 1])), { kind: 'few', applications: 9, assessors: 2, degreesOfFreedom: 8 }],
    ['nothing at all', [], { kind: 'few', applications: 0, assessors: 0, degreesOfFreedom: 1 }],
    ['two panels that never meet', [...two(0, [0, 1, 2]), ...two(10, [3, 4])], { kind: 'disconnected', groups: [['p00', 'p01', 'p02'], ['p03', 'p04']] }],
    ['two panels with one application in common', [...two(0, [0, 1, 2]), ...two(10, [3, 4]), assessment(20, 0, 20), assessment(20, 3, 25)], { kind: 'thin', applicationId: 'a20', groups: [['p00', 'p01', 'p02'], ['p03', 'p04']] }],
    ['applications that do not differ', table([[10, 14, 12], [14, 12, 10], [12, 10, 14], [12, 12, 12], [13, 11, 12]]), { kind: 'alike' }],
  ])('%s', (_, assessments, why) => {
    expect(analyse(assessments, 0.1)).toEqual({ ok: false, why });
  });

  it('but two applications in common are a bridge', () => {
    const bridged = [...two(0, [0, 1, 2]), ...two(10, [3, 4]), ...[20, 21].flatMap((at) => [assessment(at, 0, at), assessment(at, 3, at + 5)])];
    const analysed = analyse(bridged, 0.1);
    expect(analysed.ok || analysed.why.kind).not.toBe('thin');
  });
});

it('rounding to half points is worth a twelfth a criterion, by the square of its weight', () => {
  expect(roundingVariance([1, 1, 2])).toBeCloseTo(0.5, 12);
});

/** The same predictions by inverting the covariance of all assessments: slow, and nothing in common with the code above. */
function written({ design, variances }: Fit, without = -1) {
  const cells = design.cells.filter((_, at) => at !== without);
  const size = cells.length;
  const covariance = Matrix.zeros(size, size);
  for (const [a, one] of cells.entries()) {
    for (const [b, two] of cells.entries()) {
      covariance.set(a, b, (one.application === two.application ? variances.application : 0) + (one.assessor === two.assessor ? variances.assessor : 0) + (a === b ? variances.residual : 0));
    }
  }
  const inverted = inverse(covariance);
  const ones = Matrix.ones(size, 1);
  const known = 1 / ones.transpose().mmul(inverted).mmul(ones).get(0, 0);
  const mean = known * ones.transpose().mmul(inverted).mmul(Matrix.columnVector(cells.map(({ total }) => total))).get(0, 0);
  const weighed = inverted.mmul(Matrix.columnVector(cells.map(({ total }) => total - mean)));
  const projection = Matrix.sub(inverted, inverted.mmul(ones).mmul(ones.transpose()).mmul(inverted).mul(known));
  const sumOver = (is: (cell: (typeof cells)[number]) => boolean) => cells.reduce((sum, cell, at) => sum + (is(cell) ? weighed.get(at, 0) : 0), 0);
  const within = (is: (cell: (typeof cells)[number]) => boolean) => cells.reduce((sum, a, row) => sum + (is(a) ? cells.reduce((inner, b, column) => inner + (is(b) ? projection.get(row, column) : 0), 0) : 0), 0);
  return {
    mean,
    applications: design.applicationIds.map((_, id) => variances.application * sumOver(({ application }) => application === id)),
    assessors: design.assessorIds.map((_, id) => variances.assessor * sumOver(({ assessor }) => assessor === id)),
    uncertainty: design.assessorIds.map((_, id) => variances.assessor - variances.assessor ** 2 * within(({ assessor }) => assessor === id)),
  };
}

function predictedWithout(fit: Fit, at: number): number {
  const { mean, applications, assessors } = written(fit, at);
  const { application, assessor } = fit.design.cells[at]!;
  return mean + applications[application]! + assessors[assessor]!;
}
