import { parseCvr } from '../shared/cvr.js';

/** A number with a valid check digit in a range that has never been given to a company. */
export function cvrOf(n: number): string {
  for (let stem = 9_900_000 + n * 3; ; stem += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const read = parseCvr(`${stem}${digit}`);
      if (read.ok) return read.cvr;
    }
  }
}
