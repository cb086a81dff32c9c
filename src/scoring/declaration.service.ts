import { Injectable, NotFoundException } from '@nestjs/common';
import { DeclaringService, type DeclarableApplication } from '../interests/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import type { Statement } from './declaration.rules.js';
import type { SeatRow } from './seat.store.js';

/** The little a member may know before saying whether anything stands in the way. */
export interface ToDeclare extends DeclarableApplication {
  readonly seat: SeatRow;
  readonly open: boolean;
}

/** What a panel member says of one application, from the seat: mostly late, when something has come to light. */
@Injectable()
export class DeclarationService {
  constructor(private readonly declaring: DeclaringService) {}

  /** Whether the member has promised confidentiality; nothing at all is shown before that. */
  hasAccepted({ roundId, accountId }: SeatRow): Promise<boolean> {
    return this.declaring.hasAccepted(roundId, accountId);
  }

  async toDeclare(seat: SeatRow): Promise<ToDeclare> {
    const found = await this.declaring.one(seat.roundId, seat.applicationId, seat.accountId);
    return { ...found, seat, open: found.application.state === 'assessment' };
  }

  /** An interest closes the case at once; an assessment that was in is taken out of the count. */
  async declare(seat: SeatRow, member: Pick<SignedIn, 'id' | 'name'>, statement: Statement, at: Date): Promise<Result<void, 'closed'>> {
    const { open } = await this.toDeclare(seat);
    if (!open) return refused('closed');
    const word = statement.conflict ? { ground: statement.ground, note: statement.note } : { ground: null, note: '' };
    const kept = await this.declaring.declare(member, [{ applicationId: seat.applicationId, ...word }], at);
    // Said twice it is said once; an interest that somebody else has registered meanwhile has shut the case.
    if (kept === 0 && statement.conflict) throw new NotFoundException();
    return ok(undefined);
  }
}
