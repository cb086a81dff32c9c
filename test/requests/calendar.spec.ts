import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { copenhagenDate, startOfDayCopenhagen } from '../../src/shared/dates.js';
import { anAssessedApplication } from '../builders/assessed-application.js';
import { passDeadline } from '../builders/dialogue.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { aFeed, aSeat } from '../builders/routes-world.js';
import { parseIcal } from '../support/ical.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

const calendar = async (person: Person | null, query = '', lang: 'da' | 'en' = 'da') => (await browserOf(person, { lang }).get(`/kalender${query}`).expect(200)).text;
const feed = async (path: string) => {
  const answer = await browserOf(null).get(path).buffer(true).expect(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  return parseIcal(answer.text);
};
const ownFeed = (token: string) => feed(`/kalender/privat/${token}/fyrtaarn.ics`);
/** A date of the feed by the beginning of its id. */
const one = async (token: string | null, id: string) => (await (token ? ownFeed(token) : feed('/kalender/fyrtaarn.ics'))).events.find(({ UID }) => UID!.startsWith(`${id}@`));
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const times = (html: string) => [...html.matchAll(/<time datetime="([^"]+)"/g)].map((match) => match[1]!);
const closesAt = async (roundId: string) => (await sql<{ at: Date }>('SELECT closes_at AS at FROM round WHERE id = $1', [roundId]))[0]!.at;

describe('the calendar', () => {
  it('shows everybody rounds, deadlines to the second, meetings, and what day it is', async () => {
    const roundId = await aRound();
    await sql(`UPDATE round SET closes_at = '2098-10-24T21:59:59Z', meeting_on = '2098-12-17' WHERE id = $1`, [roundId]);
    const text = words(await calendar(null));
    expect(text).toContain(`Frist for ansøgninger til Prøverunde ${roundId} Frist 24. oktober 2098 kl. 23.59.59`);
    expect(text).toContain(`Møde i Vækstforum om Prøverunde ${roundId} 17. december 2098`);
    expect(text).toMatch(/Oktober 2098 .*December 2098/);
    expect(text).toContain('I dag');
    expect(words(await calendar(null, '', 'en'))).toContain(`Deadline for applications to Test round ${roundId} Deadline 24 October 2098 at 23:59:59`);
  });

  it('folds past months away', async () => {
    const html = await calendar(null);
    const [now, past] = html.split('<details class="fold calendar-past">');
    expect(words(past!)).toContain('Maj 2011');
    expect(words(now!)).not.toContain('Maj 2011');
    const monthBegan = startOfDayCopenhagen(`${copenhagenDate(new Date()).slice(0, 7)}-01`);
    expect(times(now!).length).toBeGreaterThan(0);
    expect(times(now!).filter((time) => (time.length === 10 ? startOfDayCopenhagen(time) : new Date(time)) < monthBegan)).toEqual([]);
  });

  it('shows one kind alone, and what is no kind as everything', async () => {
    const roundId = await aRound();
    const only = words(await calendar(null, '?vis=moeder'));
    expect(only).toContain(`Møde i Vækstforum om Prøverunde ${roundId}`);
    expect(only).not.toContain(`Frist for ansøgninger til Prøverunde ${roundId}`);
    for (const query of ['?vis=x', '?vis=egne', '?vis=frister&vis=moeder']) expect(words(await calendar(null, query))).toContain(`Frist for ansøgninger til Prøverunde ${roundId}`);
  });

  it('shows the panel’s days, the last day of the hearing and how long a grace runs', async () => {
    const roundId = await aRound();
    await sql(`UPDATE round SET closes_at = '2098-02-01T11:00:00Z', meeting_on = '2098-05-01', grace_ms = 90000, panel_from = '2098-02-03', panel_until = '2098-02-20', hearing_until = '2098-03-04' WHERE id = $1`, [roundId]);
    const text = words(await calendar(null));
    expect(text).toContain(`Frist 1. februar 2098 kl. 12.00.00 · Rundens respit gælder alle: det, der er modtaget senest 1. februar 2098 kl. 12.01.30, er også rettidigt.`);
    expect(text).toContain(`Panelet vurderer ansøgningerne til Prøverunde ${roundId} 3. februar 2098 til og med 20. februar 2098`);
    expect(text).toContain(`Sidste dag for høringssvar om Prøverunde ${roundId} 4. marts 2098`);
    const panel = words(await calendar(null, '?vis=vurdering', 'en'));
    expect(panel).toContain(`The panel assesses the applications to Test round ${roundId} 3 February 2098 to 20 February 2098 inclusive`);
    expect(panel).not.toContain('hearing replies on Test round');
    expect(words(await calendar(null, '?vis=hoeringssvar'))).toContain(`høringssvar om Prøverunde ${roundId}`);
  });

  it('shows the closing of a round that was closed by hand, not its deadline', async () => {
    const roundId = await aRound();
    const { owner, number } = await aReadyApplication({ roundId });
    await sql(`UPDATE round SET closes_at = '2098-02-01T11:00:00Z', meeting_on = '2098-05-01', closed_at = '2026-01-15T09:30:00Z' WHERE id = $1`, [roundId]);
    const text = words(await calendar(owner));
    expect(text).toContain(`Prøverunde ${roundId} blev lukket for ansøgninger før fristen Lukket før fristen 15. januar 2026 kl. 10.30.00 · Fristen var 1. februar 2098 kl. 12.00.00.`);
    expect(text).toContain(`Runden med din ansøgning ${number} blev lukket før fristen`);
    expect(text).not.toContain(`Frist for ansøgninger til Prøverunde ${roundId}`);
    expect(text).not.toContain(`Frist for din ansøgning ${number}`);
  });

  it('shows a round that is not published to nobody', async () => {
    const roundId = await aRound();
    await sql('UPDATE round SET published_at = NULL WHERE id = $1', [roundId]);
    const officer = await aPerson(['officer']);
    expect(await calendar(null)).not.toContain(roundId);
    expect(await calendar(officer)).not.toContain(roundId);
    expect(JSON.stringify((await feed('/kalender/fyrtaarn.ics')).events)).not.toContain(roundId);
    expect(JSON.stringify((await ownFeed(await aFeed(officer))).events)).not.toContain(roundId);
    expect((await browserOf(officer).get('/kalender/aarshjul?aar=2099').expect(200)).text).not.toContain(roundId);
  });

  it('adds what a person has to do, and to nobody else', async () => {
    const draft = await aReadyApplication({ title: 'Bølgekraft' });
    const html = words(await calendar(draft.owner, '?vis=egne'));
    expect(html).toContain(`Frist for din ansøgning ${draft.number} Din`);
    expect(html).toContain('Bølgekraft');
    for (const other of [null, await aPerson(['applicant']), await aPerson(['officer'])]) expect(words(await calendar(other))).not.toContain(draft.number);
    await draft.submit().expect(303);
    const sent = words(await calendar(draft.owner, '?vis=egne'));
    expect(sent).not.toContain('Frist for din ansøgning');
    expect(sent).toContain(`Møde i Vækstforum om runden med din ansøgning ${draft.number}`);
    await browserOf(draft.owner).post(`/ansoegninger/${draft.id}/genaabning`).expect(303);
    expect(words(await calendar(draft.owner, '?vis=egne'))).toContain(`Frist for dine ændringer i ansøgning ${draft.number}`);
    await passDeadline(draft.roundId);
    expect(words(await calendar(draft.owner, '?vis=egne'))).not.toContain('Frist for dine ændringer');
  });

  it('adds up what a panel member owes before a meeting', async () => {
    const member = await aPerson(['panel']);
    await aSeat(member);
    await aSeat(member, true);
    await aSeat(member, true);
    const roundId = (await sql<{ id: string }>('SELECT a.round_id AS id FROM panel_seat s JOIN application a ON a.id = s.application_id WHERE s.account_id = $1', [member.id])).map(({ id }) => id);
    await sql('UPDATE application SET round_id = $2 WHERE id IN (SELECT application_id FROM panel_seat WHERE account_id = $1)', [member.id, roundId[0]]);
    const html = words(await calendar(member, '?vis=egne'));
    expect(html).toContain('svar på habilitet for 2 ansøgninger');
    expect(html).toContain('indsend 1 vurdering (');
  });

  it('has what a panel member owes on the last day on which the panel assesses', async () => {
    const member = await aPerson(['panel']);
    await aSeat(member);
    await sql(`UPDATE round SET panel_from = '2098-05-01', panel_until = '2098-05-20' WHERE id = (SELECT a.round_id FROM panel_seat s JOIN application a ON a.id = s.application_id WHERE s.account_id = $1)`, [member.id]);
    expect(words(await calendar(member, '?vis=egne'))).toMatch(/Sidste dag: indsend 1 vurdering \([^)]+\) Din 20\. maj 2098/);
  });

  it('has the hearing’s last day of what somebody has sent in', async () => {
    const draft = await aReadyApplication();
    await sql(`UPDATE round SET hearing_until = '2098-07-01' WHERE id = $1`, [draft.roundId]);
    expect(words(await calendar(draft.owner, '?vis=egne'))).not.toContain('Sidste dag for høringssvar');
    await draft.submit().expect(303);
    expect(words(await calendar(draft.owner, '?vis=egne'))).toContain(`Sidste dag for høringssvar om din ansøgning ${draft.number} Din 1. juli 2098`);
  });

  it('tells somebody without dates where they would come from', async () => {
    expect(words(await calendar(await aPerson(['applicant']), '?vis=egne'))).toContain('Du har ingen kommende datoer');
  });
});

