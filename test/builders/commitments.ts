import { browserOf, sql, type Fields, type Person } from '../support/portal.js';
import { valueOf } from '../support/html.js';
import { aPartner } from './member.js';
import type { ReadyApplication } from './ready-application.js';

type Application = Pick<ReadyApplication, 'id' | 'owner'>;

export interface AskedPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly costId: string;
  readonly cashId: string;
  readonly requestId: string;
  readonly email: string;
  /** Where the link in the mail leads. */
  readonly link: string;
}

/** A further partner with a cost and its own cash, whose signatory has been sent a link. */
export async function anAskedPartner({ id, owner }: Application, { name = 'Ærøskøbing Værft', oere = 123456789n, language = 'da' as 'da' | 'en' } = {}): Promise<AskedPartner> {
  const partnerId = await aPartner(id, name);
  await sql(`UPDATE partner SET aid_basis = 'none' WHERE id = $1`, [partnerId]);
  const [cost] = await sql<{ id: string }>(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, 9, $2, 'staff', 'Løn på værftet', $3) RETURNING id`, [id, partnerId, oere]);
  const [cash] = await sql<{ id: string }>(`INSERT INTO financing_line (application_id, position, kind, partner_id, amount_oere) VALUES ($1, 9, 'cash', $2, $3) RETURNING id`, [id, partnerId, oere]);
  const email = `${partnerId}@partner.example`;
  await browserOf(owner).post(askedAt(id, partnerId), { name: 'Åse Ærø', email, language }).expect(303);
  const [request] = await sql<{ id: string }>('SELECT id FROM commitment_request WHERE partner_id = $1', [partnerId]);
  return { partnerId, name, costId: cost!.id, cashId: cash!.id, requestId: request!.id, email, link: await commitmentLinkTo(email) };
}

export const askedAt = (id: string, partnerId: string, part = ''): string => `/ansoegninger/${id}/bekraeftelser/${partnerId}${part}`;

/** Where the newest mail to an address that asks for a confirmation leads. */
export async function commitmentLinkTo(email: string): Promise<string> {
  const [mail] = await sql<{ body: string }>(`SELECT body FROM mail_outbox WHERE to_address = $1 AND body LIKE '%/bekraeftelse/%' ORDER BY created_at DESC, id DESC LIMIT 1`, [email]);
  return /\/bekraeftelse\/[\w.-]+/.exec(mail!.body)![0];
}

/** The hash of what stands on a partner's page. */
export async function seenAt(path: string, person: Person | null = null): Promise<string> {
  return valueOf((await browserOf(person).get(path).expect(200)).text, 'sha256')!;
}

/** Answers as a browser would that has the page open. */
export async function answerAt(link: string, way: '' | '/forslag' | '/afvisning', fields: Fields, lang: 'da' | 'en' = 'da') {
  return browserOf(null, { lang }).post(link + way, { name: 'Åse Ærø', title: 'direktør', declaration: '1', sha256: await seenAt(link + way), ...fields });
}

/** A proposal that waits for its answer. @returns its id */
export async function aProposal({ link, partnerId, costId, cashId }: AskedPartner, amount = '1.000.000'): Promise<string> {
  const answer = await answerAt(link, '/forslag', { [`amount.${costId}`]: amount, [`amount.${cashId}`]: amount, comment: 'Vi kan ikke nå mere.' });
  if (answer.status !== 303) throw new Error(`The proposal was answered ${answer.status}`);
  const [row] = await sql<{ id: string }>(`SELECT id FROM commitment WHERE partner_id = $1 AND answer = 'proposed' ORDER BY at DESC LIMIT 1`, [partnerId]);
  return row!.id;
}
