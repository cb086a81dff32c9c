export const assignmentPaths = {
  /** Who assesses what in a round: what is proposed, changed by hand and confirmed. POST confirms. */
  plan: '/runder/:roundId/fordeling',
  /** POST works out a proposal. */
  proposal: '/runder/:roundId/fordeling/forslag',
  /** POST throws the proposal away. */
  discarding: '/runder/:roundId/fordeling/kassering',
  /** Who assesses one application, by the proposal. */
  change: '/runder/:roundId/fordeling/:applicationId',
  /** Takes a seat back, and perhaps gives it to somebody else. */
  release: '/sager/:applicationId/panel/:seatId/frigivelse',
} as const;

export const assignmentUrl = (roundId: string): string => `/runder/${roundId}/fordeling`;
export const proposalUrl = (roundId: string): string => `/runder/${roundId}/fordeling/forslag`;
export const discardingUrl = (roundId: string): string => `/runder/${roundId}/fordeling/kassering`;
export const changeUrl = (roundId: string, applicationId: string): string => `/runder/${roundId}/fordeling/${applicationId}`;
export const releaseUrl = (applicationId: string, seatId: string): string => `/sager/${applicationId}/panel/${seatId}/frigivelse`;
