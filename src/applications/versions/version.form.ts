import { currentSide } from './comparison.page.js';

/** A version's number in an address; undefined for anything that is none. */
export function versionIn(given: unknown): number | undefined {
  const text = String(given ?? '');
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** A side of a comparison: a version, null for what stands now, or undefined for nothing that can be understood. */
export function sideIn(given: unknown): number | null | undefined {
  return given === currentSide ? null : versionIn(given);
}
