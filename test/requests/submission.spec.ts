import { describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { anAttachment } from '../builders/routes-world.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aRound, browserOf, sql, type Fields } from '../support/portal.js';
import { canonicalJson } from '../../src/shared/canonical-json.js';

/** What a submission leaves behind. */
const traces = async ({ id, number, owner }: ReadyApplication) => ({
  state: (await sql<{ state: string }>('SELECT state FROM application WHERE id = $1', [id]))[0]!.state,
  submissions: (await sql('SELECT 1 FROM submission WHERE application_id = $1', [id])).length,
  events: (await sql(`SELECT 1 FROM event WHERE subject = $1 AND kind = 'application.submitted'`, [id])).length,
  receipts: (await sql(`SELECT 1 FROM mail_outbox WHERE to_address = $1 AND subject LIKE '%' || $2 || '%'`, [owner.email, number])).length,
});
const once = { state: 'submitted', submissions: 1, events: 1, receipts: 1 };
const nothing = { state: 'draft', submissions: 0, events: 0, receipts: 0 };

describe('pressing the submit button', () => {
  it('twenty times at the same instant submits once, mails once, and every press ends at the same receipt', async () => {
    const application = await aReadyApplication();
    const answers = await Promise.all(Array.from({ length: 20 }, () => application.submit()));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`))).toEqual(new Set([`303 /ansoegninger/${application.id}/kvittering`]));
    expect(await traces(application)).toEqual(once);
  });

  it('again the day after, or without the declaration, leads to the receipt and changes nothing', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    const receipt = (await application.receipt().expect(200)).text;
    for (const fields of [{ declaration: '1' }, {}, { declaration: '', version: '2' }] as readonly Fields[]) {
      await browserOf(application.owner).post(`/ansoegninger/${application.id}/indsendelse`, fields).expect(303).expect('Location', `/ansoegninger/${application.id}/kvittering`);
    }
    expect(await traces(application)).toEqual(once);
    expect(hashOn((await application.receipt()).text)).toBe(hashOn(receipt));
  });

  it('with one key fifty times at once, and once more after the application was reopened, is one version and one receipt', async () => {
    const application = await aReadyApplication();
    const press = (key: string) => browserOf(application.owner).post(`/ansoegninger/${application.id}/indsendelse`, { declaration: '1', key });
    const [first, second] = [randomUUID(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(first)));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`))).toEqual(new Set([`303 /ansoegninger/${application.id}/kvittering`]));
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/genaabning`).expect(303);
    // The answer to the first press was lost on the way, and the browser tries again.
    await press(first).expect(303).expect('Location', `/ansoegninger/${application.id}/kvittering`);
    expect(await sql('SELECT version FROM submission WHERE application_id = $1', [application.id])).toEqual([{ version: 1 }]);
    await Promise.all([press(second), press(second), press(randomUUID())]);
    await press(first).expect(303).expect('Location', `/ansoegninger/${application.id}/kvittering?version=1`);
    expect(await sql('SELECT version FROM submission WHERE application_id = $1 ORDER BY version', [application.id])).toEqual([{ version: 1 }, { version: 2 }]);
    expect(await sql(`SELECT version FROM receipt WHERE application_id = $1 ORDER BY version`, [application.id])).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('without the declaration submits nothing', async () => {
    const application = await aReadyApplication();
    const answer = await browserOf(application.owner).post(`/ansoegninger/${application.id}/indsendelse`, {}).expect(422);
    expect(answer.text).toContain('Bekræft, at oplysningerne er rigtige');
    expect(await traces(application)).toEqual(nothing);
  });

  it('races with a change of the draft, and the receipt is of exactly one of the two', async () => {
    const application = await aReadyApplication();
    const save = () => browserOf(application.owner).post(`/ansoegninger/${application.id}/projekt`, { title: 'Ændret', summary: 'S', purpose: 'P', activities: 'A', startsOnDay: 1, startsOnMonth: 1, startsOnYear: 2030, endsOnDay: 1, endsOnMonth: 1, endsOnYear: 2031 });
    await Promise.all([save(), application.submit(), save(), application.submit(), save()]);
    expect(await traces(application)).toEqual(once);
    const [row] = await sql<{ title: string; sent: string }>(`SELECT a.title, s.snapshot::json->'project'->>'title' AS sent FROM application a JOIN submission s ON s.application_id = a.id WHERE a.id = $1`, [application.id]);
    expect(row!.sent).toBe(row!.title);
  });

  it('by an incomplete application names what is missing and stores nothing', async () => {
    const application = await aReadyApplication();
    await sql('DELETE FROM application_answer WHERE application_id = $1', [application.id]);
    const { status, text } = await application.submit();
    expect([status, text.includes(`/ansoegninger/${application.id}/kriterier/sustainability#answer`)]).toEqual([422, true]);
    expect(await traces(application)).toEqual(nothing);
  });
});

