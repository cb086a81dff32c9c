import type { FinancingKind } from '../submission/snapshot.rules.js';

/** What a project may spend on. A new code needs a text `category.<code>` and nothing else. */
export const categories = ['staff', 'external', 'equipment', 'travel', 'audit', 'other'] as const;
export type Category = (typeof categories)[number];

/** How others than the growth forum's funds contribute. */
export const coFinancingKinds = ['cash', 'working-hours', 'other'] as const satisfies readonly FinancingKind[];

/** In the partner list: a source outside the partnership, named in a field of its own. */
export const otherSource = 'other';
