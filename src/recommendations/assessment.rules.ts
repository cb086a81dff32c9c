/** The panel's work on one application, as far as a recommendation needs it. */
export interface Assessment extends Progress {
  /** Names of the members whose assessment is missing. */
  readonly waitingFor: readonly string[];
  readonly criteria: readonly CriterionAssessment[];
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

/** Everyone has assessed, and they are as many as the round's rules ask for. */
export function isAssessed({ seats, submitted }: Progress, panelSize: number): boolean {
  return submitted >= Math.max(seats, panelSize);
}
