import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { DraftService } from '../applications/index.js';
import { AnswerService, AskedService, CommitmentTokens, RequestService } from '../consortium/index.js';

/** A member confirms what stands there for the partner it answers for. */
export async function confirmAs(app: INestApplicationContext, id: string, { id: accountId, name }: AccountRow, title: string, at: Date): Promise<void> {
  const own = await app.get(AskedService).ofMember(id, accountId, at);
  const confirmed = own && (await app.get(AnswerService).byMember(id, accountId, { answer: 'confirmed', name, title, seen: own.asked.sha256 }, at));
  if (!confirmed?.ok) throw new Error(`${name} did not confirm`);
}

/** Those who answer for the partners of the demo. */
const signatories = ['Anders Engbo', 'Birthe Klintholm', 'Carl Egeskov', 'Dorthe Sandvig', 'Esben Lyngdal', 'Frida Høgsbro'];

/** The lead confirms for the lead partner, and every other partner by the link it is sent. */
export async function confirmAll(app: INestApplicationContext, id: string, lead: AccountRow, at: Date): Promise<void> {
  await confirmAs(app, id, lead, 'direktør', at);
  const { draft } = await app.get(DraftService).openWhole(id, lead.id);
  for (const [place, { id: partnerId, isLead }] of draft.partners.entries()) {
    if (!isLead) await confirmByLink(app, id, lead, partnerId, signatories[place % signatories.length]!, at);
  }
}

async function confirmByLink(app: INestApplicationContext, id: string, lead: AccountRow, partnerId: string, name: string, at: Date): Promise<void> {
  const email = `${name.split(' ')[0]!.toLowerCase()}.${partnerId.slice(0, 8)}@partner.example`;
  const asked = await app.get(RequestService).ask(id, lead.id, partnerId, { name, email, language: 'da' }, at);
  if (!asked.ok) throw new Error(`${name} cannot be asked: ${asked.refusal}`);
  const token = await app.get(CommitmentTokens).of(asked.value);
  const link = await app.get(AskedService).byLink(token, at);
  const confirmed = typeof link === 'object' && (await app.get(AnswerService).byLink(token, { answer: 'confirmed', name, title: 'direktør', seen: link.asked.sha256 }, at));
  if (!confirmed || !confirmed.ok) throw new Error(`${name} did not confirm`);
}
