import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eicar } from '../builders/file-contents.js';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aPdf } from '../builders/routes-world.js';
import { startClamd, type FakeClamd } from '../support/clamd.js';
import { aDatabase } from '../support/database.js';
import { aPerson, browserOf, jwtSecret } from '../support/portal.js';
import { startS3 } from '../support/s3-server.mjs';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';

/** A portal with a virus scanner and an S3 store, as one would be run; the scanner hangs until told otherwise. */
let clamd: FakeClamd;
let s3: Awaited<ReturnType<typeof startS3>>;
let portal: StartedPortal;
let client: pg.Client;
let uploads: string;

beforeAll(async () => {
  [clamd, s3] = [await startClamd(), await startS3()];
  const [databaseUrl, folder] = [await aDatabase(), mkdtempSync(join(tmpdir(), 'fyrtaarn-scanned-'))];
  uploads = join(folder, 'uploads');
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const env = { CLAMD_URL: clamd.url, S3_URL: s3.url, S3_BUCKET: s3.bucket, S3_KEY: 'S3RVER', S3_SECRET: 'S3RVER' };
  portal = await startPortal({ databaseUrl, folder, jwtSecret, env });
});
afterAll(async () => {
  await portal.stop();
  await client.end();
  await clamd.stop();
  await s3.stop();
});

const at = (person: ReadyApplication['owner']) => browserOf(person, { url: portal.url });
const attach = (application: ReadyApplication, name: string, content: Buffer) => at(application.owner).upload(`/ansoegninger/${application.id}/bilag`, { name, content }).expect(303);
const fileOf = async ({ id }: ReadyApplication) => (await client.query<{ id: string; state: string; key: string }>('SELECT t.id, f.scan_state AS state, f.key FROM attachment t JOIN stored_file f ON f.key = t.storage_key WHERE t.application_id = $1', [id])).rows[0]!;
const anOfficer = () => aPerson(['officer'], {}, async <Row extends object>(text: string, params: unknown[] = []) => (await client.query(text, params)).rows as Row[]);

async function scanned(application: ReadyApplication): Promise<void> {
  await client.query('UPDATE stored_file SET next_scan_at = clock_timestamp()');
  for (let tries = 0; tries < 400 && (await fileOf(application)).state === 'pending'; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
}

describe('a file that waits for the scanner', () => {
  it('is fetched by nobody, keeps nobody from sending in, and is there once it was found clean', async () => {
    clamd.mode = 'hang-up';
    const application = await readyApplication(client, portal.url);
    await attach(application, 'tilsagn.pdf', aPdf);
    const { id, key } = await fileOf(application);
    const mine = `/ansoegninger/${application.id}/bilag`;
    const { text } = await at(application.owner).get(mine).expect(200);
    expect([text.includes('Venter på virusskanning'), text.includes('Nye filer skannes for virus'), text.includes(`href="${mine}/${id}"`)]).toEqual([true, true, false]);
    const refused = await at(application.owner).get(`${mine}/${id}`).expect(409);
    expect(refused.text).toContain('Filen er ikke skannet for virus endnu');
    await application.submit().expect(303);
    const officer = await anOfficer();
    await at(officer).get(`/sager/${application.id}/bilag/${id}`).expect(409);

    clamd.mode = 'answer';
    await scanned(application);
    expect((await at(officer).get(`/sager/${application.id}/bilag/${id}`).buffer(true).expect(200)).body).toEqual(aPdf);
    // It lies in the store, and nothing is left where it came in.
    expect(await (await fetch(`${s3.url}/${s3.bucket}?list-type=2`)).text()).toContain(key);
    expect(readdirSync(uploads)).toEqual([]);
  });
});

describe('an infected file', () => {
  it('is shown in red with what to do, fetched by nobody, named by what keeps the application back, and goes', async () => {
    clamd.mode = 'answer';
    const application = await readyApplication(client, portal.url);
    await attach(application, 'tilbud.txt', eicar);
    await scanned(application);
    const { id, state, key } = await fileOf(application);
    expect(state).toBe('infected');
    const mine = `/ansoegninger/${application.id}/bilag`;
    const { text } = await at(application.owner).get(mine).expect(200);
    expect(text).toMatch(/state-red">Virus fundet<[\s\S]*Skannerens fund: Eicar-Test-Signature\. Ingen kan hente filen/);
    expect((await at(application.owner).get(`${mine}/${id}`).expect(409)).text).toContain('Virusskanneren har fundet skadeligt indhold i filen');

    const refused = await application.submit();
    expect([refused.status, refused.text.includes('Fjern filen »tilbud.txt«: virusskanneren har fundet Eicar-Test-Signature i den.')]).toEqual([422, true]);
    expect((await at(application.owner).get(`/ansoegninger/${application.id}/historik`)).text).toContain('Virusskanneren har fundet Eicar-Test-Signature i filen »tilbud.txt«');

    await at(application.owner).post(`${mine}/${id}/fjernelse`).expect(303);
    expect(await (await fetch(`${s3.url}/${s3.bucket}?list-type=2`)).text()).not.toContain(key);
    await application.submit().expect(303);
  });

  it('that is found after the application was sent in is not handed to the secretariat either', async () => {
    clamd.mode = 'hang-up';
    const application = await readyApplication(client, portal.url);
    await attach(application, 'bilag.txt', eicar);
    await application.submit().expect(303);
    clamd.mode = 'answer';
    await scanned(application);
    const { text } = await at(await anOfficer()).get(`/sager/${application.id}/bilag/${(await fileOf(application)).id}`).expect(409);
    expect(text).toContain('skadeligt indhold');
  });
});

it('what the scanner was sent is what was stored', () => {
  const hashes = clamd.seen.map((content) => createHash('sha256').update(content).digest('hex'));
  for (const content of [aPdf, eicar]) expect(hashes).toContain(createHash('sha256').update(content).digest('hex'));
});
