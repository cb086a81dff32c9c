import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { DraftService } from '../applications/index.js';
import { DialogueService, type Side } from '../dialogue/index.js';
import { RoundService } from '../rounds/index.js';

/** What was said about a draft, oldest first. */
const words: readonly { readonly side: Side; readonly hoursAgo: number; readonly body: string }[] = [
  {
    side: 'consortium',
    hoursAgo: 2,
    body: 'Vi har to spørgsmål, før vi gør budgettet færdigt:\n\n- Må kommunens medarbejdertimer regnes med som medfinansiering?\n- Skal en partner uden for regionen stå med sit eget CVR-nummer?\n\nVi har delt kladden, så I kan se budgettet.',
  },
  {
    side: 'secretariat',
    hoursAgo: 0.5,
    body: 'Tak for kladden. Ja til begge dele:\n\n1. Timerne tæller med, når de er opgjort for hver medarbejder og kan dokumenteres.\n2. Hver partner står med sit eget CVR-nummer, også uden for regionen.\n\nSkriv gerne igen, når målet er valgt. Det er det punkt, panelet spørger mest til.',
  },
];

/** A shared draft with a question and its answer, told as it would have happened. */
export async function writeDialogue(app: INestApplicationContext, id: string, { lead, officer, now }: { lead: AccountRow; officer: AccountRow; now: Date }): Promise<void> {
  const dialogue = app.get(DialogueService);
  const { draft } = await app.get(DraftService).open(id, lead.id, []);
  const round = await app.get(RoundService).round(draft.roundId);
  if (!round) throw new Error(`There is no round ${draft.roundId}`);
  const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  await dialogue.share(draft, ago(2.1), lead.id);
  for (const { side, hoursAgo, body } of words) {
    const accountId = side === 'consortium' ? lead.id : officer.id;
    const written = await dialogue.write({ id, number: draft.number, round }, { id: randomUUID(), applicationId: id, side, accountId, body, at: ago(hoursAgo) }, { files: [], problem: null });
    if (!written.ok) throw new Error(`The message cannot be written: ${written.refusal.why}`);
  }
  await dialogue.see(id, officer.id, words.length);
}
