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

describe('a person’s own feed', () => {
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
    await sql(`UPDATE panel_seat SET declaration = 'undeclared', declared_at = NULL WHERE account_id = $1`, [panel[0]!.id]);
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
    expect(words(text.split('<table')[1]!)).toContain('1. runde 2011 Nr. 1 i hjulet 1. december 2010 kl. 00.00 10. januar 2011 kl. 23.59.59 59 dage fra frist til møde 10. marts 2011');
    expect([...text.matchAll(/class="wheel-meeting" cx="[\d.]+" cy="[\d.]+" r="9"/g)]).toHaveLength(4);
  });
  it('of a year without rounds says so, and of no year is this one', async () => {
    const officer = await aPerson(['officer']);
    for (const aar of ['x', '1066', '2011e0']) expect((await browserOf(officer).get(`/kalender/aarshjul?aar=${aar}`).expect(200)).text).toContain(`Årshjul ${new Date().getFullYear()}`);
  });
});
