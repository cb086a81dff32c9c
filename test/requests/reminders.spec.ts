import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ReminderService } from '../../src/calendar/reminder.service.js';
import { readyApplication } from '../builders/ready-application.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A database with two portals in front of it, so that what one has sent the other has not to. */
let client: pg.Pool;
let portals: { reminders: ReminderService; close(): Promise<void> }[];
const ask: typeof sql = async <Row extends object>(text: string, params: unknown[] = []) => (await client.query(text, params)).rows as Row[];

beforeAll(async () => {
  const url = await aDatabase();
  client = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  const open = async () => {
    const { app, close } = await anApp({ DATABASE_URL: url, PUBLIC_URL: 'https://portal.example' });
    return { reminders: app.get(ReminderService), close };
  };
  portals = [await open(), await open()];
});
afterAll(async () => {
  for (const portal of portals) await portal.close();
  await client.end();
});

const send = (now: Date) => portals[0]!.reminders.send(now);
const mailsTo = (person: Pick<Person, 'email'>) => ask<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [person.email]);

/** A round that closes in twenty days and meets two months later, and whatever moment before it. */
async function theRound() {
  const id = await aRound({ closesInMs: 20 * DAY }, ask);
  const at = async () => (await ask<{ at: Date }>('SELECT closes_at AS at FROM round WHERE id = $1', [id]))[0]!.at;
  return {
    id,
    before: async (ms: number) => new Date((await at()).getTime() - ms),
    move: async (ms: number) => {
      await ask(`UPDATE round SET closes_at = closes_at + make_interval(secs => $2), meeting_on = meeting_on + 90 WHERE id = $1`, [id, ms / 1000]);
    },
  };
}
const aDraft = (roundId: string, given: { owner?: Person; title?: string } = {}) => readyApplication(client, 'https://portal.example', { roundId, ...given });
const aWriter = async (applicationId: string, language: 'da' | 'en' = 'da') => {
  const person = await aPerson(['applicant'], { language }, ask);
  await ask(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [applicationId, person.id]);
  return person;
};

