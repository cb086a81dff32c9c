import { Controller, Get, Param, Post } from '@nestjs/common';
import { acceptedEndings } from '../platform/files/index.js';
import type { FormError } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { applicationPaths, applicationUrl } from './application.paths.js';
import { attachmentPage } from './attachment.page.js';
import { AttachmentService, type Upload } from './attachment.service.js';
import type { Opened } from './draft.rules.js';
import { DraftService } from './draft.service.js';
import { backTo } from './section.page.js';
import { formatBytes } from './size.page.js';
import { UploadOf, type Uploaded } from './upload.middleware.js';

@Controller()
export class AttachmentController {
  constructor(
    private readonly drafts: DraftService,
    private readonly attachments: AttachmentService,
  ) {}

  @Get(applicationPaths.attachments)
  @Allow('applicant')
  async list(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const opened = await this.drafts.open(id, account.id, ['attachments']);
    if (opened.draft.state !== 'draft') return redirect(applicationUrl(id));
    const model = attachmentPage(lang, opened, receivedAt);
    return page('applications/attachments', model.heading.title, model, backTo(lang, id));
  }

  @Post(applicationPaths.attachments)
  @Allow('applicant')
  async add(@Visiting() visitor: Member, @Param('id', anId) id: string, @UploadOf() upload: Uploaded): Promise<Page | Redirect> {
    const opened = await this.drafts.openLocked(id, visitor.account.id, ['attachments']);
    if (opened.draft.state !== 'draft') return redirect(applicationUrl(id));
    if (upload === null || upload === 'too-large') return again(visitor, opened, upload === null ? 'none' : 'large');
    const added = await this.attachments.add(opened, { applicationId: id, accountId: visitor.account.id, at: visitor.receivedAt }, upload);
    return added.ok ? redirect(applicationUrl(id, 'attachments'), 'attachments.uploaded') : again(visitor, opened, added.refusal, upload);
  }

  @Get(applicationPaths.attachment)
  @Allow('applicant')
  download(@Visiting() { account }: Member, @Param('id', anId) id: string, @Param('attachmentId', anId) attachmentId: string): Promise<Download> {
    return this.attachments.download(attachmentId, id, account.id);
  }

  @Post(applicationPaths.attachmentRemoval)
  @Allow('applicant')
  async remove(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('attachmentId', anId) attachmentId: string): Promise<Redirect> {
    const { draft } = await this.drafts.openLocked(id, account.id, []);
    if (draft.state !== 'draft') return redirect(applicationUrl(id));
    await this.attachments.remove(attachmentId, { applicationId: id, accountId: account.id, at: receivedAt });
    return redirect(applicationUrl(id, 'attachments'), 'attachments.removed');
  }
}

function again({ lang, receivedAt }: Member, opened: Opened<'attachments'>, problem: 'none' | 'large' | 'many' | 'empty' | 'kind', upload?: Upload): Page {
  const { maxBytes, maxFiles: files } = opened.frame.round.rules.attachments;
  const params = { name: upload?.name.slice(-60) ?? '', endings: acceptedEndings.join(', '), size: formatBytes(maxBytes, lang), files };
  const errors: FormError[] = [{ field: 'file', key: `wrong.file.${problem}`, params }];
  const model = attachmentPage(lang, opened, receivedAt, errors);
  return unprocessable('applications/attachments', model.heading.title, model, backTo(lang, opened.draft.id));
}
