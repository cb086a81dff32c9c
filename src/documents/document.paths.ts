import type { Lang } from '../shared/lang.js';

const one = '/ansoegninger/:id/dokument';

export const documentPaths = {
  /** GET shows what can be had and what is ready; POST asks for a PDF. */
  documents: one,
  /** The whole application as a page laid out for paper. */
  print: `${one}/udskrift`,
  /** How far a PDF is; leads on when it is ready. */
  progress: `${one}/:documentId`,
  file: `${one}/:documentId/pdf`,
} as const;

export const documentsUrl = (applicationId: string): string => documentPaths.documents.replace(':id', applicationId);

/** Without a version: the application as it stands. */
export const printUrl = (applicationId: string, version: number | null = null): string =>
  `${documentPaths.print.replace(':id', applicationId)}${version === null ? '' : `?version=${version}`}`;

export const progressUrl = (applicationId: string, documentId: string): string =>
  documentPaths.progress.replace(':id', applicationId).replace(':documentId', documentId);

export const documentFileUrl = (applicationId: string, documentId: string): string => `${progressUrl(applicationId, documentId)}/pdf`;

/** `ansoegning-2011-00004-version-1-da.pdf` */
export function documentFileName(lang: Lang, number: string, version: number | null): string {
  const what = version === null ? (lang === 'da' ? 'udkast' : 'draft') : `version-${version}`;
  return `${lang === 'da' ? 'ansoegning' : 'application'}-${number}-${what}-${lang}.pdf`;
}
