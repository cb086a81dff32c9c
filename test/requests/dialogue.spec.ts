import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAskedApplication, messagesOf, passDeadline, say } from '../builders/dialogue.js';
import { images } from '../builders/file-contents.js';
import { aMember } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aPdf, anAttachment } from '../builders/routes-world.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const thread = ({ id }: { id: string }) => `/ansoegninger/${id}/dialog`;
const mailsTo = (person: Person) => sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [person.email]);
const share = (application: ReadyApplication, yes = true) => browserOf(application.owner).post(`/ansoegninger/${application.id}/deling`, { share: yes ? 'yes' : 'no' });
/** How many unread messages the page of the thread speaks of. */
const unreadOn = async (person: Person, path: string): Promise<number> => Number(/(\d+) ulæste? beske/.exec((await browserOf(person).get(path).expect(200)).text)?.[1] ?? 0);

describe('a thread', () => {
  it('goes to and fro, each message with who wrote it for whom', async () => {
    const application = await anAskedApplication({ question: 'Må vi regne timer med?' });
    await say(officer, application.id, 'Ja, som medfinansiering.', { as: 'officer' }).expect(303);
    const { text } = await browserOf(application.owner).get(thread(application)).expect(200);
    expect(text.indexOf('Ja, som medfinansiering.')).toBeLessThan(text.indexOf('Må vi regne timer med?'));
    expect(text).toMatch(new RegExp(`<h3>${officer.name} <span class="message-side">Sekretariatet</span>`));
    expect(text).toContain('<span class="message-side">Ansøger</span>');
    expect((await browserOf(officer).get(`/dialog/${application.id}`).expect(200)).text).toContain('Må vi regne timer med?');
  });

  it('says that contact is advised, never required, and that a message stays', async () => {
    const application = await aReadyApplication();
    const page = await browserOf(application.owner).get(thread(application)).expect(200);
    expect(page.text).toContain('anbefales, men kræves aldrig');
    expect(page.text).toContain('kan ikke rettes eller slettes, når den er sendt');
    await application.submit().expect(303);
  });

  it('is written in by all but readers, who read', async () => {
    const application = await anAskedApplication();
    for (const role of ['writer', 'signatory'] as const) await say(await aMember(application.id, role), application.id, `Fra ${role}`).expect(303);
    const reader = await aMember(application.id, 'reader');
    await say(reader, application.id, 'Fra reader').expect(403);
    const { text } = await browserOf(reader).get(thread(application)).expect(200);
    expect(text).toContain('Fra signatory');
    expect(text).not.toContain('<textarea');
    expect((await messagesOf(application.id)).map(({ body }) => body)).not.toContain('Fra reader');
  });

  it('is unknown to anybody else, and to a member who was removed while writing', async () => {
    const application = await anAskedApplication();
    const stranger = await aPerson(['applicant']);
    for (const path of [thread(application), `${thread(application)}/filer/${randomUUID()}`]) await browserOf(stranger).get(path).expect(404);
    await say(stranger, application.id, 'Hej').expect(404);
    await browserOf(stranger).post(`${thread(application)}/laest`, { upTo: 1 }).expect(404);
    await browserOf(stranger).post(`/ansoegninger/${application.id}/deling`, { share: 'yes' }).expect(404);
    const writer = await aMember(application.id, 'writer');
    await browserOf(writer).get(thread(application)).expect(200);
    await sql('UPDATE member SET left_at = clock_timestamp() WHERE application_id = $1 AND account_id = $2', [application.id, writer.id]);
    await say(writer, application.id, 'Jeg er her endnu').expect(404);
    expect(await messagesOf(application.id)).toHaveLength(1);
  });

  it('cannot be changed behind the portal’s back', async () => {
    const application = await anAskedApplication();
    await expect(sql(`UPDATE dialogue_message SET body = 'x' WHERE application_id = $1`, [application.id])).rejects.toThrow('append-only');
    await expect(sql('DELETE FROM dialogue_message WHERE application_id = $1', [application.id])).rejects.toThrow('append-only');
  });
});

