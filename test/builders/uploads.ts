import supertest, { type Test } from 'supertest';
import { portalUrl, sql } from '../support/portal.js';
import type { ReadyApplication } from './ready-application.js';
import { aPdf } from './routes-world.js';

/** A true PDF of exactly so many bytes. */
export const pdfOf = (bytes: number): Buffer => Buffer.concat([aPdf, Buffer.alloc(bytes - aPdf.length, 0x20)]);

/** Several files in one form, as a browser sends them. */
export function uploadAll(files: readonly (readonly [string, Buffer])[], to: Pick<ReadyApplication, 'id' | 'owner'>, by = to.owner): Test {
  const request = supertest(portalUrl).post(`/ansoegninger/${to.id}/bilag`).set({ Cookie: `${by.cookie}; fyrtaarn_sprog=da`, Origin: portalUrl });
  for (const [name, content] of files) request.attach('file', content, name);
  return request;
}

export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: string;
  readonly sha256: string;
  readonly type: string;
}

/** An application's files, removed ones as well, in the order they came. */
export function attachmentsOf({ id }: Pick<ReadyApplication, 'id'>): Promise<AttachedFile[]> {
  return sql(
    'SELECT t.id, t.file_name AS name, f.bytes, f.sha256, f.media_type AS type FROM attachment t JOIN stored_file f ON f.key = t.storage_key WHERE t.application_id = $1 ORDER BY t.uploaded_at, t.id',
    [id],
  );
}
