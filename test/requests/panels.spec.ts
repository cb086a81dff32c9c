import { beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessedApplication, declares } from '../builders/assessed-application.js';
import { aSubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const invite = (roundId: string, people: readonly Person[]) => browserOf(officer).post(`/runder/${roundId}/panel`, { members: people.map(({ id }) => id) });
const answer = (person: Person, roundId: string, fields: Fields, lang: 'da' | 'en' = 'da') => browserOf(person, { lang }).post(`/panelinvitation/${roundId}`, fields);
const accept = (person: Person, roundId: string) => answer(person, roundId, { answer: 'accept', promise: '1' });
const memberRow = async (roundId: string, { id }: Person) => (await sql<Record<string, unknown>>('SELECT answer, answered_at, answer_note, confidentiality, is_chair FROM panel_member WHERE round_id = $1 AND account_id = $2', [roundId, id]))[0];
const mailsTo = (person: Person) => sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [person.email]);
const eventsOf = async (subject: string) => (await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [subject])).map(({ kind }) => kind);

describe('inviting into a round’s panel', () => {
  it('asks several at once, each in their own language, and leaves its trace', async () => {
    const roundId = await aRound();
    const [dane, guest] = [await aPerson(['panel']), await aPerson(['panel'], { language: 'en' })];
    await invite(roundId, [dane, guest]).expect(303);
    expect((await mailsTo(dane))[0]!.body).toContain(`/panelinvitation/${roundId}`);
    expect((await mailsTo(guest))[0]!.subject).toContain('Will you assess applications in');
    expect(await memberRow(roundId, dane)).toMatchObject({ answer: 'invited', answered_at: null });
    expect(await eventsOf(roundId)).toEqual(['panel.invited', 'panel.invited']);
    await invite(roundId, [dane]).expect(303);
    expect(await mailsTo(dane)).toHaveLength(1);
  });

  it('is refused where nobody is chosen, or somebody is not in the pool, and asks nobody then', async () => {
    const roundId = await aRound();
    const [expertOne, stranger] = [await aPerson(['panel']), await aPerson(['applicant'])];
    expect((await invite(roundId, []).expect(422)).text).toContain('Vælg mindst 1, der skal inviteres. Du har valgt 0.');
    expect((await invite(roundId, [expertOne, stranger]).expect(422)).text).toContain('ikke længere i ekspertpuljen');
    expect(await memberRow(roundId, expertOne)).toBeUndefined();
    await browserOf(officer).post('/runder/ingen/panel', { members: [expertOne.id] }).expect(404);
    await browserOf(officer).post(`/runder/${roundId}/panel`, { members: ['zz'] }).expect(422);
  });

  it('lists the pool by field and by a part of a name', async () => {
    const roundId = await aRound();
    const [area] = await sql<{ id: string }>('SELECT id FROM focus_area ORDER BY position LIMIT 1');
    const mark = `Zq${Date.now().toString(36)}`;
    const [knows, other] = [await aPerson(['panel'], { name: `Æskil ${mark}` }), await aPerson(['panel'], { name: `Åse ${mark}` })];
    await browserOf(knows).post('/ekspertprofil', { basis: '', fields: [area!.id] }).expect(303);
    const both = (await browserOf(officer).get(`/runder/${roundId}/panel?soeg=${mark}`).expect(200)).text;
    expect(both).toContain(knows.name);
    expect(both).toContain(other.name);
    const one = (await browserOf(officer).get(`/runder/${roundId}/panel?soeg=${mark}&felt=${area!.id}`).expect(200)).text;
    expect(one).toContain(knows.name);
    expect(one).not.toContain(other.name);
  });
});

