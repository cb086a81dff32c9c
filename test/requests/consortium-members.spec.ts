import { describe, expect, it } from '@jest/globals';
import { aMemberOf, anAddress, anInvitation, invite, mailsTo, rolesIn, teamEvents, teamOf, theMember } from '../builders/consortium.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';

describe('members', () => {
  it('get another role, with a mail in their language, from the next request on', async () => {
    const application = await aReadyApplication();
    const emily = await aPerson(['applicant'], { language: 'en' });
    const memberId = await aMemberOf(application, emily, 'reader');
    const page = teamOf(application, `/person/${memberId}`);
    await browserOf(application.owner).get(page).expect(200);
    expect((await browserOf(application.owner).post(page, { role: 'signatory', partner: '' })).status).toBe(422);
    await browserOf(application.owner).post(page, { role: 'signatory', partner: application.partnerId }).expect(303);
    expect((await mailsTo(emily.email)).map(({ subject }) => subject)).toEqual([`Your role in application ${application.number} has changed`]);
    await browserOf(emily).get(`/ansoegninger/${application.id}/underskrift`).expect(200);
    // The same once more is no change and no mail.
    await browserOf(application.owner).post(page, { role: 'signatory', partner: application.partnerId }).expect(303);
    expect(await mailsTo(emily.email)).toHaveLength(1);
  });

  it('who are removed find nothing at the next request; those who leave neither', async () => {
    const application = await aReadyApplication();
    const [removed, left] = [await aPerson(['applicant']), await aPerson(['applicant'])];
    const memberId = await aMemberOf(application, removed, 'writer');
    await aMemberOf(application, left, 'signatory', application.partnerId);
    await browserOf(removed).get(teamOf(application)).expect(200);
    expect((await browserOf(application.owner).get(teamOf(application, `/person/${memberId}/fjernelse`))).text).toContain(`Vil du fjerne ${removed.name}`);
    await browserOf(application.owner).post(teamOf(application, `/person/${memberId}/fjernelse`)).expect(303);
    await browserOf(left).get(teamOf(application, '/udtraeden')).expect(200);
    await browserOf(left).post(teamOf(application, '/udtraeden')).expect(303);
    for (const person of [removed, left]) {
      for (const path of ['', '/deltagere', '/underskrift', '/projekt', '/historik']) await browserOf(person).get(`/ansoegninger/${application.id}${path}`).expect(404);
      await browserOf(person).post(`/ansoegninger/${application.id}/underskrift`, { title: 'x', declaration: '1', sha256: 'x' }).expect(404);
    }
    expect((await mailsTo(removed.email)).map(({ subject }) => subject)).toEqual([`Du deltager ikke længere i ansøgning ${application.number}`]);
    expect((await mailsTo(application.owner.email)).at(-1)!.subject).toBe(`${left.name} har forladt ansøgning ${application.number}`);
    // Pressed once more by somebody who still has the page: the list as it is now.
    await browserOf(application.owner).post(teamOf(application, `/person/${memberId}/fjernelse`)).expect(303);
    expect((await teamEvents(application)).filter((kind) => kind === 'consortium.removed')).toHaveLength(1);
  });

  it('take over the lead one at a time, also when it is handed to two at once', async () => {
    const application = await aReadyApplication();
    const [anna, bo] = [await aPerson(['applicant']), await aPerson(['applicant'])];
    const ids = [await aMemberOf(application, anna, 'writer'), await aMemberOf(application, bo, 'reader')];
    const answers = await Promise.all(ids.map((id) => browserOf(application.owner).post(teamOf(application, `/person/${id}/overdragelse`))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
    const now = await rolesIn(application);
    expect(now.filter(({ role }) => role === 'lead')).toHaveLength(1);
    expect(now).toContainEqual({ name: application.owner.name, role: 'writer' });
    const lead = now.find(({ role }) => role === 'lead')!.name === anna.name ? anna : bo;
    expect((await mailsTo(lead.email)).map(({ subject }) => subject)).toEqual([`Du er nu ansvarlig for ansøgning ${application.number}`]);
    expect((await mailsTo(application.owner.email)).at(-1)!.subject).toBe(`Du har overdraget ansvaret for ansøgning ${application.number}`);
    expect((await application.submit()).status).toBe(403);
    await browserOf(lead).post(`/ansoegninger/${application.id}/indsendelse`, { declaration: '1' }).expect(303);
    // Somebody must answer for the case, also once it is sent in.
    const back = await theMember(application, application.owner);
    await browserOf(lead).post(teamOf(application, `/person/${back}/overdragelse`)).expect(303);
    expect((await rolesIn(application)).find(({ role }) => role === 'lead')!.name).toBe(application.owner.name);
  });

  it('who lead can neither leave, be removed nor get another role', async () => {
    const application = await aReadyApplication();
    const own = await theMember(application, application.owner);
    for (const path of ['/udtraeden', `/person/${own}`, `/person/${own}/fjernelse`, `/person/${own}/overdragelse`]) {
      await browserOf(application.owner).post(teamOf(application, path), { role: 'reader', partner: '' }).expect(303).expect('Location', teamOf(application));
    }
    expect(await rolesIn(application)).toEqual([{ name: application.owner.name, role: 'lead' }]);
    expect(await teamEvents(application)).toEqual([]);
  });

  it('of another application cannot be reached through one’s own', async () => {
    const [mine, other] = [await aReadyApplication(), await aReadyApplication()];
    const memberId = await aMemberOf(other, await aPerson(['applicant']), 'writer');
    const { id } = await anInvitation(other);
    const lead = browserOf(mine.owner);
    for (const path of [`/person/${memberId}`, `/person/${memberId}/fjernelse`, `/person/${memberId}/overdragelse`, `/invitation/${id}/gensend`, `/invitation/${id}/tilbagekald`]) {
      await lead.post(teamOf(mine, path), { role: 'reader', partner: '' }).expect(303);
      await lead.post(teamOf(other, path), { role: 'reader', partner: '' }).expect(404);
    }
    expect((await rolesIn(other)).map(({ role }) => role)).toEqual(['lead', 'writer']);
    expect(await sql('SELECT revoked_at FROM invitation WHERE id = $1', [id])).toEqual([{ revoked_at: null }]);
  });

  it('who do not lead see the consortium and change nobody', async () => {
    const application = await aReadyApplication();
    const target = await aMemberOf(application, await aPerson(['applicant']), 'writer');
    const { id, person } = await anInvitation(application);
    for (const role of ['writer', 'signatory', 'reader']) {
      const member = await aPerson(['applicant']);
      await aMemberOf(application, member, role, role === 'signatory' ? application.partnerId : null);
      const page = await browserOf(member).get(teamOf(application)).expect(200);
      expect([page.text.includes(person.name), page.text.includes(person.email), page.text.includes('Send igen'), page.text.includes(`/person/${target}`)]).toEqual([true, false, false, false]);
      for (const path of ['/invitation', `/invitation/${id}/gensend`, `/invitation/${id}/tilbagekald`, `/person/${target}`, `/person/${target}/fjernelse`, `/person/${target}/overdragelse`]) {
        expect([path, (await browserOf(member).post(teamOf(application, path), { name: 'X', email: anAddress(), role: 'writer', partner: '', language: 'da' })).status]).toEqual([path, 403]);
      }
    }
    expect((await rolesIn(application)).map(({ role }) => role)).toEqual(['lead', 'reader', 'signatory', 'writer', 'writer']);
  });

  it('are told the consortium no longer grows once the application is sent in', async () => {
    const application = await aReadyApplication();
    const { link, person, id } = await anInvitation(application);
    await application.submit().expect(303);
    expect((await browserOf(person).get(link)).text).toContain('Ansøgningen er indsendt');
    expect((await browserOf(person).post(link)).status).toBe(422);
    await invite(application).expect(303).expect('Location', teamOf(application));
    await invite(application, { name: '' }).expect(303).expect('Location', teamOf(application));
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/underskrift`, { title: 'Overtaget', declaration: '1' }).expect(303).expect('Location', teamOf(application));
    await browserOf(application.owner).post(teamOf(application, `/invitation/${id}/gensend`)).expect(303);
    expect(await sql('SELECT 1 FROM invitation WHERE application_id = $1', [application.id])).toHaveLength(1);
    expect(await rolesIn(application)).toHaveLength(1);
  });
});

describe('confirming as a member', () => {
  /** A second partner with a cost line, and its signatory. */
  async function withSignatory(): Promise<{ application: ReadyApplication; signatory: Person; partnerId: string; memberId: string; signing: string; seen(): Promise<string> }> {
    const application = await aReadyApplication({ confirmed: false });
    const [row] = await sql<{ id: string }>(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, 1, 'Ærøskøbing Værft', 'company', 'Bygger') RETURNING id`, [application.id]);
    await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, 1, $2, 'staff', 'Løn på værftet', 123456789)`, [application.id, row!.id]);
    await sql(`INSERT INTO financing_line (application_id, position, kind, partner_id, amount_oere) VALUES ($1, 2, 'cash', $2, 123456789)`, [application.id, row!.id]);
    const signatory = await aPerson(['applicant']);
    const memberId = await aMemberOf(application, signatory, 'signatory', row!.id);
    const signing = `/ansoegninger/${application.id}/underskrift`;
    const seen = async () => /name="sha256" value="(\w{64})"/.exec((await browserOf(signatory).get(signing).expect(200)).text)![1]!;
    return { application, signatory, partnerId: row!.id, memberId, signing, seen };
  }
  const stateIn = async (application: ReadyApplication, name: string) => new RegExp(`${name}(?:</a>)?(?:<span[^>]*>[^<]*</span>)?</th>[\\s\\S]*?state-\\w+">([^<]+)<`).exec((await browserOf(application.owner).get(teamOf(application))).text)?.[1];
  const signed = (application: ReadyApplication) => sql<{ title: string; sha256: string; part: string }>('SELECT title, sha256, part FROM commitment WHERE application_id = $1', [application.id]);

  it('covers exactly the own part, which stays signed whatever changes elsewhere, and goes stale when it changes itself', async () => {
    const { application, signatory, partnerId, signing, seen } = await withSignatory();
    const page = await browserOf(signatory).get(signing);
    for (const shown of ['Ærøskøbing Værft', 'Løn på værftet', '1.234.567,89']) expect(page.text).toContain(shown);
    expect(page.text).not.toContain('Fyrvæsenet');
    const sha256 = await seen();
    await browserOf(signatory).post(signing, { title: 'direktør', declaration: '1', sha256 }).expect(303);
    const [row] = await signed(application);
    expect([row!.title, row!.sha256, row!.part]).toEqual(['direktør', sha256, expect.stringContaining('"123456789"')]);
    await sql(`UPDATE cost_line SET amount_oere = 7 WHERE application_id = $1 AND partner_id = $2`, [application.id, application.partnerId]);
    expect(await stateIn(application, 'Ærøskøbing Værft')).toBe('Bekræftet');
    await sql(`UPDATE cost_line SET amount_oere = amount_oere + 1 WHERE partner_id = $1`, [partnerId]);
    expect(await stateIn(application, 'Ærøskøbing Værft')).toBe('Ændret siden');
    expect((await browserOf(signatory).get(signing)).text).toContain('Linjerne er ændret, siden de blev bekræftet');
    await browserOf(signatory).post(signing, { title: 'direktør', declaration: '1', sha256: await seen() }).expect(303);
    expect(await stateIn(application, 'Ærøskøbing Værft')).toBe('Bekræftet');
    expect(await signed(application)).toHaveLength(2);
  });

  it('of a part that was changed while it was read is refused, with the new part shown and the title kept', async () => {
    const { application, signatory, partnerId, signing, seen } = await withSignatory();
    const sha256 = await seen();
    await sql(`UPDATE cost_line SET description = 'Nyt beløb til løn' WHERE partner_id = $1`, [partnerId]);
    const answer = await browserOf(signatory).post(signing, { title: 'direktør på værftet', declaration: '1', sha256 });
    expect([answer.status, valueOf(answer.text, 'title')]).toEqual([409, 'direktør på værftet']);
    expect(answer.text).toContain('Nyt beløb til løn');
    expect(errorBeside(answer.text, 'declaration')).toContain('blev ændret, mens du læste dem');
    expect(answer.text).not.toMatch(/type="checkbox"[^>]* checked/);
    expect(await signed(application)).toEqual([]);
  });

  it('asks for title and declaration, and keeps what was typed', async () => {
    const { signatory, signing, seen } = await withSignatory();
    const sha256 = await seen();
    const none = await browserOf(signatory).post(signing, { title: '', declaration: '', sha256 });
    expect([none.status, errorBeside(none.text, 'title'), errorBeside(none.text, 'declaration')]).toEqual([422, expect.stringContaining('tegningsberettiget'), expect.stringContaining('Sæt kryds')]);
    const long = await browserOf(signatory).post(signing, { title: 'å'.repeat(300), declaration: '1', sha256 });
    expect([long.status, errorBeside(long.text, 'title'), valueOf(long.text, 'title')]).toEqual([422, 'Titlen må højst være på 160 tegn.', 'å'.repeat(300)]);
  });

  it('ends with the role, the membership and the partner', async () => {
    const { application, signatory, memberId, partnerId, signing, seen } = await withSignatory();
    const fields = { title: 'direktør', declaration: '1', sha256: await seen() };
    await sql('UPDATE member SET role = $2 WHERE id = $1', [memberId, 'reader']);
    await browserOf(signatory).post(signing, fields).expect(303).expect('Location', teamOf(application));
    await sql('UPDATE member SET role = $2 WHERE id = $1', [memberId, 'signatory']);
    await sql('DELETE FROM cost_line WHERE partner_id = $1', [partnerId]);
    await sql('DELETE FROM financing_line WHERE partner_id = $1', [partnerId]);
    await sql('DELETE FROM partner WHERE id = $1', [partnerId]);
    await browserOf(signatory).post(signing, fields).expect(303).expect('Location', teamOf(application));
    expect((await browserOf(application.owner).get(teamOf(application))).text).toContain('Mangler en partner');
    await browserOf(application.owner).post(teamOf(application, `/person/${memberId}/fjernelse`)).expect(303);
    await browserOf(signatory).post(signing, fields).expect(404);
    expect(await signed(application)).toEqual([]);
  });

  it('is the lead’s for the lead partner, and no signatory’s for another', async () => {
    const { application, signatory, signing, seen } = await withSignatory();
    const lead = await browserOf(application.owner).get(signing).expect(200);
    expect(lead.text).toContain('Bekræft beløbene for Fyrvæsenet');
    const leads = /name="sha256" value="(\w{64})"/.exec(lead.text)![1]!;
    // The other part's hash, and another partner named: the own part is what is signed, or nothing.
    expect((await browserOf(signatory).post(signing, { title: 'x', declaration: '1', sha256: leads, partner: application.partnerId })).status).toBe(409);
    await browserOf(signatory).post(signing, { title: 'x', declaration: '1', sha256: await seen(), partner: application.partnerId, partnerId: application.partnerId }).expect(303);
    expect(await stateIn(application, 'Fyrvæsenet')).toBe('Mangler');
    await browserOf(application.owner).post(signing, { title: 'fyrmester', declaration: '1', sha256: leads }).expect(303);
    expect(await stateIn(application, 'Fyrvæsenet')).toBe('Bekræftet');
    expect((await browserOf(application.owner).get(teamOf(application))).text).toContain('Ingen. Alle, der er inviteret, har svaret');
  });

  it('pressed twice at once makes one signature', async () => {
    const { application, signatory, signing, seen } = await withSignatory();
    const sha256 = await seen();
    const answers = await Promise.all([1, 2, 3].map(() => browserOf(signatory).post(signing, { title: 'direktør', declaration: '1', sha256 })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await signed(application)).toHaveLength(1);
  });
});
