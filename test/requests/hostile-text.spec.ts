import { describe, expect, it } from '@jest/globals';
import { inPanel } from '../builders/assessed-application.js';
import { copenhagenDate } from '../../src/shared/dates.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fundId, writtenRoutes } from '../builders/routes-world.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { aPerson, browserOf, sql, type Fields, type Person } from '../support/portal.js';

/** Breaks out of a text, an attribute, a text box and a template, wherever one of them forgets to escape. */
const hostile = `"'></textarea></title><img src=x onerror=alert(1)>{{constructor}}{name}`;
const day = (name: string, [number, month, year]: readonly [number, number, number]): Fields => ({ [`${name}Day`]: number, [`${name}Month`]: month, [`${name}Year`]: year });
const hostilePerson = (roles: Parameters<typeof aPerson>[0]) => aPerson(roles, { name: `${hostile} ${roles.join()}`, organisation: hostile });

let looked = 0;
type Ids = Readonly<Record<string, string>>;

/** Every page anybody in the case may open, as each of them, in one language or the other. @returns how many showed the text */
async function everyPage(people: readonly Person[], ids: Ids): Promise<Set<string>> {
  const shown = new Set<string>();
  const addresses = writtenRoutes.filter(({ method }) => method === 'GET').map(({ path }) => ({ path, address: path.replace(/:(\w+)/g, (_, name: string) => ids[`${path.split('/')[1]}:${name}`] ?? ids[name] ?? '-') }));
  for (const person of people) {
    for (const { path, address } of addresses) {
      // What is escaped is the template's, which both languages share.
      const lang = (looked += 1) % 2 ? 'da' : 'en';
      const { status, text, headers } = await browserOf(person, { lang }).get(address);
      expect([status < 500, address]).toEqual([true, address]);
      if (!headers['content-type']?.startsWith('text/html')) continue;
      expect([address, text.includes('<img src=x')]).toEqual([address, false]);
      if (text.includes('&lt;img src')) shown.add(path);
    }
  }
  return shown;
}

const row = (name: string, cells: Fields): Fields => Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`${name}.${cell}`, value]));

