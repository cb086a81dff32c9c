/** How far a round's panel is; applications the reader may have nothing to do with are counted nowhere. */
export interface PanelWork {
  readonly roundId: string;
  /** Sent in, however far they have come since. */
  readonly applications: number;
  /** Assessors an application needs by the round's rules. */
  readonly panelSize: number;
  readonly invited: number;
  readonly accepted: number;
  readonly hasChair: boolean;
  /** Pairs of accepted member and application. */
  readonly declared: number;
  /** Declarations that wait for somebody's decision. */
  readonly waiting: number;
  readonly cases: number;
  /** Accepted members who have scored every case. */
  readonly calibrated: number;
  /** Applications with as many assessors as the round's rules ask for. */
  readonly staffed: number;
  readonly seats: number;
  readonly submitted: number;
  readonly opened: number;
  readonly concluded: number;
  /** The newest ranking's number; 0: none. */
  readonly rankings: number;
}

export const steps = ['panel', 'calibration', 'interests', 'assignment', 'followUp', 'consensus', 'ranking', 'meeting'] as const;
export type Step = (typeof steps)[number];
export type StepState = 'not-started' | 'started' | 'done';

/** Whether a step is done, begun or not: told from what there is, never ticked off by hand. */
export function stateOf(step: Step, work: PanelWork): StepState {
  const from = (done: boolean, begun: boolean): StepState => (done ? 'done' : begun ? 'started' : 'not-started');
  const { applications, accepted, seats } = work;
  switch (step) {
    case 'panel':
      // Whoever has not answered keeps nothing from going on once there are enough.
      return from(accepted >= work.panelSize && work.hasChair, work.invited > 0);
    case 'calibration':
      return from(work.cases > 0 && accepted > 0 && work.calibrated === accepted, work.cases > 0);
    case 'interests':
      return from(work.declared > 0 && work.declared === accepted * applications && work.waiting === 0, work.declared > 0);
    case 'assignment':
      return from(applications > 0 && work.staffed === applications, seats > 0);
    case 'followUp':
      return from(seats > 0 && work.submitted === seats, work.submitted > 0);
    case 'consensus':
      return from(work.opened > 0 && work.concluded === applications, work.opened > 0);
    case 'ranking':
      return from(work.rankings > 0, false);
    case 'meeting':
      return from(false, work.submitted > 0);
  }
}

/** The first step that is not done; none once the ranking is final. */
export function nextStep(work: PanelWork): Step | null {
  return work.rankings > 0 ? null : (steps.find((step) => stateOf(step, work) !== 'done') ?? null);
}
