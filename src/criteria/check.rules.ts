import type { RuleSetValues } from '../rounds/index.js';

const sectors = ['company', 'knowledge', 'public', 'organisation'] as const;
export type CheckedSector = (typeof sectors)[number];

/** Something the portal itself can see. A required one stops the submission, advice never does. */
export type Check = { readonly required: boolean } & (
  | { readonly kind: 'min-focus-areas' | 'preferred-focus-areas' | 'min-targets'; readonly n: number }
  | { readonly kind: 'sector'; readonly sector: CheckedSector }
  | { readonly kind: 'partner-money' }
);

type CheckedRules = Pick<RuleSetValues, 'minFocusAreas' | 'preferredFocusAreas' | 'minTargets' | 'requiredSectors'>;

/**
 * What is checked by machine under a criterion, by the round's rules. Only focus areas and targets can be told with
 * certainty; the rest of the assessment is judgement.
 */
export function checksOf(criterionId: string, rules: CheckedRules): Check[] {
  switch (criterionId) {
    case 'focus-area-fit':
      return [
        { required: true, kind: 'min-focus-areas', n: rules.minFocusAreas },
        ...(rules.preferredFocusAreas > rules.minFocusAreas
          ? [{ required: false, kind: 'preferred-focus-areas' as const, n: rules.preferredFocusAreas }]
          : []),
      ];
    case 'target-contribution':
      return [{ required: true, kind: 'min-targets', n: rules.minTargets }];
    case 'broad-partnership':
      return sectors
        .filter((sector) => sector !== 'organisation' || rules.requiredSectors.includes(sector))
        .map((sector) => ({ required: rules.requiredSectors.includes(sector), kind: 'sector', sector }));
    case 'partner-commitment':
      return [{ required: false, kind: 'partner-money' }];
    default:
      return [];
  }
}
