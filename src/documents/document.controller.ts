import { Body, Controller, Get, Header, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { DraftService, applicationUrl } from '../applications/index.js';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { askedFor, versionIn } from './document.form.js';
import { documentsPage, printPage, progressPage } from './document.page.js';
import { documentPaths, documentsUrl, progressUrl } from './document.paths.js';
import { isDraft, isUnderWay } from './document.rules.js';
import { DocumentService } from './document.service.js';
import { documentTexts } from './document.texts.js';
import { paperOf } from './paper.page.js';

const { say } = documentTexts;

/** An application as PDF and for printing, for everybody who takes part in it. */
@Controller()
export class DocumentController {
  constructor(
    private readonly drafts: DraftService,
    private readonly documents: DocumentService,
  ) {}

  @Get(documentPaths.documents)
  @Allow('applicant')
  async list(@Visiting() { lang, account }: Member, @Param('id', anId) id: string): Promise<Page> {
    const { draft } = await this.drafts.open(id, account.id, []);
    const { versions, documents } = await this.documents.of(id);
    const revision = isDraft(draft) ? draft.revision : null;
    const model = documentsPage(lang, { id, number: draft.number, revision, versions, documents });
    return page('documents/documents', model.heading.title, model, { href: applicationUrl(id), label: say(lang, 'documents.back') });
  }

  @Post(documentPaths.documents)
  @Allow('applicant')
  async ask(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Redirect> {
    const { draft } = await this.drafts.open(id, account.id, []);
    const asked = askedFor(posted);
    if (!asked || (asked.version === null && !isDraft(draft))) return redirect(documentsUrl(id));
    return redirect(progressUrl(id, await this.documents.request(id, asked.version, asked.language, account.id, receivedAt)));
  }

  @Get(documentPaths.print)
  @Allow('applicant')
  async print(@Visiting() { lang, account }: Member, @Param('id', anId) id: string, @Query('version') given = ''): Promise<Page> {
    const { draft } = await this.drafts.open(id, account.id, []);
    const asked = versionIn(String(given));
    if (asked === undefined) throw new NotFoundException();
    const version = asked === null && !isDraft(draft) ? await this.documents.latest(id) : asked;
    const whole = await this.documents.whole(id, version, account.id);
    const model = printPage(lang, paperOf(lang, whole));
    return page('documents/print', model.heading.title, model, { href: documentsUrl(id), label: say(lang, 'documents.title') });
  }

  /** Asked for again by the browser itself, script or none, until it leads back to the list. */
  @Get(documentPaths.progress)
  @Header('Refresh', '2')
  @Allow('applicant')
  async progress(@Visiting() { lang, account }: Member, @Param('id', anId) id: string, @Param('documentId', anId) documentId: string): Promise<Page | Redirect> {
    const { draft } = await this.drafts.open(id, account.id, []);
    const document = await this.documents.one(documentId, id);
    if (!isUnderWay(document)) return redirect(documentsUrl(id), document.state === 'ready' ? 'documents.is-ready' : null);
    const model = progressPage(lang, draft.number, document);
    return page('documents/progress', model.heading.title, model, { href: documentsUrl(id), label: say(lang, 'documents.title') });
  }

  @Get(documentPaths.file)
  @Allow('applicant')
  async file(@Visiting() { account }: Member, @Param('id', anId) id: string, @Param('documentId', anId) documentId: string): Promise<Download> {
    const { draft } = await this.drafts.open(id, account.id, []);
    return this.documents.download(documentId, id, draft.number);
  }
}
