import fc from 'fast-check';
import type { Assessment } from './design.rules.js';

/** A full table, applications by assessors: a00, a01 ... by p00, p01 ... */
export function table(totals: readonly (readonly number[])[]): Assessment[] {
  return totals.flatMap((row, application) => row.map((total, assessor) => assessment(application, assessor, total)));
}

export function assessment(application: number, assessor: number, total: number): Assessment {
  return { applicationId: `a${String(application).padStart(2, '0')}`, assessorId: `p${String(assessor).padStart(2, '0')}`, total };
}

/** Panels with holes that can be told apart: any two assessors meet, and everybody has their turn. */
export const unbalanced: fc.Arbitrary<Assessment[]> = fc
  .record({ applications: fc.integer({ min: 6, max: 14 }), assessors: fc.integer({ min: 4, max: 6 }), totals: fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 84, maxLength: 84 }) })
  .map(({ applications, assessors, totals }) =>
    Array.from({ length: applications }, (_, application) =>
      Array.from({ length: assessors }, (_unused, assessor) => assessor)
        .filter((assessor) => (application + assessor) % assessors !== 0)
        .map((assessor) => assessment(application, assessor, totals[application * 6 + assessor]!)),
    ).flat(),
  );
