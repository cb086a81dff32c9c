export const panelWorkPaths = {
  /** The rounds whose panels there is work with. */
  rounds: '/panelarbejde',
  /** One round's panel, step by step. */
  round: '/runder/:roundId/panelarbejde',
} as const;

export const panelWorkUrl = (roundId: string): string => `/runder/${roundId}/panelarbejde`;