describe('the feed for everybody', () => {
  it('has the same dates as the page, in the language asked for', async () => {
    const roundId = await aRound();
    const { properties, events } = await feed('/kalender/fyrtaarn.ics');
    expect(properties['X-WR-CALNAME']).toBe('Fyrtårn');
    const stamp = (await closesAt(roundId)).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    expect(events.find(({ UID }) => UID!.startsWith(`deadline-${roundId}@`))).toMatchObject({ SUMMARY: `Frist for ansøgninger til Prøverunde ${roundId}`, DTSTART: stamp, SEQUENCE: '0' });
    expect((await feed('/kalender/fyrtaarn.ics?sprog=en')).events.find(({ UID }) => UID!.startsWith(`deadline-${roundId}@`))?.SUMMARY).toBe(`Deadline for applications to Test round ${roundId}`);
  });

  it.each([
    ['2026-03-29 02:59:59', '20260329T005959Z', '2026-03-29T01:59:59+01:00'],
    ['the first 02:30 of October', '20261025T003000Z', '2026-10-25T02:30:00+02:00'],
    ['the second 02:30 of October', '20261025T013000Z', '2026-10-25T02:30:00+01:00'],
  ])('is right in the nights when clocks change: %s', async (_, stamp, instant) => {
    const roundId = await aRound();
    await sql(`UPDATE round SET opens_at = '2026-01-01', closes_at = $2, meeting_on = '2026-12-01' WHERE id = $1`, [roundId, instant]);
    expect(await one(null, `deadline-${roundId}`)).toMatchObject({ DTSTART: stamp });
    expect(await one(null, `meeting-${roundId}`)).toMatchObject({ 'DTSTART;VALUE=DATE': '20261201', 'DTEND;VALUE=DATE': '20261202' });
  });

  it('keeps a date’s id when it moves, and counts the moves', async () => {
    const roundId = await aRound();
    const before = await one(null, `deadline-${roundId}`);
    await sql(`UPDATE round SET closes_at = closes_at + interval '1 hour' WHERE id = $1`, [roundId]);
    const after = await one(null, `deadline-${roundId}`);
    expect(after).toMatchObject({ UID: before!.UID, SEQUENCE: '1' });
    expect(after!.DTSTART! > before!.DTSTART!).toBe(true);
    expect(after!['LAST-MODIFIED']! >= before!['LAST-MODIFIED']!).toBe(true);
    await sql('UPDATE round SET closes_at = closes_at WHERE id = $1', [roundId]);
    expect(await one(null, `deadline-${roundId}`)).toEqual(after);
  });
});