describe('the deadline', () => {
  it('refuses a late submission, says by how much, and leaves the draft as it was and readable', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: -30_000 }) });
    const [before] = await sql('SELECT * FROM application WHERE id = $1', [application.id]);
    const late = await application.submit().expect(422);
    expect(late.text).toMatch(/\d+,\d{3} sekunder/);
    expect(await traces(application)).toEqual(nothing);
    expect((await sql('SELECT * FROM application WHERE id = $1', [application.id]))[0]).toEqual(before);
    for (const part of ['', '/projekt', '/budget', '/opsummering', '/historik']) await browserOf(application.owner).get(`/ansoegninger/${application.id}${part}`).expect(200);
  });

  it('cannot be moved by the form, the query or a header', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: -30_000 }) });
    const fields = { declaration: '1', receivedAt: '2001-01-01', submittedAt: '2001-01-01', roundId: await aRound(), now: '0' };
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/indsendelse?now=2001-01-01`, fields).set('Date', 'Mon, 01 Jan 2001 00:00:00 GMT').expect(422);
    expect(await traces(application)).toEqual(nothing);
  });

  it('keeps a round closed that has not opened yet', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ opensInMs: 60_000 }) });
    await application.submit().expect(422);
    expect(await traces(application)).toEqual(nothing);
  });
});

const hashOn = (html: string): string | undefined => /\b[0-9a-f]{64}\b/.exec(html)?.[0];

describe('what was sent in', () => {
  it('is frozen exactly: the hash of the downloaded file is that of the receipt, the mail and the row', async () => {
    const application = await aReadyApplication({ title: 'Fyr på Ærø 🏮 <b>&amp;' });
    await anAttachment(application);
    await application.submit().expect(303);
    const file = await browserOf(application.owner).get(`/ansoegninger/${application.id}/kvittering/indsendt.json`).buffer(true).expect(200);
    const sha256 = createHash('sha256').update(file.text, 'utf8').digest('hex');
    expect(hashOn((await application.receipt()).text)).toBe(sha256);
    const [mail] = await sql<{ body: string }>('SELECT body FROM mail_outbox WHERE to_address = $1', [application.owner.email]);
    expect(hashOn(mail!.body)).toBe(sha256);
    expect(await sql('SELECT sha256 FROM submission WHERE application_id = $1', [application.id])).toEqual([{ sha256 }]);
    // One possible spelling: whoever reads the file and writes it again the same way gets the same hash.
    expect(canonicalJson(JSON.parse(file.text))).toBe(file.text);
    expect(JSON.parse(file.text)).toMatchObject({ project: { title: 'Fyr på Ærø 🏮 <b>&amp;' }, application: { number: application.number } });
  });

  it('stays what it was when strategy, account and round change afterwards', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    const download = async () => (await browserOf(application.owner).get(`/ansoegninger/${application.id}/kvittering/indsendt.json`).buffer(true)).text;
    const before = await download();
    await sql(`UPDATE account SET name = 'En anden' WHERE id = $1`, [application.owner.id]);
    await sql(`UPDATE round SET name_da = 'Omdøbt', closes_at = closes_at + interval '1 day' WHERE id = $1`, [application.roundId]);
    expect(await download()).toBe(before);
  });

  it('can be neither changed nor removed in the database', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    await expect(sql(`UPDATE submission SET snapshot = '{}' WHERE application_id = $1`, [application.id])).rejects.toThrow('append-only');
    await expect(sql('DELETE FROM submission WHERE application_id = $1', [application.id])).rejects.toThrow('append-only');
  });
});
