export const scoringPaths = {
  /** What a panel member has to assess. */
  panel: '/panel',
  seat: '/panel/:seatId',
  declaration: '/panel/:seatId/habilitet',
  /** POST submits the assessment. */
  submission: '/panel/:seatId/indsendelse',
  /** The case officer appoints the panel of one application. */
  appointment: '/sager/:applicationId/panel',
  assessments: '/sager/:applicationId/vurderinger',
  ranking: '/runder/:roundId/rangliste',
} as const;

export const seatUrl = (seatId: string): string => `/panel/${seatId}`;
export const declarationUrl = (seatId: string): string => `/panel/${seatId}/habilitet`;
export const seatSubmissionUrl = (seatId: string): string => `/panel/${seatId}/indsendelse`;
export const appointmentUrl = (applicationId: string): string => `/sager/${applicationId}/panel`;
export const assessmentsUrl = (applicationId: string): string => `/sager/${applicationId}/vurderinger`;
/** The case's own page, above the panel's. */
export const caseAboveUrl = (applicationId: string): string => `/sager/${applicationId}`;
export const rankingUrl = (roundId: string, page = 1): string => `/runder/${roundId}/rangliste${page > 1 ? `?side=${page}` : ''}`;
