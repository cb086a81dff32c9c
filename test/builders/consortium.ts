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
