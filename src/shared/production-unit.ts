export type ProductionUnitProblem = 'empty' | 'not-digits' | 'not-ten-digits' | 'zero';

/**
 * A production unit number (P-nummer) as ten digits, without spaces. It has no check digit to go by: many were given out
 * with wrong weights, so a number that fails modulus 11 is as good as any.
 */
export function parseProductionUnit(
  text: string,
): { readonly ok: true; readonly unit: string } | { readonly ok: false; readonly problem: ProductionUnitProblem } {
  const unit = text.replace(/\s/g, '');
  if (unit === '') return { ok: false, problem: 'empty' };
  if (!/^[0-9]+$/.test(unit)) return { ok: false, problem: 'not-digits' };
  if (unit.length !== 10) return { ok: false, problem: 'not-ten-digits' };
  return unit === '0000000000' ? { ok: false, problem: 'zero' } : { ok: true, unit };
}
