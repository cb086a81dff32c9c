import { randomUUID } from 'node:crypto';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';
import type { ReadyApplication } from './ready-application.js';

/** Invites somebody who has an account; the link is the one in the mail. */
export async function anInvitation({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>, role = 'writer'): Promise<{ id: string; person: Person; link: string }> {
  const person = await aPerson(['applicant']);
  await browserOf(owner).post(`/ansoegninger/${id}/deltagere/invitation`, { name: person.name, email: person.email, role, partner: '', language: 'da' }).expect(303);
  const [row] = await sql<{ id: string }>('SELECT id FROM invitation WHERE application_id = $1 AND email = $2', [id, person.email]);
  return { id: row!.id, person, link: await linkTo(person.email) };
}

/** Where the newest invitation's mail to an address leads. */
export async function linkTo(email: string): Promise<string> {
  const mails = await sql<{ body: string }>(`SELECT body FROM mail_outbox WHERE to_address = $1 AND body LIKE '%/invitation/%' ORDER BY created_at DESC, id DESC LIMIT 1`, [email.toLowerCase()]);
  return /\/invitation\/[\w.-]+/.exec(mails[0]!.body)![0];
}

/** The id of somebody's place in an application. */
export async function theMember({ id }: Pick<ReadyApplication, 'id'>, person: Pick<Person, 'id'>): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT id FROM member WHERE application_id = $1 AND account_id = $2 AND left_at IS NULL', [id, person.id]);
  return row!.id;
}

/** Straight to the table, as if an invitation had been accepted. @returns the id of the place */
export async function aMemberOf({ id }: Pick<ReadyApplication, 'id'>, person: Pick<Person, 'id'>, role: string, partnerId: string | null = null): Promise<string> {
  const [row] = await sql<{ id: string }>('INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, $3, $4) RETURNING id', [id, person.id, role, partnerId]);
  return row!.id;
}

/** Where an application's consortium is. */
export const teamOf = ({ id }: Pick<ReadyApplication, 'id'>, part = ''): string => `/ansoegninger/${id}/deltagere${part}`;

export const rolesIn = ({ id }: Pick<ReadyApplication, 'id'>): Promise<{ name: string; role: string }[]> =>
  sql(`SELECT a.name, m.role FROM member m JOIN account a ON a.id = m.account_id WHERE m.application_id = $1 AND m.left_at IS NULL ORDER BY m.role, a.name`, [id]);

/** What the history has of the consortium, oldest first. */
export async function teamEvents({ id }: Pick<ReadyApplication, 'id'>): Promise<string[]> {
  const rows = await sql<{ kind: string }>(`SELECT kind FROM event WHERE subject = $1 AND kind LIKE 'consortium.%' ORDER BY id`, [id]);
  return rows.map(({ kind }) => kind);
}

export const mailsTo = (email: string): Promise<{ subject: string; body: string }[]> => sql('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [email]);

export const anAddress = (): string => `${randomUUID()}@test.example`;

/** Fills the form as its lead does, or as somebody who should not. */
export function invite(application: Pick<ReadyApplication, 'id' | 'owner'>, more: Readonly<Record<string, string>> = {}, by = application.owner) {
  return browserOf(by).post(teamOf(application, '/invitation'), { name: 'Åse Ærø', email: anAddress(), role: 'writer', partner: '', language: 'da', ...more });
}
