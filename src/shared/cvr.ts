export type CvrProblem = 'empty' | 'not-digits' | 'not-eight-digits' | 'zero' | 'check-digit';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/**
 * A CVR number as eight digits, without spaces and without the `DK` of a VAT number. Valid when the weighted sum is a
 * multiple of 11; `00000000` passes that sum and is refused by name. A valid number need not belong to any company.
 */
export function parseCvr(
  text: string,
): { readonly ok: true; readonly cvr: string } | { readonly ok: false; readonly problem: CvrProblem } {
  const cvr = text.replace(/\s/g, '').replace(/^DK/i, '');
  if (cvr === '') return { ok: false, problem: 'empty' };
  if (!/^[0-9]+$/.test(cvr)) return { ok: false, problem: 'not-digits' };
  if (cvr.length !== 8) return { ok: false, problem: 'not-eight-digits' };
  if (cvr === '00000000') return { ok: false, problem: 'zero' };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(cvr[index]), 0);
  return sum % 11 === 0 ? { ok: true, cvr } : { ok: false, problem: 'check-digit' };
}
