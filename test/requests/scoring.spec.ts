import { beforeAll, describe, expect, it } from '@jest/globals';
import { inPanel } from '../builders/assessed-application.js';
import { aSubmittedApplication, type SubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, browserOf, sql, type Fields, type Person } from '../support/portal.js';

const reason = 'En begrundelse, der er lang nok til at tælle.';

let officer: Person;
let panel: Person[];

beforeAll(async () => {
  officer = await aPerson(['officer']);
  panel = await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => aPerson(['panel'], { name: `${name} Panelprøve` })));
});

/** `points` for all criteria, or one each. */
function deskFields(application: SubmittedApplication, points: string | readonly string[], why = reason): Fields {
  return Object.fromEntries(
    application.criteria.flatMap(({ number }, at) => [
      [`scores[${number}].points`, typeof points === 'string' ? points : (points[at] ?? '')],
      [`scores[${number}].reason`, why],
    ]),
  );
}

const appoint = (application: SubmittedApplication, members: readonly Person[]) =>
  browserOf(officer).post(`/sager/${application.id}/panel`, { members: members.map(({ id }) => id) });

/** The same of people who have accepted the round's panel. */
async function appointed(application: SubmittedApplication, members: readonly Person[] = panel): Promise<void> {
  for (const { id } of members) await inPanel(application.roundId, id);
  await appoint(application, members).expect(303);
}

async function seatOf(application: SubmittedApplication, person: Person): Promise<string> {
  const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [application.id, person.id]);
  return seat!.id;
}

const declareNone = (seat: string, person: Person) => browserOf(person).post(`/panel/${seat}/habilitet`, { declaration: 'none' });
const declareConflict = (seat: string, person: Person) => browserOf(person).post(`/panel/${seat}/habilitet`, { declaration: 'conflict', ground: '3', note: 'Bestyrelsespost' });
const submit = (seat: string, person: Person, fields: Fields) => browserOf(person).post(`/panel/${seat}/indsendelse`, fields);

/** An application whose whole panel has declared; seats in the panel's order. */
async function underAssessment(given: Parameters<typeof aSubmittedApplication>[0] = {}, members: readonly Person[] = panel) {
  const application = await aSubmittedApplication(given);
  await appointed(application, members);
  const seats = await Promise.all(members.map((person) => seatOf(application, person)));
  for (const [at, person] of members.entries()) await declareNone(seats[at]!, person).expect(303);
  return { application, seats };
}

const kinds = async (application: SubmittedApplication) =>
  (await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [application.id])).map(({ kind }) => kind);
const summary = async (application: SubmittedApplication) =>
  (await sql<Record<string, unknown>>('SELECT seats, submitted, total_sum, total_min, total_max, widest_spread, mean_total FROM assessment_summary WHERE application_id = $1', [application.id]))[0];

describe('appointing a panel', () => {
  it('opens the assessment with exactly the panel’s size, tells each member and leaves its trace', async () => {
    const application = await aSubmittedApplication();
    const few = await appoint(application, panel.slice(0, 2)).expect(422);
    expect(few.text).toContain('Vælg mindst 3 panelmedlemmer. Du har valgt 2, så vælg 1 mere.');
    await appoint(application, panel).expect(303);
    expect(await kinds(application)).toEqual(['application.assessment', 'panel.appointed', 'panel.appointed', 'panel.appointed']);
    const mails = await sql<{ to_address: string }>(`SELECT to_address FROM mail_outbox WHERE subject LIKE '%' || $1`, [application.number]);
    expect(mails.map((mail) => mail.to_address).sort()).toEqual(panel.map(({ email }) => email).sort());
    expect(await summary(application)).toMatchObject({ seats: 3, submitted: 0, mean_total: null });
  });

  it('appoints nobody twice, nobody without the role, and never the applicant', async () => {
    const owner = await aPerson(['applicant', 'panel']);
    const application = await aSubmittedApplication({ ownerId: owner.id });
    const form = await browserOf(officer).get(`/sager/${application.id}/panel`).expect(200);
    expect(form.text).not.toContain(owner.id);
    await appoint(application, [...panel.slice(0, 2), owner]).expect(422);
    await appoint(application, [...panel.slice(0, 2), officer]).expect(422);
    await appoint(application, panel).expect(303);
    await appoint(application, panel).expect(422);
    expect(await summary(application)).toMatchObject({ seats: 3 });
  });

  it('warns where a member’s organisation has a partner’s name, and appoints all the same', async () => {
    const near = await aPerson(['panel'], { organisation: 'søholm  UNIVERSITET' });
    const application = await aSubmittedApplication({ partners: ['Lyngbakke Kommune', 'Søholm Universitet'] });
    const form = await browserOf(officer).get(`/sager/${application.id}/panel`).expect(200);
    expect(form.text).toContain('(Søholm Universitet) arbejder i en organisation med samme navn som en partner');
    await appoint(application, [...panel.slice(0, 2), near]).expect(303);
  });

  it('is unknown for a draft', async () => {
    const application = await aSubmittedApplication();
    await sql(`UPDATE application SET state = 'draft' WHERE id = $1`, [application.id]);
    await browserOf(officer).get(`/sager/${application.id}/panel`).expect(404);
  });
});

