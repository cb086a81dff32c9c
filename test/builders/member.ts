import type { MemberRole } from '../../src/applications/members/member.access.js';
import { aPerson, sql, type Person } from '../support/portal.js';

/** A person who takes part in writing an application. */
export async function aMember(applicationId: string, role: MemberRole, given: { name?: string; partnerId?: string; language?: 'da' | 'en' } = {}): Promise<Person> {
  const person = await aPerson(['applicant'], { ...(given.name === undefined ? {} : { name: given.name }), language: given.language ?? 'da' });
  await sql('INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, $3, $4)', [applicationId, person.id, role, given.partnerId ?? null]);
  return person;
}

/** A further partner of an application. */
export async function aPartner(applicationId: string, name: string, position = 1): Promise<string> {
  const [row] = await sql<{ id: string }>(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, $2, $3, 'company', 'Deltager') RETURNING id`, [applicationId, position, name]);
  return row!.id;
}
