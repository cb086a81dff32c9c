import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAssessedApplication, declares, type AssessedApplication } from '../builders/assessed-application.js';
import { aPerson, browserOf, sql, type Fields, type Person } from '../support/portal.js';

const reason = 'En begrundelse, der er lang nok til at tælle.';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

interface AtDesk {
  readonly application: AssessedApplication;
  readonly member: Person;
  readonly seat: string;
}

/** Three who have accepted and declared, nobody has handed in; the first one's desk. */
async function atDesk(given: Parameters<typeof anAssessedApplication>[0] = {}): Promise<AtDesk> {
  const application = await anAssessedApplication({ missing: 3, ...given });
  const member = application.panel[0]!;
  return { application, member, seat: await seatOf(application.id, member) };
}

async function seatOf(applicationId: string, { id }: Person): Promise<string> {
  return (await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [applicationId, id]))[0]!.id;
}

const full = ({ application }: AtDesk, points = '4', why = reason): Fields =>
  Object.fromEntries(application.criteria.flatMap(({ number }) => [[`scores[${number}].points`, points], [`scores[${number}].reason`, why]]));

/** An opened desk: sends what it was made from, as its form does. */
async function window({ seat, member }: AtDesk) {
  const { text } = await browserOf(member).get(`/panel/${seat}`).expect(200);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!;
  let turn = 0;
  const origin = { basis: hidden('basis'), page: hidden('page'), signedInAs: hidden('signedInAs') };
  const send = (fields: Fields, more: Fields = {}) => browserOf(member).post(`/panel/${seat}`, { ...origin, turn: (turn += 1), ...fields, ...more });
  return { text, origin, save: send, autosave: (fields: Fields) => send(fields, { then: 'autosave' }) };
}

const scoresOf = async (seat: string) => sql<{ criterion_id: string; half_points: number | null; reason: string }>('SELECT criterion_id, half_points, reason FROM score WHERE seat_id = $1', [seat]);

describe('what comes before the desk', () => {
  const wayOf = async ({ seat, member }: AtDesk) => (await browserOf(member).get(`/panel/${seat}`)).headers.location;

  it('is the invitation, then every declaration of the round, then the made-up cases', async () => {
    const at = await atDesk();
    const { roundId } = at.application;
    const another = await anAssessedApplication({ missing: 3, roundId });
    await sql('UPDATE panel_seat SET account_id = $2 WHERE id = (SELECT id FROM panel_seat WHERE application_id = $1 LIMIT 1)', [another.id, at.member.id]);
    const [made] = await sql<{ id: string }>(`INSERT INTO calibration_case (round_id, number, title_da, title_en, answers) VALUES ($1, 1, 'Prøve', 'Trial', '{}') RETURNING id`, [roundId]);
    await sql(`UPDATE panel_member SET answer = 'invited', answered_at = NULL WHERE round_id = $1 AND account_id = $2`, [roundId, at.member.id]);
    expect(await wayOf(at)).toBe(`/panelinvitation/${roundId}`);
    const home = async () => (await browserOf(at.member).get('/panel').expect(200)).text;
    expect(await home()).not.toContain(at.application.title);
    expect(await home()).toContain('2 ansøgninger venter.');
    await sql('UPDATE panel_seat SET released_at = now() WHERE account_id = $1', [at.member.id]);
    expect(await home()).toContain('Du får ansøgninger, når du har taget imod og lovet fortrolighed.');
    await sql('UPDATE panel_seat SET released_at = NULL WHERE account_id = $1', [at.member.id]);
    await sql(`UPDATE panel_member SET answer = 'accepted', answered_at = now() WHERE round_id = $1 AND account_id = $2`, [roundId, at.member.id]);
    expect(await wayOf(at)).toBe(`/panelrunde/${roundId}/habilitet`);
    expect(await home()).toContain('Du mangler at svare for 1 ansøgning.');
    await declares(another.id, at.member.id);
    expect(await wayOf(at)).toBe(`/panelrunde/${roundId}/kalibrering`);
    await browserOf(at.member).post(`/panel/${at.seat}`, full(at)).expect(404);
    await browserOf(at.member).get(`/panel/${at.seat}/bilag/${'f'.repeat(64)}`).expect(404);
    await sql('INSERT INTO calibration_sitting (case_id, account_id, handed_in_at, times) VALUES ($1, $2, now(), 1)', [made!.id, at.member.id]);
    expect(await wayOf(at)).toBeUndefined();
    expect(await home()).toContain(`href="/panel/${at.seat}"`);
  });

  it('does not shut a desk that is open when another application is given to its member', async () => {
    const at = await atDesk();
    const { autosave } = await window(at);
    const another = await anAssessedApplication({ missing: 3, roundId: at.application.roundId });
    await sql('UPDATE panel_seat SET account_id = $2 WHERE id = (SELECT id FROM panel_seat WHERE application_id = $1 LIMIT 1)', [another.id, at.member.id]);
    await autosave({ 'scores[1].points': '3', 'scores[1].reason': 'Kort' }).expect(200);
    expect(await wayOf(at)).toBe(`/panelrunde/${at.application.roundId}/habilitet`);
  });
});