describe('answering', () => {
  it('takes the promise, word for word as it was read', async () => {
    const roundId = await aRound();
    const member = await aPerson(['panel']);
    await invite(roundId, [member]).expect(303);
    const read = (await browserOf(member, { lang: 'en' }).get(`/panelinvitation/${roundId}`).expect(200)).text;
    const refused = await answer(member, roundId, { answer: 'accept', promisedIn: 'en' }, 'en').expect(422);
    expect(refused.text).toContain('Tick the promise of confidentiality to accept.');
    expect(await memberRow(roundId, member)).toMatchObject({ answer: 'invited' });
    await answer(member, roundId, { answer: 'accept', promise: '1', promisedIn: 'en', confidentiality: 'whatever I like' }).expect(303);
    const row = await memberRow(roundId, member);
    expect(row).toMatchObject({ answer: 'accepted', answer_note: '' });
    expect(row!['confidentiality']).toMatch(/^I promise to treat everything .* § 152 of the Criminal Code\.$/);
    expect(read.replaceAll('&#x27;', "'")).toContain(String(row!['confidentiality']));
    expect((await browserOf(member).get(`/panelinvitation/${roundId}`)).text).toContain(String(row!['confidentiality']));
  });

  it('declines with a reason that reaches whoever asked, and may think better of it', async () => {
    const roundId = await aRound();
    const [asker, member] = [await aPerson(['officer'], { language: 'en' }), await aPerson(['panel'])];
    await browserOf(asker).post(`/runder/${roundId}/panel`, { members: [member.id] }).expect(303);
    const empty = await answer(member, roundId, { answer: 'decline', note: ' ' }).expect(422);
    expect(empty.text).toContain('Skriv en begrundelse.');
    const long = await answer(member, roundId, { answer: 'decline', note: 'x'.repeat(1003) }).expect(422);
    expect(long.text).toContain('højst være på 1000 tegn. Slet mindst 3.');
    await answer(member, roundId, { answer: 'decline', note: 'Jeg rejser i perioden' }).expect(303);
    const [mail] = await mailsTo(asker);
    expect(mail!.body).toContain('Jeg rejser i perioden');
    expect(mail!.subject).toContain('cannot take part');
    await accept(member, roundId).expect(303);
    expect(await memberRow(roundId, member)).toMatchObject({ answer: 'accepted', answer_note: '' });
    expect(await eventsOf(roundId)).toEqual(['panel.invited', 'panel.declined', 'panel.accepted']);
  });

  it('leaves with a reason, gives up the chair, and comes back only when asked anew', async () => {
    const roundId = await aRound();
    const member = await aPerson(['panel']);
    await invite(roundId, [member]).expect(303);
    expect((await answer(member, roundId, { answer: 'leave', note: 'Før tid' }).expect(409)).text).toContain('Du har ikke svaret endnu');
    await accept(member, roundId).expect(303);
    expect((await accept(member, roundId).expect(409)).text).toContain('Du har allerede accepteret');
    await browserOf(officer).post(`/runder/${roundId}/panel/formand`, { chair: member.id }).expect(303);
    await answer(member, roundId, { answer: 'leave', note: 'Sygdom' }).expect(303);
    expect(await memberRow(roundId, member)).toMatchObject({ answer: 'left', is_chair: false, answer_note: 'Sygdom' });
    await accept(member, roundId).expect(409);
    await invite(roundId, [member]).expect(303);
    await accept(member, roundId).expect(303);
  });

  it('shows the invitation to nobody else, and counts no application one takes part in', async () => {
    const { roundId, id } = await aSubmittedApplication();
    await aSubmittedApplication({ roundId });
    const [member, stranger] = [await aPerson(['panel']), await aPerson(['panel'])];
    await invite(roundId, [member]).expect(303);
    await browserOf(stranger).get(`/panelinvitation/${roundId}`).expect(404);
    await accept(stranger, roundId).expect(404);
    await browserOf(stranger).get('/panelinvitation/ingen').expect(404);
    expect((await browserOf(member).get(`/panelinvitation/${roundId}`)).text).toMatch(/>\s*2 ansøgninger er sendt ind/);
    await declares(id, member.id, 'declared');
    expect((await browserOf(member).get(`/panelinvitation/${roundId}`)).text).toMatch(/>\s*1 ansøgning er sendt ind/);
  });
});

