import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { MemberService } from '../applications/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import type { Lang } from '../platform/views/index.js';
import { officersToTell, type Side } from './dialogue.rules.js';
import { dialogueTexts } from './dialogue.texts.js';
import { dialogueUrl, officerDialogueUrl } from './dialogue.paths.js';
import { DialogueStore } from './dialogue.store.js';

const { say } = dialogueTexts;

interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly language: Lang;
}

/** Tells the other side that there is a message. What it says, and what the project is called, stays in the portal. */
@Injectable()
export class DialogueTidings {
  constructor(
    private readonly store: DialogueStore,
    private readonly members: MemberService,
    private readonly accounts: AccountService,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  async written({ id, number }: { readonly id: string; readonly number: string }, by: Side): Promise<void> {
    const link = this.portal.address(by === 'consortium' ? officerDialogueUrl(id) : dialogueUrl(id));
    for (const { name, email, language } of by === 'consortium' ? await this.officers(id) : await this.writers(id)) {
      await this.outbox.put({
        toName: name,
        toAddress: email,
        subject: say(language, `dialogue.mail.${by}.subject`, { number }),
        text: say(language, `dialogue.mail.${by}.text`, { number, name, link }),
      });
    }
  }

  private async officers(id: string): Promise<Addressee[]> {
    const [officers, answered, blocked] = await Promise.all([this.accounts.withRole('officer'), this.store.answerers(id), this.store.blocked(id)]);
    return officersToTell(officers, answered, blocked);
  }

  private async writers(id: string): Promise<Addressee[]> {
    return (await this.members.of(id)).filter(({ role }) => role !== 'reader');
  }
}
