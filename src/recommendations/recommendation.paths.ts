export const recommendationPaths = {
  /** The secretariat's cases, by round and state. */
  cases: '/sager',
  case: '/sager/:applicationId',
  /** A file of the application, by its hash. */
  attachment: '/sager/:applicationId/bilag/:file',
  recommendation: '/sager/:applicationId/indstilling',
  /** POST puts the written recommendation on the meeting's agenda. */
  agendaItem: '/sager/:applicationId/dagsordenspunkt',
  forumDecision: '/sager/:applicationId/beslutning',
  /** The forum's meetings, one a round. */
  meetings: '/moeder',
  meeting: '/runder/:roundId/moede',
  /** Lines that wait for, or have had, a deciding body's decision. */
  decisions: '/afgoerelser',
  decision: '/afgoerelser/:applicationId/:fundId',
} as const;

export const casesUrl = (query: { round?: string; state?: string; search?: string; page?: number } = {}): string => {
  const params = new URLSearchParams();
  if (query.search) params.set('q', query.search);
  if (query.round) params.set('runde', query.round);
  if (query.state) params.set('tilstand', query.state);
  if (query.page && query.page > 1) params.set('side', String(query.page));
  return params.size ? `/sager?${params.toString()}` : '/sager';
};
export const caseUrl = (applicationId: string): string => `/sager/${applicationId}`;
export const caseAttachmentUrl = (applicationId: string, file: string): string => `/sager/${applicationId}/bilag/${file}`;
export const recommendationUrl = (applicationId: string): string => `/sager/${applicationId}/indstilling`;
export const agendaItemUrl = (applicationId: string): string => `/sager/${applicationId}/dagsordenspunkt`;
export const forumDecisionUrl = (applicationId: string): string => `/sager/${applicationId}/beslutning`;
export const meetingUrl = (roundId: string): string => `/runder/${roundId}/moede`;
export const decisionUrl = (applicationId: string, fundId: string): string => `/afgoerelser/${applicationId}/${fundId}`;
/** The two lists of the decisions page turn their pages apart. */
export const decisionsUrl = (pages: { waiting: number; decided: number }): string => {
  const params = new URLSearchParams();
  if (pages.waiting > 1) params.set('side', String(pages.waiting));
  if (pages.decided > 1) params.set('afgjort', String(pages.decided));
  return params.size ? `/afgoerelser?${params.toString()}` : '/afgoerelser';
};
