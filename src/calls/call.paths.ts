export const callPaths = {
  calls: '/rundeadministration',
  new: '/rundeadministration/ny',
  call: '/rundeadministration/:roundId',
  edit: '/rundeadministration/:roundId/rediger',
  preview: '/rundeadministration/:roundId/som-ansoeger',
  previewStep: '/rundeadministration/:roundId/som-ansoeger/:step',
  publish: '/rundeadministration/:roundId/offentliggoer',
  close: '/rundeadministration/:roundId/luk',
} as const;

export const callUrl = (roundId: string, page: 'rediger' | 'som-ansoeger' | 'offentliggoer' | 'luk' | '' = ''): string => `${callPaths.calls}/${encodeURIComponent(roundId)}${page && `/${page}`}`;

export const previewStepUrl = (roundId: string, step: number): string => `${callUrl(roundId, 'som-ansoeger')}/${step}`;