describe('declaring', () => {
  it('shows title and partners and nothing else before the declaration', async () => {
    const application = await aSubmittedApplication({ partners: ['Lyngbakke Kommune', 'Nordlys ApS'] });
    await appointed(application);
    const seat = await seatOf(application, panel[0]!);
    const shown = await browserOf(panel[0]!).get(`/panel/${seat}/habilitet`).expect(200);
    expect(shown.text).toContain(application.title);
    expect(shown.text).toContain('Nordlys ApS');
    expect(shown.text).not.toContain('Svar på kriterium');
    expect(shown.text).not.toContain('Resumé af');
    await browserOf(panel[0]!).get(`/panel/${seat}`).expect(303).expect('Location', `/panelrunde/${application.roundId}/habilitet`);
    await browserOf(panel[0]!).post(`/panel/${seat}`, deskFields(application, '4')).expect(404);
  });

  it('asks for the choice, and for a ground with a conflict', async () => {
    const application = await aSubmittedApplication();
    await appointed(application);
    const seat = await seatOf(application, panel[0]!);
    expect((await browserOf(panel[0]!).post(`/panel/${seat}/habilitet`, {}).expect(422)).text).toContain('Vælg, om du er inhabil.');
    const groundless = await browserOf(panel[0]!).post(`/panel/${seat}/habilitet`, { declaration: 'conflict', note: 'Min bror <b>' }).expect(422);
    expect(groundless.text).toContain('Vælg den grund, der passer bedst.');
    expect(groundless.text).toContain('Min bror &lt;b&gt;');
  });

  it('closes everything of the case to one with a conflict, tells the officers and asks for a replacement', async () => {
    const application = await aSubmittedApplication();
    await appointed(application);
    const [ada] = panel as [Person];
    const seat = await seatOf(application, ada);
    await declareConflict(seat, ada).expect(303).expect('Location', '/panel');
    for (const path of [`/panel/${seat}`, `/panel/${seat}/habilitet`]) await browserOf(ada).get(path).expect(404);
    for (const path of [`/panel/${seat}`, `/panel/${seat}/habilitet`, `/panel/${seat}/indsendelse`]) await browserOf(ada).post(path, deskFields(application, '4')).expect(404);
    expect((await browserOf(ada).get('/panel').expect(200)).text).not.toContain(application.title);
    expect(await sql(`SELECT 1 FROM mail_outbox WHERE to_address = $1 AND subject LIKE '%' || $2`, [officer.email, application.number])).toHaveLength(1);
    expect(await kinds(application)).toContain('panel.conflict');
    const seen = (await browserOf(officer).get(`/sager/${application.id}/panel`).expect(200)).text;
    for (const shown of ['panelet mangler 1 medlem', 'Inhabil, § 3, stk. 1, nr. 3', 'Bestyrelsespost']) expect(seen).toContain(shown);
    await appoint(application, [await aPerson(['panel'])]).expect(303);
    expect(await summary(application)).toMatchObject({ seats: 3 });
  });

  it('withdraws an assessment when a conflict comes to light after it was submitted', async () => {
    const { application, seats } = await underAssessment();
    await submit(seats[0]!, panel[0]!, deskFields(application, '5')).expect(303);
    await submit(seats[1]!, panel[1]!, deskFields(application, '3')).expect(303);
    expect(await summary(application)).toMatchObject({ submitted: 2, total_sum: 128 });
    await declareConflict(seats[0]!, panel[0]!).expect(303);
    expect(await summary(application)).toMatchObject({ seats: 2, submitted: 1, total_sum: 48, widest_spread: null });
  });
});

