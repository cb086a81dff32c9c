import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { normaliseLine } from '../shared/text.js';
import { SigningForm } from './consortium.form.js';
import { consortiumPaths, consortiumUrl } from './consortium.paths.js';
import { consortiumTexts } from './consortium.texts.js';
import { signingPage } from './signing.page.js';
import { SigningService, type ToSign } from './signing.service.js';
import { backToConsortium } from './way-back.page.js';

const { say } = consortiumTexts;

/** A partner's own part, as its signatory reads and signs it. */
@Controller()
export class SigningController {
  constructor(private readonly signings: SigningService) {}

  @Get(consortiumPaths.signing)
  @Allow('applicant')
  async toSign(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const own = await this.signings.open(id, visitor.account.id, visitor.receivedAt);
    return own ? shown(page, visitor, own, {}, []) : redirect(consortiumUrl(id), 'consortium.nobody');
  }

  @Post(consortiumPaths.signing)
  @Allow('applicant')
  async sign(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt } = visitor;
    const form = parseForm(SigningForm, posted);
    if (!form.ok) return this.again(visitor, id, posted, form.errors);
    const signed = await this.signings.sign(id, account.id, { title: normaliseLine(form.input.title), seen: form.input.sha256 }, receivedAt);
    if (signed.ok) return redirect(consortiumUrl(id), 'consortium.signed');
    const { refusal } = signed;
    if (typeof refusal === 'string') return redirect(consortiumUrl(id), `consortium.${refusal}`);
    // What was declared was declared of another text.
    return shown(conflicting, visitor, refusal.changed, { ...posted, declaration: '' }, [{ field: 'declaration', key: 'consortium.wrong.changed' }]);
  }

  private async again(visitor: Member, id: string, posted: Posted, errors: readonly FormError[]): Promise<Page | Redirect> {
    const own = await this.signings.open(id, visitor.account.id, visitor.receivedAt);
    if (!own) return redirect(consortiumUrl(id), 'consortium.nobody');
    if (!own.consortium.isBeingWritten) return redirect(consortiumUrl(id), 'consortium.closed');
    return shown(unprocessable, visitor, own, posted, errors);
  }
}

function shown(answer: typeof page, { lang, account }: Member, own: ToSign, posted: Posted, errors: readonly FormError[]): Page {
  const model = signingPage(lang, own, account.name, posted, errors);
  return answer('consortium/signing', say(lang, 'signing.title'), model, backToConsortium(lang, own.consortium.opened.draft.id));
}
