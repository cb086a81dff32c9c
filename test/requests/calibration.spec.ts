import { beforeAll, describe, expect, it } from '@jest/globals';
import { aCalibratedRound, handsIn, scored } from '../builders/calibration.js';
import { anAssessedApplication, declares, inPanel } from '../builders/assessed-application.js';
import { aSubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

let officer: Person;
let roundId: string;
let panel: Person[];

beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const member = async (name: string, round = roundId): Promise<Person> => {
  const person = await aPerson(['panel'], { name });
  await inPanel(round, person.id);
  return person;
};
const own = (number: number | string = '', round = roundId) => `/panelrunde/${round}/kalibrering${number === '' ? '' : `/${number}`}`;
const ofRound = (rest = '', round = roundId) => `/runder/${round}/kalibrering${rest}`;
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, "'").replace(/&[a-z]+;/g, ' ').replace(/\s+/g, ' ');
/** The section of one criterion on a case's page. */
const section = (html: string, number: number): string => new RegExp(`id="kriterium-${number}"[\\s\\S]*?</section>`).exec(html)![0];

describe('a member’s trial cases', () => {
  beforeAll(async () => {
    roundId = await aCalibratedRound();
    panel = await Promise.all(['Ada Prøve', 'Bo Prøve', 'Cy Prøve'].map((name) => member(name)));
  });

  it('are nobody’s but the accepted members’: an invitation comes first, and everybody else finds nothing', async () => {
    const [asked, outsider] = [await aPerson(['panel']), await aPerson(['panel'])];
    await sql('INSERT INTO panel_member (round_id, account_id, invited_by, invited_at) VALUES ($1, $2, $2, clock_timestamp())', [roundId, asked.id]);
    const { headers } = await browserOf(asked).get(own()).expect(303);
    expect(headers['location']).toBe(`/panelinvitation/${roundId}`);
    await browserOf(outsider).get(own()).expect(404);
    await browserOf(outsider).get(own(1)).expect(404);
    await browserOf(outsider).post(`${own(1)}/indsendelse`, scored(6)).expect(404);
    await browserOf(panel[0]!).get(own(4)).expect(404);
    await browserOf(panel[0]!).get(own('x')).expect(404);
  });

  it('show the answer, what the points mean and half points from 0 to 5, in both languages', async () => {
    const { text } = await browserOf(panel[0]!).get(own(1)).expect(200);
    const first = section(text, 1);
    expect(words(first)).toContain('120 håndværkere lærer at sætte solceller op');
    expect(words(first)).toContain('5 point Overbevisende begrundet');
    expect([...first.matchAll(/type="radio"[^>]*value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['0', '0,5', '1', '1,5', '2', '2,5', '3', '3,5', '4', '4,5', '5', '']);
    const english = await browserOf(panel[0]!, { lang: 'en' }).get(own(1)).expect(200);
    expect(words(english.text)).toContain('120 craftsmen learn to fit solar panels');
  });

  it('keep a draft, and nobody else sees it', async () => {
    await browserOf(panel[0]!).post(own(1), scored((number) => (number === 2 ? 7 : null), 'Kladde')).expect(303);
    const { text } = await browserOf(panel[0]!).get(own(1)).expect(200);
    expect(section(text, 2)).toMatch(/value="3,5" checked|checked[^>]*value="3,5"/);
    expect(section(text, 2)).toContain('Kladde');
    expect((await browserOf(panel[0]!).get(own())).text).toContain('1 af 8 kriterier har point');
    expect(words((await browserOf(officer).get(ofRound('/1'))).text)).not.toContain('3,5');
  });

  it.each([['5,5'], ['0,25'], ['-1'], ['fem']])('refuse a score of %s beside the field and keep the rest as typed', async (bad) => {
    const answer = await browserOf(panel[1]!).post(own(1), { ...scored(4, 'Husket'), 'scores[3].points': bad }).expect(422);
    expect(words(answer.text)).toContain('Point for kriterium 3 skal være fra 0 til 5 i hele eller halve point');
    expect(section(answer.text, 1)).toContain('Husket');
    expect(await sql('SELECT FROM calibration_sitting s JOIN calibration_case c ON c.id = s.case_id WHERE c.round_id = $1 AND s.account_id = $2', [roundId, panel[1]!.id])).toHaveLength(0);
  });

  it('cannot be handed in with a criterion unscored: the message names it, and nothing is kept', async () => {
    const answer = await browserOf(panel[1]!).post(`${own(1)}/indsendelse`, scored((number) => (number === 5 ? null : 4))).expect(422);
    expect(words(answer.text)).toContain('Vælg point for kriterium 5.');
    expect(words(answer.text)).not.toContain('Vælg point for kriterium 4.');
    await browserOf(panel[1]!).get(own(1)).expect(({ text }) => expect(text).toContain('Indsend prøvesag'));
  });

  it('show the spread only after one’s own is in: own mark, mean and others without names', async () => {
    await handsIn(panel[0]!, roundId, 1, 4, 'Adas begrundelse');
    const alone = await browserOf(panel[0]!).get(own(1)).expect(200);
    expect(words(alone.text)).toContain('Du er den første, der har indsendt sagen.');
    await handsIn(panel[1]!, roundId, 1, (number) => (number === 1 ? 9 : 5), 'Bos begrundelse');
    const before = await browserOf(panel[2]!).get(own(1)).expect(200);
    expect(before.text).not.toContain('<svg role="img"');
    expect(words(before.text)).not.toContain('4,5 point 1');
    await handsIn(panel[2]!, roundId, 1, 5);
    const { text } = await browserOf(panel[0]!).get(own(1)).expect(200);
    const first = words(section(text, 1));
    expect(first).toContain('Du gav 2 point. Panelets gennemsnit er 3,0.');
    expect(first).toContain('Sagen er skrevet til omkring 3 point.');
    expect(first).toContain('3 medlemmer gav fra 2 til 4,5 point. Gennemsnittet er 3,0. Du gav 2.');
    expect(first).toMatch(/2,0 1 Ja 2,5 1 4,5 1/);
    expect(section(text, 1).match(/class="spread-own"/g)).toHaveLength(1);
    expect(section(text, 1).match(/class="spread-other"/g)).toHaveLength(2);
    expect(words(text)).toContain('Adas begrundelse');
    for (const other of ['Bo Prøve', 'Cy Prøve', 'Bos begrundelse']) expect(text).not.toContain(other);
  });

  it('refuse another save once handed in, and open again on request; meanwhile the own marks are out of the picture', async () => {
    const late = await browserOf(panel[0]!).post(own(1), scored(10, 'Fortrudt')).expect(422);
    expect(words(late.text)).toContain('Prøvesagen er allerede indsendt.');
    expect(late.text).toContain('Fortrudt');
    await browserOf(panel[0]!).post(`${own(1)}/igen`).expect(303);
    expect((await browserOf(panel[0]!).get(own(1))).text).toContain('Indsend prøvesag');
    expect(words(section((await browserOf(panel[1]!).get(own(1))).text, 2))).toContain('2 medlemmer gav');
    await handsIn(panel[0]!, roundId, 1, 6);
    expect(words(section((await browserOf(panel[1]!).get(own(1))).text, 2))).toContain('3 medlemmer gav');
    expect(words((await browserOf(officer).get(ofRound())).text)).toContain('Har indsendt 1 sag mere end én gang');
  });

  it('are not done before the last of them is in', async () => {
    const { text } = await browserOf(panel[0]!).get(own()).expect(200);
    expect(words(text)).toContain('1 af 3');
    for (const number of [2, 3]) await handsIn(panel[0]!, roundId, number, 5);
    const done = await browserOf(panel[0]!).get(own()).expect(200);
    expect(words(done.text)).toContain('Du er færdig med prøvesagerne.');
  });

  it('end with the first real assessment: nothing can be changed, and what was handed in stays to be seen', async () => {
    const { panel: assessors, roundId: round } = await anAssessedApplication();
    await browserOf(officer).post(ofRound('/standard', round)).expect(303);
    const late = assessors[0]!;
    const refused = await browserOf(late).post(`${own(1, round)}/indsendelse`, scored(5, 'For sent')).expect(422);
    expect(words(refused.text)).toContain('Du har allerede indsendt en rigtig vurdering i runden');
    expect(refused.text).toContain('For sent');
    expect(await sql('SELECT FROM calibration_sitting WHERE account_id = $1', [late.id])).toHaveLength(0);
    const list = await browserOf(late).get(own('', round)).expect(200);
    expect(words(list.text)).toContain('Ikke indsendt');
    const shown = await browserOf(late).get(own(1, round)).expect(200);
    expect(words(shown.text)).toContain('Du indsendte ikke sagen, før din første rigtige vurdering kom ind.');
    expect(shown.text).not.toContain('<form method="post" action="/panelrunde');
  });

  it('come before what is real: the desk leads to them until all are in', async () => {
    const round = await aCalibratedRound();
    const reader = await member('Gry Prøve', round);
    const { id } = await aSubmittedApplication({ roundId: round });
    await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [id]);
    await declares(id, reader.id);
    const [seat] = await sql<{ id: string }>('INSERT INTO panel_seat (application_id, account_id, appointed_by, appointed_at) VALUES ($1, $2, $2, clock_timestamp()) RETURNING id', [id, reader.id]);
    for (const number of [1, 2, 3]) {
      const shut = await browserOf(reader).get(`/panel/${seat!.id}`).expect(303);
      expect(shut.headers['location']).toBe(own('', round));
      await handsIn(reader, round, number, 5);
    }
    await browserOf(reader).get(`/panel/${seat!.id}`).expect(200);
    await browserOf(reader).post(`${own(3, round)}/igen`).expect(303);
    await browserOf(reader).get(`/panel/${seat!.id}`).expect(303);
  });

  it('are none in a round without cases, and the way leads straight on', async () => {
    const round = await aRound();
    const { text } = await browserOf(await member('Dina Prøve', round)).get(own('', round)).expect(200);
    expect(words(text)).toContain('Runden har ingen prøvesager');
    expect(text).toContain('href="/panel"');
  });
});

describe('the secretariat’s trial cases', () => {
  it('can be the three standard ones, once', async () => {
    const round = await aRound();
    expect(words((await browserOf(officer).get(ofRound('', round))).text)).toContain('Tag de tre standardsager');
    await browserOf(officer).post(ofRound('/standard', round)).expect(303);
    const again = await browserOf(officer).post(ofRound('/standard', round)).expect(422);
    expect(words(again.text)).toContain('Runden har allerede prøvesager.');
    expect(await sql('SELECT FROM calibration_case WHERE round_id = $1', [round])).toHaveLength(3);
  });

  it('can be their own, in both languages, until somebody begins', async () => {
    const round = await aRound();
    const answers = Object.fromEntries(Array.from({ length: 8 }, (_, at) => at + 1).flatMap((number) => [[`answers[${number}].da`, `Svar ${number}`], [`answers[${number}].en`, `Answer ${number}`], [`answers[${number}].intended`, number === 1 ? '3,5' : '']]));
    const wrong = await browserOf(officer).post(ofRound('/1', round), { ...answers, titleDa: '', titleEn: 'Moon cheese', 'answers[2].en': '', 'answers[3].intended': '6' }).expect(422);
    expect(words(wrong.text)).toContain('Skriv en titel på dansk.');
    expect(words(wrong.text)).toContain('Skriv et svar på engelsk til kriterium 2.');
    expect(words(wrong.text)).toContain('Point for kriterium 3 skal være fra 0 til 5');
    expect(wrong.text).toContain('Moon cheese');
    await browserOf(officer).post(ofRound('/1', round), { ...answers, titleDa: 'Måneost', titleEn: 'Moon cheese' }).expect(303);
    await browserOf(officer).post(ofRound('/1', round), { ...answers, titleDa: 'Måneost II', titleEn: 'Moon cheese II' }).expect(303);
    const reader = await member('Eva Prøve', round);
    expect((await browserOf(reader).get(own(1, round)).expect(200)).text).toContain('Måneost II');
    await browserOf(reader).post(own(1, round), scored(4)).expect(303);
    const late = await browserOf(officer).post(ofRound('/1', round), { ...answers, titleDa: 'Måneost III', titleEn: 'Moon cheese III' }).expect(422);
    expect(words(late.text)).toContain('for 1 medlem er begyndt på den');
    expect(late.text).toContain('Måneost III');
    expect(words((await browserOf(officer).post(ofRound('/1/sletning', round)).expect(422)).text)).toContain('for 1 medlem er begyndt på den');
    expect((await browserOf(reader).get(own(1, round))).text).toContain('Måneost II');
  });

  it('can be deleted while nobody has begun, and there is no fourth', async () => {
    const round = await aCalibratedRound();
    await browserOf(officer).post(ofRound('/2/sletning', round)).expect(303);
    expect((await sql<{ number: number }>('SELECT number FROM calibration_case WHERE round_id = $1 ORDER BY number', [round])).map(({ number }) => number)).toEqual([1, 3]);
    await browserOf(officer).post(ofRound('/2/sletning', round)).expect(404);
    await browserOf(officer).get(ofRound('/4', round)).expect(404);
    await browserOf(officer).post(ofRound('/standard', round)).expect(422);
  });

  it('say by name who is far from the others, and only what has been handed in', async () => {
    const round = await aCalibratedRound();
    const [mild, ...others] = await Promise.all(['Mille Mild', 'Nis Nøje', 'Ole Også'].map((name) => member(name, round)));
    await handsIn(others[0]!, round, 1, 4);
    await handsIn(others[1]!, round, 1, 4);
    // At the flag of two points, exactly: far. Half a point below: not.
    await handsIn(mild!, round, 1, (number) => (number === 1 ? 8 : 7));
    const page = words((await browserOf(officer).get(ofRound('', round)).expect(200)).text);
    expect(page).toMatch(/Mille Mild .{0,80}1 af 3 \+1,6 point 1 af 8 gange/);
    expect(page).toContain('Mille Mild Sag 1, kriterium 1 Vækst og beskæftigelse 4,0 2,0');
    expect(page).not.toMatch(/Nis Nøje Sag 1/);
    const one = words((await browserOf(officer).get(ofRound('/1', round)).expect(200)).text);
    expect(one).toContain('4,0 1 Mille Mild');
    expect(one).toContain('2,0 2 Nis Nøje, Ole Også');
  });

  it('are the secretariat’s alone', async () => {
    const round = await aCalibratedRound();
    for (const role of ['panel', 'forum', 'applicant'] as const) {
      const person = await aPerson([role]);
      await browserOf(person).get(ofRound('', round)).expect(403);
      await browserOf(person).post(ofRound('/standard', round)).expect(403);
    }
    await browserOf(officer).get(ofRound('', 'findes-ikke')).expect(404);
    await browserOf(officer).post(ofRound('/standard', 'findes-ikke')).expect(404);
  });

  it('wait for one another: an officer who rewrites a case while a member begins on it changes it before or not at all', async () => {
    const round = await aCalibratedRound();
    const reader = await member('Fie Prøve', round);
    const answers = Object.fromEntries(Array.from({ length: 8 }, (_, at) => at + 1).flatMap((number) => [[`answers[${number}].da`, 'Nyt svar'], [`answers[${number}].en`, 'New answer'], [`answers[${number}].intended`, '']]));
    const [written, saved] = await Promise.all([
      browserOf(officer).post(ofRound('/1', round), { ...answers, titleDa: 'Ny titel', titleEn: 'New title' }),
      browserOf(reader).post(own(1, round), scored(4)),
    ]);
    expect(saved.status).toBe(303);
    const [row] = await sql<{ title: string }>('SELECT title_da AS title FROM calibration_case WHERE round_id = $1 AND number = 1', [round]);
    expect([[303, true], [422, false]]).toContainEqual([written.status, row!.title === 'Ny titel']);
  });
});