describe('the feed for everybody, of more than deadlines', () => {
  it('has several days as one entry, to the last of them', async () => {
    const roundId = await aRound();
    await sql(`UPDATE round SET panel_from = '2098-02-20', panel_until = '2098-02-28', hearing_until = '2098-03-31' WHERE id = $1`, [roundId]);
    expect(await one(null, `panel-${roundId}`)).toMatchObject({ 'DTSTART;VALUE=DATE': '20980220', 'DTEND;VALUE=DATE': '20980301', SEQUENCE: '1' });
    expect(await one(null, `hearing-${roundId}`)).toMatchObject({ 'DTSTART;VALUE=DATE': '20980331' });
  });

  it.each(['closed_at = opens_at', 'grace_ms = 1000', `panel_from = '2098-01-01'`, `panel_until = '2098-01-01'`, `hearing_until = '2098-01-01'`])('counts a change of %s as a move', async (change) => {
    const roundId = await aRound();
    await sql(`UPDATE round SET ${change} WHERE id = $1`, [roundId]);
    expect(await one(null, `deadline-${roundId}`)).toMatchObject({ SEQUENCE: '1' });
    await sql(`UPDATE round SET ${change} WHERE id = $1`, [roundId]);
    expect(await one(null, `deadline-${roundId}`)).toMatchObject({ SEQUENCE: '1' });
  });

  it('moves a deadline to where the round was closed, and says what it was', async () => {
    const roundId = await aRound();
    const before = await one(null, `deadline-${roundId}`);
    await sql(`UPDATE round SET closes_at = '2098-02-01T11:00:00Z', meeting_on = '2098-05-01', closed_at = '2026-01-15T09:30:00Z' WHERE id = $1`, [roundId]);
    expect(await one(null, `deadline-${roundId}`)).toMatchObject({ UID: before!.UID, DTSTART: '20260115T093000Z', SUMMARY: `Prøverunde ${roundId} blev lukket for ansøgninger før fristen`, DESCRIPTION: 'Fristen var 1. februar 2098 kl. 12.00.00.', CATEGORIES: 'Lukket før fristen' });
  });
});