describe('a message', () => {
  it('sent twice is one, also when both are under way at once', async () => {
    const application = await aReadyApplication();
    const message = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => say(application.owner, application.id, 'Én gang', { message })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await messagesOf(application.id)).toHaveLength(1);
    await passDeadline(application.roundId);
    await say(application.owner, application.id, 'Én gang', { message }).expect(303);
  });

  it('that was changed and sent from the same page is another one', async () => {
    const application = await aReadyApplication();
    const message = randomUUID();
    await say(application.owner, application.id, 'Første udgave', { message }).expect(303);
    await say(application.owner, application.id, 'Anden udgave', { message }).expect(303);
    expect((await messagesOf(application.id)).map(({ body }) => body)).toEqual(['Første udgave', 'Anden udgave']);
  });

  it('under an id that somebody else has used is kept as one’s own', async () => {
    const [mine, theirs] = [await aReadyApplication(), await aReadyApplication()];
    const message = randomUUID();
    await say(theirs.owner, theirs.id, 'Deres', { message }).expect(303);
    await say(mine.owner, mine.id, 'Deres', { message }).expect(303);
    expect((await messagesOf(mine.id)).map(({ accountId }) => accountId)).toEqual([mine.owner.id]);
    expect(await messagesOf(theirs.id)).toHaveLength(1);
  });

  it('is text, whatever stands in it', async () => {
    const application = await anAskedApplication({ question: '<script>alert(1)</script>\n\n- et\n- to\n\n[her](javascript:alert(1)) og https://example.org/a' });
    for (const { text } of [await browserOf(application.owner).get(thread(application)), await browserOf(officer).get(`/dialog/${application.id}`)]) {
      expect(text).not.toContain('<script>alert');
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).not.toContain('href="javascript:');
      expect(text).toContain('<li>et</li>');
      expect(text).toContain('<a href="https://example.org/a"');
    }
  });

  it('that is empty or has 50,000 characters is refused with the number, and stays as typed', async () => {
    const { id, owner } = await aReadyApplication();
    expect(errorBeside((await say(owner, id, '  \u200b ').expect(422)).text, 'body')).toBe('Skriv en besked, før du sender.');
    const long = 'æ'.repeat(50_000);
    const { text } = await say(owner, id, long).expect(422);
    expect(errorBeside(text, 'body')).toContain('på 50000 tegn, og en besked må højst være på 20000. Kort den af med 30000 tegn');
    expect(valueOf(text, 'body')).toBe(long);
    expect(await messagesOf(id)).toEqual([]);
  });

  it('after the deadline is refused with the text kept, from either side, and the thread can still be read', async () => {
    const application = await anAskedApplication();
    await passDeadline(application.roundId);
    for (const answer of [await say(application.owner, application.id, 'For sent\nmen skrevet'), await say(officer, application.id, 'For sent\nmen skrevet', { as: 'officer' })]) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Beskeden er ikke sendt');
      expect(answer.text).toContain('Ring til sekretariatet');
      expect(valueOf(answer.text, 'body')).toBe('For sent\nmen skrevet');
    }
    const { text } = await browserOf(application.owner).get(thread(application)).expect(200);
    expect(text).toContain('der kan ikke længere skrives i den');
    expect(text).toContain('Må vi regne timer med?');
    expect(text).not.toContain('<textarea');
    expect(await messagesOf(application.id)).toHaveLength(1);
  });

  it('that another site sends, or that is no form, is refused', async () => {
    const application = await aReadyApplication();
    await browserOf(application.owner).post(thread(application), { body: 'x' }).set('Origin', 'https://elsewhere.example').expect(403);
    await browserOf(application.owner).post(thread(application)).type('json').send('{"body":"x"}').expect(415);
    await browserOf(application.owner).upload(thread(application), { name: 'a.pdf', content: aPdf }, { 'body[x]': 'y' }).expect(422);
  });
});

