import { describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { invitationJwt } from '../../src/consortium/invitation-token.js';
import { aProposal, anAskedPartner, answerAt, askedAt, commitmentLinkTo, seenAt, type AskedPartner } from '../builders/commitments.js';
import { anInvitation, mailsTo, teamOf } from '../builders/consortium.js';
import { aMember } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, jwtSecret, sql } from '../support/portal.js';

const nobody = browserOf(null);
const answersOf = (partnerId: string) => sql<{ answer: string; name: string; title: string; sha256: string | null; comment: string }>('SELECT answer, name, title, sha256, comment FROM commitment WHERE partner_id = $1 ORDER BY at, id', [partnerId]);
const events = async (id: string) => (await sql<{ kind: string }>(`SELECT kind FROM event WHERE subject = $1 AND kind LIKE 'commitment.%' ORDER BY id`, [id])).map(({ kind }) => kind);

async function aScene(): Promise<ReadyApplication & { partner: AskedPartner }> {
  const application = await aReadyApplication();
  return { ...application, partner: await anAskedPartner(application) };
}

/** How the lead's page says that a partner stands. */
async function stateOf({ id, owner }: ReadyApplication, { partnerId }: AskedPartner): Promise<string> {
  return /class="state state-\w+">([^<]+)</.exec((await browserOf(owner).get(askedAt(id, partnerId)).expect(200)).text)![1]!;
}

