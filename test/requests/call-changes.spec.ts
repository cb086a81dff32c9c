import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { RoundChangeService, type ChangeOrder } from '../../src/calls/index.js';
import { ReminderService } from '../../src/calendar/reminder.service.js';
import { Clock } from '../../src/platform/clock.js';
import { Db } from '../../src/platform/db/index.js';
import { addDays, copenhagenDate, copenhagenTime } from '../../src/shared/dates.js';
import { dateParts, fieldsIn } from '../builders/calls.js';
import { readyApplication } from '../builders/ready-application.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { errorBeside, textOf, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

const DAY = 86_400_000;
const whole = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);

let client: pg.Pool;
let url: string;
let changes: RoundChangeService;
let reminders: ReminderService;
let db: Db;
let clock: Clock;
let officer: Person;
let close: () => Promise<void>;
const ask: typeof sql = async <Row extends object>(text: string, params: unknown[] = []) => (await client.query(text, params)).rows as Row[];

beforeAll(async () => {
  const databaseUrl = await aDatabase();
  client = new pg.Pool({ connectionString: databaseUrl, max: 3, allowExitOnIdle: true });
  const started = await anApp({ DATABASE_URL: databaseUrl, PUBLIC_URL: 'https://portal.example' });
  const app = started.app as INestApplication;
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  [clock, changes, reminders, db, close] = [started.app.get(Clock), started.app.get(RoundChangeService), started.app.get(ReminderService), started.app.get(Db), started.close];
  officer = await aPerson(['officer'], {}, ask);
});
afterAll(async () => {
  await close();
  await client.end();
});

/** Open, without milliseconds in its instants, so that a form holds all of it. */
async function theRound(closesInMs = 20 * DAY): Promise<string> {
  const id = await aRound({ closesInMs }, ask);
  await ask(`UPDATE round SET opens_at = date_trunc('second', opens_at), closes_at = date_trunc('second', closes_at), call_da = 'Opslag', call_en = 'Call' WHERE id = $1`, [id]);
  return id;
}
const aDraft = (roundId: string, given: { owner?: Person; title?: string } = {}) => readyApplication(client, url, { roundId, ...given });
const aWriter = async (applicationId: string, language: 'da' | 'en' = 'da') => {
  const person = await aPerson(['applicant'], { language }, ask);
  await ask(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [applicationId, person.id]);
  return person;
};
const mailsTo = (person: Pick<Person, 'email'>) => ask<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [person.email]);
const closesAt = async (id: string) => (await ask<{ at: Date }>('SELECT closes_at AS at FROM round WHERE id = $1', [id]))[0]!.at;
const change = (id: string, order: Partial<ChangeOrder> & Pick<ChangeOrder, 'values'>, at = new Date()) => db.transaction(() => changes.change(id, { kind: 'deadline', reason: 'Der var tåge.', reasonEn: 'There was fog.', bannerUntil: null, ...order }, officer.id, at));
const kept = (id: string) => ask<{ kind: string; reason: string; reason_en: string; before: object; after: object; banner_until: Date | null }>('SELECT * FROM round_change WHERE round_id = $1 ORDER BY id', [id]);

