export const interestPaths = {
  /** Where a panel member says, application by application, whether anything stands in the way. */
  mine: '/panelrunde/:roundId/habilitet',
  /** What the secretariat decides, and what looks like an interest. */
  round: '/runder/:roundId/habilitet',
  /** One person and one application. */
  one: '/runder/:roundId/habilitet/:applicationId/:accountId',
} as const;

/** A panel member's own declarations in a round. */
export const interestsUrl = (roundId: string): string => `/panelrunde/${roundId}/habilitet`;
/** The secretariat's page about everybody's. */
export const roundInterestsUrl = (roundId: string): string => `/runder/${roundId}/habilitet`;
export const interestUrl = (roundId: string, applicationId: string, accountId: string): string => `/runder/${roundId}/habilitet/${applicationId}/${accountId}`;
