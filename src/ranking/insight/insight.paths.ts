export const insightPaths = {
  /** What the scores can tell beyond their means. */
  analysis: '/runder/:roundId/analyse',
  /** What the panel talks about, and in which order; POST takes an application up for talk, or back. */
  panelMeeting: '/runder/:roundId/panelmoede',
} as const;

export const analysisUrl = (roundId: string, page = 1): string => `/runder/${roundId}/analyse${page > 1 ? `?side=${page}` : ''}`;
export const panelMeetingUrl = (roundId: string): string => `/runder/${roundId}/panelmoede`;
