import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';

/** What a synthetic submission leaves behind. */
export interface Probe {
  readonly id: string;
  readonly receivedAt: Date;
  readonly content: string;
  readonly sha256: string;
  readonly keyId: string;
  /** Ed25519 over the statement, base64url. */
  readonly signature: string;
}

/** What is signed. It says itself that it is no receipt, so it can never pass for one. */
export function probeStatement({ id, receivedAt, sha256 }: Pick<Probe, 'id' | 'receivedAt' | 'sha256'>): string {
  return canonicalJson({ schema: 'fyrtaarn-probe-1', probe: id, receivedAt: receivedAt.toISOString(), content: { sha256 } });
}

/** Whether what was read back is what was received, byte for byte. `publicKey`: 32 bytes, base64url. */
export function isGenuine(probe: Probe, publicKey: string): boolean {
  if (sha256Hex(probe.content) !== probe.sha256) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(probeStatement(probe), 'utf8'), key, Buffer.from(probe.signature, 'base64url'));
}

/** How a try ended; '' where it went well. */
export const faults = ['database', 'no-answer', 'refused', 'not-stored', 'not-genuine'] as const;
export type Fault = (typeof faults)[number];

/** A line of the ledger. */
export interface Try {
  readonly id: string;
  /** The portal that tried, by the id it drew at its start. */
  readonly portal: string;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly fault: Fault | '';
  /** What the fault leaves open: an HTTP status, say. */
  readonly detail: string;
}

/** The lines that wait while the database is away; a day of them is enough, as the outage is seen by the silence. */
export const mostWaiting = 1_440;
export function waitingWith(waiting: readonly Try[], next: Try): Try[] {
  return [...waiting, next].slice(-mostWaiting);
}
