import { randomUUID } from 'node:crypto';
import { Body, Controller, ForbiddenException, Get, Param, Post, Query } from '@nestjs/common';
import { DraftService, applicationTexts, applicationUrl, isBeingWritten, isLead, type Opened } from '../applications/index.js';
import type { Upload } from '../platform/files/index.js';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { phaseOf } from '../rounds/index.js';
import { mayWriteIn } from './dialogue.access.js';
import { dialoguePaths, dialogueUrl } from './dialogue.paths.js';
import { bodyProblem, pageNumber } from './dialogue.rules.js';
import { DialogueService } from './dialogue.service.js';
import { dialogueTexts } from './dialogue.texts.js';
import { memberThreadPage } from './member.page.js';
import { messageNames, readMessage, readSeen } from './message.form.js';
import { bodyErrors, fileError, type Unsent } from './thread.page.js';
import { FilesOf } from './upload.middleware.js';

const { say } = dialogueTexts;

/** The consortium's side of the dialogue, and whether the secretariat may read the draft. */
@Controller()
export class MemberController {
  constructor(
    private readonly drafts: DraftService,
    private readonly dialogue: DialogueService,
  ) {}

  @Get(dialoguePaths.thread)
  @Allow('applicant')
  async thread(@Visiting() visitor: Member, @Param('id', anId) id: string, @Query('side') side: unknown): Promise<Page> {
    return this.page(visitor, await this.drafts.open(id, visitor.account.id, []), { at: pageNumber(side) });
  }

  @Post(dialoguePaths.thread)
  @Allow('applicant')
  async write(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted, @FilesOf() upload: Upload): Promise<Page | Redirect> {
    const opened = await this.drafts.openLocked(id, visitor.account.id, []);
    const { draft, frame } = opened;
    if (!mayWriteIn(draft.membership)) throw new ForbiddenException();
    const again = (unsent: Partial<Unsent>): Promise<Page> => this.page(visitor, opened, { unsent: { typed: typed(posted, messageNames.body), errors: [], late: false, ...unsent } });
    const { id: messageId, body, upTo } = readMessage(posted);
    const problem = bodyProblem(body);
    if (problem) return again(phaseOf(frame.round, visitor.receivedAt) === 'closed' ? { late: true } : { errors: bodyErrors(problem, upload.files.length > 0) });
    const message = { id: messageId ?? randomUUID(), applicationId: id, side: 'consortium', accountId: visitor.account.id, body, at: visitor.receivedAt } as const;
    const written = await this.dialogue.write({ id, number: draft.number, round: frame.round }, message, upload);
    if (!written.ok) return again(written.refusal.why === 'closed' ? { late: true } : { errors: [fileError(visitor.lang, frame.round, written.refusal.file)] });
    await this.dialogue.see(id, visitor.account.id, upTo);
    return redirect(dialogueUrl(id), 'dialogue.sent');
  }

  @Post(dialoguePaths.seen)
  @Allow('applicant')
  async seen(@Visiting() { account }: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Redirect> {
    await this.drafts.open(id, account.id, []);
    await this.dialogue.see(id, account.id, readSeen(posted));
    return redirect(dialogueUrl(id));
  }

  @Get(dialoguePaths.file)
  @Allow('applicant')
  async file(@Visiting() { account }: Member, @Param('id', anId) id: string, @Param('fileId', anId) fileId: string): Promise<Download> {
    await this.drafts.open(id, account.id, []);
    return this.dialogue.download(fileId, id);
  }

  @Post(dialoguePaths.sharing)
  @Allow('applicant')
  async share(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt } = visitor;
    const opened = await this.drafts.openLocked(id, account.id, []);
    if (!isLead(opened.draft.membership)) throw new ForbiddenException();
    const shares = typed(posted, 'share') === 'yes';
    const isLate = !isBeingWritten(opened, receivedAt) || phaseOf(opened.frame.round, receivedAt) === 'closed';
    if (shares && isLate) return this.page(visitor, opened, { lateToShare: true });
    await this.dialogue.share(opened.draft, shares ? receivedAt : null, account.id);
    return redirect(dialogueUrl(id), shares ? 'sharing.shared' : 'sharing.unshared');
  }

  private async page({ lang, account, receivedAt: now }: Member, opened: Opened<never>, { at = 1, unsent = null, lateToShare = false }: { at?: number; unsent?: Unsent | null; lateToShare?: boolean }): Promise<Page> {
    const { id } = opened.draft;
    const read = await this.dialogue.read(id, account.id, at);
    const model = memberThreadPage(lang, opened, { readerId: account.id, now, read, page: at, messageId: randomUUID(), unsent, lateToShare });
    const answer = unsent || lateToShare ? unprocessable : page;
    return answer('dialogue/thread', say(lang, 'dialogue.title'), model, { href: applicationUrl(id), label: applicationTexts.say(lang, 'overview.back') });
  }
}
