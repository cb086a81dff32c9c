import { beforeAll, describe, expect, it } from '@jest/globals';
import { inflateRawSync } from 'node:zlib';
import { declares } from '../builders/assessed-application.js';
import { aPanelWorld, type PanelWorld } from '../builders/panel-world.js';
import { aRecommendedCase, fundId, writtenRoutes } from '../builders/routes-world.js';
import type { Role } from '../../src/platform/web/visitor.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';

/** What nobody who is shut out of a case may meet anywhere. */
interface Secret {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly roundId: string;
}

interface Walk {
  /** Addresses whose answer names the case, with what it named. */
  readonly leaks: string[];
  /** Answers that a browser might keep. */
  readonly kept: string[];
  readonly opened: number;
}

/** Every address a person of these roles may try, with the case's own ids; lists once more, narrowed and searched. */
function addressesFor(roles: readonly string[], secret: Secret, ids: Readonly<Record<string, string>>): string[] {
  const known: Readonly<Record<string, string>> = { ...ids, id: secret.id, applicationId: secret.id, roundId: secret.roundId, fundId, number: '1', format: 'csv', criterionId: 'sustainability', version: '1' };
  const fill = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? '00000000-0000-4000-8000-000000000000');
  const open = writtenRoutes.filter(({ method, path, roles: allowed }) => method === 'GET' && path !== '/sprog/:lang' && allowed.some((one) => ['everyone', 'signed-in', ...roles].includes(one)));
  const narrowed = `?${new URLSearchParams({ runde: secret.roundId, side: '1', hvem: 'forum', vis: 'signs', q: secret.title, soeg: secret.number }).toString()}`;
  const isList = (path: string, allowed: readonly string[]) => !allowed.includes('everyone') && (!path.includes(':') || /:roundId(\/[a-z]+)?$/.test(path));
  return open.flatMap(({ path, roles: allowed }) => (isList(path, allowed) ? [fill(path), `${fill(path)}${narrowed}`] : [fill(path)]));
}

const atOnce = 6;

async function walk(person: Person, addresses: readonly string[], secret: Secret): Promise<Walk> {
  const found = { leaks: [] as string[], kept: [] as string[], opened: 0 };
  const look = async (address: string): Promise<void> => {
    const { status, headers, body, text } = await browserOf(person).get(address).buffer(true).parse(asBuffer);
    const words = wordsIn((body as Buffer | undefined) ?? Buffer.from(text ?? ''), address);
    const named = (['number', 'title', 'id'] as const).filter((key) => words.includes(secret[key]) || (headers['location'] ?? '').includes(secret[key]));
    if (named.length) found.leaks.push(`${status} ${address}: ${named.join(', ')}`);
    if (status === 200 && !isPublic(address) && !/no-store/.test(String(headers['cache-control']))) found.kept.push(`${address}: ${String(headers['cache-control'])}`);
    if (status === 200) found.opened += 1;
  };
  for (let from = 0; from < addresses.length; from += atOnce) await Promise.all(addresses.slice(from, from + atOnce).map(look));
  return found;
}

function asBuffer(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  const stream = response as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(Buffer.from(part)));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}

/** Pages echo the address they were asked at, and what was searched for; neither says more than the asker knew. */
function wordsIn(body: Buffer, address: string): string {
  const text = body.subarray(0, 2).toString() === 'PK' ? unzipped(body) : body.toString('utf8');
  const [path = '', query = ''] = address.split('?');
  const searched = [...new URLSearchParams(query).values()].map((value) => `value="${value}"`);
  return [address, encodeURIComponent(address), encodeURIComponent(path), path, ...searched].reduce((left, echo) => left.replaceAll(echo, ''), text);
}

