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
  /** Application and version; null: of a refusal. */
  readonly key: string | null;
  readonly snapshot: string | null;
  readonly receivedAt: Date | null;
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
 * deadline contradicts. Empty: all is well. Made from the documented format alone, not by the portal's own code. `sent`: the
 * applications whose versions must have receipts, where other specs write versions into the same database; null: all.
 */
export async function faultsInLog(ask: typeof sql = sql, sent: readonly string[] | null = null): Promise<string[]> {
  // Looked for first: whoever sends in meanwhile has a receipt by then.
  const without = await ask<{ key: string }>(
    `SELECT application_id || ' ' || version AS key FROM submission s WHERE EXISTS (SELECT FROM receipt r WHERE r.application_id = s.application_id)
        AND NOT EXISTS (SELECT FROM receipt r WHERE r.application_id = s.application_id AND r.version = s.version)
        AND ($1::uuid[] IS NULL OR s.application_id = ANY($1))`,
    [sent],
  );
  const rows = await ask<Row>(
    `SELECT r.position::text, r.statement, r.sha256, r.link, r.signature, k.public_key AS "publicKey", r.application_id || ' ' || r.version AS key,
            s.snapshot, s.received_at AS "receivedAt"
       FROM receipt r JOIN receipt_key k ON k.id = r.key_id LEFT JOIN submission s ON s.application_id = r.application_id AND s.version = r.version ORDER BY r.position`,
  );
  const faults = without.map(({ key }) => `${key} has no receipt`);
  const versions = new Set<string>();
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
    if (versions.has(row.key!)) wrong(`is the second of ${row.key}`);
    versions.add(row.key!);
    if (row.snapshot === null) wrong('is of nothing that was sent in');
    else if (statement.content?.sha256 !== sha256Hex(row.snapshot) || row.receivedAt?.toISOString() !== statement.receivedAt) wrong('says another thing than what was sent in');
  }
  return faults;
}

/** SubjectPublicKeyInfo of an Ed25519 key: a fixed head and the 32 bytes (RFC 8410). */
function keyOf(publicKey: string) {
  return createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'base64url')]), format: 'der', type: 'spki' });
}
