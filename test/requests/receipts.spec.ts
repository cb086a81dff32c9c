import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '../../src/shared/canonical-json.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { anAttachment } from '../builders/routes-world.js';
import { aPerson, aRound, browserOf, sql } from '../support/portal.js';

interface Receipt {
  statement: { version: number; replaces: number | null; receivedAt: string; log: { position: number; before: string }; content: { sha256: string }; files: { fileName: string; sha256: string }[] };
  signature: string;
  key: { id: string; publicKey: string };
}

const file = async ({ id, owner }: ReadyApplication, part: 'underskrevet' | 'indsendt' = 'underskrevet', version = ''): Promise<string> =>
  (await browserOf(owner).get(`/ansoegninger/${id}/kvittering/${part}.json${version}`).buffer(true).expect(200)).text;
const published = async (): Promise<string> => (await browserOf(null).get('/kvitteringer/log.json').expect(200)).text;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'receipts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command says, without a portal to ask. */
function verified(receipt: string, { content, log }: { content?: string; log?: string } = {}) {
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const args = [put('receipt.json', receipt), ...(content ? ['--content', put('content.json', content)] : []), ...(log ? ['--published', put('log.json', log)] : [])];
  const { status, stdout } = spawnSync(process.execPath, ['scripts/verify.mjs', ...args], { encoding: 'utf8', env: { PATH: process.env.PATH } });
  return { status, stdout };
}

describe('a signed receipt', () => {
  it('is verified without the portal: signature, key, content', async () => {
    const application = await aReadyApplication({ title: 'Fyr på Ærø 🏮' });
    await anAttachment(application);
    await application.submit().expect(303);
    const receipt = await file(application);
    const said = verified(receipt, { content: await file(application, 'indsendt'), log: await published() });
    expect(said.stdout).toContain('yes: the signature fits the text\n');
    expect(said.stdout).toContain('yes: the key is one of those published\n');
    expect(said.stdout).toContain('yes: the application is the one that was received\n');
    expect(said).toMatchObject({ status: 0, stdout: expect.stringMatching(/\nvalid\n$/) });
    const { statement } = JSON.parse(receipt) as Receipt;
    expect(statement).toMatchObject({ schema: 'fyrtaarn-receipt-1', kind: 'submission', version: 1, replaces: null, application: { id: application.id, number: application.number } });
    const stored = await sql('SELECT sha256, received_at AS "receivedAt" FROM submission WHERE application_id = $1', [application.id]);
    expect(stored).toEqual([{ sha256: statement.content.sha256, receivedAt: new Date(statement.receivedAt) }]);
    expect(statement.files).toEqual(await sql(`SELECT m.file_name AS "fileName", f.bytes::int AS bytes, f.sha256 FROM attachment m JOIN stored_file f ON f.key = m.storage_key WHERE m.application_id = $1`, [application.id]));
  });

  it('and the signature is plain Ed25519 over the canonical statement, for any other program', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    const { statement, signature, key } = JSON.parse(await file(application)) as Receipt;
    // SubjectPublicKeyInfo of an Ed25519 key: a fixed head and the 32 bytes (RFC 8410).
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key.publicKey, 'base64url')]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(canonicalJson(statement)), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it.each([
    ['another instant', (receipt: Receipt) => ({ ...receipt, statement: { ...receipt.statement, receivedAt: '2030-01-01T11:59:59.999Z' } })],
    ['another place in the log', (receipt: Receipt) => ({ ...receipt, statement: { ...receipt.statement, log: { ...receipt.statement.log, position: 1 } } })],
    ['a signature cut short', (receipt: Receipt) => ({ ...receipt, signature: receipt.signature.slice(0, -8) })],
    ['somebody else’s key', (receipt: Receipt) => ({ ...receipt, key: { ...receipt.key, publicKey: Buffer.alloc(32, 7).toString('base64url') } })],
    ['no statement at all', ({ signature, key }: Receipt) => ({ signature, key })],
  ])('with %s is not valid', async (_, changed) => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    const receipt = await file(application);
    expect(verified(receipt).status).toBe(0);
    expect(verified(JSON.stringify(changed(JSON.parse(receipt) as Receipt)))).toMatchObject({ status: 1, stdout: expect.stringMatching(/NOT VALID\n$/) });
  });

  it('does not fit another application’s content, and text that is no receipt is refused', async () => {
    const [one, other] = [await aReadyApplication(), await aReadyApplication()];
    await one.submit().expect(303);
    await other.submit().expect(303);
    expect(verified(await file(one), { content: await file(other, 'indsendt') })).toMatchObject({ status: 1, stdout: expect.stringContaining('NO: the application is the one that was received') });
    expect(verified('not JSON').status).toBe(1);
  });

  it('is for the members alone', async () => {
    const application = await aReadyApplication();
    const path = `/ansoegninger/${application.id}/kvittering/underskrevet.json`;
    await browserOf(application.owner).get(path).expect(404);
    await application.submit().expect(303);
    await browserOf(await aPerson(['applicant'])).get(path).expect(404);
    await browserOf(null).get(path).expect(303);
    await browserOf(application.owner).get(`${path}?version=2`).expect(404);
  });
});

