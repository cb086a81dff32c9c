import { Controller, ForbiddenException, Get, Param, Post } from '@nestjs/common';
import type { Upload } from '../../platform/files/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../../platform/web/index.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import { attachmentPage, uploadError, type Refused } from './attachment.page.js';
import { AttachmentService } from './attachment.service.js';
import { isBeingWritten, type Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { reachOf } from '../members/member.access.js';
import { backTo } from '../form/section.page.js';
import { UploadOf } from './upload.middleware.js';

@Controller()
export class AttachmentController {
  constructor(
    private readonly drafts: DraftService,
    private readonly attachments: AttachmentService,
  ) {}

  @Get(applicationPaths.attachments)
  @Allow('applicant')
  async list(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const opened = await this.drafts.open(id, visitor.account.id, ['attachments']);
    if (!isBeingWritten(opened, visitor.receivedAt)) return redirect(applicationUrl(id));
    const model = attachmentPage(visitor.lang, opened, visitor.receivedAt);
    return page('applications/attachments', model.heading.title, model, backTo(visitor.lang, id));
  }

  @Post(applicationPaths.attachments)
  @Allow('applicant')
  async add(@Visiting() visitor: Member, @Param('id', anId) id: string, @UploadOf() { files, problem }: Upload): Promise<Page | Redirect> {
    const opened = await this.drafts.openLocked(id, visitor.account.id, ['attachments']);
    if (!isBeingWritten(opened, visitor.receivedAt)) return redirect(applicationUrl(id));
    onlyWriters(opened);
    if (problem) return again(visitor, opened, problem);
    const added = await this.attachments.add(opened, { applicationId: id, accountId: visitor.account.id, at: visitor.receivedAt }, files);
    return added.ok ? redirect(applicationUrl(id, 'attachments'), 'attachments.uploaded') : again(visitor, opened, added.refusal);
  }

  @Get(applicationPaths.attachment)
  @Allow('applicant')
  async download(@Visiting() { account }: Member, @Param('id', anId) id: string, @Param('attachmentId', anId) attachmentId: string): Promise<Download> {
    await this.drafts.open(id, account.id, []);
    return this.attachments.download(attachmentId, id);
  }

  @Post(applicationPaths.attachmentRemoval)
  @Allow('applicant')
  async remove(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('attachmentId', anId) attachmentId: string): Promise<Redirect> {
    const opened = await this.drafts.openLocked(id, account.id, []);
    if (!isBeingWritten(opened, receivedAt)) return redirect(applicationUrl(id));
    onlyWriters(opened);
    await this.attachments.remove(attachmentId, { applicationId: id, accountId: account.id, at: receivedAt });
    return redirect(applicationUrl(id, 'attachments'), 'attachments.removed');
  }
}

/** @throws ForbiddenException to those who may only read */
function onlyWriters({ draft }: Opened<never>): void {
  if (reachOf(draft.membership, 'attachments') !== 'all') throw new ForbiddenException();
}

function again({ lang, receivedAt }: Member, opened: Opened<'attachments'>, refused: Refused): Page {
  const model = attachmentPage(lang, opened, receivedAt, [uploadError(lang, opened, refused)]);
  return unprocessable('applications/attachments', model.heading.title, model, backTo(lang, opened.draft.id));
}
