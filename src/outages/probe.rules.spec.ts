import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { sha256Hex } from '../shared/canonical-json.js';
import { isGenuine, mostWaiting, probeStatement, waitingWith, type Probe, type Try } from './probe.rules.js';

const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'jwk' }).x!;
const facts = { id: '00000000-0000-0000-0000-000000000001', receivedAt: new Date('2027-02-01T11:00:00.000Z'), content: '{"a":1}', sha256: sha256Hex('{"a":1}'), keyId: 'k' };
const probe: Probe = { ...facts, signature: sign(null, Buffer.from(probeStatement(facts)), pair.privateKey).toString('base64url') };

describe('what is read back', () => {
  it('is genuine as it was stored', () => expect(isGenuine(probe, publicKey)).toBe(true));

  it.each<[string, Partial<Probe>]>([
    ['another content', { content: '{"a":2}' }],
    ['another hash with its content', { content: '{"a":2}', sha256: sha256Hex('{"a":2}') }],
    ['another instant', { receivedAt: new Date('2027-02-01T11:00:00.001Z') }],
    ['another signature', { signature: 'AAAA' }],
  ])('is not with %s', (_, changed) => expect(isGenuine({ ...probe, ...changed }, publicKey)).toBe(false));

  it('says that it is no receipt', () => expect(probeStatement(probe)).toContain('"schema":"fyrtaarn-probe-1"'));
});

it('keeps the newest lines of a day while they cannot be written', () => {
  const one = (n: number): Try => ({ id: String(n), portal: 'p', beganAt: new Date(n), endedAt: new Date(n), fault: 'database', detail: '' });
  let waiting: Try[] = [];
  for (let n = 0; n < mostWaiting + 5; n += 1) waiting = waitingWith(waiting, one(n));
  expect([waiting.length, waiting[0]!.id, waiting.at(-1)!.id]).toEqual([mostWaiting, '5', String(mostWaiting + 4)]);
});
