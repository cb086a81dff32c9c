import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { aPdf, anAttachment, writtenRoutes } from '../builders/routes-world.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aSubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, browserOf, portalUrl, sql, type Fields, type Person } from '../support/portal.js';

/** Every route of one application, as the contract has them: a new one is tried here without anybody adding it. */
const routes = writtenRoutes.filter(({ path }) => path.startsWith('/ansoegninger/:id')).map(({ method, path }) => [method, path] as const);

let draft: ReadyApplication;
let submitted: ReadyApplication;
let files: { draft: string; submitted: string };
let stranger: Person;

beforeAll(async () => {
  stranger = await aPerson(['applicant']);
  [draft, submitted] = [await aReadyApplication(), await aReadyApplication()];
  files = { draft: (await anAttachment(draft)).id, submitted: (await anAttachment(submitted)).id };
  await submitted.submit().expect(303);
  // Until the deadline its lead may reopen and withdraw it; from then on nobody may change anything.
  await sql(`UPDATE round SET closes_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [submitted.roundId]);
});

/** Any other id is that of something else. */
const addressOf = (path: string, id: string, attachmentId: string): string => path.replace(':id', id).replace(':attachmentId', attachmentId).replace(':criterionId', 'sustainability').replace(/:\w+/g, attachmentId);
const ask = (person: Person | null, method: 'GET' | 'POST', address: string, fields: Fields = { title: 'Overtaget', declaration: '1', answer: 'Overtaget' }) =>
  method === 'GET' ? browserOf(person).get(address) : browserOf(person).post(address, fields);

/** All there is of an application: when this is the same, nothing has been changed. */
async function everythingOf({ id }: ReadyApplication): Promise<unknown> {
  const tables = ['application_focus_area', 'application_target', 'application_answer', 'partner', 'cost_line', 'financing_line', 'attachment', 'submission', 'member', 'invitation', 'commitment', 'commitment_request'];
  const rows = await Promise.all([sql('SELECT * FROM application WHERE id = $1', [id]), sql('SELECT * FROM event WHERE subject = $1 ORDER BY id', [id]), ...tables.map((table) => sql(`SELECT * FROM ${table} WHERE application_id = $1 ORDER BY 1, 2`, [id]))]);
  return rows;
}

describe.each(routes)('%s %s', (method, path) => {
  it('is unknown to another applicant, for a draft and for what is sent in, and to nobody’s id', async () => {
    const before = [await everythingOf(draft), await everythingOf(submitted)];
    for (const [id, file] of [[draft.id, files.draft], [submitted.id, files.submitted], [randomUUID(), files.draft], [draft.id.toUpperCase(), files.draft]] as const) {
      expect((await ask(stranger, method, addressOf(path, id, file))).status).toBe(404);
    }
    expect([await everythingOf(draft), await everythingOf(submitted)]).toEqual(before);
  });

  it('is not for the panel, the secretariat, the forum, the deciding bodies or the administrator', async () => {
    for (const role of ['panel', 'officer', 'forum', 'council', 'agency', 'admin'] as const) {
      expect((await ask(await aPerson([role]), method, addressOf(path, submitted.id, files.submitted))).status).toBe(403);
    }
  });

  it('sends somebody without a session to sign in, keeping what was typed', async () => {
    const answer = await ask(null, method, addressOf(path, draft.id, files.draft));
    if (method === 'GET') expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/^\/log-ind\?retur=%2Fansoegninger%2F/)]);
    else expect([answer.status, answer.text.includes('>\nOvertaget</textarea>')]).toEqual([401, true]);
  });
});

const changes = routes.filter(([method]) => method === 'POST').map(([, path]) => path);

describe.each(changes)('POST %s', (path) => {
  it('from another site’s page is refused and changes nothing', async () => {
    const before = await everythingOf(draft);
    for (const headers of [{ Origin: 'https://evil.example' }, { Origin: portalUrl.replace('//', '//evil.') }, { Origin: 'null' }, {}, { Origin: portalUrl, 'Sec-Fetch-Site': 'cross-site' }]) {
      const answer = await supertest(portalUrl).post(addressOf(path, draft.id, files.draft)).set('Cookie', draft.owner.cookie).set(headers).type('form').send('title=x&declaration=1&answer=x');
      expect(answer.status).toBe(403);
    }
    expect(await everythingOf(draft)).toEqual(before);
  });

  it('changes nothing once the application is sent in and the deadline has passed', async () => {
    const before = await everythingOf(submitted);
    const address = addressOf(path, submitted.id, files.submitted);
    const answer = path.endsWith('/bilag') ? await browserOf(submitted.owner).upload(address, { name: 'sent.pdf', content: aPdf }) : await ask(submitted.owner, 'POST', address);
    // Figures can be tried beside the stored ones for as long as anybody likes.
    expect(path.endsWith('/oekonomi/proev') ? [200] : [303, 404, 409, 422]).toContain(answer.status);
    if (answer.status === 303) expect(answer.headers.location).toContain(submitted.id);
    expect(await everythingOf(submitted)).toEqual(before);
  });
});

describe('a file', () => {
  it('is not fetched through another application, be it one’s own', async () => {
    const mine = await aReadyApplication({ owner: stranger });
    const own = await anAttachment(mine);
    await browserOf(stranger).get(`/ansoegninger/${mine.id}/bilag/${own.id}`).expect(200);
    for (const file of [files.draft, files.submitted]) {
      await browserOf(stranger).get(`/ansoegninger/${mine.id}/bilag/${file}`).expect(404);
      await browserOf(stranger).post(`/ansoegninger/${mine.id}/bilag/${file}/fjernelse`).expect(404);
    }
    await browserOf(stranger).get(`/ansoegninger/${draft.id}/bilag/${own.id}`).expect(404);
  });

  it('is not found by its hash through a case that does not have it, nor in a draft', async () => {
    const { sha256 } = await anAttachment(draft);
    const other = await aSubmittedApplication();
    const officer = browserOf(await aPerson(['officer']));
    await officer.get(`/sager/${submitted.id}/bilag/${sha256}`).expect(200);
    await officer.get(`/sager/${other.id}/bilag/${sha256}`).expect(404);
    await officer.get(`/sager/${draft.id}/bilag/${sha256}`).expect(404);
    await officer.get(`/sager/${submitted.id}/bilag/${encodeURIComponent("' OR '1'='1")}`).expect(404);
    await officer.get(`/sager/${submitted.id}/bilag/${encodeURIComponent('../../../etc/passwd')}`).expect(404);
  });
});

describe('an id of something else', () => {
  it('opens nothing', async () => {
    const officer = browserOf(await aPerson(['officer']));
    const mine = browserOf(submitted.owner);
    const panel = browserOf(await aPerson(['panel']));
    for (const id of [submitted.owner.id, files.submitted, submitted.partnerId]) {
      for (const path of ['', '/panel', '/indstilling', '/beslutning', '/vurderinger']) await officer.get(`/sager/${id}${path}`).expect(404);
      for (const path of ['', '/kvittering', '/historik', '/kvittering/indsendt.json']) await mine.get(`/ansoegninger/${id}${path}`).expect(404);
      for (const path of ['', '/habilitet']) await panel.get(`/panel/${id}${path}`).expect(404);
    }
    await panel.get(`/panel/${submitted.id}`).expect(404);
    await officer.get(`/sager/${draft.id}`).expect(404);
  });
});