describe('the log', () => {
  it('has a place for every submission, without gaps, and each link builds on the one before', async () => {
    const applications = await Promise.all(Array.from({ length: 12 }, () => aReadyApplication()));
    const answers = await Promise.all(applications.flatMap((application) => [application.submit(), application.submit()]));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const rows = await sql<{ position: string; statement: string; sha256: string; link: string; version: number; applicationId: string }>(
      'SELECT position, statement, sha256, link, version, application_id AS "applicationId" FROM receipt ORDER BY position',
    );
    let before = '0'.repeat(64);
    for (const [at, row] of rows.entries()) {
      expect(Number(row.position)).toBe(at + 1);
      expect(row.sha256).toBe(sha256Hex(row.statement));
      expect((JSON.parse(row.statement) as Receipt['statement']).log).toEqual({ position: at + 1, before });
      expect(row.link).toBe(sha256Hex(before + row.sha256));
      before = row.link;
    }
    for (const { id } of applications) expect(rows.filter(({ applicationId }) => applicationId === id)).toHaveLength(1);
  });

  it('can be neither changed nor shortened in the database', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    await expect(sql(`UPDATE receipt SET received_at = received_at - interval '1 hour' WHERE application_id = $1`, [application.id])).rejects.toThrow();
    await expect(sql('DELETE FROM receipt WHERE application_id = $1', [application.id])).rejects.toThrow();
    await expect(sql('TRUNCATE receipt')).rejects.toThrow();
  });

  it('publishes keys and heads, and nothing of what was applied for', async () => {
    const application = await aReadyApplication({ title: 'Hemmelig titel' });
    await application.submit().expect(303);
    const text = await published();
    const { key } = JSON.parse(await file(application)) as Receipt;
    expect((JSON.parse(text) as { keys: { id: string; publicKey: string }[] }).keys).toContainEqual(expect.objectContaining({ id: key.id, publicKey: key.publicKey }));
    for (const secret of [application.id, application.number, 'Hemmelig titel']) expect(text).not.toContain(secret);
  });
});

describe('a try that was refused', () => {
  const refusals = (application: ReadyApplication) => sql<{ position: string; statement: string }>(`SELECT position, statement FROM receipt WHERE application_id = $1 AND kind = 'refusal' ORDER BY position`, [application.id]);
  const link = /href="(\/ansoegninger\/[^"]+\/kvittering\/forsoeg\/\d+)"/;

  it('after the deadline gets a receipt that says how late it was, and leaves the draft alone', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: -30_000 }) });
    const { text } = await application.submit().expect(422);
    const receipt = (await browserOf(application.owner).get(link.exec(text)![1]!).buffer(true).expect(200)).text;
    expect(verified(receipt, { log: await published() }).status).toBe(0);
    const { statement } = JSON.parse(receipt) as { statement: { kind: string; why: string; lateByMs: number; receivedAt: string; round: { closesAt: string } } };
    expect(statement).toMatchObject({ kind: 'refusal', why: 'late', lateByMs: Date.parse(statement.receivedAt) - Date.parse(statement.round.closesAt) });
    expect(statement.lateByMs).toBeGreaterThanOrEqual(5_000);
    expect(await sql(`SELECT state FROM application WHERE id = $1`, [application.id])).toEqual([{ state: 'draft' }]);
  });

  it('says what was missing', async () => {
    const application = await aReadyApplication();
    await sql('DELETE FROM application_answer WHERE application_id = $1', [application.id]);
    const { text } = await application.submit().expect(422);
    const [row] = await refusals(application);
    const { why, missing } = JSON.parse(row!.statement) as { why: string; missing: string[] };
    expect(why).toBe('missing');
    expect(missing).toHaveLength(8);
    expect(new Set(missing.map((one) => one.split(' ')[1]))).toEqual(new Set(['finding.criterion']));
    await browserOf(application.owner).get(link.exec(text)![1]!).expect(200);
    expect((await browserOf(application.owner).get(`/ansoegninger/${application.id}/historik`)).text).toContain(`plads ${row!.position} i kvitteringsloggen`);
  });

  it('without the declaration is on record too', async () => {
    const application = await aReadyApplication();
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/indsendelse`, {}).expect(422);
    expect((await refusals(application)).map(({ statement }) => (JSON.parse(statement) as { missing: string[] }).missing)).toEqual([['summary declaration']]);
  });

  it('is another’s secret, and no receipt of a submission', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: -30_000 }) });
    const path = link.exec((await application.submit().expect(422)).text)![1]!;
    await browserOf(await aPerson(['applicant'])).get(path).expect(404);
    const other = await aReadyApplication();
    await browserOf(other.owner).get(path.replace(application.id, other.id)).expect(404);
    for (const odd of ['0', '01', 'x', '9'.repeat(30)]) await browserOf(application.owner).get(`/ansoegninger/${application.id}/kvittering/forsoeg/${odd}`).expect(404);
  });

  it('fills the log a hundred times a day and no more', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: -30_000 }) });
    for (let tries = 0; tries < 10; tries += 1) await Promise.all(Array.from({ length: 11 }, () => application.submit().expect(422)));
    expect(await refusals(application)).toHaveLength(100);
  });
});
