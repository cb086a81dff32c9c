import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { press as pressButton, saveProject } from '../builders/resubmission.js';
import { aRound, browserOf, databaseUrl, jwtSecret, portalUrl, sql } from '../support/portal.js';
import { press, pressUntilAnswered } from '../support/press.js';
import { faultsInLog } from '../support/receipt-audit.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { until } from '../support/until.js';

let folder = '';
let other: StartedPortal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retries-'));
  other = await startPortal({ databaseUrl, folder, jwtSecret });
});
afterAll(async () => {
  await other.stop();
  rmSync(folder, { recursive: true, force: true });
});

const versionsOf = async ({ id }: ReadyApplication) => (await sql<{ version: number }>('SELECT version FROM submission WHERE application_id = $1 ORDER BY version', [id])).map(({ version }) => version);
const receiptOf = async ({ id, owner }: ReadyApplication, url = portalUrl, version = ''): Promise<string> => (await browserOf(owner, { url }).get(`/ansoegninger/${id}/kvittering/underskrevet.json${version}`).buffer(true).expect(200)).text;
const reopen = (application: ReadyApplication) => pressButton(application, 'genaabning').expect(303);

/** Presses the button and is gone: right away, after a while, or as soon as the answer begins. */
async function pressAndVanish({ id, owner }: ReadyApplication, url: string, key: string, vanish: 'at once' | number | 'at the first byte'): Promise<void> {
  const { hostname, port, host, origin } = new URL(url);
  const body = `declaration=1&key=${key}`;
  const head = [`POST /ansoegninger/${id}/indsendelse HTTP/1.1`, `Host: ${host}`, `Origin: ${origin}`, `Cookie: ${owner.cookie}`, 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, '', ''].join('\r\n');
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  await new Promise<void>((resolve) => void socket.write(head + body, () => resolve()));
  if (vanish === 'at the first byte') socket.once('data', () => socket.destroy());
  else setTimeout(() => socket.destroy(), vanish === 'at once' ? 0 : vanish);
  await gone;
}

describe('one intended submission is one version and one receipt', () => {
  it('with fifty keys at once, at two portals: one key is the version’s, and every press ends at its receipt', async () => {
    const application = await aReadyApplication();
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, n) => press(application, n % 2 ? other.url : portalUrl, randomUUID())));
    expect(new Set(statuses)).toEqual(new Set([303]));
    expect(await versionsOf(application)).toEqual([1]);
    expect(await receiptOf(application, other.url)).toBe(await receiptOf(application));
  });

  it('with one key fifty times at once, at two portals, before and after it was reopened', async () => {
    const application = await aReadyApplication();
    for (const version of [1, 2]) {
      const key = randomUUID();
      const statuses = await Promise.all(Array.from({ length: 50 }, (_, n) => press(application, n % 2 ? other.url : portalUrl, key)));
      expect(new Set(statuses)).toEqual(new Set([303]));
      expect((await versionsOf(application)).length).toBe(version);
      await reopen(application);
    }
  });

  it.each(['at once', 10, 40, 'at the first byte'] as const)('where the connection broke %p and the browser tries again, at the other portal too', async (vanish) => {
    const application = await aReadyApplication();
    const key = randomUUID();
    await pressAndVanish(application, portalUrl, key, vanish);
    expect((await pressUntilAnswered(application, other.url, undefined, key)).at(-1)).toBe(303);
    expect((await pressUntilAnswered(application, portalUrl, undefined, key)).at(-1)).toBe(303);
    expect(await versionsOf(application)).toEqual([1]);
    expect(await receiptOf(application, other.url)).toBe(await receiptOf(application));
  });

  it('also where the first try is the one that arrives last, after it was reopened and changed', async () => {
    const application = await aReadyApplication();
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await press(application, portalUrl, first)).toBe(303);
    const receipt = await receiptOf(application);
    await reopen(application);
    await saveProject(application, application.owner, { title: 'Skrevet om' });
    // The try that went astray: it meets an application that is being written again.
    expect(await press(application, other.url, first)).toBe(303);
    expect(await versionsOf(application)).toEqual([1]);
    expect(await press(application, portalUrl, second)).toBe(303);
    expect(await versionsOf(application)).toEqual([1, 2]);
    expect(await receiptOf(application, other.url, '?version=1')).toBe(receipt);
  });

  it('also where it arrives after what it sent in was withdrawn: nothing is sent in again', async () => {
    const application = await aReadyApplication();
    const key = randomUUID();
    expect(await press(application, portalUrl, key)).toBe(303);
    await pressButton(application, 'tilbagetraekning').expect(303);
    expect(await press(application, other.url, key)).toBe(303);
    expect(await versionsOf(application)).toEqual([1]);
    expect(await sql('SELECT state FROM application WHERE id = $1', [application.id])).toEqual([{ state: 'draft' }]);
  });

  it('in tabs and in turns: as many versions as it was reopened and sent in', async () => {
    const application = await aReadyApplication();
    for (let turn = 1; turn <= 4; turn += 1) {
      const key = randomUUID();
      await Promise.all([press(application, portalUrl, key), press(application, other.url, key), pressAndVanish(application, portalUrl, key, 'at the first byte')]);
      expect(await versionsOf(application)).toEqual(Array.from({ length: turn }, (_, at) => at + 1));
      await reopen(application);
    }
  });
});

describe('a deadline that is put off while somebody is refused', () => {
  it('leaves no verdict that the deadline named in its own receipt contradicts, and takes whoever presses again', async () => {
    const roundId = await aRound({ closesInMs: -30_000 });
    const applications = await Promise.all(Array.from({ length: 6 }, () => aReadyApplication({ roundId })));
    const answers: number[] = [];
    let isOver = false;
    const pressing = Promise.all(
      applications.map(async (application, n) => {
        while (!isOver) answers.push(await press(application, n % 2 ? other.url : portalUrl, randomUUID()));
      }),
    );
    await until(() => answers.includes(422));
    await sql(`UPDATE round SET closes_at = clock_timestamp() + interval '1 hour' WHERE id = $1`, [roundId]);
    await until(() => answers.includes(303));
    isOver = true;
    await pressing;
    for (const application of applications) {
      expect(await press(application, portalUrl, randomUUID())).toBe(303);
      expect(await versionsOf(application)).toEqual([1]);
    }
    expect(await faultsInLog(sql, applications.map(({ id }) => id))).toEqual([]);
  });

  it('that it is put off afterwards makes what was refused no submission: the draft is as it was, and is sent in by hand', async () => {
    const roundId = await aRound({ closesInMs: -30_000 });
    const application = await aReadyApplication({ roundId });
    await application.submit().expect(422);
    await sql(`UPDATE round SET closes_at = clock_timestamp() + interval '1 hour' WHERE id = $1`, [roundId]);
    expect(await sql('SELECT state FROM application WHERE id = $1', [application.id])).toEqual([{ state: 'draft' }]);
    await application.submit().expect(303);
    expect(await sql(`SELECT kind FROM receipt WHERE application_id = $1 ORDER BY position`, [application.id])).toEqual([{ kind: 'refusal' }, { kind: 'submission' }]);
  });
});
