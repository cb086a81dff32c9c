/** The page asked for in an address, counted from 1; anything odd is the first. */
export function pageNumber(given: unknown): number {
  const number = typeof given === 'string' && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
  return number;
}
