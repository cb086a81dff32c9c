export const interestPaths = {
  /** Where a panel member says, application by application, whether anything stands in the way. */
  mine: '/panelrunde/:roundId/habilitet',
  /** What the secretariat decides, and what looks like an interest. */
  round: '/runder/:roundId/habilitet',
  /** One person and one application. */
  one: '/runder/:roundId/habilitet/:applicationId/:accountId',
  /** POST decides what was said. */
  decision: '/runder/:roundId/habilitet/:applicationId/:accountId/afgoerelse',
} as const;

/** A panel member's own declarations in a round; `reopened`: an application to say more about. */
export const interestsUrl = (roundId: string, reopened: string | null = null): string => `/panelrunde/${roundId}/habilitet${reopened === null ? '' : `?sag=${reopened}`}`;
/** The secretariat's page about everybody's. */
export const roundInterestsUrl = (roundId: string, query: { circle?: string; show?: string; page?: number } = {}): string => {
  const params = new URLSearchParams();
  if (query.circle && query.circle !== 'panel') params.set('hvem', query.circle);
  if (query.show && query.show !== 'all') params.set('vis', query.show);
  if (query.page && query.page > 1) params.set('side', String(query.page));
  return `/runder/${roundId}/habilitet${params.size ? `?${params.toString()}` : ''}`;
};
export const interestUrl = (roundId: string, applicationId: string, accountId: string): string => `/runder/${roundId}/habilitet/${applicationId}/${accountId}`;
export const interestDecisionUrl = (roundId: string, applicationId: string, accountId: string): string => `${interestUrl(roundId, applicationId, accountId)}/afgoerelse`;
