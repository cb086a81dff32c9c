import { createPublicKey, verify } from 'node:crypto';
import { sha256Hex } from '../../src/shared/canonical-json.js';
import { sql } from './portal.js';

interface Row {
  readonly position: string;
  readonly statement: string;
  readonly sha256: string;
  readonly link: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly applicationId: string;
  readonly version: number | null;
}

interface Statement {
  readonly kind: 'submission' | 'refusal';
  readonly why?: string;
  readonly lateByMs?: number;
  readonly receivedAt: string;
  readonly round: { readonly closesAt: string; readonly openUntil?: string };
  readonly log: { readonly position: number; readonly before: string };
  readonly content?: { readonly sha256: string };
}

/**
 * Goes through the whole log of a database and everything that was sent in, and says each thing that is wrong: a gap, a
 * broken link, a signature that does not fit, a version without exactly one receipt, a verdict that the statement's own
 * deadline contradicts. Empty: all is well. Made from the documented format alone, not by the portal's own code.
 */
export async function faultsInLog(ask: typeof sql = sql): Promise<string[]> {
  const rows = await ask<Row>(
    `SELECT r.position::text, r.statement, r.sha256, r.link, r.signature, k.public_key AS "publicKey", r.application_id AS "applicationId", r.version
       FROM receipt r JOIN receipt_key k ON k.id = r.key_id ORDER BY r.position`,
  );
  const sent = await ask<{ key: string; snapshot: string; sha256: string; receivedAt: Date }>(
    `SELECT application_id || ' ' || version AS key, snapshot, sha256, received_at AS "receivedAt" FROM submission WHERE key IS NOT NULL OR EXISTS (SELECT FROM receipt r WHERE r.application_id = submission.application_id)`,
  );
  const faults: string[] = [];
  const versions = new Map<string, { sha256: string; receivedAt: string }>();
  let before = '0'.repeat(64);
  for (const [at, row] of rows.entries()) {
    const statement = JSON.parse(row.statement) as Statement;
    const wrong = (what: string): void => void faults.push(`receipt ${row.position}: ${what}`);
    if (Number(row.position) !== at + 1 || statement.log.position !== at + 1) wrong(`stands at place ${at + 1}`);
    if (statement.log.before !== before || row.link !== sha256Hex(before + row.sha256)) wrong('does not build on the one before');
    if (row.sha256 !== sha256Hex(row.statement)) wrong('has another hash');
    if (!verify(null, Buffer.from(row.statement), keyOf(row.publicKey), Buffer.from(row.signature, 'base64url'))) wrong('is not signed by its key');
    before = row.link;
    const lateByMs = Date.parse(statement.receivedAt) - Date.parse(statement.round.openUntil ?? statement.round.closesAt);
    if (statement.kind === 'submission' && lateByMs > 0) wrong(`was taken ${lateByMs} ms late`);
    if (statement.why === 'late' && lateByMs <= 0) wrong(`was refused as late ${-lateByMs} ms before its deadline`);
    if (statement.kind !== 'submission') continue;
    const key = `${row.applicationId} ${row.version}`;
    if (versions.has(key)) wrong(`is the second of ${key}`);
    versions.set(key, { sha256: statement.content?.sha256 ?? '', receivedAt: statement.receivedAt });
  }
  for (const { key, snapshot, sha256, receivedAt } of sent) {
    const receipt = versions.get(key);
    if (!receipt) faults.push(`${key} has no receipt`);
    else if (receipt.sha256 !== sha256 || sha256 !== sha256Hex(snapshot) || receipt.receivedAt !== receivedAt.toISOString()) faults.push(`${key} is not what its receipt says`);
  }
  if (versions.size > sent.length) faults.push(`${versions.size} receipts of ${sent.length} versions`);
  return faults;
}

/** SubjectPublicKeyInfo of an Ed25519 key: a fixed head and the 32 bytes (RFC 8410). */
function keyOf(publicKey: string) {
  return createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'base64url')]), format: 'der', type: 'spki' });
}
