export const rankingPaths = {
  /** As it stands now; what the forum sees is the newest that is final. */
  ranking: '/runder/:roundId/rangliste',
  /** Makes it final. */
  finalise: '/runder/:roundId/rangliste/afslutning',
  /** Leave to do so although something is missing: asked for here, decided on below. */
  override: '/runder/:roundId/rangliste/tilladelse',
  overrideDecision: '/runder/:roundId/rangliste/tilladelse/:overrideId',
  /** All scores and reasons. */
  scores: '/runder/:roundId/rangliste/vurderinger/:format',
  /** One that was made, by its number. */
  recorded: '/runder/:roundId/rangliste/:number',
} as const;

export const finaliseUrl = (roundId: string): string => `/runder/${roundId}/rangliste/afslutning`;
export const overrideUrl = (roundId: string): string => `/runder/${roundId}/rangliste/tilladelse`;
export const overrideDecisionUrl = (roundId: string, overrideId: string): string => `/runder/${roundId}/rangliste/tilladelse/${overrideId}`;
export const scoresUrl = (roundId: string, format: 'xlsx' | 'csv'): string => `/runder/${roundId}/rangliste/vurderinger/${format}`;
export const recordedUrl = (roundId: string, number: number, page = 1): string => `/runder/${roundId}/rangliste/${number}${page > 1 ? `?side=${page}` : ''}`;

/** The list as it stands, with what is chosen of it. */
export function standingUrl(roundId: string, { filter = '', sort = 'rank', search = '', page = 1 }: { filter?: string; sort?: string; search?: string; page?: number } = {}): string {
  const query = new URLSearchParams({ ...(search && { q: search }), ...(filter && { vis: filter }), ...(sort !== 'rank' && { orden: sort }), ...(page > 1 && { side: String(page) }) }).toString();
  return `/runder/${roundId}/rangliste${query && `?${query}`}`;
}