describe('the chair', () => {
  it('is one of those who accepted, one at a time, and is told', async () => {
    const roundId = await aRound();
    const [first, second, waiting] = [await aPerson(['panel']), await aPerson(['panel']), await aPerson(['panel'])];
    await invite(roundId, [first, second, waiting]).expect(303);
    for (const member of [first, second]) await accept(member, roundId).expect(303);
    const choose = (chair: string) => browserOf(officer).post(`/runder/${roundId}/panel/formand`, { chair });
    expect((await choose(waiting.id).expect(422)).text).toContain('Formanden skal have accepteret');
    expect((await choose('somebody').expect(422)).text).toContain('ikke i rundens panel');
    await choose(first.id).expect(303);
    await choose(second.id).expect(303);
    expect(await memberRow(roundId, first)).toMatchObject({ is_chair: false });
    expect(await memberRow(roundId, second)).toMatchObject({ is_chair: true });
    expect((await mailsTo(second)).at(-1)!.subject).toContain('Du er formand for panelet');
    await choose('').expect(303);
    expect(await memberRow(roundId, second)).toMatchObject({ is_chair: false });
  });
});

it('whoever is appointed without being in the panel is invited, and sees nothing before accepting', async () => {
  const application = await aSubmittedApplication();
  const people = await Promise.all([1, 2, 3].map(() => aPerson(['panel'])));
  await browserOf(officer).post(`/sager/${application.id}/panel`, { members: people.map(({ id }) => id) }).expect(303);
  expect(await memberRow(application.roundId, people[0]!)).toMatchObject({ answer: 'invited' });
  const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [application.id, people[0]!.id]);
  const shut = await browserOf(people[0]!).get(`/panel/${seat!.id}`);
  expect([303, 404]).toContain(shut.status);
  expect(shut.text).not.toContain(application.title);
});

it('whoever leaves is shut out at once, and what was handed in stays', async () => {
  const application = await anAssessedApplication();
  const [member] = application.panel;
  const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [application.id, member!.id]);
  expect((await browserOf(member!).get(`/panel/${seat!.id}`).expect(200)).text).toContain(application.title);
  await answer(member!, application.roundId, { answer: 'leave', note: 'Nyt job' }).expect(303);
  const shut = await browserOf(member!).get(`/panel/${seat!.id}`);
  expect(shut.text).not.toContain(application.title);
  expect(await sql('SELECT version FROM assessment_version WHERE seat_id = $1', [seat!.id])).toEqual([{ version: 1 }]);
});

