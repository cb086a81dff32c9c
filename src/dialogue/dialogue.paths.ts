const members = '/ansoegninger/:id/dialog';
const officers = '/dialog/:id';

export const dialoguePaths = {
  /** Of the consortium. GET shows the thread, POST writes in it. */
  thread: members,
  /** POST says how far somebody has read. */
  seen: `${members}/laest`,
  file: `${members}/filer/:fileId`,
  /** POST shares the draft with the secretariat, or takes that back. */
  sharing: '/ansoegninger/:id/deling',
  /** Of the secretariat, from here on. */
  list: '/dialog',
  officerThread: officers,
  officerSeen: `${officers}/laest`,
  officerFile: `${officers}/filer/:fileId`,
  /** POST says that the last message needs no answer. */
  settling: `${officers}/intet-svar`,
  draft: `${officers}/kladde`,
  draftFile: `${officers}/kladde/bilag/:attachmentId`,
} as const;

/** The thread as the consortium sees it. */
export const dialogueUrl = (applicationId: string, part: 'thread' | 'seen' | 'sharing' = 'thread', page = 1): string => paged(dialoguePaths[part].replace(':id', applicationId), page);

/** The thread as the secretariat sees it. */
export const officerDialogueUrl = (applicationId: string, part: 'officerThread' | 'officerSeen' | 'settling' = 'officerThread', page = 1): string => paged(dialoguePaths[part].replace(':id', applicationId), page);

export const dialoguesUrl = (page = 1): string => paged(dialoguePaths.list, page);

/** A draft that its consortium shares with the secretariat. */
export const sharedDraftUrl = (applicationId: string): string => dialoguePaths.draft.replace(':id', applicationId);

export const sharedDraftFileUrl = (applicationId: string, attachmentId: string): string => `${sharedDraftUrl(applicationId)}/bilag/${attachmentId}`;

export const messageFileUrl = (applicationId: string, fileId: string, by: 'file' | 'officerFile'): string =>
  dialoguePaths[by].replace(':id', applicationId).replace(':fileId', fileId);

function paged(path: string, page: number): string {
  return page > 1 ? `${path}?side=${page}` : path;
}
