/** Where a panel member stands in a round. */
export interface PanelStanding {
  /** Is in the round's panel and has promised confidentiality. */
  readonly accepted: boolean;
  /** Has said of this application, and of every other one to assess in the round, whether anything stands in the way. */
  readonly declared: boolean;
  /** Has scored the round's made-up cases, or there are none. */
  readonly calibrated: boolean;
}

/** What comes next for a panel member. Nothing of an application is shown before `desk`. */
export type Step = 'invitation' | 'declaration' | 'calibration' | 'desk';

export function nextStep({ accepted, declared, calibrated }: PanelStanding): Step {
  if (!accepted) return 'invitation';
  if (!declared) return 'declaration';
  return calibrated ? 'desk' : 'calibration';
}
