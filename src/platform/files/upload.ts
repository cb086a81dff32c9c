import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { Clock } from '../clock.js';
import { Files, type FileProblem, type Received, type Wanted } from './files.js';
import type { Spooled } from './spool.js';

/** A file that came with a form, with the name its sender gave it. */
export type Uploaded = Received & { readonly name: string };

/** Why a form's files were not received, and which file it was; '' where that cannot be said. */
export type UploadProblem = (FileProblem | { readonly code: 'none' | 'large' | 'many' }) & { readonly name: string };

/** All of a form's files, or the first thing that was wrong and none. */
export interface Upload {
  readonly files: readonly Uploaded[];
  readonly problem: UploadProblem | null;
}

export interface UploadLimits extends Pick<Wanted, 'accept'> {
  readonly maxBytes: number;
  readonly maxFiles: number;
}

interface Part {
  readonly name: string;
  readonly taken: Spooled | FileProblem;
}

/**
 * Receives the files of a form's field `file` before its transaction opens, so that a slow line holds no database
 * connection. Whatever the handler does not `keep` is thrown away when the answer has gone out.
 */
export async function receiveUpload(request: Request, response: Response, files: Files, { maxBytes, maxFiles, accept }: UploadLimits, clock: Clock): Promise<Upload> {
  const parts: Part[] = [];
  const refused = await readForm(request, response, files, parts, { maxBytes, maxFiles });
  // What counts against a deadline is when the complete request had arrived; until now only its head had.
  Object.assign(request, { receivedAt: clock.arrival() });
  const received: Uploaded[] = [];
  let problem = refused ?? (parts.length ? null : { code: 'none' as const, name: '' });
  // One that broke off has left a gap.
  for (const { name, taken } of parts.filter(Boolean)) {
    if ('code' in taken) problem ??= { ...taken, name };
    else if (problem) await files.forget(taken);
    else {
      const one = await files.receive(taken, { name, accept });
      if (one.ok) received.push({ ...one.value, name });
      else problem = { ...one.refusal, name };
    }
  }
  const discard = (): void => void files.discard(received.map(({ key }) => key));
  if (problem || response.closed) discard();
  else response.once('close', discard);
  return { files: problem ? [] : received, problem };
}

function readForm(request: Request, response: Response, files: Files, parts: Part[], limits: { maxBytes: number; maxFiles: number }): Promise<UploadProblem | null> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let name = '';
  let began = 0;
  const take = async (stream: Readable, at: number, called: string): Promise<unknown> => {
    try {
      const taken = await files.take(stream, gone.signal);
      parts[at] = { name: called, taken: taken.ok ? taken.value : taken.refusal };
      if (!taken.ok) stream.resume();
      return null;
    } catch (error) {
      return error;
    }
  };
  const storage: multer.StorageEngine = {
    _handleFile(_, file, finished) {
      name = file.originalname;
      // A small file is done before a larger one that came first; people are told in their own order.
      void take(file.stream, began++, name).then((error) => finished(error, {}));
    },
    // What was taken is forgotten with the rest of its form, in one place.
    _removeFile: (_request, _file, finished) => finished(null),
  };
  const parse = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { fileSize: limits.maxBytes, files: limits.maxFiles, fields: 20, parts: limits.maxFiles + 20, fieldSize: 1024 * 1024 },
  }).array('file');
  return new Promise((resolve) => {
    // Anything else that goes wrong is a form that did not arrive whole, or is none: then there is no file.
    parse(request, response, (error: unknown) => resolve(error ? { code: codeOf(error), name } : null));
  });
}

function codeOf(error: unknown): 'large' | 'many' | 'none' {
  const code = error instanceof MulterError ? error.code : '';
  if (code === 'LIMIT_FILE_SIZE') return 'large';
  return code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_PART_COUNT' ? 'many' : 'none';
}
