import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { MemberService, type Membership } from '../applications/index.js';
import { InvitationService } from '../consortium/index.js';
import { confirmAs } from './write-commitments.js';
import { putDraft, type Parts } from './write-draft.js';

interface Cast {
  readonly lead: AccountRow;
  readonly writer: AccountRow;
  readonly signatory: AccountRow;
  readonly now: Date;
}

/** Three people write one draft: one joins as co-writer, one signs for a partner, and a fourth has been invited. */
export async function writeConsortium(app: INestApplicationContext, id: string, parts: Parts, { lead, writer, signatory, now }: Cast): Promise<void> {
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const [, second, third] = parts.partners;
  if (!second || !third) throw new Error('The draft lacks partners');
  const join = ({ id: accountId, name }: AccountRow, as: Membership, at: Date): Promise<void> => app.get(MemberService).join(id, { accountId, name }, as, at);
  await join(writer, { role: 'writer', partnerId: null }, ago(110));
  await join(signatory, { role: 'signatory', partnerId: second.id }, ago(105));
  const wish = { name: 'Anders Engbo', email: 'anders@engsoe.example', role: 'signatory', partnerId: third.id, language: 'da' } as const;
  const invited = await app.get(InvitationService).invite(id, lead.id, wish, ago(100));
  if (!invited.ok) throw new Error('The invitation was refused');

  const { summary, purpose } = parts.project;
  const shorter = { ...parts, project: { ...parts.project, summary: summary.replace('Byens håndværkere prøver', 'Hundrede håndværkere prøver') } };
  await putDraft(app, id, shorter, writer.id, ago(90));
  const clearer = { ...shorter, project: { ...shorter.project, purpose: `${purpose}\n\nDet måler vi på:\n- kørte kilometer\n- tid pr. levering\n- udgift pr. levering` } };
  await putDraft(app, id, clearer, lead.id, ago(70));

  await confirmAs(app, id, signatory, 'direktør', ago(60));
}
