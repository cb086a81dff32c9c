import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { anAddress, invite, teamOf } from '../builders/consortium.js';
import { aMember } from '../builders/member.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { aPerson, browserOf, sql } from '../support/portal.js';

it('one message name in two applications at once makes a message in each', async () => {
  const owner = await aPerson(['applicant']);
  for (let n = 0; n < 5; n += 1) {
    const both = [await aReadyApplication({ owner }), await aReadyApplication({ owner })];
    const message = randomUUID();
    const answers = await Promise.all(both.map(({ id }) => browserOf(owner).post(`/ansoegninger/${id}/dialog`, { message, body: `Til ${id}`, upTo: 0 })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  }
});

it('an address that was invited by mistake is the lead’s to see alone', async () => {
  const app = await aReadyApplication();
  const email = anAddress();
  await invite(app, { email }).expect(303);
  const [row] = await sql<{ id: string }>('SELECT id FROM invitation WHERE email = $1', [email]);
  await browserOf(app.owner).post(teamOf(app, `/invitation/${row!.id}/tilbagekald`)).expect(303);
  const reader = await aMember(app.id, 'reader');
  expect((await browserOf(reader).get(teamOf(app)).expect(200)).text).not.toContain(email);
});

it('three mails a day to one address, whichever of a lead’s applications they are about', async () => {
  const owner = await aPerson(['applicant']);
  const email = anAddress();
  for (let n = 0; n < 6; n += 1) await invite(await aReadyApplication({ owner }), { email });
  expect((await sql('SELECT FROM mail_outbox WHERE to_address = $1', [email])).length).toBeLessThanOrEqual(3);
});

it('what was shared before it was sent in is not shared anew by reopening it', async () => {
  const app = await aReadyApplication();
  const officer = await aPerson(['officer']);
  await browserOf(app.owner).post(`/ansoegninger/${app.id}/deling`, { share: 'yes' }).expect(303);
  await app.submit().expect(303);
  await browserOf(app.owner).post(`/ansoegninger/${app.id}/genaabning`).expect(303);
  await browserOf(officer).get(`/dialog/${app.id}/kladde`).expect(404);
});

it('a place in a list of disagreements that the page never had is not drawn', async () => {
  const app = await aReadyApplication();
  const { text } = await browserOf(app.owner).post(`/ansoegninger/${app.id}/projekt`, { basis: 0, page: randomUUID(), title: 'Fyr', add: 'x', disagreement: Array.from({ length: 1000 }, (_, n) => `/k${n}`) });
  expect(text.match(/choice\.\/k\d+/g) ?? []).toEqual([]);
});