describe('a person’s own feed', () => {
  it('has the own instant of an application with leave, as a move of the same date, and nobody else’s has', async () => {
    const { owner, id, number, roundId } = await aReadyApplication();
    const other = await aReadyApplication({ roundId });
    const [token, theirs] = [await aFeed(owner), await aFeed(other.owner)];
    const before = await one(token, `deadline-${roundId}-${id}`);
    const [asks, decides] = [await aPerson(['officer']), await aPerson(['officer'])];
    await sql(`INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at, outcome, decided_by, decided_at) VALUES ($1, '2098-06-01T10:00:00Z', 'Strømsvigt', $2, clock_timestamp(), 'granted', $3, clock_timestamp())`, [id, asks.id, decides.id]);
    expect(await one(token, `deadline-${roundId}-${id}`)).toMatchObject({ UID: before!.UID, DTSTART: '20980601T100000Z', SUMMARY: `Frist for din ansøgning ${number} efter dispensation`, SEQUENCE: '1' });
    const rest = JSON.stringify([(await ownFeed(theirs)).events, (await feed('/kalender/fyrtaarn.ics')).events]);
    expect(rest).not.toContain('20980601T100000Z');
    expect(rest).not.toContain('dispensation');
    expect(await one(theirs, `deadline-${roundId}-${other.id}`)).toMatchObject({ SEQUENCE: '0' });
  });

  it('has the own dates without signing in, with numbers and never titles', async () => {
    const owner = await aPerson(['applicant'], { language: 'en' });
    const draft = await aReadyApplication({ owner, title: 'Hemmelig bølgekraft' });
    const token = await aFeed(owner);
    const { properties, events } = await ownFeed(token);
    expect(properties['X-WR-CALNAME']).toBe('Fyrtårn: my dates');
    expect(events.find(({ UID }) => UID!.startsWith(`deadline-${draft.roundId}-${draft.id}@`))).toMatchObject({ SUMMARY: `Deadline for your application ${draft.number}` });
    expect(JSON.stringify(events)).not.toContain('bølgekraft');
    expect(events.some(({ UID }) => UID!.startsWith(`deadline-${draft.roundId}@`))).toBe(true);
  });

  it('says nothing of what a panel member may not have seen yet', async () => {
    const { panel, number, title } = await anAssessedApplication({ missing: 3 });
    await sql('DELETE FROM interest WHERE account_id = $1', [panel[0]!.id]);
    const text = JSON.stringify((await ownFeed(await aFeed(panel[0]!))).events);
    expect(text).toContain('svar på habilitet for 1 ansøgning');
    expect(text).not.toContain(number);
    expect(text).not.toContain(title);
  });

  it('is shown once, kept as a hash, and its address stands in no log', async () => {
    const person = await aPerson(['applicant']);
    const token = await aFeed(person);
    expect(token).toHaveLength(43);
    await ownFeed(token);
    expect((await browserOf(person).get('/kalender/abonnement').expect(200)).text).not.toContain(token);
    const rows = await sql<{ row: string }>(`SELECT to_jsonb(f)::text AS row FROM calendar_feed f WHERE account_id = $1 UNION ALL SELECT to_jsonb(e)::text FROM event e WHERE subject = $1::text`, [person.id]);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(token);
    const { headers } = await browserOf(null).get(`/kalender/privat/${token}/fyrtaarn.ics`).expect(200);
    const log = async () => readFile(join(process.env.TEST_FOLDER!, 'portal.log'), 'utf8');
    for (const until = Date.now() + 10_000; Date.now() < until && !(await log()).includes(headers['x-request-id']!); ) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await log()).toContain(headers['x-request-id']!);
    expect(await log()).not.toContain(token);
  });

  it('is gone when it is renewed, closed, or its person’s account is, and nobody is told which', async () => {
    const person = await aPerson(['applicant']);
    const gone = async (token: string) => {
      const { status, text } = await browserOf(null).get(`/kalender/privat/${token}/fyrtaarn.ics`);
      return { status, text: text.replaceAll(token, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '') };
    };
    const unknown = await gone('x'.repeat(43));
    expect(unknown.status).toBe(404);
    const first = await aFeed(person);
    const second = await aFeed(person);
    expect(await gone(first)).toEqual(unknown);
    await ownFeed(second);
    await browserOf(person).post('/kalender/abonnement/ophoer').expect(303);
    expect(await gone(second)).toEqual(unknown);
    const third = await aFeed(person);
    await sql('UPDATE account SET disabled_at = clock_timestamp() WHERE id = $1', [person.id]);
    expect(await gone(third)).toEqual(unknown);
  });

  it('is no way in: its address opens nothing but the feed', async () => {
    const person = await aPerson(['applicant']);
    const token = await aFeed(person);
    await browserOf(null).get(`/kalender/privat/${token}`).expect(404);
    await browserOf(null).post('/kalender/abonnement/ophoer').expect(401);
    await ownFeed(token);
  });
});