describe('mail', () => {
  it('tells every officer of a first message, and later those who have answered; what was written stays inside', async () => {
    const [answering, other] = [await aPerson(['officer']), await aPerson(['officer'], { language: 'en' })];
    const application = await anAskedApplication({ title: 'Hemmelig titel', question: 'Hemmeligt spørgsmål' });
    const own = (mail: { subject: string }) => mail.subject.includes(application.number);
    expect((await mailsTo(answering)).filter(own)).toHaveLength(1);
    expect((await mailsTo(other)).filter(own)[0]?.subject).toBe(`New message in the dialogue on ${application.number}`);
    await say(answering, application.id, 'Hemmeligt svar', { as: 'officer' }).expect(303);
    await say(application.owner, application.id, 'Hemmelig tak').expect(303);
    expect((await mailsTo(answering)).filter(own)).toHaveLength(2);
    expect((await mailsTo(other)).filter(own)).toHaveLength(1);
    const all = await sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE subject LIKE $1', [`%${application.number}%`]);
    expect(all.length).toBeGreaterThan(3);
    for (const { subject, body } of all) expect(subject + body).not.toContain('emmelig');
    expect(all.map(({ body }) => body).join()).toContain(`/dialog/${application.id}`);
  });

  it('tells all who write of an answer, each in the own language, and no reader', async () => {
    const application = await anAskedApplication();
    const [writer, reader] = [await aMember(application.id, 'writer'), await aMember(application.id, 'reader')];
    await sql(`UPDATE account SET language = 'en' WHERE id = $1`, [writer.id]);
    await say(officer, application.id, 'Svar', { as: 'officer' }).expect(303);
    expect((await mailsTo(application.owner)).map(({ subject }) => subject)).toEqual([`Svar fra sekretariatet om ${application.number}`]);
    expect((await mailsTo(writer)).map(({ subject }) => subject)).toEqual([`Answer from the secretariat on ${application.number}`]);
    expect(await mailsTo(reader)).toEqual([]);
  });
});

