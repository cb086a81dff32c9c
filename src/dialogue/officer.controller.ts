import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { SharingService } from '../applications/index.js';
import type { Upload } from '../platform/files/index.js';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { phaseOf } from '../rounds/index.js';
import { dialoguePaths, officerDialogueUrl } from './dialogue.paths.js';
import { bodyProblem, pageNumber } from './dialogue.rules.js';
import { DialogueService } from './dialogue.service.js';
import { dialogueTexts } from './dialogue.texts.js';
import { messageNames, readMessage, readSeen } from './message.form.js';
import { dialoguesPage, officerThreadPage, sharedDraftPage } from './officer.page.js';
import { OfficerService, type OfficerThread } from './officer.service.js';
import { bodyErrors, fileError, type Unsent } from './thread.page.js';
import { FilesOf } from './upload.middleware.js';

const { say } = dialogueTexts;

/** The secretariat's side of the dialogue. */
@Controller()
export class OfficerController {
  constructor(
    private readonly officers: OfficerService,
    private readonly dialogue: DialogueService,
    private readonly sharing: SharingService,
  ) {}

  @Get(dialoguePaths.list)
  @Allow('officer')
  async list(@Visiting() { lang, account, receivedAt: now }: Member, @Query('side') side: unknown): Promise<Page> {
    const at = pageNumber(side);
    const model = dialoguesPage(lang, { ...(await this.officers.list(account.id, at, now)), page: at, now });
    return page('dialogue/list', say(lang, 'dialogues.title'), model);
  }

  @Get(dialoguePaths.officerThread)
  @Allow('officer')
  async thread(@Visiting() visitor: Member, @Param('id', anId) id: string, @Query('side') side: unknown): Promise<Page> {
    return this.page(visitor, await this.officers.open(id, visitor.account.id), pageNumber(side));
  }

  @Post(dialoguePaths.officerThread)
  @Allow('officer')
  async write(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted, @FilesOf() upload: Upload): Promise<Page | Redirect> {
    const opened = await this.officers.openLocked(id, visitor.account.id);
    const { face, round } = opened;
    const again = (unsent: Partial<Unsent>): Promise<Page> => this.page(visitor, opened, 1, { typed: typed(posted, messageNames.body), errors: [], late: false, ...unsent });
    const { id: messageId, body, upTo } = readMessage(posted);
    const problem = bodyProblem(body);
    if (problem) return again(phaseOf(round, visitor.receivedAt) === 'closed' ? { late: true } : { errors: bodyErrors(problem, upload.files.length > 0) });
    const message = { id: messageId ?? randomUUID(), applicationId: id, side: 'secretariat', accountId: visitor.account.id, body, at: visitor.receivedAt } as const;
    const written = await this.dialogue.write({ id, number: face.number, round }, message, upload);
    if (!written.ok) return again(written.refusal.why === 'closed' ? { late: true } : { errors: [fileError(visitor.lang, round, written.refusal.file)] });
    await this.dialogue.see(id, visitor.account.id, upTo);
    return redirect(officerDialogueUrl(id), 'dialogue.sent');
  }

  @Post(dialoguePaths.officerSeen)
  @Allow('officer')
  async seen(@Visiting() { account }: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Redirect> {
    await this.officers.open(id, account.id);
    await this.dialogue.see(id, account.id, readSeen(posted));
    return redirect(officerDialogueUrl(id));
  }

  @Post(dialoguePaths.settling)
  @Allow('officer')
  async settle(@Visiting() { account }: Member, @Param('id', anId) id: string): Promise<Redirect> {
    await this.officers.openLocked(id, account.id);
    await this.officers.settle(id, account.id);
    return redirect(officerDialogueUrl(id), 'officer.settled');
  }

  @Get(dialoguePaths.officerFile)
  @Allow('officer')
  async file(@Visiting() { account }: Member, @Param('id', anId) id: string, @Param('fileId', anId) fileId: string): Promise<Download> {
    await this.officers.open(id, account.id);
    return this.dialogue.download(fileId, id);
  }

  @Get(dialoguePaths.draft)
  @Allow('officer')
  async draft(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page> {
    const { face } = await this.officers.open(id, account.id);
    const model = sharedDraftPage(lang, await this.sharing.sharedDraft(id, receivedAt));
    return page('dialogue/draft', say(lang, 'sharedDraft.title', { number: face.number }), model, { href: officerDialogueUrl(id), label: say(lang, 'sharedDraft.back') });
  }

  @Get(dialoguePaths.draftFile)
  @Allow('officer')
  async draftFile(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('attachmentId', anId) attachmentId: string): Promise<Download> {
    await this.officers.open(id, account.id);
    return this.sharing.attachment(id, attachmentId, receivedAt);
  }

  private async page({ lang, account, receivedAt: now }: Member, thread: OfficerThread, at: number, unsent: Unsent | null = null): Promise<Page> {
    const { id, number } = thread.face;
    const read = await this.dialogue.read(id, account.id, at);
    const model = officerThreadPage(lang, thread, { readerId: account.id, now, read, page: at, messageId: randomUUID(), unsent });
    const answer = unsent ? unprocessable : page;
    return answer('dialogue/thread', say(lang, 'officer.title', { number }), model, { href: dialoguePaths.list, label: say(lang, 'dialogues.title') });
  }
}