describe('the link in the mail', () => {
  it.each(['da', 'en'] as const)('shows the own lines, their part of the whole, and nothing of the other partners (%s)', async (lang) => {
    const { partner, number } = await aScene();
    const answer = await browserOf(null, { lang }).get(partner.link).expect(200);
    const shown = lang === 'da' ? ['Løn på værftet', '1.234.567,89', '3.234.567,89', '38,2'] : ['Løn på værftet', '1,234,567.89', '3,234,567.89', '38.2'];
    for (const words of [...shown, partner.name, number]) expect(answer.text).toContain(words);
    expect(answer.text).not.toContain('Fyrvæsenet');
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': expect.stringContaining('noindex'), 'referrer-policy': 'same-origin' });
  });

  it('is sent by the lead alone, is told of in the history, and confirms exactly what stands there', async () => {
    const scene = await aScene();
    const { id, owner, partner } = scene;
    const [mail] = await mailsTo(partner.email);
    expect(mail!.body).toContain('Medfinansiering: 1.234.567,89 kr.');
    expect((await answerAt(partner.link, '', {})).status).toBe(303);
    expect(await answersOf(partner.partnerId)).toEqual([expect.objectContaining({ answer: 'confirmed', name: 'Åse Ærø', title: 'direktør' })]);
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
    expect(await events(id)).toEqual(['commitment.requested', 'commitment.confirmed']);
    expect((await mailsTo(owner.email)).map(({ subject }) => subject)).toContain(`${partner.name} har bekræftet sine beløb i ansøgning ${scene.number}`);
    expect((await mailsTo(partner.email)).map(({ subject }) => subject)).toContain(`Kvittering: Beløbene for ${partner.name} i ansøgning ${scene.number} er bekræftet`);
    const writer = await aMember(id, 'writer');
    await browserOf(writer).post(askedAt(id, partner.partnerId), { name: 'X', email: 'x@partner.example', language: 'da' }).expect(403);
    expect((await browserOf(owner).get(`/ansoegninger/${id}/historik`)).text).toContain('Åse Ærø, direktør, bekræftede beløbene for Ærøskøbing Værft');
  });

  it('pressed twice, or by three at once, makes one answer and one mail', async () => {
    const { partner, owner } = await aScene();
    const fields = { name: 'Åse Ærø', title: 'direktør', declaration: '1', sha256: await seenAt(partner.link) };
    const first = await Promise.all([1, 2, 3].map(() => nobody.post(partner.link, fields)));
    expect(first.map(({ status }) => status)).toEqual([303, 303, 303]);
    await nobody.post(partner.link, fields).expect(303);
    expect(await answersOf(partner.partnerId)).toHaveLength(1);
    expect((await mailsTo(owner.email)).filter(({ subject }) => subject.includes('har bekræftet'))).toHaveLength(1);
  });

  it('confirms nothing that was changed while it was read: the new lines come back with what was typed', async () => {
    const { partner } = await aScene();
    const sha256 = await seenAt(partner.link);
    await sql(`UPDATE cost_line SET amount_oere = 99900 WHERE id = $1`, [partner.costId]);
    const answer = await nobody.post(partner.link, { name: 'Åse "Æ" Ærø', title: 'direktør & formand', declaration: '1', sha256 });
    expect([answer.status, valueOf(answer.text, 'name'), valueOf(answer.text, 'title')]).toEqual([409, 'Åse "Æ" Ærø', 'direktør & formand']);
    expect(errorBeside(answer.text, 'declaration')).toContain('Linjerne blev ændret');
    expect(answer.text).toContain('999,00');
    expect(answer.text).not.toMatch(/type="checkbox"[^>]* checked/);
    expect(await answersOf(partner.partnerId)).toEqual([]);
  });

  it('asks for name, title and declaration, and for a reason to decline', async () => {
    const { partner } = await aScene();
    const none = await answerAt(partner.link, '', { name: '', title: ' ', declaration: '' });
    expect([none.status, ...['name', 'title', 'declaration'].map((field) => errorBeside(none.text, field))]).toEqual([422, 'Skriv dit navn.', expect.stringContaining('tegningsberettiget'), expect.stringContaining('Sæt kryds')]);
    const why = await answerAt(partner.link, '/afvisning', { comment: '' });
    expect([why.status, errorBeside(why.text, 'comment')]).toEqual([422, 'Skriv, hvorfor beløbene afvises.']);
    const long = await answerAt(partner.link, '/afvisning', { comment: 'å'.repeat(2001) });
    expect([long.status, errorBeside(long.text, 'comment'), valueOf(long.text, 'comment')]).toEqual([422, 'Teksten må højst være på 2000 tegn.', 'å'.repeat(2001)]);
    expect(await answersOf(partner.partnerId)).toEqual([]);
  });

  it('that is forged, of another kind, expired, revoked or of a partner that is gone opens nothing and tells nothing', async () => {
    const scene = await aScene();
    const { id, owner, partner, number } = scene;
    const invitation = (await anInvitation(scene)).link.replace('/invitation/', '/bekraeftelse/');
    const forged = `/bekraeftelse/${await new JwtService({ secret: 'another secret that is long enough' }).signAsync({}, { jwtid: partner.requestId, audience: 'fyrtaarn-commitment', issuer: 'fyrtaarn' })}`;
    const unsigned = partner.link.replace(/\.[^.]*$/, '.');
    for (const path of [invitation, forged, unsigned, `${partner.link}x`, '/bekraeftelse/x']) {
      for (const way of ['', '/forslag', '/afvisning']) await nobody.get(path + way).expect(404);
      expect((await nobody.post(path, { name: 'x', title: 'x', declaration: '1', sha256: 'x' })).status).toBe(404);
    }
    const asInvitation = partner.link.replace('/bekraeftelse/', '/invitation/');
    await nobody.get(asInvitation).expect(404);
    // Signed by the portal for a row that there is none of.
    const lost = await new JwtService(invitationJwt(jwtSecret)).signAsync({}, { jwtid: id, noTimestamp: true, audience: 'fyrtaarn-commitment' });
    await nobody.get(`/bekraeftelse/${lost}`).expect(404);

    const ends: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
      ['expired', () => sql(`UPDATE commitment_request SET expires_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [partner.requestId]), () => sql(`UPDATE commitment_request SET expires_at = clock_timestamp() + interval '1 day' WHERE id = $1`, [partner.requestId])],
      ['revoked', () => browserOf(owner).post(askedAt(id, partner.partnerId, `/anmodning/${partner.requestId}/tilbagekald`)).expect(303), () => sql('UPDATE commitment_request SET revoked_at = NULL WHERE id = $1', [partner.requestId])],
    ];
    for (const [, end, undo] of ends) {
      const sha256 = await seenAt(partner.link);
      await end();
      for (const answer of [await nobody.get(partner.link), await nobody.post(partner.link, { name: 'x', title: 'x', declaration: '1', sha256 })]) {
        expect([answer.status, answer.text.includes('Linket gælder ikke længere')]).toEqual([410, true]);
        for (const secret of [number, partner.name, 'Fyr<', owner.name, owner.email]) expect(answer.text).not.toContain(secret);
      }
      await undo();
    }
    await sql('DELETE FROM cost_line WHERE partner_id = $1', [partner.partnerId]);
    await sql('DELETE FROM financing_line WHERE partner_id = $1', [partner.partnerId]);
    await sql('DELETE FROM partner WHERE id = $1', [partner.partnerId]);
    await nobody.get(partner.link).expect(410);
    expect(await answersOf(partner.partnerId)).toEqual([]);
  });

  it('is sent three times a day to one address at most, ten minutes apart, and answers ten times', async () => {
    const { id, owner, partner } = await aScene();
    const remind = () => browserOf(owner).post(askedAt(id, partner.partnerId, `/anmodning/${partner.requestId}/paamindelse`)).expect(303);
    await remind();
    expect(await mailsTo(partner.email)).toHaveLength(1);
    for (let hours = 1; hours < 5; hours += 1) {
      await sql(`UPDATE commitment_request SET sent_at = sent_at - interval '1 hour' WHERE partner_id = $1`, [partner.partnerId]);
      await remind();
    }
    expect(await mailsTo(partner.email)).toHaveLength(3);
    for (let n = 0; n < 12; n += 1) await answerAt(partner.link, '/afvisning', { comment: `Nr. ${n}` });
    expect(await answersOf(partner.partnerId)).toHaveLength(10);
    // An account is somebody of its own, and has as many.
    const signatory = await aMember(id, 'signatory', { partnerId: partner.partnerId });
    const page = `/ansoegninger/${id}/underskrift/afvisning`;
    const sha256 = await seenAt(page, signatory);
    for (let n = 0; n < 12; n += 1) await browserOf(signatory).post(page, { name: signatory.name, title: 'direktør', comment: `Nr. ${n}`, sha256 }).expect(303);
    expect(await answersOf(partner.partnerId)).toHaveLength(20);
  });
});

describe('asking somebody', () => {
  it('goes to one mailbox three times a day at most, whoever asks and whatever stands behind a plus', async () => {
    const scenes = [await aScene(), await aScene(), await aScene(), await aScene()] as const;
    const box = `${scenes[0].id}@mailbox.example`;
    const ask = ({ id, owner, partner }: (typeof scenes)[number], email: string) => browserOf(owner).post(askedAt(id, partner.partnerId), { name: 'Åse Ærø', email, language: 'da' }).expect(303);
    await ask(scenes[0], box);
    await ask(scenes[0], box.replace('@', '+a@'));
    await ask(scenes[1], box.replace('@', '+b+c@'));
    await ask(scenes[2], box);
    await ask(scenes[3], box.replace('@', '+d@').toUpperCase());
    await ask(scenes[3], box.replace('@', '.d@'));
    expect(await sql('SELECT application_id AS id FROM commitment_request WHERE email LIKE $1 ORDER BY sent_at', [`${scenes[0].id}%`])).toEqual([scenes[0], scenes[0], scenes[1], scenes[3]].map(({ id }) => ({ id })));
  });

  it.each(['Vind en præmie på http:\u200b//evil.example', 'Se WWW.evil.example'])('takes no address of a page for a name: %s', async (name) => {
    const { id, owner, partner } = await aScene();
    const answer = await browserOf(owner).post(askedAt(id, partner.partnerId), { name, email: 'ny@partner.example', language: 'da' });
    expect([answer.status, errorBeside(answer.text, 'name'), valueOf(answer.text, 'email')]).toEqual([422, 'Navnet må ikke indeholde en webadresse. Skriv kun personens navn.', 'ny@partner.example']);
  });
});

it('hours that are withdrawn are in no sum of the page that is signed', async () => {
  const { id, partner } = await aScene();
  await sql(`INSERT INTO financing_line (application_id, position, kind, partner_id, hours, amount_oere, status) VALUES ($1, 11, 'working-hours', $2, 400, 30000000, 'withdrawn'), ($1, 12, 'working-hours', $2, 10, 100, 'promised')`, [id, partner.partnerId]);
  const page = (await nobody.get(partner.link).expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(page).toContain('Timer som medfinansiering 10 10 ');
});

describe('an answer', () => {
  it('goes stale with its own lines alone, says by whose hand, and is given again by a new link', async () => {
    const scene = await aScene();
    const { id, owner, partner, partnerId } = scene;
    await answerAt(partner.link, '', {});
    await sql('UPDATE cost_line SET amount_oere = 7, activity_id = uuidv7() WHERE partner_id = $1', [partnerId]);
    await sql(`UPDATE partner SET address = 'Havnen 1', role = 'Noget andet', position = 5 WHERE id = $1`, [partner.partnerId]);
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
    const writer = await aMember(id, 'writer', { name: 'Rikke Retter' });
    await sql(`UPDATE cost_line SET amount_oere = amount_oere + 1 WHERE id = $1`, [partner.costId]);
    await sql(`INSERT INTO field_edit (application_id, revision, section, row_id, account_id, at, field, before, after) VALUES ($1, 1, 'budget', $2, $3, clock_timestamp(), 'amount', '1', '2')`, [id, partner.costId, writer.id]);
    expect(await stateOf(scene, partner)).toBe('Ændret siden');
    const team = (await browserOf(owner).get(teamOf(scene))).text;
    expect(team).toContain('Beløbene er ændret, siden de blev bekræftet: Fyrvæsenet, Ærøskøbing Værft');
    expect(team).toContain('Rikke Retter');
    await sql(`UPDATE commitment_request SET sent_at = sent_at - interval '1 hour' WHERE partner_id = $1`, [partner.partnerId]);
    await browserOf(owner).post(askedAt(id, partner.partnerId, `/anmodning/${partner.requestId}/paamindelse`)).expect(303);
    const link = await commitmentLinkTo(partner.email);
    expect(link).not.toBe(partner.link);
    expect((await nobody.get(link)).text).toContain('Linjerne er ændret, siden de blev bekræftet');
    await answerAt(link, '', {});
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
    // As they were before: what was confirmed then holds again, and nobody has to be asked.
    await sql(`UPDATE cost_line SET amount_oere = amount_oere - 1 WHERE id = $1`, [partner.costId]);
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
  });

  it('goes stale where another sector makes the money public, and not where the money becomes firmer', async () => {
    const scene = await aScene();
    const { partner } = scene;
    await answerAt(partner.link, '', {});
    await sql(`UPDATE financing_line SET status = 'signed' WHERE id = $1`, [partner.cashId]);
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
    await sql(`UPDATE partner SET sector = 'public' WHERE id = $1`, [partner.partnerId]);
    expect(await stateOf(scene, partner)).toBe('Ændret siden');
  });

  it('covers what the partner declares of state aid where the call asks for it, shown on the page that is signed', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ ruleSet: 'growth-forum-2026-commitments' }) });
    const scene = { ...application, partner: await anAskedPartner(application) };
    const { id, partner } = scene;
    await sql(`UPDATE partner SET aid_basis = 'de-minimis' WHERE id = $1`, [partner.partnerId]);
    const [aid] = await sql<{ id: string }>(`INSERT INTO earlier_aid (application_id, position, partner_id, received_by, authority, granted_on, currency, amount_hundredths) VALUES ($1, 1, $2, 'Værftets datter', 'Erhvervsstyrelsen', '2024-11-23', 'EUR', 1234500) RETURNING id`, [id, partner.partnerId]);
    const page = (await nobody.get(partner.link).expect(200)).text;
    for (const words of ['De minimis-støtte<', 'De minimis-støtte givet til Værftets datter', 'Erhvervsstyrelsen, 23. november 2024', '12.345', 'oplysningerne om statsstøtte, som de står her']) expect(page).toContain(words);
    await answerAt(partner.link, '', {});
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
    await sql('UPDATE earlier_aid SET amount_hundredths = 1234501 WHERE id = $1', [aid!.id]);
    expect(await stateOf(scene, partner)).toBe('Ændret siden');
  });

  it('that declines counts until the partner answers again, and no earlier confirmation does', async () => {
    const scene = await aScene();
    const { partner, owner } = scene;
    await answerAt(partner.link, '', {});
    expect((await answerAt(partner.link, '/afvisning', { comment: 'Bestyrelsen sagde nej.' })).status).toBe(303);
    expect(await stateOf(scene, partner)).toBe('Afvist');
    expect((await browserOf(owner).get(askedAt(scene.id, partner.partnerId))).text).toContain('Bestyrelsen sagde nej.');
    expect((await mailsTo(owner.email)).at(-1)!.body).toContain('Bestyrelsen sagde nej.');
    await answerAt(partner.link, '', { title: 'formand' });
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
  });

  it('is nobody’s to see or give through another application, another partner or as a reader', async () => {
    const [scene, other] = [await aScene(), await aScene()];
    const reader = await aMember(scene.id, 'reader');
    const signatory = await aMember(scene.id, 'signatory', { partnerId: scene.partner.partnerId });
    const [proposed, page] = [await aProposal(scene.partner), askedAt(scene.id, scene.partner.partnerId)];
    for (const person of [reader, signatory]) {
      await browserOf(person).get(page).expect(403);
      await browserOf(person).post(`${page}/forslag/${proposed}/overtagelse`).expect(403);
      await browserOf(person).post(page, { name: 'X', email: 'x@partner.example', language: 'da' }).expect(403);
    }
    await browserOf(other.owner).get(page).expect(404);
    // The other application's ids under the own one.
    await browserOf(other.owner).get(askedAt(other.id, scene.partner.partnerId)).expect(404);
    await browserOf(other.owner).post(askedAt(other.id, other.partner.partnerId, `/forslag/${proposed}/overtagelse`)).expect(404);
    await browserOf(other.owner).post(askedAt(other.id, other.partner.partnerId, `/anmodning/${scene.partner.requestId}/tilbagekald`)).expect(404);
    expect((await nobody.get(scene.partner.link).expect(200)).text).toContain('Et forslag venter');
    // A signatory's own page is the same three ways, for the own partner.
    for (const way of ['', '/forslag', '/afvisning']) await browserOf(signatory).get(`/ansoegninger/${scene.id}/underskrift${way}`).expect(200);
    await browserOf(reader).get(`/ansoegninger/${scene.id}/underskrift/forslag`).expect(303);
  });
});

describe('asking for a confirmation', () => {
  it('is not done at the address of a member who does not answer for the partner, the lead’s own included', async () => {
    const scene = await aScene();
    const { id, owner, partner } = scene;
    const writer = await aMember(id, 'writer');
    const signatory = await aMember(id, 'signatory', { partnerId: partner.partnerId });
    const ask = (email: string) => browserOf(owner).post(askedAt(id, partner.partnerId), { name: 'Åse Ærø', email, language: 'da' });
    for (const email of [owner.email, writer.email.toUpperCase()]) {
      const answer = await ask(email);
      expect([answer.status, valueOf(answer.text, 'email')]).toEqual([422, email]);
      expect(errorBeside(answer.text, 'email')).toContain('Adressen tilhører en deltager, der ikke svarer for partneren.');
    }
    await ask(signatory.email).expect(303);
    // Who has become a member since is reminded no more.
    await sql('UPDATE commitment_request SET email = $2 WHERE id = $1', [partner.requestId, writer.email]);
    await browserOf(owner).post(askedAt(id, partner.partnerId, `/anmodning/${partner.requestId}/paamindelse`)).expect(303);
    expect(await sql<{ email: string }>('SELECT email FROM commitment_request WHERE partner_id = $1 ORDER BY sent_at', [partner.partnerId])).toEqual([{ email: writer.email }, { email: signatory.email }]);
    // The lead answers for the partner that leads.
    const own = await aReadyApplication({ confirmed: false });
    await browserOf(own.owner).post(askedAt(own.id, own.partnerId), { name: 'Åse Ærø', email: own.owner.email, language: 'da' }).expect(303);
    expect(await mailsTo(own.owner.email)).toHaveLength(1);
  });
});

describe('a proposal', () => {
  const amountsOf = (partnerId: string) => sql<{ oere: string }>('SELECT amount_oere::text AS oere FROM cost_line WHERE partner_id = $1 UNION ALL SELECT amount_oere::text FROM financing_line WHERE partner_id = $1', [partnerId]);

  it('changes nothing until it is accepted, and then stands confirmed, as the lead’s edit', async () => {
    const scene = await aScene();
    const { id, owner, partner } = scene;
    const proposed = await aProposal(partner);
    expect(await amountsOf(partner.partnerId)).toEqual([{ oere: '123456789' }, { oere: '123456789' }]);
    expect(await stateOf(scene, partner)).toBe('Forslag venter');
    const page = (await browserOf(owner).get(askedAt(id, partner.partnerId))).text;
    for (const words of ['Vi kan ikke nå mere.', '1.234.567,89', '1.000.000,00', '-234.567,89']) expect(page).toContain(words);
    await browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${proposed}/overtagelse`)).expect(303);
    expect(await amountsOf(partner.partnerId)).toEqual([{ oere: '100000000' }, { oere: '100000000' }]);
    expect(await stateOf(scene, partner)).toBe('Bekræftet');
    expect(await events(id)).toEqual(['commitment.requested', 'commitment.proposed', 'commitment.accepted']);
    const edits = await sql<{ section: string; account_id: string }>(`SELECT DISTINCT section, account_id FROM field_edit WHERE application_id = $1 ORDER BY 1`, [id]);
    expect(edits).toEqual([{ section: 'budget', account_id: owner.id }, { section: 'financing', account_id: owner.id }]);
    expect((await mailsTo(partner.email)).at(-1)!.subject).toContain('er taget over');
    // A second press changes nothing.
    await browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${proposed}/overtagelse`)).expect(303);
    expect(await events(id)).toHaveLength(3);
    // Later changes of the lines make it stale like any other.
    await sql('UPDATE cost_line SET amount_oere = 1 WHERE id = $1', [partner.costId]);
    expect(await stateOf(scene, partner)).toBe('Ændret siden');
  });

  it('is not taken over where the lines have changed since', async () => {
    const { id, owner, partner } = await aScene();
    const proposed = await aProposal(partner);
    await sql('UPDATE financing_line SET amount_oere = 5 WHERE id = $1', [partner.cashId]);
    const page = (await browserOf(owner).get(askedAt(id, partner.partnerId))).text;
    expect(page).toContain('er ændret, siden forslaget blev skrevet');
    expect(page).not.toContain('/overtagelse');
    await browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${proposed}/overtagelse`)).expect(303);
    expect(await amountsOf(partner.partnerId)).toEqual([{ oere: '123456789' }, { oere: '5' }]);
    expect(await sql('SELECT FROM proposal_ruling WHERE commitment_id = $1', [proposed])).toEqual([]);
  });

  it('of hours that come to more than a line can is refused where they are typed, and once more where one is accepted', async () => {
    const { id, owner, partner } = await aScene();
    await sql('UPDATE cost_line SET hours = 100, annual_cost_oere = 99999999999999, amount_oere = 5813953488372 WHERE id = $1', [partner.costId]);
    const [hours, amount] = [`hours.${partner.costId}`, `amount.${partner.cashId}`];
    const answer = await answerAt(partner.link, '/forslag', { [hours]: '999.999.999', [amount]: '1.000', comment: 'x' });
    expect([answer.status, valueOf(answer.text, hours), valueOf(answer.text, amount)]).toEqual([422, '999.999.999', '1.000']);
    expect(errorBeside(answer.text, hours)).toContain('Timerne giver mere end 999.999.999.999,99 kr.');
    expect(await answersOf(partner.partnerId)).toEqual([]);
    expect((await answerAt(partner.link, '/forslag', { [hours]: '50', [amount]: '1.000' })).status).toBe(303);
    // As one could be typed before it was refused there.
    const [proposed] = await sql<{ id: string }>(
      `INSERT INTO commitment (application_id, partner_id, request_id, answer, name, title, at, seen_sha256, part, sha256, comment, proposal)
       SELECT application_id, partner_id, request_id, answer, name, title, clock_timestamp(), seen_sha256, part, sha256, comment, replace(proposal::text, '"50"', '"999999999"')::jsonb FROM commitment WHERE partner_id = $1 RETURNING id`,
      [partner.partnerId],
    );
    const accepted = await browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${proposed!.id}/overtagelse`)).expect(303);
    expect(String(accepted.headers['set-cookie'])).toContain('asked.ruling.too-large');
    expect(await sql('SELECT hours::text FROM cost_line WHERE id = $1', [partner.costId])).toEqual([{ hours: '100.00' }]);
    expect(await sql('SELECT FROM proposal_ruling WHERE commitment_id = $1', [proposed!.id])).toEqual([]);
  });

  it('that is turned down, with a reason, has the partner answer again; accepted and turned down at once it is one of them', async () => {
    const scene = await aScene();
    const { id, owner, partner } = scene;
    await answerAt(partner.link, '', {});
    const proposed = await aProposal(partner);
    const none = await browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${proposed}/afslag`), { reason: '' });
    expect([none.status, errorBeside(none.text, 'reason')]).toEqual([422, 'Skriv, hvad partneren skal have at vide.']);
    await browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${proposed}/afslag`), { reason: 'Vi har brug for hele beløbet.' }).expect(303);
    expect(await stateOf(scene, partner)).toBe('Mangler nyt svar');
    const mail = (await mailsTo(partner.email)).at(-1)!;
    expect(mail.body).toContain('Vi har brug for hele beløbet.');
    expect(mail.body).toContain(partner.link);
    expect((await nobody.get(partner.link)).text).toContain('Vi har brug for hele beløbet.');
    const again = await aProposal(partner, '900.000');
    await Promise.all([browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${again}/overtagelse`)), browserOf(owner).post(askedAt(id, partner.partnerId, `/forslag/${again}/afslag`), { reason: 'Nej.' })]);
    expect(await sql('SELECT FROM proposal_ruling WHERE commitment_id = $1', [again])).toHaveLength(1);
  });

  it('needs a change or a word; a word alone is nothing to take over', async () => {
    const scene = await aScene();
    const { id, owner, partner } = scene;
    const same = { [`amount.${partner.costId}`]: '1234567,89', [`amount.${partner.cashId}`]: '1.234.567,89' };
    const nothing = await answerAt(partner.link, '/forslag', same);
    expect([nothing.status, errorBeside(nothing.text, 'comment')]).toEqual([422, 'Ret mindst ét tal, eller skriv en kommentar.']);
    const wrong = await answerAt(partner.link, '/forslag', { ...same, [`amount.${partner.costId}`]: '1e9', comment: 'x' });
    expect([wrong.status, valueOf(wrong.text, `amount.${partner.costId}`), valueOf(wrong.text, 'comment')]).toEqual([422, '1e9', 'x']);
    expect(errorBeside(wrong.text, `amount.${partner.costId}`)).not.toBeNull();
    expect((await answerAt(partner.link, '/forslag', { ...same, comment: 'Der mangler en linje til rejser.' })).status).toBe(303);
    const page = (await browserOf(owner).get(askedAt(id, partner.partnerId))).text;
    expect(page).toContain('Der mangler en linje til rejser.');
    expect(page).not.toContain('/overtagelse');
    expect(await answersOf(partner.partnerId)).toEqual([expect.objectContaining({ answer: 'proposed', sha256: null })]);
  });

  it('that meets changed lines comes back with what was typed, also on lines that are gone', async () => {
    const { partner } = await aScene();
    const sha256 = await seenAt(`${partner.link}/forslag`);
    await sql('UPDATE cost_line SET amount_oere = 100 WHERE id = $1', [partner.costId]);
    await sql('DELETE FROM financing_line WHERE id = $1', [partner.cashId]);
    const answer = await nobody.post(`${partner.link}/forslag`, { name: 'Åse', title: 'direktør', declaration: '1', sha256, comment: 'Vores ord.', [`amount.${partner.costId}`]: '800.000', [`amount.${partner.cashId}`]: '700.000' });
    expect([answer.status, valueOf(answer.text, `amount.${partner.costId}`), valueOf(answer.text, 'comment')]).toEqual([409, '800.000', 'Vores ord.']);
    expect(answer.text).toContain('Du havde skrevet 700.000 på linjer');
    expect(await answersOf(partner.partnerId)).toEqual([]);
  });
});

it('a stranger who is signed in answers by the link in nobody’s name but the one typed', async () => {
  const { partner } = await aScene();
  const stranger = await aPerson(['applicant']);
  const sha256 = await seenAt(partner.link, stranger);
  await browserOf(stranger).post(partner.link, { name: 'Åse Ærø', title: 'direktør', declaration: '1', sha256 }).expect(303);
  expect(await sql('SELECT account_id FROM commitment WHERE partner_id = $1', [partner.partnerId])).toEqual([{ account_id: null }]);
});
