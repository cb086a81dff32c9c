import { ConflictException } from '@nestjs/common';

/** A file that is known but given to nobody: not scanned yet, infected, or not where it should be. */
export class FileHeldBack extends ConflictException {
  constructor(readonly why: 'pending' | 'infected' | 'missing') {
    super();
  }
}
