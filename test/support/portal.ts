import { randomInt, randomUUID } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import pg from 'pg';
import supertest, { type Test } from 'supertest';
import { jwtOptions } from '../../src/accounts/account.module.js';
import type { Role } from '../../src/platform/web/visitor.js';

/** The portal that was started for this run, over HTTP, and its database for setting the scene and looking behind it. */
export const portalUrl = required('TEST_PORTAL_URL');
export const databaseUrl = required('TEST_DATABASE_URL');
export const jwtSecret = required('TEST_JWT_SECRET');

const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, allowExitOnIdle: true });
pool.on('error', () => undefined);

export async function sql<Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> {
  return (await pool.query(text, params)).rows as Row[];
}

/** A fictional person with an open session; nobody's name or address is used twice. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

export async function aPerson(
  roles: readonly Role[],
  given: { name?: string; organisation?: string; language?: 'da' | 'en' } = {},
  ask: typeof sql = sql,
): Promise<Person> {
  const mark = randomUUID().slice(0, 8);
  const name = given.name ?? `Prøve ${mark}`;
  const email = `${mark}@test.example`;
  const [account] = await ask<{ id: string }>(
    `INSERT INTO account (email, name, organisation, language, password_hash) VALUES ($1, $2, $3, $4, 'none') RETURNING id`,
    [email, name, given.organisation ?? 'Prøvested', given.language ?? 'da'],
  );
  const id = account!.id;
  for (const role of roles) await ask('INSERT INTO account_role VALUES ($1, $2)', [id, role]);
  return { id, name, email, cookie: await sessionCookie(id, ask) };
}

/** Signs a session as the portal itself would, without the cost of a password. */
export async function sessionCookie(accountId: string, ask: typeof sql = sql): Promise<string> {
  const [session] = await ask<{ id: string }>(
    `INSERT INTO session (account_id, expires_at) VALUES ($1, clock_timestamp() + interval '3 years') RETURNING id`,
    [accountId],
  );
  const token = await new JwtService(jwtOptions(jwtSecret)).signAsync({ sid: session!.id }, { subject: accountId, expiresIn: '1100d' });
  return `fyrtaarn_session=${token}`;
}

export type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** A browser as far as HTTP can tell: sends the session's cookie, the language and, with a form, where it came from. */
export function browserOf(person: Person | null, options: { lang?: 'da' | 'en'; url?: string } = {}) {
  const url = options.url ?? portalUrl;
  const cookies = [person?.cookie, `fyrtaarn_sprog=${options.lang ?? 'da'}`].filter(Boolean).join('; ');
  const agent = supertest(url);
  return {
    get: (path: string): Test => agent.get(path).set('Cookie', cookies),
    post: (path: string, fields: Fields = {}): Test =>
      agent.post(path).set('Cookie', cookies).set('Origin', url).type('form').send(encode(fields)),
    upload: (path: string, file: { name: string; content: Buffer; field?: string }, fields: Readonly<Record<string, string>> = {}): Test => {
      const request = agent.post(path).set('Cookie', cookies).set('Origin', url);
      for (const [name, value] of Object.entries(fields)) request.field(name, value);
      return request.attach(file.field ?? 'file', file.content, file.name);
    },
  };
}

function encode(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
  }
  return body.toString();
}

/**
 * A round of its own for one test, open for applications unless told otherwise, with the three funds and, unless told
 * otherwise, the rules from before there were any of money. `closesInMs` may be negative: a round whose deadline has passed.
 */
export async function aRound(given: { closesInMs?: number; opensInMs?: number; ruleSet?: string } = {}, ask: typeof sql = sql): Promise<string> {
  const id = `test-${randomUUID().slice(0, 8)}`;
  const now = Date.now();
  const closesAt = new Date(now + (given.closesInMs ?? 7 * 86_400_000));
  const opensAt = new Date(now + (given.opensInMs ?? -30 * 86_400_000));
  await ask(
    `INSERT INTO round (id, year, number, name_da, name_en, opens_at, closes_at, meeting_on, rule_set_id)
     SELECT $1::text, 2099, $4::int, 'Prøverunde ' || $1::text, 'Test round ' || $1::text, $2::timestamptz, $3::timestamptz,
            ($3::timestamptz + interval '60 days')::date, $5`,
    // Tests run side by side, so the next free number may be free for two of them.
    [id, opensAt, closesAt, randomInt(1, 2 ** 31 - 1), given.ruleSet ?? 'growth-forum-2011-plan'],
  );
  await ask('INSERT INTO round_fund (round_id, fund_id) SELECT $1, id FROM fund', [id]);
  return id;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run through npm test`);
  return value;
}
