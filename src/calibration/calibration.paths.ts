export const calibrationPaths = {
  /** A member's cases in one round. */
  own: '/panelrunde/:roundId/kalibrering',
  ownCase: '/panelrunde/:roundId/kalibrering/:number',
  /** POST hands a case in. */
  handIn: '/panelrunde/:roundId/kalibrering/:number/indsendelse',
  /** POST opens a case that was handed in once more. */
  again: '/panelrunde/:roundId/kalibrering/:number/igen',
  /** What the secretariat sees: the cases, the spread, and who is far off. */
  round: '/runder/:roundId/kalibrering',
  /** POST takes the three standard cases. */
  standard: '/runder/:roundId/kalibrering/standard',
  roundCase: '/runder/:roundId/kalibrering/:number',
  removal: '/runder/:roundId/kalibrering/:number/sletning',
} as const;

export const calibrationUrl = (roundId: string): string => `/panelrunde/${roundId}/kalibrering`;
export const ownCaseUrl = (roundId: string, number: number): string => `${calibrationUrl(roundId)}/${number}`;
export const handInUrl = (roundId: string, number: number): string => `${ownCaseUrl(roundId, number)}/indsendelse`;
export const againUrl = (roundId: string, number: number): string => `${ownCaseUrl(roundId, number)}/igen`;
export const roundCalibrationUrl = (roundId: string): string => `/runder/${roundId}/kalibrering`;
export const standardUrl = (roundId: string): string => `${roundCalibrationUrl(roundId)}/standard`;
export const roundCaseUrl = (roundId: string, number: number): string => `${roundCalibrationUrl(roundId)}/${number}`;
export const removalUrl = (roundId: string, number: number): string => `${roundCaseUrl(roundId, number)}/sletning`;
