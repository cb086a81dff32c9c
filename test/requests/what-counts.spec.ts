import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { anAddress, invite, teamOf } from '../builders/consortium.js';
import { passDeadline } from '../builders/dialogue.js';
import { aMember, aPartner } from '../builders/member.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { press, saveProject } from '../builders/resubmission.js';
import { valueOf } from '../support/html.js';
import { aPerson, browserOf, sql } from '../support/portal.js';

it('what a partner has signed outlives a reopening that takes the partner out and is dropped', async () => {
  const app = await aReadyApplication();
  const other = await aPartner(app.id, 'Partner B');
  const signer = await aMember(app.id, 'signatory', { partnerId: other });
  const signing = `/ansoegninger/${app.id}/underskrift`;
  const { text } = await browserOf(signer).get(signing).expect(200);
  await browserOf(signer).post(signing, { title: 'Direktør', declaration: '1', sha256: valueOf(text, 'sha256')! }).expect(303);
  await app.submit().expect(303);
  await press(app, 'genaabning').expect(303);
  const page = `/ansoegninger/${app.id}/partnere`;
  const form = (await browserOf(app.owner).get(page)).text;
  const kept = { 'partners[0].id': app.partnerId, 'partners[0].name': 'Fyrvæsenet', 'partners[0].cvr': '13748136', 'partners[0].sector': 'public', 'partners[0].size': '', 'partners[0].role': 'Leder', 'partners[0].isLead': '1' };
  await browserOf(app.owner).post(page, { basis: valueOf(form, 'basis')!, page: valueOf(form, 'page')!, ...kept }).expect(303);
  await press(app, 'fortrydelse').expect(303);
  expect(await sql('SELECT partner_id FROM commitment WHERE account_id <> $2 AND application_id = $1', [app.id, app.owner.id])).toEqual([{ partner_id: other }]);
  expect(await sql('SELECT partner_id FROM member WHERE account_id = $1', [signer.id])).toEqual([{ partner_id: other }]);
});

it.each(['submitted', 'assessment'])('changes that were not sent in before the deadline are not the secretariat’s to read (%s)', async (state) => {
  const app = await aReadyApplication();
  const officer = await aPerson(['officer']);
  await app.submit().expect(303);
  await press(app, 'genaabning').expect(303);
  await browserOf(app.owner).post(`/ansoegninger/${app.id}/deling`, { share: 'yes' }).expect(303);
  await saveProject(app, app.owner, { title: 'Aldrig indsendt' });
  await passDeadline(app.roundId);
  await sql('UPDATE application SET state = $2 WHERE id = $1', [app.id, state]);
  expect((await browserOf(officer).get(`/dialog/${app.id}/kladde`)).status).toBe(404);
  expect((await browserOf(officer).get(`/dialog/${app.id}`).expect(200)).text).not.toContain('/kladde');
});

it('a file that went with a withdrawn version is not served with the version that counts', async () => {
  const app = await aReadyApplication();
  const officer = await aPerson(['officer']);
  await browserOf(app.owner).upload(`/ansoegninger/${app.id}/bilag`, { name: 'fortroligt.pdf', content: Buffer.from(`%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n${randomUUID()}`) }).expect(303);
  const [file] = await sql<{ id: string }>('SELECT id FROM attachment WHERE application_id = $1', [app.id]);
  await app.submit().expect(303);
  await browserOf(officer).get(`/sager/${app.id}/bilag/${file!.id}`).expect(200);
  await press(app, 'tilbagetraekning').expect(303);
  await browserOf(app.owner).post(`/ansoegninger/${app.id}/bilag/${file!.id}/fjernelse`).expect(303);
  await app.submit().expect(303);
  await browserOf(officer).get(`/sager/${app.id}/bilag/${file!.id}`).expect(404);
});

it('inviting and withdrawing in turn is no way to fill somebody’s mailbox', async () => {
  const app = await aReadyApplication();
  const email = anAddress();
  for (let n = 0; n < 6; n += 1) {
    await invite(app, { email });
    for (const { id } of await sql<{ id: string }>('SELECT id FROM invitation WHERE application_id = $1 AND revoked_at IS NULL', [app.id])) await browserOf(app.owner).post(teamOf(app, `/invitation/${id}/tilbagekald`)).expect(303);
  }
  expect((await sql('SELECT FROM mail_outbox WHERE to_address = $1', [email])).length).toBeLessThanOrEqual(3);
});