describe('saving by itself', () => {
  it('keeps what is typed and says when, without a new page', async () => {
    const at = await atDesk();
    const { autosave } = await window(at);
    const { body } = await autosave({ 'scores[2].points': '4,5', 'scores[2].reason': 'Foreløbig', note: 'Spørg om huslejen' }).expect(200);
    expect(body).toMatchObject({ revision: 1, saved: expect.stringMatching(/^Gemt kl\. /) });
    expect(await scoresOf(at.seat)).toEqual([expect.objectContaining({ half_points: 9, reason: 'Foreløbig' })]);
    expect((await window(at)).text).toContain('Spørg om huslejen');
  });

  it('takes a score and a reason back again', async () => {
    const at = await atDesk();
    const { autosave } = await window(at);
    await autosave({ 'scores[2].points': '4', 'scores[2].reason': 'Fortrudt' }).expect(200);
    await autosave({ 'scores[2].points': '', 'scores[2].reason': '' }).expect(200);
    expect(await scoresOf(at.seat)).toEqual([]);
  });

  it('lets nothing that arrives late undo what the same window sent after it', async () => {
    const at = await atDesk();
    const { origin } = await window(at);
    const send = (turn: number, text: string) => browserOf(at.member).post(`/panel/${at.seat}`, { ...origin, turn, then: 'autosave', 'scores[1].points': '', 'scores[1].reason': text });
    await send(2, 'Nyere').expect(200);
    await send(1, 'Ældre').expect(200);
    expect(await scoresOf(at.seat)).toEqual([expect.objectContaining({ reason: 'Nyere' })]);
  });

  it('refuses notes that are too long beside them', async () => {
    const at = await atDesk();
    const { save } = await window(at);
    const [rules] = await sql<{ max: number }>(`SELECT (s.values->'textLimits'->>'recommendation')::int AS max FROM rule_set s JOIN round r ON r.rule_set_id = s.id WHERE r.id = $1`, [at.application.roundId]);
    const { text } = await save({ note: 'x'.repeat(rules!.max + 3) }).expect(422);
    expect(text).toContain(`Dine noter må højst være på ${rules!.max} tegn. De er på ${rules!.max + 3}, så slet 3.`);
  });
});

describe('two windows of one member', () => {
  it('are put together where each changed something else', async () => {
    const at = await atDesk();
    const [first, second] = [await window(at), await window(at)];
    const empty = { 'scores[1].points': '', 'scores[1].reason': '', 'scores[2].points': '', 'scores[2].reason': '', note: '' };
    await first.autosave({ ...empty, 'scores[1].points': '4', 'scores[1].reason': 'Fra det første' }).expect(200);
    await second.save({ ...empty, 'scores[2].points': '2', 'scores[2].reason': 'Fra det andet' }).expect(303);
    const { text } = await window(at);
    for (const kept of ['Fra det første', 'Fra det andet', '2 af 8']) expect(text).toContain(kept);
  });

  it('that changed the same are shown side by side at the field, and the member chooses', async () => {
    const at = await atDesk();
    const [first, second] = [await window(at), await window(at)];
    await first.autosave({ 'scores[3].points': '4', 'scores[3].reason': 'Den første udgave' }).expect(200);
    const typed = { 'scores[3].points': '2,5', 'scores[3].reason': 'Den anden udgave', note: 'Kun her' };
    const { text } = await second.autosave(typed).expect(409);
    expect(text).toContain('Du har ændret det samme i to vinduer. Intet er gået tabt: vælg mellem udgaverne ved 2 felter');
    for (const shown of ['Den første udgave', 'Den anden udgave', 'Kun her', 'Point for kriterium 3: to udgaver', 'I dette vindue']) expect(text).toContain(shown);
    expect(await scoresOf(at.seat)).toEqual([expect.objectContaining({ half_points: 8, reason: 'Den første udgave' })]);
    const asked = { ...typed, basis: '1', disagreement: ['/scores[3].points', '/scores[3].reason'] };
    const again = await second.save({ ...asked, 'choice./scores[3].points': 'form' }).expect(409);
    expect(again.text).toContain('Vælg, hvilken udgave der skal gælde for begrundelse for kriterium 3.');
    await second.save({ ...asked, 'choice./scores[3].points': 'form', 'choice./scores[3].reason': 'theirs' }).expect(303);
    expect(await scoresOf(at.seat)).toEqual([expect.objectContaining({ half_points: 5, reason: 'Den første udgave' })]);
  });

  it('are not handed in over one another', async () => {
    const at = await atDesk();
    const [first, second] = [await window(at), await window(at)];
    await first.save(full(at, '4')).expect(303);
    const { origin } = second;
    const { text } = await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, { ...origin, turn: 1, ...full(at, '1', 'En helt anden begrundelse end før.') }).expect(409);
    expect(text).toContain('ved 16 felter');
    expect(await sql('SELECT FROM assessment_version WHERE seat_id = $1', [at.seat])).toEqual([]);
  });

  it('know of each other while they are open', async () => {
    const at = await atDesk();
    const [first, second] = [await window(at), await window(at)];
    const ask = ({ origin }: typeof first) => browserOf(at.member).post(`/panel/${at.seat}/tilstede`, { ...origin, section: 'desk' });
    await first.autosave({ 'scores[1].points': '4', 'scores[1].reason': 'Kort' }).expect(200);
    expect((await ask(first).expect(200)).body).toMatchObject({ saved: '', others: '' });
    expect((await ask(second).expect(200)).body.saved).toMatch(/^Du har selv gemt ændringer her kl\. .* i et andet vindue\.$/);
    await sql('UPDATE panel_seat SET submitted_at = now() WHERE id = $1', [at.seat]);
    await ask(second).expect(303);
    await declares(at.application.id, at.member.id, 'declared');
    await ask(second).expect(404);
  });
});