describe('an expert’s profile', () => {
  const employer = '99000074';
  const profile = (person: Person) => browserOf(person).get('/ekspertprofil');
  const basisOf = async (person: Person) => / name="basis" value="([^"]*)"/.exec((await profile(person)).text)![1]!;

  it('is kept as the expert says it, with the board’s name from the register, and noted', async () => {
    const expertOne = await aPerson(['panel']);
    const areas = await sql<{ id: string }>('SELECT id FROM focus_area ORDER BY position LIMIT 2');
    const fields = { basis: '', fields: areas.map(({ id }) => id), municipality: ' Engsø ', employerCvr: 'DK 99 00 00 74', mostApplications: '6', 'boards[0].cvr': '99000708', 'boards[1].cvr': '99001127', 'boards[1].name': 'Vores egen', 'boards[2].cvr': '' };
    await browserOf(expertOne).post('/ekspertprofil', fields).expect(303);
    const [row] = await sql('SELECT employer_cvr, municipality, most_applications, fields FROM expert WHERE account_id = $1', [expertOne.id]);
    expect(row).toEqual({ employer_cvr: employer, municipality: 'Engsø', most_applications: 6, fields: areas.map(({ id }) => id) });
    expect(await sql('SELECT cvr, name FROM expert_board WHERE account_id = $1 ORDER BY cvr', [expertOne.id])).toEqual([{ cvr: '99000708', name: 'Lygtelys ApS' }, { cvr: '99001127', name: 'Vores egen' }]);
    const [event] = await sql<{ kind: string; facts: Record<string, string> }>('SELECT kind, facts FROM event WHERE subject = $1', [expertOne.id]);
    expect(event).toMatchObject({ kind: 'expert.changed', facts: { changed: 'employerCvr boards municipality fields mostApplications' } });
    await browserOf(expertOne).post('/ekspertprofil', { ...fields, basis: await basisOf(expertOne), 'boards[0].name': 'Lygtelys ApS' }).expect(303);
    expect(await eventsOf(expertOne.id)).toEqual(['expert.changed']);
  });

  it('is refused with what mends it, and keeps what was typed', async () => {
    const expertOne = await aPerson(['panel']);
    const wrong = { basis: '', employerCvr: '99000075', mostApplications: '0', municipality: 'Engsø', fields: 'nonsense', 'boards[0].cvr': '1234', 'boards[1].name': 'Uden nummer', 'boards[2].cvr': '99000708', 'boards[3].cvr': '99000708' };
    const { text } = await browserOf(expertOne).post('/ekspertprofil', wrong).expect(422);
    for (const said of ['kontrolcifferet passer ikke', 'et helt tal fra 1 til 200', 'Tæl cifrene i »1234«', 'Skriv CVR-nummeret på linjen', 'CVR-nummer 99000708 står to gange', 'findes ikke i strategien']) expect(text).toContain(said);
    expect(text).toContain('value="99000075"');
    expect(text).toContain('value="Uden nummer"');
    expect(await sql('SELECT FROM expert WHERE account_id = $1', [expertOne.id])).toEqual([]);
  });

  it('is taken as it stands where the register does not answer, and says so', async () => {
    const expertOne = await aPerson(['panel']);
    const saved = await browserOf(expertOne).post('/ekspertprofil', { basis: '', employerCvr: '10150817' }).expect(303);
    expect(String(saved.headers['set-cookie'])).toContain('expert.saved.unchecked');
    expect(await sql('SELECT employer_cvr FROM expert WHERE account_id = $1', [expertOne.id])).toEqual([{ employer_cvr: '10150817' }]);
  });

  it('is corrected by the secretariat, and whoever had it open meanwhile is told', async () => {
    const expertOne = await aPerson(['panel']);
    await browserOf(officer).post(`/eksperter/${expertOne.id}`, { basis: '', municipality: 'Solkyst' }).expect(303);
    const late = await browserOf(expertOne).post('/ekspertprofil', { basis: '', municipality: 'Engsø' }).expect(409);
    expect(late.text).toContain(officer.name);
    expect(late.text).toContain('value="Engsø"');
    await browserOf(expertOne).post('/ekspertprofil', { basis: await basisOf(expertOne), municipality: 'Engsø' }).expect(303);
    await browserOf(officer).get(`/eksperter/${(await aPerson(['applicant'])).id}`).expect(404);
  });

  it('the pool is sorted by Danish rules, both ways, and says when nobody matches', async () => {
    const mark = `Pq${Date.now().toString(36)}`;
    for (const name of ['Åge', 'Bo', 'Ærø']) await aPerson(['panel'], { name: `${name} ${mark}` });
    const order = async (query: string) => [...(await browserOf(officer).get(`/eksperter?soeg=${mark}${query}`).expect(200)).text.matchAll(new RegExp(`>(\\S+) ${mark}<`, 'g'))].map((match) => match[1]);
    expect(await order('')).toEqual(['Bo', 'Ærø', 'Åge']);
    expect(await order('&sorter=-navn')).toEqual(['Åge', 'Ærø', 'Bo']);
    expect((await browserOf(officer).get('/eksperter?soeg=ingenhedderdette').expect(200)).text).toContain('Ingen i puljen passer.');
    await browserOf(officer).get('/eksperter?side=99999').expect(404);
  });
});