describe('before a deadline', () => {
  it('everybody who takes part is told what is missing, in one mail for all their drafts, in their language', async () => {
    const round = await theRound();
    const first = await aDraft(round.id, { title: 'Bølgekraft' });
    const second = await aDraft(round.id, { owner: first.owner, title: 'Vindkraft' });
    await ask(`UPDATE application SET summary = '', purpose = '' WHERE id = $1`, [second.id]);
    const writer = await aWriter(second.id, 'en');
    await send(await round.before(3 * DAY));
    const [mail, ...more] = await mailsTo(first.owner);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe(`3 dage til fristen for Prøverunde ${round.id}`);
    expect(mail!.body).toContain(`${first.number} · Bølgekraft\nAlt er udfyldt, men ansøgningen er ikke sendt ind.`);
    expect(mail!.body).toContain(`${second.number} · Vindkraft\nMangler 2 punkter. Se dem, og indsend ansøgningen:\nhttps://portal.example/ansoegninger/${second.id}/opsummering`);
    expect(mail!.body).toContain('https://portal.example/kalender/paamindelser?slags=deadline');
    const [english] = await mailsTo(writer);
    expect(english!.body).toContain('2 items are missing');
    expect(english!.body).not.toContain(first.number);
  });

  it('two rounds at the same time are one mail, the nearest first', async () => {
    const [near, far] = [await theRound(), await theRound()];
    await far.move(HOUR);
    const { owner } = await aDraft(far.id);
    await aDraft(near.id, { owner });
    await send(await near.before(3 * DAY - 2 * HOUR));
    const mails = await mailsTo(owner);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toContain(near.id);
    expect(mails[0]!.body.indexOf(near.id)).toBeLessThan(mails[0]!.body.indexOf(far.id));
  });

  it('each distance is sent once, by whichever portal, however often it looks and starts', async () => {
    const round = await theRound();
    const { owner } = await aDraft(round.id);
    for (const [ms, n] of [[15 * DAY, 0], [14 * DAY, 1], [13 * DAY, 1], [3 * DAY, 2], [DAY, 3], [2 * HOUR, 4], [1, 4], [0, 4], [-DAY, 4]] as const) {
      const now = await round.before(ms);
      await Promise.all(portals.flatMap(({ reminders }) => [reminders.send(now), reminders.send(now)]));
      expect([ms, (await mailsTo(owner)).length]).toEqual([ms, n]);
    }
  });

  it('many people at once get one each, also where two portals are at it', async () => {
    const round = await theRound();
    const { id, owner } = await aDraft(round.id);
    const people = [owner];
    for (let n = 0; n < 120; n += 1) people.push(await aWriter(id));
    const now = await round.before(DAY);
    const counts = await Promise.all(portals.map(({ reminders }) => reminders.send(now)));
    expect(counts[0]! + counts[1]!).toBe(people.length);
    const sent = await ask<{ n: number }>('SELECT count(*)::int AS n FROM mail_outbox WHERE to_address = ANY($1) GROUP BY to_address', [people.map(({ email }) => email)]);
    expect(sent).toEqual(people.map(() => ({ n: 1 })));
  });

  it('is nothing to who has sent in, has left, came later, does not want it, or whose account is closed', async () => {
    const round = await theRound();
    const sent = await aDraft(round.id);
    await ask(`UPDATE application SET state = 'submitted' WHERE id = $1`, [sent.id]);
    const { id, owner: off } = await aDraft(round.id);
    const [left, late, closed] = [await aWriter(id), await aWriter(id), await aWriter(id)];
    await ask('UPDATE member SET left_at = clock_timestamp() WHERE account_id = $1', [left.id]);
    await ask('UPDATE member SET joined_at = $2 WHERE account_id = $1', [late.id, await round.before(2 * DAY)]);
    await ask('UPDATE account SET disabled_at = clock_timestamp() WHERE id = $1', [closed.id]);
    await ask(`INSERT INTO reminder_off VALUES ($1, 'deadline')`, [off.id]);
    await send(await round.before(2 * DAY - HOUR));
    for (const person of [sent.owner, off, left, late, closed]) expect(await mailsTo(person)).toEqual([]);
    await send(await round.before(DAY));
    expect(await mailsTo(late)).toHaveLength(1);
  });

  it('changes that were not sent in are reminded of too', async () => {
    const round = await theRound();
    const { id, owner } = await aDraft(round.id);
    await ask(`UPDATE application SET state = 'submitted', reopened_at = clock_timestamp() WHERE id = $1`, [id]);
    await ask(`INSERT INTO submission (application_id, version, received_at, submitted_by, snapshot, sha256, lead_partner, sought_oere, cost_oere) VALUES ($1, 1, clock_timestamp(), $2, '{}', repeat('0', 64), '', 0, 0)`, [id, owner.id]);
    await send(await round.before(DAY));
    expect((await mailsTo(owner))[0]!.body).toContain('Version 1 gælder, indtil de er det.');
  });

  it('follows a deadline that moves: again for one more than a day later, not for a smaller step', async () => {
    const round = await theRound();
    const { owner } = await aDraft(round.id);
    await send(await round.before(3 * DAY));
    await round.move(20 * HOUR);
    await send(await round.before(3 * DAY));
    expect(await mailsTo(owner)).toHaveLength(1);
    await round.move(5 * HOUR);
    await send(await round.before(3 * DAY + 1));
    expect(await mailsTo(owner)).toHaveLength(1);
    await send(await round.before(3 * DAY));
    expect(await mailsTo(owner)).toHaveLength(2);
  });

  it('a round that fails half-way has told nobody, and tells everybody the next time', async () => {
    const round = await theRound();
    const { owner } = await aDraft(round.id);
    const now = await round.before(DAY);
    await ask('ALTER TABLE mail_outbox RENAME TO elsewhere');
    await expect(send(now)).rejects.toThrow();
    await ask('ALTER TABLE elsewhere RENAME TO mail_outbox');
    await send(now);
    expect(await mailsTo(owner)).toHaveLength(1);
  });
});

