import type { Provider } from '@nestjs/common';
import { Db } from '../db/index.js';
import { Events } from '../events/index.js';
import { Log } from '../logging/index.js';
import { Clamd } from './clamd.js';
import { FileStore } from './file.store.js';
import { Files } from './files.js';
import { FolderStorage } from './folder.storage.js';
import type { S3Options } from './s3.storage.js';
import { ScanStore } from './scan.store.js';
import { Scanning } from './scanning.js';
import { Spool } from './spool.js';
import type { Storage } from './storage.js';
import { Sweep } from './sweep.js';

export interface FileOptions {
  /** Where files lie, and with an S3 store where they wait while they come in. */
  readonly folder: string;
  /** null: in the folder. */
  readonly s3: S3Options | null;
  /** null: nobody looks for viruses. */
  readonly clamdUrl: string | null;
}

const STORAGE = Symbol('Storage');
const HOUR = 3_600_000;

/** Files and the jobs that look after them. */
export function fileProviders({ folder, s3, clamdUrl }: FileOptions): Provider[] {
  const spool = new Spool(folder);
  const scanner = clamdUrl ? new Clamd(clamdUrl) : null;
  return [
    FileStore,
    ScanStore,
    { provide: STORAGE, useFactory: () => storageFor(folder, s3) },
    {
      provide: Files,
      useFactory: (db: Db, rows: FileStore, storage: Storage, log: Log) => new Files(db, rows, storage, spool, log, scanner !== null),
      inject: [Db, FileStore, STORAGE, Log],
    },
    {
      provide: Scanning,
      useFactory: (db: Db, rows: ScanStore, events: Events, storage: Storage, log: Log) => new Scanning(db, rows, events, storage, scanner, { everyMs: 2000 }, log),
      inject: [Db, ScanStore, Events, STORAGE, Log],
    },
    {
      provide: Sweep,
      useFactory: (rows: FileStore, storage: Storage, log: Log) => new Sweep(rows, storage, spool, { everyMs: HOUR, olderThanMs: HOUR }, log),
      inject: [FileStore, STORAGE, Log],
    },
  ];
}

async function storageFor(folder: string, s3: S3Options | null): Promise<Storage> {
  if (!s3) return new FolderStorage(folder);
  const { S3Storage } = await import('./s3.storage.js');
  return new S3Storage(s3);
}
