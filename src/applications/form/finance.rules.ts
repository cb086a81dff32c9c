import { financingKinds } from '../../budgets/index.js';

/** How others than the growth forum's funds contribute. */
export const coFinancingKinds = financingKinds.filter((kind) => kind !== 'fund');

/** In the partner list: a source outside the partnership, named in a field of its own. */
export const otherSource = 'other';

/** Amounts above this are a slip of the finger, and sums of any number of lines stay exact in the database. */
export const largestOere = 99_999_999_999_999n;