describe('an application with leave', () => {
  const leave = async (applicationId: string, until: Date, decidedAt: Date) => {
    const [asks, decides] = [await aPerson(['officer'], {}, ask), await aPerson(['officer'], {}, ask)];
    await ask(`INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at, outcome, decided_by, decided_at) VALUES ($1, $2, 'Strømsvigt', $3, $4, 'granted', $5, $4)`, [applicationId, until, asks.id, decidedAt, decides.id]);
  };

  it('is reminded of its own instant, also after the round has closed, and not of the round’s', async () => {
    const round = await theRound();
    const [own, other] = [await aDraft(round.id), await aDraft(round.id)];
    const until = await round.before(-5 * DAY);
    await leave(own.id, until, await round.before(4 * DAY));
    await send(await round.before(3 * DAY));
    expect([(await mailsTo(own.owner)).length, (await mailsTo(other.owner)).length]).toEqual([0, 1]);
    await send(new Date(until.getTime() - DAY));
    const mails = await mailsTo(own.owner);
    expect(mails.map(({ subject }) => subject)).toEqual([`1 dag til fristen for Prøverunde ${round.id}`]);
    expect(mails[0]!.body).toContain('I har dispensation fra fristen');
    expect(await mailsTo(other.owner)).toHaveLength(1);
  });

  it('goes by the round’s date where that is the later one', async () => {
    const round = await theRound();
    const own = await aDraft(round.id);
    await leave(own.id, await round.before(5 * DAY), await round.before(10 * DAY));
    await send(await round.before(3 * DAY));
    expect((await mailsTo(own.owner))[0]!.body).not.toContain('dispensation');
  });
});

it('nobody is reminded of a deadline that was closed by hand', async () => {
  const round = await theRound();
  const { owner } = await aDraft(round.id);
  await ask('UPDATE round SET closed_at = $2 WHERE id = $1', [round.id, await round.before(4 * DAY)]);
  await send(await round.before(3 * DAY));
  expect(await mailsTo(owner)).toEqual([]);
});

describe('before the hearing ends', () => {
  it('everybody who takes part in what was sent in is told, once a distance, and who wants it not is not', async () => {
    const round = await theRound();
    const [sent, more] = [await aDraft(round.id, { title: 'Bølgekraft' }), await aDraft(round.id, { title: 'Vindkraft' })];
    const [draft, off] = [await aDraft(round.id), await aWriter(sent.id)];
    await ask(`UPDATE application SET state = 'assessment' WHERE id = ANY($1)`, [[sent.id, more.id]]);
    await ask(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [more.id, sent.owner.id]);
    await ask(`INSERT INTO reminder_off VALUES ($1, 'hearing')`, [off.id]);
    await ask(`UPDATE round SET hearing_until = '2098-03-29' WHERE id = $1`, [round.id]);
    const end = Date.parse('2098-03-29T23:00:00Z');
    for (const ms of [7 * DAY + 1, 7 * DAY, 7 * DAY - 1, 2 * DAY, 0, -DAY]) await send(new Date(end - ms));
    const mails = await mailsTo(sent.owner);
    expect(mails.map(({ subject }) => subject)).toEqual([`7 dage til høringen om Prøverunde ${round.id} slutter`, `2 dage til høringen om Prøverunde ${round.id} slutter`]);
    expect(mails[0]!.body).toContain('Den 29. marts 2098 er sidste dag for høringssvar');
    expect(mails[0]!.body).toContain(`${sent.number} · Bølgekraft\nhttps://portal.example/ansoegninger/${sent.id}`);
    expect(mails[0]!.body).toContain(`${more.number} · Vindkraft`);
    expect(mails[0]!.body).toContain('https://portal.example/kalender/paamindelser?slags=hearing');
    for (const person of [off, draft.owner]) expect(await mailsTo(person)).toEqual([]);
  });
});

