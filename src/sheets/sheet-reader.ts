import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { safeFileName } from '../applications/index.js';
import type { FileFault, RawSheet, ReadAnswer } from './workbook.process.js';
import { Workbooks } from './workbooks.js';

export type SheetFault = FileFault | 'none' | 'both' | 'large' | 'busy';

/** A file that was read, and not judged. */
export interface ReadSheets {
  readonly fileName: string;
  readonly sha256: string;
  readonly sheets: readonly RawSheet[];
}

export type SheetUpload = { readonly ok: true; readonly read: ReadSheets } | { readonly ok: false; readonly fault: SheetFault; readonly count: number };

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Tells by its content what a file is, and reads it. */
@Injectable()
export class SheetReader {
  constructor(private readonly workbooks: Workbooks) {}

  async file(content: Buffer, name: string): Promise<SheetUpload> {
    return this.answer(content, safeFileName(name, ''), await this.read(content));
  }

  async text(pasted: string, name: string): Promise<SheetUpload> {
    const content = Buffer.from(pasted);
    return this.answer(content, name, await this.workbooks.text(content, name));
  }

  private answer(content: Buffer, fileName: string, answer: ReadAnswer | null): SheetUpload {
    if (answer === null) return { ok: false, fault: 'busy', count: 0 };
    if (!answer.ok) return answer;
    return { ok: true, read: { fileName, sha256: createHash('sha256').update(content).digest('hex'), sheets: answer.sheets } };
  }

  private async read(content: Buffer): Promise<ReadAnswer | null> {
    const refused = (fault: FileFault): ReadAnswer => ({ ok: false, fault, count: 0 });
    if (content.length === 0) return refused('empty');
    // Old Excel files and encrypted new ones share a wrapping; only the latter hold a stream of this name.
    if (content.subarray(0, 8).equals(compound)) return refused(content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password' : 'xls');
    if (content.toString('latin1', 0, 2) === 'PK') return this.workbooks.read(content);
    return this.workbooks.text(content, 'CSV');
  }
}
