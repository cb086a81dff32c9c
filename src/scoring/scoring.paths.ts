export const scoringPaths = {
  /** What a panel member has to assess. */
  panel: '/panel',
  seat: '/panel/:seatId',
  declaration: '/panel/:seatId/habilitet',
  /** POST submits the assessment. */
  submission: '/panel/:seatId/indsendelse',
  /** POST asks, while the desk is open, whether another window of the member has saved. */
  presence: '/panel/:seatId/tilstede',
  /** One of the application's files, by its hash. */
  attachment: '/panel/:seatId/bilag/:file',
  /** The case officer appoints the panel of one application. */
  appointment: '/sager/:applicationId/panel',
  assessments: '/sager/:applicationId/vurderinger',
} as const;

/** `place` is an anchor of the desk, see `deskPlace`. */
export const seatUrl = (seatId: string, place?: string): string => `/panel/${seatId}${place ? `#${place}` : ''}`;
/** A criterion's section on the desk; null is its foot, where one submits. */
export const deskPlace = (criterionNumber: number | null): string => (criterionNumber === null ? 'indsend' : `kriterium-${criterionNumber}`);
/** On an assessment that is handed in: the way to the next application. */
export const ownNextPlace = 'naeste';
export const seatAttachmentUrl = (seatId: string, file: string): string => `/panel/${seatId}/bilag/${file}`;
export const declarationUrl = (seatId: string): string => `/panel/${seatId}/habilitet`;
export const seatSubmissionUrl = (seatId: string): string => `/panel/${seatId}/indsendelse`;
export const seatPresenceUrl = (seatId: string): string => `/panel/${seatId}/tilstede`;
export const appointmentUrl = (applicationId: string): string => `/sager/${applicationId}/panel`;
export const assessmentsUrl = (applicationId: string): string => `/sager/${applicationId}/vurderinger`;
export const rankingUrl = (roundId: string, page = 1): string => `/runder/${roundId}/rangliste${page > 1 ? `?side=${page}` : ''}`;
