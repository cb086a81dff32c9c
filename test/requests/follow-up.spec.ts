import { beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessedApplication, declares, inPanel, type AssessedApplication } from '../builders/assessed-application.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const page = async (roundId: string, who = officer, query = '') => (await browserOf(who).get(`/runder/${roundId}/opfoelgning${query}`).expect(200)).text;
const remind = (roundId: string, members: readonly Person[] | 'alle', who = officer) =>
  browserOf(who).post(`/runder/${roundId}/opfoelgning/paamindelser`, members === 'alle' ? { hvem: 'alle' } : { hvem: 'valgte', members: members.map(({ id }) => id) });
const thank = (roundId: string, who = officer) => browserOf(who).post(`/runder/${roundId}/opfoelgning/tak`);
const mailsTo = (person: Person) => sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [person.email]);

/** The cells of somebody's row after the name: owes, answer, interests, calibration, begun, handed in, last. */
function cellsOf(html: string, { name }: Person): string[] {
  const row = html.split('<tr>').find((part) => part.includes(`>${name}</a>`)) ?? '';
  return [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map((match) => match[1]!.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim());
}

describe('following up on a panel', () => {
  it('says for each how far they are, those furthest behind first', async () => {
    const application = await anAssessedApplication({ missing: 1 });
    const unanswered = await aPerson(['panel']);
    await sql('INSERT INTO panel_member (round_id, account_id, invited_by, invited_at) VALUES ($1, $2, $3, clock_timestamp())', [application.roundId, unanswered.id, officer.id]);
    const html = await page(application.roundId);
    const [done, , behind] = application.panel as [Person, Person, Person];
    expect(cellsOf(html, done).slice(0, 6)).toEqual(['Intet', 'Accepteret', '1 af 1', '–', '1 af 1', '1 af 1']);
    expect(cellsOf(html, behind).slice(0, 6)).toEqual(['1 vurdering', 'Accepteret', '1 af 1', '–', '0 af 1', '0 af 1']);
    expect(cellsOf(html, unanswered)[0]).toBe('Svar på invitationen');
    expect(html.indexOf(unanswered.name)).toBeLessThan(html.indexOf(behind.name));
    expect(html.indexOf(behind.name)).toBeLessThan(html.indexOf(done.name));
    const lagging = await page(application.roundId, officer, '?vis=mangler');
    expect(lagging).toContain(behind.name);
    expect(lagging).not.toContain(done.name);
  });

  it('leaves out of every count what the officer has an interest in', async () => {
    const application = await anAssessedApplication({ missing: 1 });
    const second = await anAssessedApplication({ roundId: application.roundId, missing: 1 });
    const partial = await aPerson(['officer']);
    await declares(second.id, partial.id, 'declared');
    expect(cellsOf(await page(application.roundId, officer), second.panel[2]!)[5]).toBe('0 af 1');
    expect(cellsOf(await page(application.roundId, partial), second.panel[2]!)[5]).toBe('–');
    await remind(application.roundId, 'alle', partial).expect(303);
    expect((await mailsTo(second.panel[2]!))[0]?.body ?? '').not.toContain('vurdering');
  });

  it('nobody owes an application that is shut to them, and what somebody who left owed is for others', async () => {
    const application = await anAssessedApplication({ missing: 2 });
    const [, shut, gone] = application.panel as [Person, Person, Person];
    await declares(application.id, shut.id, 'disqualified');
    await sql(`UPDATE panel_member SET answer = 'left', answer_note = 'Sygdom' WHERE round_id = $1 AND account_id = $2`, [application.roundId, gone.id]);
    const html = await page(application.roundId);
    expect(cellsOf(html, shut).slice(0, 6)).toEqual(['Intet', 'Accepteret', '–', '–', '–', '–']);
    expect(cellsOf(html, gone)[0]).toBe('1 vurdering skal gives til andre');
    expect((await remind(application.roundId, [gone]).expect(422)).text).toContain('mangler ikke noget');
  });

  it('an empty panel says what to do', async () => {
    expect(await page(await aRound())).toContain('Begynd med at invitere nogle.');
    await browserOf(officer).get('/runder/ingen/opfoelgning').expect(404);
  });
});

describe('reminding', () => {
  it('names what each owes, in their language, once a day, and leaves its trace', async () => {
    const application = await anAssessedApplication({ missing: 2 });
    const [done, chosen, other] = application.panel as [Person, Person, Person];
    await sql(`UPDATE account SET language = 'en' WHERE id = $1`, [chosen.id]);
    await remind(application.roundId, [chosen, done]).expect(303);
    const [mail] = await mailsTo(chosen);
    expect(mail!.body).toContain('Hand in 1 assessment.');
    expect(mail!.body).not.toContain(application.title);
    expect(await mailsTo(done)).toEqual([]);
    const again = await remind(application.roundId, [chosen]).expect(422);
    expect(again.text).toContain('ingen får mere end 1 påmindelse om dagen');
    await remind(application.roundId, 'alle').expect(303);
    expect(await mailsTo(chosen)).toHaveLength(1);
    expect(await mailsTo(other)).toHaveLength(1);
    const events = await sql<{ facts: { accountId: string } }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'panel.reminded' ORDER BY id`, [application.roundId]);
    expect(events.map(({ facts }) => facts.accountId)).toEqual([chosen.id, other.id]);
  });

  it('reaches each once where two press at the same time', async () => {
    const application = await anAssessedApplication({ missing: 1 });
    const answers = await Promise.all([remind(application.roundId, 'alle'), remind(application.roundId, 'alle', await aPerson(['officer']))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await mailsTo(application.panel[2]!)).toHaveLength(1);
  });

  it('asks for a choice', async () => {
    const { roundId } = await anAssessedApplication({ missing: 1 });
    expect((await remind(roundId, []).expect(422)).text).toContain('Vælg mindst 1, der skal mindes om noget. Du har valgt 0.');
  });

  it('asks for all that comes before: declarations and trial cases', async () => {
    const { roundId } = await anAssessedApplication();
    const newcomer = await aPerson(['panel']);
    await inPanel(roundId, newcomer.id);
    await sql(`INSERT INTO calibration_case (round_id, number, title_da, title_en, answers) VALUES ($1, 1, 'Prøve', 'Trial', '{}')`, [roundId]);
    expect(cellsOf(await page(roundId), newcomer).slice(0, 4)).toEqual(['1 habilitetserklæring 1 prøvesag', 'Accepteret', '0 af 1', '0 af 1']);
    await remind(roundId, [newcomer]).expect(303);
    const [mail] = await mailsTo(newcomer);
    expect(mail!.body).toContain(`/panelrunde/${roundId}/habilitet`);
    expect(mail!.body).toContain(`/panelrunde/${roundId}/kalibrering`);
  });
});

describe('thanking', () => {
  const thanks = async (application: AssessedApplication) => Promise.all(application.panel.map(async (person) => (await mailsTo(person)).length));

  it('reaches everybody whose work is in, once', async () => {
    const application = await anAssessedApplication({ missing: 1 });
    await thank(application.roundId).expect(303);
    expect(await thanks(application)).toEqual([1, 1, 0]);
    expect((await mailsTo(application.panel[0]!))[0]!.body).toContain('Din 1 vurdering');
    expect((await thank(application.roundId).expect(422)).text).toContain('ingen at takke');
    expect(await thanks(application)).toEqual([1, 1, 0]);
  });

  it('is for a colleague where the officer may not know of every application', async () => {
    const application = await anAssessedApplication();
    const partial = await aPerson(['officer']);
    await declares(application.id, partial.id, 'disqualified');
    expect((await thank(application.roundId, partial).expect(403)).text).toContain('en kollega må sende takken');
    expect(await thanks(application)).toEqual([0, 0, 0]);
  });
});
