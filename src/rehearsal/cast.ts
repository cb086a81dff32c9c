import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountService, SessionService } from '../accounts/index.js';
import { Db } from '../platform/db/index.js';
import { SESSION_COOKIE, type Role } from '../platform/web/index.js';
import type { Lang } from '../shared/lang.js';
import { Browser, type Traffic } from './browser.js';

/** Ends in what no mail server delivers to (RFC 2606). */
export const postDomain = 'oevelse.example';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly browser: Browser;
}

/** Everybody who takes part; they exist in the rehearsal's database and nowhere else. */
export interface Cast {
  readonly applicants: readonly Person[];
  /** One more than the rules ask for, to take the place of whoever has a conflict of interest. */
  readonly panel: readonly Person[];
  readonly officer: Person;
  readonly forum: Person;
  readonly council: Person;
  readonly agency: Person;
}

interface Place {
  readonly app: INestApplicationContext;
  readonly url: string;
  readonly traffic: Traffic;
  /** Sessions last until after this. */
  readonly until: Date;
}

export async function castOf(place: Place, applicants: number, panelSize: number): Promise<Cast> {
  const several = (count: number, address: string, name: string, role: Role): Promise<Person[]> =>
    Promise.all(Array.from({ length: count }, (_, at) => join(place, `${address}-${at + 1}`, `${name} ${at + 1}`, role, at % 4 === 3 ? 'en' : 'da')));
  const one = async (address: string, name: string, role: Role): Promise<Person> => join(place, address, name, role, 'da');
  const [officer, forum, council, agency] = await Promise.all([
    one('sekretariat', 'Øvelsens Sagsbehandler', 'officer'),
    one('vaekstforum', 'Øvelsens Forummedlem', 'forum'),
    one('regionsraad', 'Øvelsens Regionsråd', 'council'),
    one('styrelse', 'Øvelsens Styrelse', 'agency'),
  ]);
  return {
    applicants: await several(applicants, 'ansoeger', 'Øvelsens Ansøger', 'applicant'),
    panel: await several(panelSize + 1, 'panel', 'Øvelsens Panelmedlem', 'panel'),
    officer: officer!,
    forum: forum!,
    council: council!,
    agency: agency!,
  };
}

/** Signed in as the portal itself signs people in, without a password to guess. */
async function join({ app, url, traffic, until }: Place, address: string, name: string, role: Role, language: Lang): Promise<Person> {
  const email = `${address}@${postDomain}`;
  const [id, cookie] = await app.get(Db).transaction(async () => {
    const made = await app.get(AccountService).register({ email, name, organisation: `Øvelsens ${address}`, password: randomBytes(24).toString('base64url'), language }, [role]);
    if (!made.ok) throw new Error(`${email} exists already`);
    return [made.value, await app.get(SessionService).open(made.value, until)] as const;
  });
  return { id, name, email, browser: new Browser(url, `${SESSION_COOKIE}=${cookie}`, language, traffic) };
}