describe('an officer', () => {
  it('sees of an unshared draft its number, round and lead organisation, and nothing else by any route', async () => {
    const owner = await aPerson(['applicant'], { organisation: 'Fyrvæsenets Venner' });
    const application = await anAskedApplication({ owner, title: 'Hemmelig titel' });
    const file = await anAttachment(application);
    const { text } = await browserOf(officer).get(`/dialog/${application.id}`).expect(200);
    expect(text).toContain(application.number);
    expect(text).toContain('Fyrvæsenets Venner');
    expect(text).toContain('Kladden er ikke delt');
    const list = await browserOf(officer).get('/dialog').expect(200);
    for (const html of [text, list.text]) for (const secret of ['Hemmelig titel', 'Resumé.', 'Formål.', 'Et svar.', 'Fyrvæsenet<']) expect(html).not.toContain(secret);
    const id = application.id;
    for (const path of [`/dialog/${id}/kladde`, `/dialog/${id}/kladde/bilag/${file.id}`, `/sager/${id}`, `/sager/${id}/bilag/${file.sha256}`, `/sager/${id}/bilag/${file.id}`, `/sager/${id}/vurderinger`, `/sager/${id}/indstilling`]) {
      await browserOf(officer).get(path).expect(404);
    }
    for (const path of ['', '/projekt', '/opsummering', '/dialog', '/historik', '/dokument', `/bilag/${file.id}`]) await browserOf(officer).get(`/ansoegninger/${id}${path}`).expect(403);
    const both = await aPerson(['officer', 'applicant']);
    for (const path of ['', '/opsummering', '/dialog', `/bilag/${file.id}`]) await browserOf(both).get(`/ansoegninger/${id}${path}`).expect(404);
  });

  it('finds no application that has not turned to the secretariat', async () => {
    const { id } = await aReadyApplication();
    for (const path of ['', '/kladde']) await browserOf(officer).get(`/dialog/${id}${path}`).expect(404);
    await say(officer, id, 'Hej', { as: 'officer' }).expect(404);
    await browserOf(officer).post(`/dialog/${id}/intet-svar`).expect(404);
  });

  it('who takes or took part in the application does not act for the secretariat in it', async () => {
    const both = await aPerson(['officer', 'applicant']);
    const application = await anAskedApplication({ owner: both });
    await browserOf(both).get(`/dialog/${application.id}`).expect(403);
    await say(both, application.id, 'Selvtak', { as: 'officer' }).expect(403);
    await share(application).expect(303);
    await browserOf(both).get(`/dialog/${application.id}/kladde`).expect(403);
    expect((await mailsTo(both)).filter(({ subject }) => subject.includes(application.number))).toEqual([]);
    const former = await anAskedApplication();
    await sql(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'writer', clock_timestamp())`, [former.id, both.id]);
    await say(both, former.id, 'Selvtak', { as: 'officer' }).expect(403);
  });

  it('finds what waits for an answer first, longest wait at the top, and puts aside what needs none', async () => {
    const [early, late, answered] = [await anAskedApplication(), await anAskedApplication(), await anAskedApplication()];
    await sql(`UPDATE dialogue SET waiting_since = CASE application_id WHEN $1 THEN timestamptz '2001-01-01' ELSE '2001-01-02' END WHERE application_id IN ($1, $2)`, [early.id, late.id]);
    await say(officer, answered.id, 'Svar', { as: 'officer' }).expect(303);
    const list = async () => (await browserOf(officer).get('/dialog').expect(200)).text;
    const at = (html: string, { number }: ReadyApplication) => (html.includes(number) ? html.indexOf(number) : Infinity);
    const before = await list();
    expect(at(before, early)).toBeLessThan(at(before, late));
    expect(at(before, late)).toBeLessThan(at(before, answered));
    await browserOf(officer).post(`/dialog/${early.id}/intet-svar`).expect(303);
    const after = await list();
    expect(at(after, late)).toBeLessThan(at(after, early));
    await passDeadline(late.roundId);
    expect(await sql(`SELECT 1 FROM event WHERE subject = $1 AND kind = 'dialogue.settled'`, [early.id])).toHaveLength(1);
  });
});

describe('sharing a draft', () => {
  it('opens the draft to the secretariat, read only and as it stands, until it is taken back', async () => {
    const application = await aReadyApplication({ title: 'Delt titel' });
    const file = await anAttachment(application);
    await share(application).expect(303);
    await share(application).expect(303);
    const { text } = await browserOf(officer).get(`/dialog/${application.id}/kladde`).expect(200);
    expect(text).toContain('Delt titel');
    expect(text).toContain('Kladde, ikke sendt ind');
    expect(text).not.toMatch(/<a [^>]*>Rediger/);
    expect(text).toContain(`<title>Kladde ${application.number}`);
    expect((await browserOf(officer).get(`/dialog/${application.id}/kladde/bilag/${file.id}`).expect(200)).headers['content-disposition']).toContain('attachment');
    await sql(`UPDATE application SET title = 'Ny titel' WHERE id = $1`, [application.id]);
    expect((await browserOf(officer).get(`/dialog/${application.id}/kladde`)).text).toContain('Ny titel');
    for (const html of [(await browserOf(officer).get('/dialog')).text, (await browserOf(officer).get(`/dialog/${application.id}`)).text]) expect(html).not.toContain('Ny titel');
    await share(application, false).expect(303);
    await browserOf(officer).get(`/dialog/${application.id}/kladde`).expect(404);
    await browserOf(officer).get(`/dialog/${application.id}/kladde/bilag/${file.id}`).expect(404);
    const { text: history } = await browserOf(application.owner).get(`/ansoegninger/${application.id}/historik`).expect(200);
    expect(history.match(/Kladden blev delt med sekretariatet/g)).toHaveLength(1);
    expect(history.match(/Delingen af kladden med sekretariatet blev taget tilbage/g)).toHaveLength(1);
  });

  it('is the lead’s alone, and not possible after the deadline, when it can still be taken back', async () => {
    const application = await aReadyApplication();
    for (const role of ['writer', 'signatory', 'reader'] as const) {
      await browserOf(await aMember(application.id, role)).post(`/ansoegninger/${application.id}/deling`, { share: 'yes' }).expect(403);
    }
    await share(application).expect(303);
    await passDeadline(application.roundId);
    await share(application, false).expect(303);
    expect((await share(application).expect(422)).text).toContain('Kladden kan ikke deles længere');
    await browserOf(officer).get(`/dialog/${application.id}/kladde`).expect(404);
  });

  it('shows nobody a file of the draft that is not part of it any more, or of another', async () => {
    const [application, other] = [await aReadyApplication(), await aReadyApplication()];
    const [file, foreign] = [await anAttachment(application), await anAttachment(other)];
    await share(application).expect(303);
    await browserOf(officer).get(`/dialog/${application.id}/kladde/bilag/${foreign.id}`).expect(404);
    await sql('UPDATE attachment SET removed_at = clock_timestamp() WHERE id = $1', [file.id]);
    await browserOf(officer).get(`/dialog/${application.id}/kladde/bilag/${file.id}`).expect(404);
  });

  it('ends in the case once it is sent in', async () => {
    const application = await aReadyApplication();
    await share(application).expect(303);
    await application.submit().expect(303);
    await browserOf(officer).get(`/dialog/${application.id}/kladde`).expect(404);
    expect((await browserOf(officer).get(`/dialog/${application.id}`)).text).toContain(`href="/sager/${application.id}"`);
  });
});

describe('what is unread', () => {
  it('is counted for each person, and never backwards, however many windows there are', async () => {
    const application = await anAskedApplication();
    const { owner } = application;
    const writer = await aMember(application.id, 'writer');
    await say(officer, application.id, 'Svar 1', { as: 'officer' }).expect(303);
    await say(officer, application.id, 'Svar 2', { as: 'officer' }).expect(303);
    expect(await unreadOn(owner, thread(application))).toBe(2);
    expect(await unreadOn(writer, thread(application))).toBe(3);
    // A window that was opened before the third message says no more than it showed.
    await browserOf(owner).post(`${thread(application)}/laest`, { upTo: 2 }).expect(303);
    expect(await unreadOn(owner, thread(application))).toBe(1);
    expect(await unreadOn(writer, thread(application))).toBe(3);
    await browserOf(owner).post(`${thread(application)}/laest`, { upTo: 3 }).expect(303);
    await browserOf(owner).post(`${thread(application)}/laest`, { upTo: 1 }).expect(303);
    expect(await unreadOn(owner, thread(application))).toBe(0);
    // Nobody has read what has not been written.
    await browserOf(writer).post(`${thread(application)}/laest`, { upTo: 999_999 }).expect(303);
    await say(officer, application.id, 'Svar 3', { as: 'officer' }).expect(303);
    expect([await unreadOn(owner, thread(application)), await unreadOn(writer, thread(application))]).toEqual([1, 1]);
  });

  it('is no longer unread to whoever answers it, and looking alone changes nothing', async () => {
    const application = await anAskedApplication();
    const path = `/dialog/${application.id}`;
    expect([await unreadOn(officer, path), await unreadOn(officer, path)]).toEqual([1, 1]);
    await say(officer, application.id, 'Svar', { as: 'officer', upTo: 1 }).expect(303);
    expect(await unreadOn(officer, path)).toBe(0);
  });
});

describe('files', () => {
  const attach = (person: Person, path: string, name: string, content: Buffer, body = 'Se filen') => browserOf(person).upload(path, { name, content }, { message: randomUUID(), upTo: '0', body });
  const fileLink = (html: string) => /href="([^"]+\/filer\/[^"]+)"/.exec(html)?.[1];

  it('go along with a message, both ways, and to nobody else', async () => {
    const application = await aReadyApplication();
    await attach(application.owner, thread(application), 'budget æøå.pdf', aPdf).expect(303);
    await attach(officer, `/dialog/${application.id}`, 'svar.png', images.png).expect(303);
    const seen = fileLink((await browserOf(officer).get(`/dialog/${application.id}`)).text.split('budget')[0]!.slice(-400)) ?? '';
    for (const person of [officer]) expect((await browserOf(person).get(seen).expect(200)).headers['content-type']).toContain('application/pdf');
    const own = (await browserOf(application.owner).get(thread(application))).text;
    expect(own).toContain('budget æøå.pdf');
    expect((await browserOf(application.owner).get(fileLink(own)!).expect(200)).headers['x-content-type-options']).toBe('nosniff');
    const other = await anAskedApplication();
    const id = fileLink(own)!.split('/').at(-1)!;
    await browserOf(other.owner).get(fileLink(own)!).expect(404);
    await browserOf(other.owner).get(`${thread(other)}/filer/${id}`).expect(404);
    await browserOf(officer).get(`/dialog/${other.id}/filer/${id}`).expect(404);
  });

  it.each([
    ['empty', 'tom.pdf', Buffer.alloc(0), 'Filen »tom.pdf« er tom.'],
    ['of a wrong kind', 'x.exe', Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(200)]), 'er ikke en af de filtyper'],
  ])('that are %s are refused with the text kept', async (_, name, content, message) => {
    const application = await aReadyApplication();
    const { status, text } = await attach(application.owner, thread(application), name, content, 'Min lange besked');
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(message)]);
    expect(valueOf(text, 'body')).toBe('Min lange besked');
    expect(await messagesOf(application.id)).toEqual([]);
  });

  it('hold the limits of the round: a byte too large, one too many', async () => {
    const application = await aReadyApplication();
    await sql(
      `WITH family AS (INSERT INTO rule_set_family VALUES ($2, $2, $2, 99)), small AS (INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values) SELECT $2, $2, 1, '1999-01-01', '', jsonb_set(values, '{attachments}', '{"maxBytes": 200, "maxFiles": 2}') FROM rule_set WHERE id = 'growth-forum-2011-plan' RETURNING id)
       UPDATE round SET rule_set_id = (SELECT id FROM small) WHERE id = $1`,
      [application.roundId, randomUUID()],
    );
    const pdf = (bytes: number) => Buffer.concat([aPdf, Buffer.alloc(bytes - aPdf.length, 0x20)]);
    const large = await attach(application.owner, thread(application), 'stor.pdf', pdf(201), 'Kept');
    expect([large.status, errorBeside(large.text, 'file'), valueOf(large.text, 'body')]).toEqual([422, expect.stringContaining('200 B'), 'Kept']);
    for (const _ of [1, 2]) await attach(application.owner, thread(application), 'ok.pdf', pdf(200)).expect(303);
    const third = await attach(application.owner, thread(application), 'ok.pdf', pdf(200));
    expect([third.status, errorBeside(third.text, 'file')]).toEqual([422, expect.stringContaining('højst være 2 filer')]);
    // The other side has room of its own.
    await attach(officer, `/dialog/${application.id}`, 'ok.pdf', pdf(200)).expect(303);
  });

  it('that wait for the scanner or are infected are given to nobody', async () => {
    const application = await aReadyApplication();
    await attach(application.owner, thread(application), 'a.pdf', aPdf).expect(303);
    const link = fileLink((await browserOf(application.owner).get(thread(application))).text)!;
    for (const [state, finding, words] of [['pending', '', 'Filen kan hentes, når'], ['infected', 'Eicar-Test', 'Filen er spærret: Eicar-Test']] as const) {
      await sql(`UPDATE stored_file SET scan_state = $2, finding = $3 WHERE key = (SELECT f.storage_key FROM dialogue_file f JOIN dialogue_message m ON m.id = f.message_id WHERE m.application_id = $1)`, [application.id, state, finding]);
      await browserOf(application.owner).get(link).expect(409);
      const { text } = await browserOf(officer).get(`/dialog/${application.id}`).expect(200);
      expect(text).toContain(words);
      expect(fileLink(text)).toBeUndefined();
    }
  });

  it('are not taken from a reader, a stranger or after the deadline, and the text of the last is kept', async () => {
    const application = await aReadyApplication();
    const count = async () => (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM dialogue_file f JOIN dialogue_message m ON m.id = f.message_id WHERE m.application_id = $1`, [application.id]))[0]!.n;
    await attach(await aMember(application.id, 'reader'), thread(application), 'a.pdf', aPdf).expect(403);
    await attach(await aPerson(['applicant']), thread(application), 'a.pdf', aPdf).expect(404);
    await passDeadline(application.roundId);
    const late = await attach(application.owner, thread(application), 'a.pdf', aPdf, 'Lige før tolv');
    expect([late.status, valueOf(late.text, 'body'), await count()]).toEqual([422, 'Lige før tolv', 0]);
  });
});

describe('a session that has ended', () => {
  it('leaves the message on the page that asks to sign in again, with or without a file', async () => {
    const application = await aReadyApplication();
    const nobody = browserOf(null);
    for (const answer of [await nobody.post(thread(application), { body: 'Skrevet for længe' }), await nobody.upload(thread(application), { name: 'a.pdf', content: aPdf }, { body: 'Skrevet for længe' })]) {
      expect(answer.status).toBe(401);
      expect(answer.text).toContain('Skrevet for længe');
    }
  });
});
