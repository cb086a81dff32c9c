import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { copenhagenDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { newVersionPage } from './rule-set-form.page.js';
import { previewPage } from './rule-set-preview.page.js';
import { ruleSetPage, ruleSetTitle } from './rule-set.page.js';
import { ruleSetPaths, ruleSetUrl } from './rule-set.paths.js';
import type { Beginning } from './rule-set-beginning.js';
import { RuleSetService } from './rule-set.service.js';
import { ruleSetTexts } from './rule-set.texts.js';
import { ruleSetsPage } from './rule-sets.page.js';

const { say } = ruleSetTexts;

/** For administrators: rules decide over every later round, and whoever handles cases should not change what they are judged by. */
@Controller()
export class RuleSetController {
  constructor(private readonly ruleSets: RuleSetService) {}

  @Get(ruleSetPaths.ruleSets)
  @Allow('admin')
  async list(@Visiting() { lang, account, receivedAt }: Member): Promise<Page> {
    return page('rounds/rule-sets', say(lang, 'ruleSets.title'), ruleSetsPage(lang, await this.ruleSets.allFor(account), copenhagenDate(receivedAt)));
  }

  /** Also for whoever chooses one for a round. */
  @Get(ruleSetPaths.ruleSet)
  @Allow('admin', 'officer')
  async one(@Visiting() { lang, account, receivedAt }: Member, @Param('ruleSetId') id: string): Promise<Page> {
    const set = await this.ruleSets.oneFor(account, id);
    if (!set) throw new NotFoundException();
    const mayAdd = account.roles.includes('admin');
    const model = ruleSetPage(lang, set, { world: await this.ruleSets.world(), history: await this.ruleSets.history(id), today: copenhagenDate(receivedAt), mayAdd });
    return page('rounds/rule-set', ruleSetTitle(lang, set), model, mayAdd ? { href: ruleSetPaths.ruleSets, label: say(lang, 'ruleSets.title') } : null);
  }

  @Get(ruleSetPaths.newVersion)
  @Allow('admin')
  async form(@Visiting() { lang, account }: Member, @Param('ruleSetId') id: string, @Query('oekonomi') moneyFrom?: string | string[]): Promise<Page> {
    const beginning = await this.beginning(account, id, [moneyFrom ?? ''].flat().at(-1) ?? '');
    return page('forms/form', say(lang, 'ruleSets.one.new'), newVersionPage(lang, beginning, null), backTo(lang, beginning));
  }

  /** Shows what would change; with `step` confirm saves it, and with edit leads back to the form. */
  @Post(ruleSetPaths.newVersion)
  @Allow('admin')
  async add(@Visiting() { lang, account, receivedAt }: Member, @Param('ruleSetId') id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const title = say(lang, 'ruleSets.one.new');
    const when = { lang, today: copenhagenDate(receivedAt) };
    const beginning = await this.beginning(account, id, typed(posted, 'oekonomi'));
    const back = backTo(lang, beginning);
    const step = typed(posted, 'step');
    if (step === 'edit') return page('forms/form', title, newVersionPage(lang, beginning, posted), back);
    const draft = this.ruleSets.check(beginning, posted, when);
    if (draft.errors.length) return unprocessable('forms/form', title, newVersionPage(lang, beginning, posted, draft.errors), back);
    if (step !== 'confirm') return page('rounds/rule-set-preview', title, previewPage(lang, beginning, draft, posted, { overtaken: false }), back);

    const added = await this.ruleSets.add(beginning, draft, Number(typed(posted, 'version')), account);
    if (added.ok) return redirect(ruleSetUrl(added.value), 'ruleSets.saved');
    const again = this.ruleSets.check(added.refusal, posted, when);
    if (again.errors.length) return conflicting('forms/form', title, newVersionPage(lang, added.refusal, posted, again.errors), back);
    return conflicting('rounds/rule-set-preview', title, previewPage(lang, added.refusal, again, posted, { overtaken: true }), back);
  }

  private async beginning(reader: Member['account'], id: string, moneyFrom: string): Promise<Beginning> {
    const beginning = await this.ruleSets.beginning(reader, id, moneyFrom);
    if (!beginning) throw new NotFoundException();
    return beginning;
  }
}

function backTo(lang: Lang, { from }: Beginning): { href: string; label: string } {
  return { href: ruleSetUrl(from.id), label: ruleSetTitle(lang, from) };
}