describe('a seat that is closed to its member', () => {
  it('answers as an unknown one, and gives back what was typed and nothing else', async () => {
    const at = await atDesk();
    const fields = { 'scores[1].points': '4,5', 'scores[1].reason': 'Mine <egne> ord', note: 'Min note' };
    await browserOf(at.member).post(`/panel/${at.seat}`, fields).expect(303);
    for (const status of ['declared', 'disqualified', 'undeclared'] as const) {
      await declares(at.application.id, at.member.id, status);
      for (const path of [`/panel/${at.seat}`, `/panel/${at.seat}/indsendelse`]) {
        const [closed, unknown] = [await browserOf(at.member).post(path, fields).expect(404), await browserOf(at.member).post(path.replace(at.seat, randomUUID()), fields).expect(404)];
        const bare = (text: string): string => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '').replace(/data-now="[^"]*"/, '');
        expect(bare(closed.text)).toBe(bare(unknown.text));
        for (const shown of ['Mine &lt;egne&gt; ord', 'Min note', '4,5 point']) expect(closed.text).toContain(shown);
        expect(closed.text).not.toContain(at.application.title);
      }
    }
  });

  it('takes nothing once the panel has agreed, and keeps what was typed on the page', async () => {
    const at = await atDesk();
    await sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by) VALUES ($1, now(), $2)', [at.application.id, officer.id]);
    await browserOf(at.member).post(`/panel/${at.seat}`, { 'scores[1].points': '4', 'scores[1].reason': 'Stadig blind' }).expect(303);
    await sql('UPDATE assessment_phase SET concluded_at = now(), concluded_by = $2 WHERE application_id = $1', [at.application.id, officer.id]);
    const { text } = await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, full(at, '4', 'Det her kom for sent, desværre.')).expect(422);
    expect(text).toContain('Panelet er nået til enighed om sagen.');
    expect(text).toContain('Det her kom for sent');
    expect((await browserOf(at.member).get(`/panel/${at.seat}`).expect(200)).text).toContain('Du nåede ikke at indsende');
  });
});

describe('private notes', () => {
  it('are shown to nobody else, neither before nor after', async () => {
    const at = await atDesk();
    await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, { ...full(at), note: 'Kun mine øjne' }).expect(303);
    expect((await browserOf(at.member).get(`/panel/${at.seat}`).expect(200)).text).toContain('Kun mine øjne');
    const seen = await Promise.all([`/sager/${at.application.id}/vurderinger`, `/sager/${at.application.id}/panel`, `/sager/${at.application.id}`].map((path) => browserOf(officer).get(path).expect(200)));
    for (const { text } of seen) expect(text).not.toContain('Kun mine øjne');
    expect(JSON.stringify(await sql('SELECT * FROM assessment_version WHERE seat_id = $1', [at.seat]))).not.toContain('Kun mine');
  });
});

