import type { CountedAssessment } from '../ranking-input.rules.js';

/** How far a panel is from agreeing on one application. */
export interface ApplicationSpread {
  readonly id: string;
  /** In half points, the largest difference on any criterion; null with fewer than two assessments. */
  readonly widest: number | null;
  /** The criteria whose difference is pointed out, in the criteria's order. */
  readonly flagged: readonly { readonly criterionId: string; readonly halfPoints: number }[];
}

/** How far the panels are from agreeing on one criterion. */
export interface CriterionSpread {
  readonly criterionId: string;
  /** Applications with at least two assessments, and the sum of their differences in half points. */
  readonly applications: number;
  readonly sum: number;
  readonly flagged: number;
  readonly widest: number;
}

export function spreadsOf(applications: readonly { readonly id: string; readonly assessments: readonly CountedAssessment[] }[], criterionIds: readonly string[], flag: number): { applications: ApplicationSpread[]; criteria: CriterionSpread[] } {
  const compared = applications.map(({ id, assessments }) => ({ id, spreads: assessments.length < 2 ? null : criterionIds.map((criterionId) => spreadOn(assessments, criterionId)) }));
  return {
    applications: compared.map(({ id, spreads }) => ({
      id,
      widest: spreads && Math.max(0, ...spreads),
      flagged: (spreads ?? []).flatMap((halfPoints, at) => (halfPoints >= flag ? [{ criterionId: criterionIds[at]!, halfPoints }] : [])),
    })),
    criteria: criterionIds.map((criterionId, at) => {
      const spreads = compared.flatMap((one) => one.spreads?.[at] ?? []);
      return { criterionId, applications: spreads.length, sum: spreads.reduce((sum, one) => sum + one, 0), flagged: spreads.filter((one) => one >= flag).length, widest: Math.max(0, ...spreads) };
    }),
  };
}

function spreadOn(assessments: readonly CountedAssessment[], criterionId: string): number {
  const points = assessments.map(({ scores }) => scores[criterionId] ?? 0);
  return Math.max(...points) - Math.min(...points);
}