describe('scoring', () => {
  it('keeps a draft of whatever is there, and gives it back', async () => {
    const { application, seats } = await underAssessment();
    await browserOf(panel[0]!).post(`/panel/${seats[0]}`, { 'scores[1].points': '4,5', 'scores[1].reason': 'Kort', 'scores[2].reason': '' }).expect(303);
    const desk = await browserOf(panel[0]!).get(`/panel/${seats[0]}`).expect(200);
    expect(desk.text).toContain('value="4,5" checked');
    expect(desk.text).toContain('1 af 8');
    expect(desk.text).toContain('Svar på kriterium 8');
    expect(await summary(application)).toMatchObject({ submitted: 0, total_sum: 0 });
  });

  it.each(['5,5', '0,25', '-1', '4.5', 'høj'])('refuses %s beside the field, keeps what was typed and stores nothing', async (points) => {
    const { seats } = await underAssessment();
    const answer = await browserOf(panel[0]!).post(`/panel/${seats[0]}`, { 'scores[3].points': points, 'scores[3].reason': 'Det her skrev jeg' }).expect(422);
    expect(answer.text).toContain('Point for kriterium 3 skal være fra 0 til 5 i hele eller halve point');
    expect(answer.text).toContain('href="#scores-3-points"');
    expect(answer.text).toContain('Det her skrev jeg');
    expect(await sql('SELECT 1 FROM score WHERE seat_id = $1', [seats[0]])).toHaveLength(0);
  });

  it('saves and goes on to the next criterion without a score', async () => {
    const { application, seats } = await underAssessment();
    const desk = `/panel/${seats[0]}`;
    const [first, , third] = application.criteria;
    const save = (fields: Fields) => browserOf(panel[0]!).post(desk, fields).expect(303);
    await save({ 'scores[1].points': '3', 'scores[2].points': '4', videre: first!.id }).expect('Location', `${desk}#kriterium-3`);
    await save({ videre: third!.id }).expect('Location', `${desk}#kriterium-4`);
    await save({ ...deskFields(application, '4'), videre: third!.id }).expect('Location', `${desk}#indsend`);
    await save({ videre: 'andet' }).expect('Location', desk);
  });

  it('lists what is missing when submitting, and stores nothing', async () => {
    const { application, seats } = await underAssessment();
    const fields = { ...deskFields(application, ['4', '4', '', '4', '4', '4', '4', '0']), 'scores[5].reason': 'For kort' };
    const answer = await submit(seats[0]!, panel[0]!, fields).expect(422);
    expect(answer.text).toContain('Vælg point for kriterium 3.');
    expect(answer.text).toContain('Begrundelsen for kriterium 5 skal være på mindst 20 tegn. Den er på 8, så der mangler 12.');
    expect(answer.text).not.toContain('Vælg point for kriterium 8.');
    expect(await summary(application)).toMatchObject({ submitted: 0 });
  });

  it('counts what was submitted exactly', async () => {
    const { application, seats } = await underAssessment();
    await submit(seats[0]!, panel[0]!, deskFields(application, ['5', '4,5', '4', '3,5', '3', '2,5', '2', '0'])).expect(303);
    await submit(seats[1]!, panel[1]!, deskFields(application, '3')).expect(303);
    await submit(seats[2]!, panel[2]!, deskFields(application, '3,5')).expect(303);
    expect(await summary(application)).toEqual({ seats: 3, submitted: 3, total_sum: 49 + 48 + 56, total_min: 48, total_max: 56, widest_spread: 7, mean_total: '51.000000' });
    expect(await kinds(application)).toEqual(expect.arrayContaining(['panel.declared', 'panel.submitted']));
    const [event] = await sql<{ facts: object }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'panel.submitted'`, [application.id]);
    expect(event!.facts).toEqual({});
  });

  it('cannot be changed once submitted, nor after the case has gone on', async () => {
    const { application, seats } = await underAssessment();
    await submit(seats[0]!, panel[0]!, deskFields(application, '4')).expect(303);
    for (const path of [`/panel/${seats[0]}`, `/panel/${seats[0]}/indsendelse`]) {
      const late = await browserOf(panel[0]!).post(path, deskFields(application, '1', 'Det her kom for sent, desværre.')).expect(422);
      expect(late.text).toContain('Din vurdering er allerede indsendt');
      expect(late.text).toContain('Det her kom for sent');
    }
    await sql(`UPDATE application SET state = 'agenda' WHERE id = $1`, [application.id]);
    const closed = await submit(seats[1]!, panel[1]!, deskFields(application, '4')).expect(422);
    expect(closed.text).toContain('Sagen er ikke længere under vurdering');
    expect(await summary(application)).toMatchObject({ submitted: 1, total_sum: 64 });
  });

  it('counts a double press once', async () => {
    const { application, seats } = await underAssessment();
    const answers = await Promise.all(Array.from({ length: 4 }, () => submit(seats[0]!, panel[0]!, deskFields(application, '4'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    expect((await kinds(application)).filter((kind) => kind === 'panel.submitted')).toHaveLength(1);
  });

  it('counts all who submit at the same instant', async () => {
    const { application, seats } = await underAssessment();
    const answers = await Promise.all(panel.map((person, at) => submit(seats[at]!, person, deskFields(application, String(at + 2)))));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await summary(application)).toMatchObject({ submitted: 3, total_sum: 8 * 2 * (2 + 3 + 4), widest_spread: 4 });
  });
});

describe('who sees what', () => {
  it('hides the others, and that they have submitted, also after one’s own is in', async () => {
    const { application, seats } = await underAssessment();
    await submit(seats[1]!, panel[1]!, deskFields(application, '2', 'Bos hemmelige begrundelse')).expect(303);
    const before = (await browserOf(panel[0]!).get(`/panel/${seats[0]}`).expect(200)).text;
    await submit(seats[0]!, panel[0]!, deskFields(application, '4', 'Adas egen begrundelse er her')).expect(303);
    const after = (await browserOf(panel[0]!).get(`/panel/${seats[0]}`).expect(200)).text;
    for (const seen of [before, after]) for (const hidden of ['Bo Panelprøve', 'Cy Panelprøve', 'hemmelige']) expect(seen).not.toContain(hidden);
    expect(after).toContain('Adas egen begrundelse er her');
    expect(after).toContain('vises først, når sekretariatet åbner konsensusfasen');
    expect(after).not.toContain('/konsensus/');
    await sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by) VALUES ($1, now(), $2)', [application.id, officer.id]);
    const open = (await browserOf(panel[0]!).get(`/panel/${seats[0]}`).expect(200)).text;
    expect(open).toContain(`href="/konsensus/${application.id}"`);
    expect(open).not.toContain('hemmelige');
  });

  it('lets nobody at another’s seat, and nobody but officers at the assessments', async () => {
    const { application, seats } = await underAssessment();
    const [other, applicant, forum] = [await aPerson(['panel']), await aPerson(['applicant']), await aPerson(['forum'])];
    for (const person of [other, panel[1]!]) {
      await browserOf(person).get(`/panel/${seats[0]}`).expect(404);
      await browserOf(person).get(`/panel/${seats[0]}/habilitet`).expect(404);
      await submit(seats[0]!, person, deskFields(application, '5')).expect(404);
      await declareConflict(seats[0]!, person).expect(404);
    }
    for (const person of [panel[0]!, applicant, forum]) {
      await browserOf(person).get(`/sager/${application.id}/vurderinger`).expect(403);
      await browserOf(person).get(`/sager/${application.id}/panel`).expect(403);
    }
    for (const person of [panel[0]!, applicant]) await browserOf(person).get(`/runder/${application.roundId}/rangliste`).expect(403);
    await browserOf(officer).get(`/sager/${application.id}/vurderinger`).expect(200);
  });

  it('shows the officer scores, reasons, mean, spread and who is missing', async () => {
    const { application, seats } = await underAssessment();
    await submit(seats[0]!, panel[0]!, deskFields(application, '5', 'Adas begrundelse er god')).expect(303);
    await submit(seats[1]!, panel[1]!, deskFields(application, '2,5')).expect(303);
    const { text } = await browserOf(officer).get(`/sager/${application.id}/vurderinger`).expect(200);
    for (const shown of ['Adas begrundelse er god', 'mangler', '3,75', '2,5, stor', '2 af 3', '30,00']) expect(text).toContain(shown);
    const english = await browserOf(officer, { lang: 'en' }).get(`/sager/${application.id}/vurderinger`).expect(200);
    expect(english.text).toContain('3.75');
  });
});

describe('the ranking', () => {
  it('knows its size without counting, also when a summary is rewritten', async () => {
    const { application, seats } = await underAssessment();
    await underAssessment({ roundId: application.roundId });
    await submit(seats[0]!, panel[0]!, deskFields(application, '2')).expect(303);
    const size = async () => (await sql<{ applications: number }>('SELECT applications FROM ranking_size WHERE round_id = $1', [application.roundId]))[0]!.applications;
    expect(await size()).toBe(2);
    await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const another = await aSubmittedApplication({ roundId: application.roundId });
        await appointed(another);
      }),
    );
    expect(await size()).toBe(6);
  });

  it('goes on with shared ranks on the next page', async () => {
    const { application } = await underAssessment();
    const { roundId } = application;
    await sql(
      `WITH made AS (
         INSERT INTO application (number, round_id, state, title)
         SELECT $1 || lpad(i::text, 3, '0'), $1, 'assessment', 'Nr. ' || i FROM generate_series(1, 60) i RETURNING id, number, title),
       led AS (INSERT INTO member (application_id, account_id, role) SELECT id, $2, 'lead' FROM made)
       INSERT INTO assessment_summary (application_id, round_id, number, title, seats, submitted, total_sum)
       SELECT id, $1, number, title, 3, 3, CASE WHEN right(number, 3)::int BETWEEN 45 AND 55 THEN 100 WHEN right(number, 3)::int < 45 THEN 200 - right(number, 3)::int ELSE 10 END FROM made`,
      [roundId, application.ownerId],
    );
    const first = (await browserOf(officer).get(`/runder/${roundId}/rangliste`).expect(200)).text;
    const second = (await browserOf(officer).get(`/runder/${roundId}/rangliste?side=2`).expect(200)).text;
    const rankOf = (html: string, title: string) => new RegExp(`<tr><td class="numeric"><strong>(\\d+)</strong>(<span class="cell-sub">delt)?(?:(?!</tr>).)*>${title}<`, 's').exec(html)?.slice(1).join(' ');
    expect(rankOf(first, 'Nr. 44')).toBe('44 ');
    expect(rankOf(first, 'Nr. 50')).toBe('45 <span class="cell-sub">delt');
    expect(rankOf(second, 'Nr. 51')).toBe('45 <span class="cell-sub">delt');
    expect(rankOf(second, 'Nr. 56')).toBe('56 <span class="cell-sub">delt');
    expect(second).toContain('51–61');
  });

  it('shares ranks, marks what is missing and puts what nobody has assessed last', async () => {
    const first = await underAssessment({ title: 'Alfa' });
    const { roundId } = first.application;
    const rest = [];
    for (const title of ['Beta', 'Gamma', 'Delta', 'Epsilon']) rest.push(await underAssessment({ roundId, title }));
    const [beta, gamma, delta] = rest as [typeof first, typeof first, typeof first];
    await submit(first.seats[0]!, panel[0]!, deskFields(first.application, '2')).expect(303);
    for (const [at, person] of panel.entries()) await submit(beta.seats[at]!, person, deskFields(beta.application, ['3', '4', '5'][at]!)).expect(303);
    await submit(gamma.seats[0]!, panel[0]!, deskFields(gamma.application, '4')).expect(303);
    await submit(delta.seats[0]!, panel[0]!, deskFields(delta.application, '5')).expect(303);
    const { text } = await browserOf(officer).get(`/runder/${roundId}/rangliste`).expect(200);
    const lines = [...text.matchAll(/<tr><td.*?<\/tr>/gs)].map(([line]) => line.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim());
    const lineOf = (title: string) => lines.find((line) => line.includes(title)) ?? '';
    expect(lineOf('Delta')).toMatch(/^1 Delta/);
    expect(lineOf('Beta')).toMatch(/^2 delt Beta/);
    expect(lineOf('Gamma')).toMatch(/^2 delt Gamma/);
    expect(lineOf('Alfa')).toMatch(/^4 Alfa/);
    expect(lines.at(0)).toContain('Delta');
    expect(lines.at(-1)).toContain('Epsilon');
    expect(lines.at(-1)).toMatch(/^–/);
    expect(lines.at(-1)).toContain('Mangler 3');
    expect(lineOf('Beta')).toContain('stor');
    expect(text).not.toContain('Panelprøve');
  });

  it('is empty for a round without assessments and unknown for a round that is not', async () => {
    const application = await aSubmittedApplication();
    expect((await browserOf(officer).get(`/runder/${application.roundId}/rangliste`).expect(200)).text).toContain('Ingen ansøgninger i runden er under vurdering endnu.');
    await browserOf(officer).get('/runder/findes-ikke/rangliste').expect(404);
    await browserOf(officer).get(`/runder/${application.roundId}/rangliste?side=2`).expect(404);
  });
});
