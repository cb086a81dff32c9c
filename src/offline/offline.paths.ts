export const offlinePaths = {
  /** Reading and scoring without the net; POST takes a sheet that was filled in. */
  offline: '/panelrunde/:roundId/offline',
  /** Everything to read, on one page made for paper. */
  pack: '/panelrunde/:roundId/pakke',
  sheet: '/panelrunde/:roundId/ark.xlsx',
  /** What a sheet would change; POST changes it. */
  preview: '/panelrunde/:roundId/ark/:importId',
} as const;

export const offlineUrl = (roundId: string): string => `/panelrunde/${roundId}/offline`;
export const packUrl = (roundId: string): string => `/panelrunde/${roundId}/pakke`;
export const scoreSheetUrl = (roundId: string): string => `/panelrunde/${roundId}/ark.xlsx`;
export const scorePreviewUrl = (roundId: string, importId: string): string => `/panelrunde/${roundId}/ark/${importId}`;
