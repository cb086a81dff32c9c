import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { parseForm, type FormError, type Posted } from '../../platform/forms/index.js';
import { Allow, Download, InLine, Persistent, Visiting, anId, onRecord, page, redirect, unprocessable, type Member, type OnRecord, type Page, type Redirect } from '../../platform/web/index.js';
import { SubmissionForm } from '../application.form.js';
import { applicationPaths, applicationUrl, sentUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { isBeingWritten, type Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { receiptPage } from './receipt.page.js';
import { keyIn, seenIn } from './meanwhile.form.js';
import { backTo } from '../form/section.page.js';
import { SubmissionService, type Refusal } from './submission.service.js';
import { latePage } from './late.page.js';
import { summaryPage } from './summary.page.js';
import { versionIn } from '../versions/version.form.js';

const { say } = applicationTexts;

@Controller()
export class SubmissionController {
  constructor(
    private readonly drafts: DraftService,
    private readonly submissions: SubmissionService,
  ) {}

  @Get(applicationPaths.summary)
  @Allow('applicant')
  async summary(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const opened = await this.drafts.openWhole(id, visitor.account.id);
    if (!isBeingWritten(opened, visitor.receivedAt)) return redirect(applicationUrl(id));
    return summary(visitor, opened);
  }

  /** Somebody who reloads the answer to a refused submission comes back to the summary. */
  @Get(applicationPaths.submission)
  @Allow('applicant')
  async toSummary(@Visiting() { account }: Member, @Param('id', anId) id: string): Promise<Redirect> {
    await this.drafts.open(id, account.id, []);
    return redirect(applicationUrl(id, 'summary'));
  }

  @Post(applicationPaths.submission)
  @Allow('applicant')
  @InLine('id')
  @Persistent()
  async submit(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const form = parseForm(SubmissionForm, posted);
    const { account, receivedAt } = visitor;
    if (!form.ok) return this.undeclared(visitor, id, form.errors);
    const submitted = await this.submissions.submit(id, account, receivedAt, { seen: seenIn(posted), key: keyIn(posted) });
    if (submitted.ok) return redirect(submitted.value === null ? applicationUrl(id, 'receipt') : sentUrl(id, 'receipt', submitted.value));
    return refusal(visitor, submitted.refusal);
  }

  /** Of the last version, or of the one that `version` names. */
  @Get(applicationPaths.receipt)
  @Allow('applicant')
  async receipt(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string, @Query('version') version: unknown): Promise<Page> {
    const model = receiptPage(lang, await this.submissions.receipt(id, account.id, asked(version)), receivedAt);
    return page('applications/receipt', model.receipt.title, model, backTo(lang, id, 'submitted'));
  }

  /** Byte for byte what the receipt's hash is of. */
  @Get(applicationPaths.snapshot)
  @Allow('applicant')
  async snapshot(@Visiting() { account }: Member, @Param('id', anId) id: string, @Query('version') version: unknown): Promise<Download> {
    const { submitted, snapshot } = await this.submissions.sent(id, account.id, asked(version));
    const bytes = Buffer.from(submitted.snapshot, 'utf8');
    const name = submitted.version === 1 ? snapshot.application.number : `${snapshot.application.number}-v${submitted.version}`;
    return new Download(bytes, `${name}.json`, 'application/json', bytes.length);
  }

  /** Statement, signature and key, for whoever wants to verify what was received and when. */
  @Get(applicationPaths.signedReceipt)
  @Allow('applicant')
  async signedReceipt(@Visiting() { account }: Member, @Param('id', anId) id: string, @Query('version') version: unknown): Promise<Download> {
    const { submitted, snapshot, file } = await this.submissions.signedReceipt(id, account.id, asked(version));
    const bytes = Buffer.from(file, 'utf8');
    return new Download(bytes, `kvittering-${snapshot.application.number}-v${submitted.version}.json`, 'application/json', bytes.length);
  }

  @Get(applicationPaths.signedRefusal)
  @Allow('applicant')
  async signedRefusal(@Visiting() { account }: Member, @Param('id', anId) id: string, @Param('position') position: string): Promise<Download> {
    if (!/^[1-9]\d{0,14}$/.test(position)) throw new NotFoundException();
    const { number, file } = await this.submissions.signedRefusal(id, account.id, Number(position));
    const bytes = Buffer.from(file, 'utf8');
    return new Download(bytes, `kvittering-${number}-forsoeg-${position}.json`, 'application/json', bytes.length);
  }

  private async undeclared(visitor: Member, id: string, errors: readonly FormError[]): Promise<Page | Redirect> {
    const refused = await this.submissions.undeclared(id, visitor.account, visitor.receivedAt);
    return refused ? refusal(visitor, refused, errors) : redirect(applicationUrl(id, 'receipt'));
  }
}

/** @throws NotFoundException for what is no version's number */
function asked(version: unknown): number | null {
  if (version === undefined) return null;
  const number = versionIn(version);
  if (number === undefined) throw new NotFoundException();
  return number;
}

function summary({ lang, receivedAt }: Member, opened: Opened): Page {
  return page('applications/summary', say(lang, 'summary.title'), summaryPage(lang, opened, receivedAt), backTo(lang, opened.draft.id));
}

/** A refused try stands in the log like one that went well. */
function refusal({ lang, receivedAt }: Member, { why, opened, position }: Refusal, errors: readonly FormError[] = []): OnRecord {
  const back = backTo(lang, opened.draft.id);
  if (why === 'late') return onRecord(unprocessable('applications/late', say(lang, 'late.title'), latePage(lang, opened, receivedAt, position), back));
  return onRecord(unprocessable('applications/summary', say(lang, 'summary.title'), summaryPage(lang, opened, receivedAt, { errors, position }), back));
}