const browser = (person = officer) => browserOf(person, { url });
const address = (id: string, page = '') => `/rundeadministration/${id}${page && `/${page}`}`;
const deadlineFields = (instant: Date): Fields => ({ ...dateParts('closesOn', copenhagenDate(instant)), closesTime: copenhagenTime(instant).replaceAll(':', '.'), closesWhich: 'summer' });
async function fieldsOf(id: string): Promise<Record<string, string | string[]>> {
  const { text } = await browser().get(address(id, 'rediger')).expect(200);
  return fieldsIn(/<form method="post" action="[^"]*\/rediger"[\s\S]*?<\/form>/.exec(text)![0]);
}
/** Until so many wait for a row that somebody else holds. */
async function waiting(n: number): Promise<void> {
  while ((await ask(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length < n) await new Promise((done) => setTimeout(done, 10));
}
const why = { reason: 'Der var tåge.', reasonEn: 'There was fog.', step: 'confirm' };

describe('a changed round', () => {
  it('is told to everybody who writes in it, in one mail each and in their language, from what to what and why', async () => {
    const id = await theRound();
    const [first, second] = [await aDraft(id, { title: 'Bølgekraft' }), await aDraft(id, { title: 'Vindkraft' })];
    await ask(`UPDATE member SET account_id = $2 WHERE application_id = $1 AND role = 'lead'`, [second.id, first.owner.id]);
    const english = await aWriter(second.id, 'en');
    const elsewhere = await aDraft(await theRound());
    const [before, after] = [await closesAt(id), new Date((await closesAt(id)).getTime() + 7 * DAY)];
    expect(await change(id, { values: { closesAt: after } })).toEqual({ ok: true, value: 2 });
    expect(await closesAt(id)).toEqual(after);
    const [mail, ...more] = await mailsTo(first.owner);
    expect(more).toEqual([]);
    expect(mail!.subject).toContain(`Ny frist i Prøverunde ${id}`);
    for (const part of ['Bølgekraft (ikke sendt ind)', `https://portal.example/ansoegninger/${second.id}`, 'Begrundelse: Der var tåge.', `https://portal.example/runder/${id}`]) expect(mail!.body).toContain(part);
    const [told] = await mailsTo(english);
    for (const part of ['There was fog.', 'Vindkraft (not sent in)', 'Deadline: from']) expect(told!.body).toContain(part);
    expect(told!.body).not.toContain('Bølgekraft');
    expect(await mailsTo(elsewhere.owner)).toEqual([]);
    expect(await kept(id)).toMatchObject([{ kind: 'deadline', reason: 'Der var tåge.', reason_en: 'There was fog.', before: { closesAt: before.toISOString() }, after: { closesAt: after.toISOString() } }]);
    expect(await ask(`SELECT actor_id AS actor, facts FROM event WHERE subject = $1`, [id])).toEqual([{ actor: officer.id, facts: { kind: 'deadline', fields: 'closesAt', told: 2 } }]);
  });

  it('is told to everybody who takes part in what was sent in too, wherever it stands, and to nobody who has left or whose account is closed', async () => {
    const id = await theRound();
    const sent = await aDraft(id);
    const colleague = await aWriter(sent.id);
    await ask(`UPDATE application SET state = 'submitted' WHERE id = $1`, [sent.id]);
    const { id: draftId, owner } = await aDraft(id);
    const [left, closed] = [await aWriter(draftId), await aWriter(draftId)];
    await ask('UPDATE member SET left_at = clock_timestamp() WHERE account_id = $1', [left.id]);
    await ask('UPDATE account SET disabled_at = clock_timestamp() WHERE id = $1', [closed.id]);
    const [assessed, decided] = [await aDraft(id), await aDraft(id)];
    await ask(`UPDATE application SET state = 'assessment' WHERE id = $1`, [assessed.id]);
    await ask(`UPDATE application SET state = 'decided' WHERE id = $1`, [decided.id]);
    expect(await change(id, { kind: 'changed', values: { contact: 'Ring' } })).toEqual({ ok: true, value: 4 });
    expect((await mailsTo(owner))[0]!.subject).toBe(`Opslaget for Prøverunde ${id} er ændret`);
    for (const person of [sent.owner, colleague]) expect((await mailsTo(person)).map(({ body }) => body)).toEqual([expect.stringContaining('sendt ind; den kan genåbnes')]);
    expect((await mailsTo(assessed.owner))[0]!.body).toContain('(sendt ind og under behandling)');
    for (const person of [left, closed, decided.owner]) expect(await mailsTo(person)).toEqual([]);
  });

  it('is reminded of anew: not at the old date, but at the new one', async () => {
    const id = await theRound();
    const { owner } = await aDraft(id);
    const old = await closesAt(id);
    const moved = new Date(old.getTime() + 10 * DAY);
    await change(id, { values: { closesAt: moved } });
    const reminded = async () => (await mailsTo(owner)).filter(({ subject }) => subject.includes('til fristen')).map(({ subject }) => subject.split(' til ')[0]);
    // The old date's last reminders come due, and later ones of it pass by.
    for (const hours of [26, 24, 3, 2, 1]) await reminders.send(new Date(old.getTime() - hours * 3_600_000));
    expect(await reminded()).not.toContain('1 dag');
    expect(await reminded()).not.toContain('2 timer');
    const before = (await reminded()).length;
    await reminders.send(new Date(moved.getTime() - DAY));
    expect(await reminded()).toHaveLength(before + 1);
    expect((await reminded()).at(-1)).toBe('1 dag');
  });

  it('leaves nothing behind where it is refused, and says why', async () => {
    const id = await theRound();
    await aDraft(id);
    const now = new Date();
    const refused = async (values: ChangeOrder['values'], kind: ChangeOrder['kind'] = 'changed') => change(id, { kind, values }, now);
    expect(await refused({})).toEqual({ ok: false, refusal: 'nothing' });
    expect(await refused({ closesAt: await closesAt(id) })).toEqual({ ok: false, refusal: 'nothing' });
    expect(await refused({ closesAt: now })).toEqual({ ok: false, refusal: 'past' });
    expect(await refused({ fundIds: ['eu-social-fund'] })).toEqual({ ok: false, refusal: 'in-use' });
    expect(await refused({ ruleSetId: 'growth-forum-2011' })).toEqual({ ok: false, refusal: 'in-use' });
    expect(await change('findes-ikke', { values: { contact: 'x' } })).toEqual({ ok: false, refusal: 'unknown' });
    await ask('UPDATE round SET published_at = NULL WHERE id = $1', [id]);
    expect(await refused({ contact: 'x' })).toEqual({ ok: false, refusal: 'unpublished' });
    expect(await kept(id)).toEqual([]);
  });

  it('is not opened for longer once one of its applications is taken up, however it is asked for', async () => {
    const id = await theRound();
    const { id: applicationId } = await aDraft(id);
    await ask(`UPDATE application SET state = 'recommended' WHERE id = $1`, [applicationId]);
    const later = new Date((await closesAt(id)).getTime() + 10 * DAY);
    for (const kind of ['deadline', 'extended'] as const) expect(await change(id, { kind, values: { closesAt: later } })).toEqual({ ok: false, refusal: 'taken-up' });
    expect(await change(id, { values: { graceMs: 60_000 } })).toEqual({ ok: false, refusal: 'taken-up' });
    expect(await change(id, { kind: 'changed', values: { contact: 'x' } })).toMatchObject({ ok: true });
    const form = await browser().get(address(id, 'rediger')).expect(200);
    expect(textOf(form.text)).toContain('1 ansøgning i runden er under behandling eller afgjort. Fristen og respitten kan derfor ikke flyttes');
    const refused = await browser().post(address(id, 'rediger'), { ...(await fieldsOf(id)), ...deadlineFields(later), ...why });
    expect([refused.status, errorBeside(refused.text, 'closesOn'), valueOf(refused.text, 'reason')]).toEqual([422, expect.stringMatching(/^1 ansøgning i runden .* Sidste øjeblik er .* Lad frist og respit stå\.$/), 'Der var tåge.']);
  });

  it('and it is not moved, extended or closed by an officer who takes or took part in it', async () => {
    const id = await theRound();
    const { id: applicationId } = await aDraft(id);
    const own = await aPerson(['officer'], {}, ask);
    await ask(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'writer', clock_timestamp())`, [applicationId, own.id]);
    const closes = new Date((await closesAt(id)).getTime() + DAY);
    for (const order of [{ kind: 'extended', values: { closesAt: closes } }, { kind: 'closed', values: { closedAt: new Date() } }] as const) {
      expect(await db.transaction(() => changes.change(id, { ...order, reason: 'x', bannerUntil: null }, own.id, new Date()))).toEqual({ ok: false, refusal: 'partial' });
    }
    const fields = await fieldsOf(id);
    const page = await browser(own).get(address(id)).expect(200);
    expect(textOf(page.text)).toContain('(forvaltningslovens § 3). Bed en kollega om det.');
    for (const action of ['rediger', 'luk']) {
      expect(page.text).not.toContain(`href="${address(id, action)}"`);
      expect((await browser(own).get(address(id, action))).status).toBe(403);
      const refused = await browser(own).post(address(id, action), { ...fields, ...deadlineFields(closes), ...why });
      expect([refused.status, textOf(refused.text).includes('forvaltningslovens § 3')]).toEqual([403, true]);
    }
    expect(textOf((await browserOf(own, { url, lang: 'en' }).get(address(id))).text)).toContain('section 3 of the Danish Public Administration Act');
    expect(await kept(id)).toEqual([]);
  });

  it('keeps what it has promised: notice of an earlier end, leave before the meeting, outages and pools', async () => {
    const id = await theRound();
    const { id: applicationId } = await aDraft(id);
    await ask('UPDATE round_fund SET pool_oere = 100000000 WHERE round_id = $1 AND fund_id = $2', [id, 'eu-social-fund']);
    const colleague = await aPerson(['officer'], {}, ask);
    const until = new Date((await closesAt(id)).getTime() + 5 * DAY);
    await ask(
      `INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at, outcome, decided_by, decided_at) VALUES ($1, $2, 'Brand', $3, clock_timestamp(), 'granted', $4, clock_timestamp())`,
      [applicationId, until, officer.id, colleague.id],
    );
    const fields = await fieldsOf(id);
    const noDays = { ...dateParts('panelFrom', ''), ...dateParts('panelUntil', ''), ...dateParts('hearingUntil', '') };
    const tried: [string, Fields, RegExp][] = [
      ['closesOn', deadlineFields(new Date(Date.now() + 47 * 3_600_000)), /1 ansøgning\. .* mindst 48 timers varsel\. Vælg tidligst .*, eller lad frist og respit stå/],
      ['meetingOn', { ...noDays, ...dateParts('meetingOn', copenhagenDate(until)) }, new RegExp('har dispensation til .*tidligst ' + Number(addDays(copenhagenDate(until), 1).slice(8)) + '\\.')],
      ['outageLimitMinutes', { outageLimitMinutes: '16' }, /lover 15 minutter.*Skriv 15 eller mindre/],
      ['outageWindowMinutes', { outageWindowMinutes: '239' }, /over 240 minutter.*Skriv 240 eller mere/],
      ['pool.eu-social-fund', { 'pool.eu-social-fund': '999.999' }, /puljen var 1\.000\.000 kr\..*1\.000\.000 kr\. eller mere/],
      ['pool.eu-regional-fund', { 'pool.eu-regional-fund': '5' }, /hele fondens pulje.*Lad feltet stå tomt/],
    ];
    for (const [field, given, said] of tried) {
      // Told before anybody is asked for a reason, and held to it where it is given at once.
      for (const step of [{}, why]) {
        const { status, text } = await browser().post(address(id, 'rediger'), { ...fields, ...given, ...step });
        expect([field, status, errorBeside(text, field)]).toEqual([field, 422, expect.stringMatching(said)]);
      }
    }
    expect(await kept(id)).toEqual([]);
  });

  it('whose deadline has passed keeps its grace', async () => {
    const id = await theRound(-1000);
    const refused = await browser().post(address(id, 'rediger'), { ...(await fieldsOf(id)), graceSeconds: '1800', ...why });
    expect([refused.status, errorBeside(refused.text, 'graceSeconds')]).toEqual([422, expect.stringMatching(/Respitten kan ikke ændres bagefter; lad den stå på 0 sekunder/)]);
    expect(await change(id, { values: { graceMs: 1_800_000 } }, new Date(Date.now() - 60_000))).toEqual({ ok: false, refusal: 'past' });
  });

  it('is held against the time at which nobody else holds it any more, not at which it was asked for', async () => {
    const id = await theRound(3_600_000);
    await aDraft(id);
    const soon = await closesAt(id);
    const asked = new Date();
    const other = await client.connect();
    await other.query('BEGIN');
    await other.query('SELECT FROM round WHERE id = $1 FOR SHARE', [id]);
    const basis = valueOf((await browser().get(address(id, 'luk')).expect(200)).text, 'basis')!;
    const [moving, closing] = [change(id, { values: { graceMs: 1 } }, asked), browser().post(address(id, 'luk'), { ...why, basis }).then(({ status }) => status)];
    await waiting(2);
    clock.hold(() => new Date(soon.getTime() + 1));
    await other.query('COMMIT');
    other.release();
    expect(await moving).toEqual({ ok: false, refusal: 'past' });
    expect(await closing).toBe(409);
    clock.hold(null);
    expect(await kept(id)).toEqual([]);
  });

  it('is changed by one after the other: both stand, each with what was there before it', async () => {
    const id = await theRound();
    const start = await closesAt(id);
    await Promise.all([1, 2, 3].map((days) => change(id, { values: { closesAt: new Date(start.getTime() + days * DAY) } })));
    const rows = (await kept(id)) as unknown as { before: { closesAt: string }; after: { closesAt: string } }[];
    expect(rows).toHaveLength(3);
    expect(rows.map(({ before }) => before.closesAt)).toEqual([start.toISOString(), ...rows.slice(0, -1).map(({ after }) => after.closesAt)]);
    expect((await closesAt(id)).toISOString()).toBe(rows.at(-1)!.after.closesAt);
  });
});

describe('an officer who changes a published round', () => {
  it('sees from what to what and how many are told, gives a reason in both languages, and only then it is done', async () => {
    const id = await theRound();
    const { owner } = await aDraft(id);
    const later = new Date((await closesAt(id)).getTime() + 7 * DAY);
    const fields = { ...(await fieldsOf(id)), ...deadlineFields(later) };
    const preview = await browser().post(address(id, 'rediger'), fields).expect(200);
    expect(textOf(preview.text)).toContain('1 person får besked med mail');
    expect(textOf(/<table[^>]*id="changes"[\s\S]*?<\/table>/.exec(preview.text)![0])).toMatch(/Det ændres .*Frist /);
    expect(preview.text.match(/<tr>/g)).toHaveLength(2);
    expect(await kept(id)).toEqual([]);
    const silent = await browser().post(address(id, 'rediger'), { ...fields, step: 'confirm', reason: 'Der var tåge.' });
    expect([silent.status, errorBeside(silent.text, 'reasonEn'), valueOf(silent.text, 'reason')]).toEqual([422, expect.stringContaining('på engelsk'), 'Der var tåge.']);
    const back = await browser().post(address(id, 'rediger'), { ...fields, reason: 'Der var tåge.', step: 'edit' }).expect(200);
    expect(valueOf(back.text, 'closesTime')).toBe(fields['closesTime']);
    expect(valueOf(back.text, 'reason')).toBe('Der var tåge.');
    await browser().post(address(id, 'rediger'), { ...fields, ...why }).expect(303);
    expect(await closesAt(id)).toEqual(later);
    expect(await mailsTo(owner)).toHaveLength(1);
    expect(await kept(id)).toMatchObject([{ kind: 'deadline', banner_until: later }]);
    expect(textOf((await browser().get(address(id))).text)).toContain('Fristen er flyttet Frist: fra');
    expect(textOf((await browserOf(null, { url, lang: 'en' }).get(`/runder/${id}`)).text)).toContain('There was fog.');
    expect((await browser().post(address(id, 'rediger'), { ...(await fieldsOf(id)) })).status).toBe(422);
  });

  it('is warned before a deadline comes earlier, may not put it in the past, and nobody is told it was put off', async () => {
    const id = await theRound();
    const sooner = whole(new Date(Date.now() + DAY));
    const fields = { ...(await fieldsOf(id)), ...deadlineFields(sooner) };
    expect(textOf((await browser().post(address(id, 'rediger'), fields).expect(200)).text)).toContain('Fristen rykkes frem i en åben runde');
    const past = await browser().post(address(id, 'rediger'), { ...fields, ...deadlineFields(new Date(Date.now() - 1000)), ...why });
    expect([past.status, errorBeside(past.text, 'closesOn')]).toEqual([422, expect.stringContaining('er passeret')]);
    await browser().post(address(id, 'rediger'), { ...fields, ...why }).expect(303);
    expect(await kept(id)).toMatchObject([{ kind: 'deadline', banner_until: null }]);
    expect(await closesAt(id)).toEqual(sooner);
  });

  it('cannot move the opening of a round that has opened', async () => {
    const id = await theRound();
    const refused = await browser().post(address(id, 'rediger'), { ...(await fieldsOf(id)), ...dateParts('opensOn', addDays(copenhagenDate(new Date()), 2)) });
    expect([refused.status, errorBeside(refused.text, 'opensOn')]).toEqual([422, expect.stringContaining('Runden åbnede')]);
  });

  it('who was overtaken is shown both, and nothing is lost or told twice', async () => {
    const id = await theRound();
    const { owner } = await aDraft(id);
    const [one, other] = [await fieldsOf(id), await fieldsOf(id)];
    await browser().post(address(id, 'rediger'), { ...one, contact: 'Den første', ...why }).expect(303);
    const refused = await browser().post(address(id, 'rediger'), { ...other, contact: 'Den anden', ...why });
    expect([refused.status, valueOf(refused.text, 'contact'), valueOf(refused.text, 'reason')]).toEqual([409, 'Den anden', 'Der var tåge.']);
    expect(textOf(refused.text)).toContain('Kontakt Den første Den anden');
    expect(await mailsTo(owner)).toHaveLength(1);
    const both = await Promise.all([1, 2].map(async (n) => browser().post(address(id, 'rediger'), { ...other, basis: valueOf(refused.text, 'basis')!, contact: `Nr. ${n}`, ...why })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await kept(id)).toHaveLength(2);
  });

  it('does not move a deadline of 23.59.59,999 by saving something else', async () => {
    const fields = await fieldsOf('2011-1');
    const before = await closesAt('2011-1');
    await browser().post(address('2011-1', 'rediger'), { ...fields, contact: 'Arkivet', ...why }).expect(303);
    expect(await closesAt('2011-1')).toEqual(before);
    expect(before.getUTCMilliseconds()).toBe(999);
    expect(await kept('2011-1')).toMatchObject([{ kind: 'changed', before: { contact: '' }, after: { contact: 'Arkivet' } }]);
  });
});

describe('an officer who closes a round', () => {
  it('does so with a reason, from that instant on, and everybody is told; what was sent in stays', async () => {
    const id = await theRound();
    const { owner, submit } = await aDraft(id);
    const late = await aDraft(id);
    await submit(url).expect(303);
    const page = await browser().get(address(id, 'luk')).expect(200);
    expect(textOf(page.text)).toContain('2 personer får besked');
    const basis = valueOf(page.text, 'basis')!;
    expect((await browser().post(address(id, 'luk'), { basis })).status).toBe(422);
    expect((await browser().post(address(id, 'luk'), { ...why, basis: 'gammel' })).status).toBe(409);
    const sender = await client.connect();
    await sender.query('BEGIN');
    await sender.query('SELECT FROM round WHERE id = $1 FOR SHARE', [id]);
    const closing = browser().post(address(id, 'luk'), { ...why, basis }).then(({ status }) => status);
    await waiting(1);
    // Whoever is being received now was in time: it closes only after that.
    const [{ at: released }] = (await sender.query<{ at: Date }>('SELECT clock_timestamp() AS at')).rows as [{ at: Date }];
    await sender.query('COMMIT');
    sender.release();
    expect(await closing).toBe(303);
    expect((await ask<{ at: Date }>('SELECT closed_at AS at FROM round WHERE id = $1', [id]))[0]!.at.getTime()).toBeGreaterThanOrEqual(released.getTime() - 20);
    expect((await late.submit(url)).status).toBe(422);
    expect(await ask('SELECT state FROM application WHERE round_id = $1 ORDER BY state', [id])).toEqual([{ state: 'draft' }, { state: 'submitted' }]);
    expect((await mailsTo(late.owner)).at(-1)!.subject).toBe(`Prøverunde ${id} er lukket`);
    expect((await mailsTo(owner)).at(-1)!.subject).toBe(`Prøverunde ${id} er lukket`);
    expect(textOf((await browser().get(address(id))).text)).toContain('Lukket før fristen');
    for (const answer of [await browser().get(address(id, 'luk')), await browser().post(address(id, 'luk'), { ...why, basis })]) expect(answer.status).toBe(303);
    expect(await kept(id)).toHaveLength(1);
    const refused = await browser().post(address(id, 'rediger'), { ...(await fieldsOf(id)), ...deadlineFields(new Date(Date.now() + 40 * DAY)), ...dateParts('meetingOn', addDays(copenhagenDate(new Date()), 90)), ...why });
    expect([refused.status, textOf(refused.text).includes('kan ikke ændres mere')]).toEqual([422, true]);
  });
});

describe('the pool of a round', () => {
  it('is what an application is held against where it is less than what is left of the fund’s', async () => {
    const id = await theRound();
    const { owner, id: applicationId } = await aDraft(id);
    const said = async () => textOf((await browser(owner).get(`/ansoegninger/${applicationId}/oekonomi`).expect(200)).text);
    const [line] = await ask<{ fund: string; amount: string }>(`SELECT fund_id AS fund, amount_oere::text AS amount FROM financing_line WHERE application_id = $1 AND fund_id IS NOT NULL LIMIT 1`, [applicationId]);
    const before = await said();
    await ask('UPDATE round_fund SET pool_oere = $3 WHERE round_id = $1 AND fund_id = $2', [id, line!.fund, String(BigInt(line!.amount) - 100n)]);
    expect(await said()).not.toBe(before);
    expect(await said()).toMatch(/pulje/i);
    expect(textOf((await browserOf(null, { url }).get(`/runder/${id}`)).text)).toContain('Rundens pulje');
  });
});