it('a panel member is told before the meeting how much is owed, and of nothing in the cases', async () => {
  const round = await theRound();
  const [member, done] = [await aPerson(['panel'], {}, ask), await aPerson(['panel'], {}, ask)];
  for (const declaration of ['undeclared', 'undeclared', 'none']) {
    const { id, number } = await aDraft(round.id, { title: 'Hemmelig' });
    await ask(`UPDATE application SET state = 'assessment' WHERE id = $1`, [id]);
    await ask(`INSERT INTO submission (application_id, version, received_at, submitted_by, snapshot, sha256, lead_partner, sought_oere, cost_oere) VALUES ($1, 1, clock_timestamp(), $2, '{}', repeat('0', 64), '', 0, 0)`, [id, member.id]);
    await ask(`INSERT INTO assessment_summary (application_id, round_id, number, title, seats, submitted, total_sum) VALUES ($1, $2, $3, 'Hemmelig', 2, 1, 0)`, [id, round.id, number]);
    await ask('INSERT INTO panel_seat (application_id, account_id, appointed_by) VALUES ($1, $2, $2)', [id, member.id]);
    await ask('INSERT INTO panel_seat (application_id, account_id, appointed_by, submitted_at) VALUES ($1, $2, $2, clock_timestamp())', [id, done.id]);
    for (const person of declaration === 'none' ? [member, done] : [done]) await ask(`INSERT INTO interest (application_id, account_id, status, declared_by, declared_at) VALUES ($1, $2, 'none', $2, clock_timestamp())`, [id, person.id]);
  }
  const [{ nine }] = (await ask<{ nine: Date }>(`SELECT (meeting_on + time '09:00') AT TIME ZONE 'Europe/Copenhagen' AS nine FROM round WHERE id = $1`, [round.id])) as [{ nine: Date }];
  for (const ms of [7 * DAY + 1, 7 * DAY, 6 * DAY]) await send(new Date(nine.getTime() - ms));
  const mails = await mailsTo(member);
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^7 dage og|^7 dage til mødet/), expect.stringMatching(/^7 dage til mødet/)]);
  expect(mails[1]!.body).toContain('Du mangler at svare på habilitet for 2 ansøgninger.\nDu mangler at indsende 1 vurdering.\nhttps://portal.example/panel');
  expect(mails[1]!.body).not.toContain('Hemmelig');
  expect(await mailsTo(done)).toEqual([]);
});

describe('the page with one’s reminders', () => {
  it('switches a kind off in one click from the mail’s link, and on again', async () => {
    const person = await aPerson(['applicant', 'panel']);
    const browser = browserOf(person);
    const page = async () => (await browser.get('/kalender/paamindelser?slags=panel').expect(200)).text.split('<main')[1]!;
    const html = await page();
    expect(html).toContain('name="kind" value="hearing"');
    expect(html.indexOf('name="kind" value="panel"')).toBeLessThan(html.indexOf('name="kind" value="deadline"'));
    expect(html).toContain('14 dage, 3 dage, 1 dag og 2 timer før fristen');
    await browser.post('/kalender/paamindelser', { kind: 'panel', wanted: 'no' }).expect(303);
    expect(await sql('SELECT kind FROM reminder_off WHERE account_id = $1', [person.id])).toEqual([{ kind: 'panel' }]);
    expect(await page()).toContain('Slå til');
    await browser.post('/kalender/paamindelser', { kind: 'panel', wanted: 'no' }).expect(303);
    await browser.post('/kalender/paamindelser', { kind: 'panel', wanted: 'yes' }).expect(303);
    await browser.post('/kalender/paamindelser', { kind: 'x', wanted: 'no' }).expect(303);
    expect(await sql('SELECT kind FROM reminder_off WHERE account_id = $1', [person.id])).toEqual([]);
    expect(await sql(`SELECT facts FROM event WHERE subject = $1 AND kind = 'reminder.switched' ORDER BY id`, [person.id])).toEqual([{ facts: { kind: 'panel', wanted: false } }, { facts: { kind: 'panel', wanted: true } }]);
  });
  it('shows each person the kinds there are for them, and a newcomer why there is none', async () => {
    expect((await browserOf(await aPerson(['applicant'])).get('/kalender/paamindelser').expect(200)).text).not.toContain('value="panel"');
    expect((await browserOf(await aPerson(['forum'])).get('/kalender/paamindelser').expect(200)).text).toContain('Der er ingen påmindelser til dig');
  });
});
