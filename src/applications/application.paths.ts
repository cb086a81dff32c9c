const one = '/ansoegninger/:id';

export const applicationPaths = {
  mine: '/ansoegninger',
  /** GET shows the choices, POST makes the draft. `?initiativ=2.1` and `?runde=2011-1` choose beforehand. */
  create: '/ansoegninger/ny',
  application: one,
  project: `${one}/projekt`,
  focusAreas: `${one}/indsatsomraader`,
  targets: `${one}/maal`,
  goals: `${one}/resultatmaal-og-effektmaal`,
  criterion: `${one}/kriterier/:criterionId`,
  partners: `${one}/partnere`,
  activities: `${one}/aktiviteter`,
  budget: `${one}/budget`,
  financing: `${one}/finansiering`,
  /** POST says that a section's page is open, and asks who else has it open. */
  presence: `${one}/tilstede`,
  attachments: `${one}/bilag`,
  attachment: `${one}/bilag/:attachmentId`,
  /** POST removes it. */
  attachmentRemoval: `${one}/bilag/:attachmentId/fjernelse`,
  summary: `${one}/opsummering`,
  /** POST submits. */
  submission: `${one}/indsendelse`,
  receipt: `${one}/kvittering`,
  /** The submitted snapshot, byte for byte what the receipt's hash is of. */
  snapshot: `${one}/kvittering/indsendt.json`,
  history: `${one}/historik`,
} as const;

type Part = Exclude<keyof typeof applicationPaths, 'mine' | 'create' | 'criterion' | 'attachment' | 'attachmentRemoval'>;

export const applicationUrl = (id: string, part: Part = 'application'): string => applicationPaths[part].replace(':id', id);

export const criterionUrl = (id: string, criterionId: string): string =>
  applicationPaths.criterion.replace(':id', id).replace(':criterionId', criterionId);

export const attachmentUrl = (id: string, attachmentId: string): string =>
  applicationPaths.attachment.replace(':id', id).replace(':attachmentId', attachmentId);

export const attachmentRemovalUrl = (id: string, attachmentId: string): string => `${attachmentUrl(id, attachmentId)}/fjernelse`;

export const createUrl = (choice: { initiative?: string; round?: string } = {}): string => {
  const query = new URLSearchParams();
  if (choice.initiative) query.set('initiativ', choice.initiative);
  if (choice.round) query.set('runde', choice.round);
  return query.size ? `${applicationPaths.create}?${query.toString()}` : applicationPaths.create;
};
