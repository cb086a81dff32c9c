import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { designOf } from './design.rules.js';
import { variancesOf } from './variance.rules.js';
import { assessment, table, unbalanced } from './assessments.example.js';
import { normalDraws } from './normal-draws.rules.js';

describe('the variance components', () => {
  it('are those of analysis of variance where everybody has assessed everything', () => {
    // Means 20, 24, 16, 20 by application and 18, 20, 22 by assessor, and an interaction that adds up to nothing each way.
    const design = designOf(table([[19, 20, 21], [20, 24, 28], [15, 17, 16], [18, 19, 23]]));
    // Sums of squares: applications 3 * (0 + 16 + 16 + 0) = 96, assessors 4 * (4 + 0 + 4) = 32, in all 146, so 18 is left.
    // Mean squares 96 / 3 = 32, 32 / 2 = 16 and 18 / 6 = 3.
    const { application, assessor, residual } = variancesOf(design, 0);
    expect(residual).toBeCloseTo(3, 10);
    expect(application).toBeCloseTo((32 - 3) / 3, 10);
    expect(assessor).toBeCloseTo((16 - 3) / 4, 10);
  });

  it('are the same when every assessment is moved by as much, and grow by the square of the scale', () => {
    fc.assert(
      fc.property(unbalanced, fc.integer({ min: -40, max: 40 }), (assessments, shift) => {
        const plain = variancesOf(designOf(assessments), 0);
        const moved = variancesOf(designOf(assessments.map((one) => ({ ...one, total: 3 * one.total + shift }))), 0);
        for (const part of ['application', 'assessor', 'residual'] as const) expect(moved[part]).toBeCloseTo(9 * plain[part], 6);
      }),
      { numRuns: 50 },
    );
  });

  it('are recovered, within a tenth, from a large panel that was made with known ones', () => {
    const { application, assessor, residual } = variancesOf(designOf(madeUp()), 0);
    expect(application).toBeGreaterThan(0.9 * 25);
    expect(application).toBeLessThan(1.1 * 25);
    expect(residual).toBeGreaterThan(0.9 * 16);
    expect(residual).toBeLessThan(1.1 * 16);
    expect(assessor).toBeGreaterThan(0.75 * 9);
    expect(assessor).toBeLessThan(1.25 * 9);
  });

  it('are never less than what rounding to half points brings in, and a negative one is nothing', () => {
    // No chance at all: every assessor lies as far above the next on every application.
    const exact = variancesOf(designOf(table([[10, 12, 14], [20, 22, 24], [30, 32, 34], [5, 7, 9]])), 0.5);
    expect(exact.residual).toBe(0.5);
    // The applications' means are equal while assessors pull in both directions.
    expect(variancesOf(designOf(table([[10, 14, 12], [14, 12, 10], [12, 10, 14], [12, 12, 12]])), 0.5).application).toBe(0);
  });
});

/** 400 applications by 5 of 40 assessors each, with variances 25, 9 and 16. */
function madeUp() {
  const normal = normalDraws(3);
  const drawn = Array.from({ length: 40 }, normal);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / 40;
  const scale = Math.sqrt(39 / drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  const assessors = drawn.map((value) => 3 * scale * (value - mean));
  return Array.from({ length: 400 }, (_, application) => {
    const level = 40 + 5 * normal();
    return [0, 1, 3, 7, 15].map((turn) => (application * 3 + turn) % 40).map((assessor) => assessment(application, assessor, level + assessors[assessor]! + 4 * normal()));
  }).flat();
}
