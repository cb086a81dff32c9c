import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { printUrl } from '../../documents/document.paths.js';
import { Allow, Visiting, anId, page, type Member, type Page } from '../../platform/web/index.js';
import { applicationPaths, applicationUrl, attachmentUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { comparisonPage } from './comparison.page.js';
import { isBeingWritten } from '../draft.rules.js';
import { backTo, captionOf } from '../form/section.page.js';
import { sideIn, versionIn } from './version.form.js';
import { versionPage, versionsPage } from './version.page.js';
import { VersionService } from './version.service.js';

const { say } = applicationTexts;

/** What was sent in, version by version, and what differs between two of them. */
@Controller()
export class VersionController {
  constructor(private readonly versions: VersionService) {}

  @Get(applicationPaths.versions)
  @Allow('applicant')
  async list(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page> {
    const { opened, versions } = await this.versions.list(id, account.id);
    const back = backTo(lang, id, isBeingWritten(opened, receivedAt) ? 'draft' : 'submitted');
    return page('applications/versions', say(lang, 'versions.title'), versionsPage(lang, opened, versions, receivedAt), back);
  }

  @Get(applicationPaths.comparison)
  @Allow('applicant')
  async comparison(@Visiting() { lang, account }: Member, @Param('id', anId) id: string, @Query('fra') from: unknown, @Query('til') to: unknown): Promise<Page> {
    const { opened, versions, ...sides } = await this.versions.compare(id, account.id, { from: sideIn(from), to: sideIn(to) });
    const { draft, frame } = opened;
    const choices = [{ version: null, at: draft.changedAt }, ...versions.map(({ version, receivedAt }) => ({ version, at: receivedAt }))];
    const model = comparisonPage(lang, captionOf(lang, draft), frame, sides.from, sides.to, choices);
    return page('applications/comparison', model.heading.title, model, this.back(lang, id));
  }

  @Get(applicationPaths.version)
  @Allow('applicant')
  async version(@Visiting() { lang, account, receivedAt: now }: Member, @Param('id', anId) id: string, @Param('version') given: string): Promise<Page> {
    const version = versionIn(given);
    if (version === undefined) throw new NotFoundException();
    const { opened, submitted, snapshot } = await this.versions.one(id, account.id, version);
    const fileIds = new Map(opened.draft.attachments.map((file) => [file.sha256, file.id]));
    const fileUrl = (reference: string): string => attachmentUrl(id, fileIds.get(reference) ?? reference);
    const model = versionPage(lang, opened, submitted, snapshot, { now, fileUrl, paper: printUrl(id, version) });
    return page('applications/version', model.heading.title, model, this.back(lang, id));
  }

  private back(lang: Member['lang'], id: string): { href: string; label: string } {
    return { href: applicationUrl(id, 'versions'), label: say(lang, 'versions.title') };
  }
}
