import { Injectable } from '@nestjs/common';
import { Events } from '../platform/events/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ConsortiumService, type Consortium } from './consortium.service.js';
import { canonicalPart, hashOf, partOf, signingOf, signsFor, type Part, type Signing } from './part.rules.js';
import { SignatureStore } from './signature.store.js';

/** A part as the one who signs for it sees it. */
export interface ToSign {
  readonly consortium: Consortium;
  readonly part: Part;
  readonly sha256: string;
  readonly signing: Signing;
}

/** changed: the part is another than the one that was seen. nobody: the member signs for no partner, or no longer. */
export type NotSigned = 'closed' | 'nobody' | { readonly changed: ToSign };

/** A partner's own part, read and signed. */
@Injectable()
export class SigningService {
  constructor(
    private readonly consortiums: ConsortiumService,
    private readonly store: SignatureStore,
    private readonly events: Events,
  ) {}

  /** `null` for a member who signs for no partner. */
  async open(id: string, accountId: string, now: Date): Promise<ToSign | null> {
    return toSign(await this.consortiums.of(id, accountId, now));
  }

  /** Signs what the person has seen, never what somebody has made of it meanwhile. A second press changes nothing. */
  async sign(id: string, accountId: string, given: { title: string; seen: string }, now: Date): Promise<Result<void, NotSigned>> {
    const consortium = await this.consortiums.locked(id, accountId, now);
    if (!consortium.isBeingWritten) return refused('closed');
    const own = toSign(consortium);
    if (!own) return refused('nobody');
    const { part, sha256, signing } = own;
    if (given.seen !== sha256) return refused({ changed: own });
    if (signing.state === 'signed' && signing.signature.accountId === accountId && signing.signature.title === given.title) return ok(undefined);
    const { partner } = part;
    await this.store.add({ applicationId: id, partnerId: partner.id, accountId, title: given.title, signedAt: now, part: canonicalPart(part), sha256 });
    await this.events.note({ subject: id, kind: 'consortium.signed', actorId: accountId, facts: { name: consortium.self.name, partner: partner.name, title: given.title, sha256 } });
    return ok(undefined);
  }
}

function toSign(consortium: Consortium): ToSign | null {
  const { draft } = consortium.opened;
  const partner = signsFor(consortium.self, draft.partners);
  const part = partner && partOf(draft, partner.id);
  return part && { consortium, part, sha256: hashOf(part), signing: signingOf(part, consortium.signatures) };
}