/** Everything in a zip, as text. */
function unzipped(zip: Buffer): string {
  const parts: string[] = [];
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    parts.push((zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts.join('\n');
}

/** The same for everybody, whoever asks. */
const isPublic = (address: string) => /^\/(healthz|readyz|klokken|kvitteringer\/log\.json|kalender\/(fyrtaarn\.ics|privat))|\/frist(\?|$)/.test(address);

const mailsNaming = async (people: readonly Person[], { id, number, title }: Secret) =>
  (await sql<{ to_address: string; subject: string }>('SELECT to_address, subject FROM mail_outbox WHERE to_address = ANY($1) AND (subject || body) LIKE ANY($2)', [people.map(({ email }) => email), [number, title, id].map((word) => `%${word}%`)])).map(({ to_address, subject }) => `${to_address}: ${subject}`);

const because = 'Fremgår af bestyrelsens årsrapport side 4.';

describe('a case under assessment', () => {
  let world: PanelWorld;
  let secret: Secret;
  let asked: Person;
  const idsOf = (letter: 'x' | 'q' | 'd') => ({ seatId: world.seats[letter]!, accountId: world.people.n!.id, file: world.file });

  beforeAll(async () => {
    world = await aPanelWorld('concluded');
    secret = world.application;
    asked = world.people.o!;
    // Somebody has written to the secretariat, so that there is a thread to leak.
    await sql(`INSERT INTO dialogue (application_id, round_id, messages, last_at) VALUES ($1, $2, 0, clock_timestamp()) ON CONFLICT DO NOTHING`, [secret.id, secret.roundId]);
  });

  it('is met by an officer who may know of it, so that this walk would find it', async () => {
    const { leaks, kept } = await walk(asked, addressesFor(['officer'], secret, idsOf('d')), secret);
    const named = leaks.map((leak) => leak.replace(/^\d+ /, '').split(/[?:]/)[0]);
    for (const address of ['/sager', `/sager/${secret.id}`, '/dialog', `/runder/${secret.roundId}/rangliste`, `/runder/${secret.roundId}/habilitet`]) expect(named).toContain(address);
    expect(kept).toEqual([]);
  });

  it.each([
    ['an assessor found disqualified', 'x', 'panel'],
    ['an assessor whose declaration nobody has decided', 'q', 'panel'],
    ['a forum member with an interest', 'g', 'forum'],
    ['an officer with an interest', 'p', 'officer'],
  ] as const)('is met nowhere by %s', async (_, letter, role) => {
    const ids = idsOf(letter === 'q' ? 'q' : 'x');
    const anothers = addressesFor([role], secret, { ...ids, seatId: world.seats.d! }).filter((address) => address.includes(world.seats.d!));
    const { leaks, kept, opened } = await walk(world.people[letter]!, [...addressesFor([role], secret, ids), ...anothers], secret);
    expect({ leaks, kept }).toEqual({ leaks: [], kept: [] });
    expect(opened).toBeGreaterThan(20);
  });

  it('is met nowhere by one of its applicants who is an officer, a panel member or a forum member as well', async () => {
    for (const role of ['officer', 'panel', 'forum'] as const) {
      const member = await aPerson([role]);
      await sql(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'reader', clock_timestamp())`, [secret.id, member.id]);
      const { leaks } = await walk(member, addressesFor([role], secret, idsOf('d')), secret);
      expect(leaks).toEqual([]);
    }
  });

  it('is named in no mail to any of them, whatever happens to it', async () => {
    const shut = [world.people.x!, world.people.q!, world.people.g!, world.people.p!];
    expect(await mailsNaming(shut, secret)).toEqual([]);
  });

  it('does not come back from a browser after somebody is found disqualified', async () => {
    const reader = world.people.w!;
    const desk = `/panel/${world.seats.w}`;
    await sql('DELETE FROM calibration_case WHERE round_id = $1', [secret.roundId]);
    const before = await browserOf(reader).get(desk).expect(200);
    expect(before.text).toContain(secret.title);
    expect(before.headers['cache-control']).toBe('no-store');
    await browserOf(asked).post(`/runder/${secret.roundId}/habilitet/${secret.id}/${reader.id}`, { ground: '3', source: because }).expect(303);
    const again = await browserOf(reader).get(desk).set('If-None-Match', String(before.headers['etag'] ?? '*'));
    expect([again.status, again.text.includes(secret.title)]).toEqual([404, false]);
    const { leaks } = await walk(reader, addressesFor(['panel'], secret, { ...idsOf('d'), seatId: world.seats.w! }), secret);
    expect(leaks).toEqual([]);
    expect(await mailsNaming([reader], secret)).toEqual([]);
  });
});

describe('a case on the agenda', () => {
  let secret: Secret;
  const shutOut: Partial<Record<Role, Person>> = {};

  beforeAll(async () => {
    const id = await aRecommendedCase();
    const [row] = await sql<{ number: string; title: string; round_id: string }>('SELECT number, title, round_id FROM application WHERE id = $1', [id]);
    secret = { id, number: row!.number, title: row!.title, roundId: row!.round_id };
    for (const role of ['forum', 'council', 'agency', 'officer'] as const) {
      const person = await aPerson([role]);
      await declares(id, person.id, role === 'council' ? 'declared' : 'disqualified');
      shutOut[role] = person;
    }
  });

  it('is met by a forum member who may know of it', async () => {
    const { leaks } = await walk(await aPerson(['forum']), addressesFor(['forum'], secret, {}), secret);
    expect(leaks.some((leak) => leak.startsWith(`200 /runder/${secret.roundId}/moede`))).toBe(true);
  });

  it.each(['forum', 'council', 'agency', 'officer'] as const)('is met nowhere by a reader from the %s who is shut out of it', async (role) => {
    const { leaks, kept } = await walk(shutOut[role]!, addressesFor([role], secret, {}), secret);
    expect({ leaks, kept }).toEqual({ leaks: [], kept: [] });
  });

  it('is on the agenda as an item one has left the room for, and its money is in no sum', async () => {
    const free = (await browserOf(await aPerson(['forum'])).get(`/runder/${secret.roundId}/moede`).expect(200)).text;
    const shut = (await browserOf(shutOut.forum!).get(`/runder/${secret.roundId}/moede`).expect(200)).text;
    expect([free.includes('1.000.000'), free.includes('forladt lokalet')]).toEqual([true, false]);
    expect([shut.includes('1.000.000'), shut.includes('Punkt, hvor du har forladt lokalet'), shut.includes('Punkt 1')]).toEqual([false, true, true]);
  });

  it('answers the deciding bodies as an address nobody has, and an officer with the rule', async () => {
    for (const role of ['forum', 'council', 'agency'] as const) await browserOf(shutOut[role]!).get(`/sager/${secret.id}`).expect(404);
    await browserOf(shutOut.officer!).get(`/sager/${secret.id}`).expect(403);
  });
});
