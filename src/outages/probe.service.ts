import { Injectable } from '@nestjs/common';
import { missingBeforeSubmit, snapshotOf } from '../applications/index.js';
import { ReceiptService } from '../receipts/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { isGenuine, probeStatement, type Fault } from './probe.rules.js';
import { ProbeStore } from './probe.store.js';
import { ProbeWire } from './probe.wire.js';
import { syntheticDraft, syntheticFrame } from './synthetic-application.js';

/** Tries whether the portal takes a submission, at the entrance everybody comes through. */
@Injectable()
export class ProbeService {
  constructor(
    private readonly store: ProbeStore,
    private readonly receipts: ReceiptService,
    private readonly wire: ProbeWire,
  ) {}

  /** What a submission does, in the request's transaction: rules, frozen text, hash, signature, a row. @returns the public key it was signed with */
  async receive(id: string, receivedAt: Date): Promise<string> {
    const missing = missingBeforeSubmit(syntheticDraft, syntheticFrame);
    if (missing.length) throw new Error(`The synthetic application lacks ${missing.map(({ key }) => key).join()}`);
    const content = canonicalJson(snapshotOf(syntheticDraft, syntheticFrame, { version: 1, receivedAt: receivedAt.toISOString(), submittedBy: 'Fyrtårn' }));
    const facts = { id, receivedAt, content, sha256: sha256Hex(content) };
    const { keyId, publicKey, signature } = await this.receipts.seal(probeStatement(facts));
    await this.store.add({ ...facts, keyId, signature });
    return publicKey;
  }

  /** Sends one and reads it back. Null: it went well. */
  async attempt(id: string): Promise<{ readonly fault: Fault; readonly detail: string } | null> {
    const answer = await this.wire.send(id);
    if (answer.kind === 'received') return this.readBack(id, answer.publicKey);
    if (!(await this.store.isThere())) return { fault: 'database', detail: '' };
    return answer.kind === 'refused' ? { fault: 'refused', detail: String(answer.status) } : { fault: 'no-answer', detail: answer.why };
  }

  private async readBack(id: string, publicKey: string): ReturnType<ProbeService['attempt']> {
    const found = await this.store.one(id).catch(() => undefined);
    if (found === undefined) return { fault: 'database', detail: '' };
    if (!found) return { fault: 'not-stored', detail: '' };
    return isGenuine(found, publicKey) ? null : { fault: 'not-genuine', detail: '' };
  }
}