describe('giving an assessment back', () => {
  const giveBack = ({ application }: AtDesk, seat: string, why = 'Begrundelsen under kriterium 2 hører til en anden ansøgning.') => browserOf(officer).post(`/sager/${application.id}/vurderinger`, { seat, reason: why });

  it('opens it again with the reason, takes it out of the count, and keeps both versions', async () => {
    const at = await atDesk();
    await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, full(at, '4', 'Den første begrundelse, lang nok.')).expect(303);
    await giveBack(at, at.seat).expect(303);
    const summary = async () => (await sql<{ submitted: number; total_sum: number }>('SELECT submitted, total_sum FROM assessment_summary WHERE application_id = $1', [at.application.id]))[0];
    expect(await summary()).toEqual({ submitted: 0, total_sum: 0 });
    expect(await sql('SELECT FROM mail_outbox WHERE to_address = $1 AND body LIKE $2', [at.member.email, '%hører til en anden ansøgning%'])).toHaveLength(1);
    const { text } = await browserOf(at.member).get(`/panel/${at.seat}`).expect(200);
    for (const shown of ['Sekretariatet har givet dig vurderingen tilbage', 'hører til en anden ansøgning', 'Den første begrundelse']) expect(text).toContain(shown);
    await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, full(at, '5', 'Den anden begrundelse, også lang.')).expect(303);
    expect(await summary()).toEqual({ submitted: 1, total_sum: 80 });
    const versions = await sql<{ version: number; scores: { halfPoints: number }[] }>('SELECT version, scores FROM assessment_version WHERE seat_id = $1 ORDER BY version', [at.seat]);
    expect(versions.map(({ version, scores }) => [version, scores[0]!.halfPoints])).toEqual([[1, 8], [2, 10]]);
    const seen = (await browserOf(officer).get(`/sager/${at.application.id}/vurderinger`).expect(200)).text;
    for (const shown of ['Afløst af en senere udgave', 'Tæller med', 'Den første begrundelse']) expect(seen).toContain(shown);
  });

  it('needs a reason and one that is handed in, and ends when the consensus opens', async () => {
    const at = await atDesk();
    expect((await giveBack(at, at.seat).expect(422)).text).toContain('Vurderingen er ikke indsendt');
    await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, full(at)).expect(303);
    expect((await giveBack(at, at.seat, 'Kort').expect(422)).text).toContain('Skriv en begrundelse på 10 til 1000 tegn.');
    expect((await giveBack(at, '').expect(422)).text).toContain('Vælg, hvilken vurdering');
    await giveBack(at, randomUUID()).expect(404);
    await browserOf(at.member).post(`/sager/${at.application.id}/vurderinger`, { seat: at.seat, reason: 'Jeg giver mig selv den igen.' }).expect(403);
    await sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by) VALUES ($1, now(), $2)', [at.application.id, officer.id]);
    const late = await giveBack(at, at.seat).expect(422);
    expect(late.text).toContain('konsensusfasen er åbnet');
    expect(late.text).toContain('hører til en anden ansøgning');
  });
});

describe('the list of what waits', () => {
  it('leads to what is begun, then to what is not, and on from one that is handed in', async () => {
    const at = await atDesk({ title: 'Alfa' });
    const { roundId } = at.application;
    const another = await anAssessedApplication({ missing: 3, roundId, title: 'Beta' });
    const [moved] = await sql<{ id: string }>('UPDATE panel_seat SET account_id = $2 WHERE id = (SELECT id FROM panel_seat WHERE application_id = $1 LIMIT 1) RETURNING id', [another.id, at.member.id]);
    await declares(another.id, at.member.id);
    const home = async () => (await browserOf(at.member).get('/panel').expect(200)).text;
    expect(await home()).toContain('Begynd: Alfa');
    await browserOf(at.member).post(`/panel/${moved!.id}`, { 'scores[1].points': '4' }).expect(303);
    expect(await home()).toContain('Fortsæt: Beta');
    await browserOf(at.member).post(`/panel/${at.seat}/indsendelse`, full(at)).expect(303).expect('Location', `/panel/${at.seat}#naeste`);
    const own = (await browserOf(at.member).get(`/panel/${at.seat}`).expect(200)).text;
    expect(own).toContain(`id="naeste" href="/panel/${moved!.id}"`);
    expect(own).toContain('Næste ansøgning: Beta');
    expect(await home()).toContain('1 af 2');
  });

  it('says by when, by the portal’s clock', async () => {
    const at = await atDesk();
    await sql(`UPDATE round SET panel_from = (now() AT TIME ZONE 'Europe/Copenhagen')::date, panel_until = (now() AT TIME ZONE 'Europe/Copenhagen')::date WHERE id = $1`, [at.application.roundId]);
    expect((await browserOf(at.member).get('/panel').expect(200)).text).toMatch(/vurderingerne skal være indsendt i dag, .*Portalens ur: /);
  });
});