describe('text that is meant to do harm', () => {
  it('is shown as text on every page of a case, from the draft to the decision, and in no mail as anything else', async () => {
    const owner = await hostilePerson(['applicant']);
    const officer = await hostilePerson(['officer']);
    const forum = await hostilePerson(['forum']);
    const council = await hostilePerson(['council']);
    const panel = await Promise.all([1, 2, 3, 4].map(() => hostilePerson(['panel'])));
    const admin = await aPerson(['admin']);
    const { id, roundId, partnerId } = await aReadyApplication({ owner });
    const criteria = await sql<{ id: string; number: number }>('SELECT id, number FROM criterion ORDER BY number');
    const mine = (part: string, fields: Fields) => browserOf(owner).post(`/ansoegninger/${id}/${part}`, fields).expect(303);
    await mine('projekt', { title: hostile, summary: hostile, purpose: hostile, activities: hostile, ...day('startsOn', [1, 1, 2030]), ...day('endsOn', [1, 1, 2031]) });
    await mine('maal', { 'targets[0].targetId': 'patent-applications', 'targets[0].contribution': '5', 'targets[0].unit': hostile.slice(0, 40), 'targets[0].year': '2030', 'targets[0].explanation': hostile });
    const goal = { indicator: hostile, unit: hostile.slice(0, 40), aim: '5', year: '2030', source: hostile };
    await mine('resultatmaal-og-effektmaal', { ...row('goals[0]', { ...goal, kind: 'result' }), ...row('goals[1]', { ...goal, kind: 'effect', targetId: 'patent-applications' }) });
    await mine('aktiviteter', row('activities[0]', { title: hostile.slice(0, 120), partnerId, description: hostile, milestone: hostile, ...day('startsOn', [1, 1, 2030]), ...day('endsOn', [1, 1, 2031]) }));
    for (const criterion of criteria) await mine(`kriterier/${criterion.id}`, { answer: hostile });
    await mine('partnere', { 'partners[0].id': partnerId, 'partners[0].name': hostile, 'partners[0].sector': 'company', 'partners[0].role': hostile, 'partners[0].isLead': '1' });
    await mine('budget', { 'costs[0].partnerId': partnerId, 'costs[0].category': 'staff', 'costs[0].description': hostile, 'costs[0].amount': '2.000.000' });
    await mine('finansiering', { [`fund.${fundId}`]: '1.000.000', 'financing[0].partnerId': 'other', 'financing[0].sourceName': hostile, 'financing[0].kind': 'cash', 'financing[0].amount': '1.000.000' });
    const ids: Record<string, string> = { id, roundId, applicationId: id, fundId, criterionId: 'sustainability', 'administration:id': owner.id };
    const seen = await everyPage([owner, admin], ids);
    await browserOf(owner).post(`/ansoegninger/${id}/indsendelse`, { declaration: '1' }).expect(303);

    const seats = async () => new Map((await sql<{ id: string; member: string }>('SELECT id, account_id AS member FROM panel_seat WHERE application_id = $1', [id])).map((seat) => [seat.member, seat.id]));
    const appoint = (members: readonly Person[]) => browserOf(officer).post(`/sager/${id}/panel`, { members: members.map((member) => member.id) }).expect(303);
    for (const member of panel) await inPanel(roundId, member.id);
    await appoint(panel.slice(0, 3));
    const first = (await seats()).get(panel[0]!.id)!;
    for (const path of await everyPage([panel[0]!], { ...ids, seatId: first })) seen.add(path);
    await browserOf(panel[0]!).post(`/panel/${first}/habilitet`, { declaration: 'conflict', ground: '3', note: hostile }).expect(303);
    await appoint(panel.slice(3));
    const all = await seats();
    const scores: Fields = Object.fromEntries(criteria.flatMap(({ number }) => [[`scores[${number}].points`, '4'], [`scores[${number}].reason`, hostile]]));
    for (const member of panel.slice(1)) {
      const seat = all.get(member.id)!;
      await browserOf(member).post(`/panel/${seat}/habilitet`, { declaration: 'none' }).expect(303);
      await browserOf(member).post(`/panel/${seat}`, scores).expect(303);
      for (const path of await everyPage([member], { ...ids, seatId: seat })) seen.add(path);
      await browserOf(member).post(`/panel/${seat}/indsendelse`, scores).expect(303);
    }
    for (const path of await everyPage([panel[1]!], { ...ids, seatId: all.get(panel[1]!.id)! })) seen.add(path);

    const line = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}.${fundId}`, value]));
    await browserOf(officer).post(`/sager/${id}/indstilling`, { resume: hostile, casePresentation: hostile, ...line({ recommended: '900.000', conditions: hostile, reason: hostile }) }).expect(303);
    for (const path of await everyPage([officer], ids)) seen.add(path);
    await browserOf(officer).post(`/sager/${id}/dagsordenspunkt`).expect(303);
    for (const path of await everyPage([officer, forum], ids)) seen.add(path);
    const [year, month, date] = copenhagenDate(new Date()).split('-').map(Number) as [number, number, number];
    const decidedOn = day('decidedOn', [date, month, year]);
    await browserOf(officer).post(`/sager/${id}/beslutning`, { ...decidedOn, absent: hostile, ...line({ outcome: 'conditional', amount: '800.000', conditions: hostile, reason: hostile, minority: hostile }) }).expect(303);
    for (const path of await everyPage([officer, forum, council], ids)) seen.add(path);
    const reasons = { reasonRules: hostile, reasonConsiderations: hostile, reasonFacts: hostile, complaintGuidance: hostile };
    await browserOf(council).post(`/afgoerelser/${id}/${fundId}`, { ...decidedOn, ...reasons, outcome: 'granted', amount: '700.000', conditions: hostile, legalityNote: hostile }).expect(303);
    for (const path of await everyPage([officer, forum, council, owner], ids)) seen.add(path);

    // The text did reach the pages that show it: nothing above was proved about pages that were empty.
    const reached = ['/ansoegninger', '/ansoegninger/:id', '/ansoegninger/:id/opsummering', '/ansoegninger/:id/kvittering', '/ansoegninger/:id/historik', '/panel', '/panel/:seatId', '/panel/:seatId/habilitet', '/sager', '/sager/:applicationId', '/sager/:applicationId/panel', '/sager/:applicationId/vurderinger', '/sager/:applicationId/indstilling', '/sager/:applicationId/beslutning', '/runder/:roundId/rangliste', '/runder/:roundId/moede', '/afgoerelser', '/afgoerelser/:applicationId/:fundId', '/administration/brugere', '/administration/brugere/:id'];
    expect(reached.filter((path) => !seen.has(path))).toEqual([]);

    // The other tests' mail waits meanwhile: there is a lot of it.
    await sql(`UPDATE mail_outbox SET next_try_at = clock_timestamp() + interval '1 minute' WHERE sent_at IS NULL AND to_address <> $1`, [owner.email]);
    const waiting = async () => (await sql(`SELECT 1 FROM mail_outbox WHERE sent_at IS NULL AND to_address = $1`, [owner.email])).length;
    for (const until = Date.now() + 20_000; (await waiting()) > 0 && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 200));
    const folder = join(process.env.TEST_FOLDER!, 'data', 'mail');
    const letters = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).filter((letter) => letter.includes(owner.email));
    expect(letters.length).toBeGreaterThanOrEqual(4);
    for (const letter of letters) {
      expect(letter).toMatch(/^Content-Type: text\/plain/m);
      expect(letter).not.toMatch(/text\/html/);
      // One recipient: the name cannot bring another along.
      expect(letter.match(/^To: .*(?:\r\n .*)*/m)![0].match(/@/g)).toHaveLength(1);
    }
  });
});
