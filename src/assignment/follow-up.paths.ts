export const followUpPaths = {
  /** How far each assessor of a round is. */
  followUp: '/runder/:roundId/opfoelgning',
  /** POST reminds those chosen, or all who owe something. */
  reminders: '/runder/:roundId/opfoelgning/paamindelser',
  /** POST thanks those whose work is in. */
  thanks: '/runder/:roundId/opfoelgning/tak',
} as const;

export const followUpUrl = (roundId: string, lagging = false): string => `/runder/${roundId}/opfoelgning${lagging ? '?vis=mangler' : ''}`;
export const remindersUrl = (roundId: string): string => `/runder/${roundId}/opfoelgning/paamindelser`;
export const thanksUrl = (roundId: string): string => `/runder/${roundId}/opfoelgning/tak`;
