import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { ReceiptService } from '../receipts/index.js';
import type { Probe } from './probe.rules.js';
import { ProbeService } from './probe.service.js';
import type { ProbeStore } from './probe.store.js';
import type { ProbeWire } from './probe.wire.js';

const id = '00000000-0000-0000-0000-000000000001';
const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'jwk' }).x!;

/** A service whose entrance answers as told, with a store that holds what was received, or what is put in its place. */
async function tried(answer: Awaited<ReturnType<ProbeWire['send']>>, given: { isThere?: boolean; found?: (probe: Probe) => Probe | null | Error } = {}) {
  let stored: Probe | null = null;
  const store = {
    add: async (probe: Probe) => void (stored = probe),
    isThere: async () => given.isThere ?? true,
    one: async () => {
      const found = given.found ? given.found(stored!) : stored;
      if (found instanceof Error) throw found;
      return found;
    },
  };
  const receipts = { seal: async (text: string) => ({ keyId: 'k', publicKey, signature: sign(null, Buffer.from(text), pair.privateKey).toString('base64url') }) };
  const service = new ProbeService(store as unknown as ProbeStore, receipts as unknown as ReceiptService, { send: async () => answer } as unknown as ProbeWire);
  await service.receive(id, new Date('2027-02-01T11:00:00Z'));
  return service.attempt(id);
}
const received = { kind: 'received', publicKey } as const;

describe('a try', () => {
  it('went well where what was acknowledged stands there and is genuine', async () => expect(await tried(received)).toBeNull());

  it.each([
    ['is not there', { found: () => null }, 'not-stored'],
    ['was changed', { found: (probe: Probe) => ({ ...probe, content: '{}' }) }, 'not-genuine'],
    ['cannot be asked for', { found: () => new Error('away') }, 'database'],
  ] as const)('fails where what was acknowledged %s', async (_, given, fault) => expect(await tried(received, given)).toEqual({ fault, detail: '' }));

  it.each([
    ['an error while the database answers', { kind: 'refused', status: 500 }, true, { fault: 'refused', detail: '500' }],
    ['an error while it does not', { kind: 'refused', status: 500 }, false, { fault: 'database', detail: '' }],
    ['silence while the database answers', { kind: 'silence', why: 'timeout' }, true, { fault: 'no-answer', detail: 'timeout' }],
    ['silence while it does not', { kind: 'silence', why: 'ECONNRESET' }, false, { fault: 'database', detail: '' }],
  ] as const)('fails with %s', async (_, answer, isThere, fault) => expect(await tried(answer, { isThere })).toEqual(fault));
});