describe('the annual wheel', () => {
  it('shows the secretariat a year’s rounds as a drawing and as a table', async () => {
    const { text } = await browserOf(await aPerson(['officer'])).get('/kalender/aarshjul?aar=2011').expect(200);
    expect(text).toContain('Årshjul for 2011 med 4 runder');
    expect(words(text.split('<table')[1]!)).toContain('1. runde 2011 Nr. 1 i hjulet 1. december 2010 kl. 00.00 10. januar 2011 kl. 23.59.59 Ikke fastsat Ikke fastsat 10. marts 2011 59 dage fra frist til møde');
    expect([...text.matchAll(/class="wheel-meeting" cx="[\d.]+" cy="[\d.]+" r="9"/g)]).toHaveLength(4);
  });
  it('has the panel’s days as a band, the hearing as a mark, and both in words', async () => {
    const roundId = await aRound();
    await sql(`UPDATE round SET opens_at = '2097-01-10T11:00:00Z', closes_at = '2097-03-01T11:00:00Z', meeting_on = '2097-06-01', panel_from = '2097-03-04', panel_until = '2097-04-05', hearing_until = '2097-05-07', closed_at = '2097-02-01T11:00:00Z' WHERE id = $1`, [roundId]);
    const { text } = await browserOf(await aPerson(['officer'])).get('/kalender/aarshjul?aar=2097').expect(200);
    expect(text).toMatch(/class="wheel-panel" d="M[^"]+Z"/);
    expect(text).toMatch(/class="wheel-hearing" d="M[^"]+Z"/);
    expect(words(text.split('<table')[1]!)).toContain('Lukket 1. februar 2097 kl. 12.00.00 Fristen var 1. marts 2097 kl. 12.00.00 4. marts 2097 til og med 5. april 2097 7. maj 2097 1. juni 2097 120 dage fra frist til møde');
  });
  it('of a year without rounds says so, and of no year is this one', async () => {
    const officer = await aPerson(['officer']);
    for (const aar of ['x', '1066', '2011e0']) expect((await browserOf(officer).get(`/kalender/aarshjul?aar=${aar}`).expect(200)).text).toContain(`Årshjul ${new Date().getFullYear()}`);
  });
});
