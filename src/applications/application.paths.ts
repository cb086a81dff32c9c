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
  aid: `${one}/statsstoette`,
  /** `?version=1` for one that was sent in. */
  economy: `${one}/oekonomi`,
  /** GET shows every amount that can be tried, POST reckons with them; `then=keep` stores them. */
  whatIf: `${one}/oekonomi/proev`,
  /** POST says that a section's page is open, and asks who else has it open. */
  presence: `${one}/tilstede`,
  attachments: `${one}/bilag`,
  attachment: `${one}/bilag/:attachmentId`,
  /** POST removes it. */
  attachmentRemoval: `${one}/bilag/:attachmentId/fjernelse`,
  summary: `${one}/opsummering`,
  /** POST submits. */
  submission: `${one}/indsendelse`,
  /** Where a submission stands that was sent and not yet answered; JSON for a script. */
  submissionStatus: `${one}/indsendelse/status`,
  receipt: `${one}/kvittering`,
  /** The submitted snapshot, byte for byte what the receipt's hash is of. */
  snapshot: `${one}/kvittering/indsendt.json`,
  /** The receipt as a signed file that anybody can verify. */
  signedReceipt: `${one}/kvittering/underskrevet.json`,
  /** The same for a try that was refused. */
  signedRefusal: `${one}/kvittering/forsoeg/:position`,
  history: `${one}/historik`,
  /** What one person changed in one section in one go, named by the last of its edits. */
  sitting: `${one}/historik/:editId`,
  versions: `${one}/versioner`,
  /** `?fra=1&til=2`, or `til=udkast` for what stands now. */
  comparison: `${one}/versioner/sammenligning`,
  version: `${one}/versioner/:version`,
  /** POST opens what was sent in for changes, before the deadline. */
  reopening: `${one}/genaabning`,
  /** GET asks, POST puts the changes aside: the version that was sent in is all there is. */
  dropping: `${one}/fortrydelse`,
  /** GET asks, POST withdraws what was sent in. */
  withdrawal: `${one}/tilbagetraekning`,
  /** GET shows the rounds, POST makes a new draft of this application. */
  copy: `${one}/kopi`,
} as const;

type Part = Exclude<keyof typeof applicationPaths, 'mine' | 'create' | 'criterion' | 'attachment' | 'attachmentRemoval' | 'sitting' | 'version'>;

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

export const versionUrl = (id: string, version: number): string => applicationPaths.version.replace(':id', id).replace(':version', String(version));

export const refusalUrl = (id: string, position: number): string => applicationPaths.signedRefusal.replace(':id', id).replace(':position', String(position));

/** A version's receipt, the file its hash is of, or its economy. */
export const sentUrl = (id: string, part: 'receipt' | 'snapshot' | 'signedReceipt' | 'economy', version: number): string => `${applicationUrl(id, part)}?version=${version}`;

export const comparisonUrl = (id: string, from: string, to: string): string => `${applicationUrl(id, 'comparison')}?fra=${from}&til=${to}`;

export const sittingUrl = (id: string, editId: bigint): string => applicationPaths.sitting.replace(':id', id).replace(':editId', String(editId));
