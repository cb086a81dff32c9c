import type { Agreed } from '../scoring/index.js';

/** The panel's work on one application, as far as a recommendation needs it. */
export interface Assessment extends Progress {
  /** Names of the members whose assessment is missing. */
  readonly waitingFor: readonly string[];
  readonly criteria: readonly CriterionAssessment[];
  /** What the panel concluded together; null while it has not. */
  readonly agreed: Agreed | null;
}

export interface Progress {
  /** Members who may take part. */
  readonly seats: number;
  readonly submitted: number;
}

export interface CriterionAssessment {
  readonly criterionId: string;
  /** Half points summed over the submitted assessments. */
  readonly sumHalfPoints: number;
  /** What the members wrote, in the order of their seats. */
  readonly remarks: readonly string[];
}

/**
 * As many have assessed as the round's rules ask for. A member who never answers holds up nothing for good: the officer
 * appoints one more, and the case goes on with those who did.
 */
export function isAssessed({ submitted }: Pick<Progress, 'submitted'>, panelSize: number): boolean {
  return submitted >= panelSize;
}
