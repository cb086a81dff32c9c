import { fileTypeFromBuffer } from 'file-type';
import { ok, refused, type Result } from '../../shared/result.js';
import { hasMacros, isZip, readZipDirectory, unpacksTooFar } from './zip-directory.js';

/** File kinds told by their content, with the endings a name may give them; the first is the usual one. */
const kinds = {
  pdf: { label: 'PDF', endings: ['.pdf'], mediaType: 'application/pdf' },
  docx: { label: 'Word', endings: ['.docx'], mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { label: 'Excel', endings: ['.xlsx'], mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: { label: 'PowerPoint', endings: ['.pptx'], mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  odt: { label: 'OpenDocument', endings: ['.odt'], mediaType: 'application/vnd.oasis.opendocument.text' },
  ods: { label: 'OpenDocument', endings: ['.ods'], mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  odp: { label: 'OpenDocument', endings: ['.odp'], mediaType: 'application/vnd.oasis.opendocument.presentation' },
  png: { label: 'PNG', endings: ['.png'], mediaType: 'image/png' },
  jpg: { label: 'JPEG', endings: ['.jpg', '.jpeg'], mediaType: 'image/jpeg' },
  gif: { label: 'GIF', endings: ['.gif'], mediaType: 'image/gif' },
  webp: { label: 'WebP', endings: ['.webp'], mediaType: 'image/webp' },
  tif: { label: 'TIFF', endings: ['.tif', '.tiff'], mediaType: 'image/tiff' },
  txt: { label: 'TXT', endings: ['.txt'], mediaType: 'text/plain' },
  csv: { label: 'CSV', endings: ['.csv'], mediaType: 'text/csv' },
} as const satisfies Readonly<Record<string, { label: string; endings: readonly [string, ...string[]]; mediaType: string }>>;

export type Kind = keyof typeof kinds;
export const allKinds = Object.keys(kinds) as readonly Kind[];

/** What a file's content turned out to be. */
export interface Told {
  /** The usual ending of its kind, for a name that has none. */
  readonly ending: string;
  readonly mediaType: string;
}

/** Why a content is not received. `found` is a kind in words, see `foundInWords`. */
export type KindProblem =
  | { readonly code: 'empty' | 'locked' | 'macros' | 'bomb' }
  | { readonly code: 'kind'; readonly found: string }
  /** The name says something else than the content; both would have been fine. */
  | { readonly code: 'mismatch'; readonly said: string; readonly found: string; readonly ending: string };

/** Text has no mark of its own: only here does the name decide. */
const texts: readonly Kind[] = ['txt', 'csv'];
const withMacros = ['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm'];

/** File name endings to show and to put in a form's `accept`. */
export function endingsOf(accepted: readonly Kind[] = allKinds): string[] {
  return accepted.flatMap((kind) => [...kinds[kind].endings]);
}

/** What a stored file is called, by its media type: `Word`. */
export function labelOf(mediaType: string): string {
  return Object.values(kinds).find((kind) => kind.mediaType === mediaType.split(';')[0])?.label ?? mediaType;
}

/** The ending a name has, in small letters; '' for none. */
export function endingOf(name: string): string {
  return /[^.](\.[a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Judges by content; a name that says something else is refused too, since nobody could open such a file. */
export async function tellKind(content: Buffer, name: string, accepted: readonly Kind[] = allKinds): Promise<Result<Told, KindProblem>> {
  if (content.length === 0) return refused({ code: 'empty' });
  const said = endingOf(name);
  const packed = isZip(content) ? readZipDirectory(content) : null;
  if (packed && unpacksTooFar(packed)) return refused({ code: 'bomb' });
  const found = (await fileTypeFromBuffer(content))?.ext ?? '';
  if (withMacros.includes(found) || (packed && hasMacros(packed))) return refused({ code: 'macros' });
  const kind = accepted.find((one) => one === found && !texts.includes(one));
  if (!kind) return textKind(content, said, found, accepted);
  if (kind === 'pdf' && isLockedPdf(content)) return refused({ code: 'locked' });
  const { endings, mediaType } = kinds[kind];
  if (said === '' || (endings as readonly string[]).includes(said)) return ok({ ending: endings[0], mediaType });
  return refused({ code: 'mismatch', said, found: kind, ending: endings[0] });
}

function textKind(content: Buffer, said: string, found: string, accepted: readonly Kind[]): Result<Told, KindProblem> {
  const charset = charsetOf(content);
  const kind = texts.find((one) => accepted.includes(one) && kinds[one].endings[0] === said);
  if (kind && charset) return ok({ ending: said, mediaType: `${kinds[kind].mediaType}; charset=${charset}` });
  return refused({ code: 'kind', found: found || (charset ? 'text' : 'unknown') });
}

/** null: no text, or one in an encoding that cannot be told from chance. */
function charsetOf(content: Buffer): 'utf-8' | 'windows-1252' | null {
  // Control characters other than tab, line feed, form feed and carriage return, and DEL.
  if (content.some((byte) => byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20) || byte === 0x7f)) return null;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return 'utf-8';
  } catch {
    // The five codes Windows-1252 leaves open.
    return content.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) ? null : 'windows-1252';
  }
}

/** An encryption dictionary named where a PDF's trailer stands; that is never compressed itself. */
function isLockedPdf(content: Buffer): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(content.toString('latin1'));
}
