import { Body, Controller, ForbiddenException, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { Posted } from '../../platform/forms/index.js';
import { Allow, Visiting, acknowledge, anId, redirect, type Acknowledgement, type Member, type Page, type Redirect } from '../../platform/web/index.js';
import { activitySection } from './activity.section.js';
import { aidSection } from './aid.section.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import { CompanyLookUp } from './company-lookup.js';
import { isBeingWritten, type Opened, type Part } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { budgetSection } from './budget.section.js';
import { financingSection } from './financing.section.js';
import { goalSection } from './goal.section.js';
import type { Conflict } from '../merging/merge.rules.js';
import { originOf } from '../merging/origin.form.js';
import { reached } from '../merging/own-rows.rules.js';
import { writingText } from '../merging/presence.page.js';
import { PresenceService } from '../merging/presence.service.js';
import { partnerSection } from './partner.section.js';
import { projectSection } from './project.section.js';
import type { Section } from './section.js';
import { nextScope, scoped, scopedAs, scopeUrl } from './scope.form.js';
import { asPosted, closedPage, fresh, liveFacts, refusedPage } from './section.answer.js';
import { nextUrl, savedText, sectionUrl } from './section.page.js';
import { SectionService } from './section.service.js';
import { criterionSection, focusAreaSection } from './strategy.section.js';
import { targetSection } from './target.section.js';
import { VersionService } from '../versions/version.service.js';

/** The sections' pages, two routes each. All are shown and saved the same way; what differs stands in `*.section.ts`. */
@Controller()
export class SectionController {
  constructor(
    private readonly drafts: DraftService,
    private readonly sections: SectionService,
    private readonly versions: VersionService,
    private readonly presence: PresenceService,
    private readonly companies: CompanyLookUp,
  ) {}

  @Get(applicationPaths.project)
  @Allow('applicant')
  project(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(projectSection, visitor, id);
  }

  @Post(applicationPaths.project)
  @Allow('applicant')
  saveProject(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(projectSection, visitor, id, posted);
  }

  @Get(applicationPaths.focusAreas)
  @Allow('applicant')
  focusAreas(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(focusAreaSection, visitor, id);
  }

  @Post(applicationPaths.focusAreas)
  @Allow('applicant')
  saveFocusAreas(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(focusAreaSection, visitor, id, posted);
  }

  @Get(applicationPaths.targets)
  @Allow('applicant')
  targets(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(targetSection, visitor, id);
  }

  @Post(applicationPaths.targets)
  @Allow('applicant')
  saveTargets(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(targetSection, visitor, id, posted);
  }

  @Get(applicationPaths.goals)
  @Allow('applicant')
  goals(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(goalSection, visitor, id);
  }

  @Post(applicationPaths.goals)
  @Allow('applicant')
  saveGoals(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(goalSection, visitor, id, posted);
  }

  @Get(applicationPaths.criterion)
  @Allow('applicant')
  criterion(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('criterionId') criterionId: string): Promise<Page | Redirect> {
    return this.show(criterionSection(criterionId), visitor, id);
  }

  @Post(applicationPaths.criterion)
  @Allow('applicant')
  saveAnswer(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('criterionId') criterionId: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(criterionSection(criterionId), visitor, id, posted);
  }

  @Get(applicationPaths.partners)
  @Allow('applicant')
  partners(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(partnerSection, visitor, id);
  }

  @Post(applicationPaths.partners)
  @Allow('applicant')
  savePartners(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(partnerSection, visitor, id, posted);
  }

  @Get(applicationPaths.activities)
  @Allow('applicant')
  activities(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(activitySection, visitor, id);
  }

  @Post(applicationPaths.activities)
  @Allow('applicant')
  saveActivities(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(activitySection, visitor, id, posted);
  }

  @Get(applicationPaths.budget)
  @Allow('applicant')
  budget(@Visiting() visitor: Member, @Param('id', anId) id: string, @Query() query: Posted): Promise<Page | Redirect> {
    return this.show(budgetSection, visitor, id, query);
  }

  @Post(applicationPaths.budget)
  @Allow('applicant')
  saveBudget(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(budgetSection, visitor, id, posted);
  }

  @Get(applicationPaths.financing)
  @Allow('applicant')
  financing(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(financingSection, visitor, id);
  }

  @Post(applicationPaths.financing)
  @Allow('applicant')
  saveFinancing(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(financingSection, visitor, id, posted);
  }

  @Get(applicationPaths.aid)
  @Allow('applicant')
  aid(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show(aidSection, visitor, id);
  }

  @Post(applicationPaths.aid)
  @Allow('applicant')
  saveAid(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    return this.save(aidSection, visitor, id, posted);
  }

  private async show<P extends Part, Input>(section: Section<P, Input>, visitor: Member, id: string, query: Posted = {}): Promise<Page | Redirect> {
    const opened = known(section, await this.drafts.open(id, visitor.account.id, section.wanted));
    if (!isBeingWritten(opened, visitor.receivedAt)) return redirect(applicationUrl(id));
    const reach = reached(opened, section.key);
    if (reach.reach === 'none') return redirect(applicationUrl(id, 'summary'));
    const mine = section.isScoped ? scoped(reach, query) : reach;
    const others = await this.presence.writingIn(id, section.key, visitor.receivedAt, visitor.account.id);
    return fresh({ section, opened: mine, visitor, others: writingText(visitor.lang, others) });
  }

  private async save<P extends Part, Input>(section: Section<P, Input>, visitor: Member, id: string, posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    const { lang, account, receivedAt: at } = visitor;
    const isAsking = posted.lookup || posted.then === 'recalculate' || posted.then === 'live';
    // Asking writes nothing, so it locks nothing: nobody else's save should wait for another server, or for sums.
    const opened = known(section, await (isAsking ? this.drafts.open(id, account.id, section.wanted) : this.drafts.openLocked(id, account.id, section.wanted)));
    const reach = reached(opened, section.key);
    const mine = section.isScoped ? scopedAs(reach, posted, section.group) : reach;
    const shown = { section, opened: mine, visitor };
    const open = (): Promise<Conflict[]> => this.sections.open(section, mine, originOf(posted));
    // The script keeps what it could not save; a form that was sent comes back with what was typed.
    if (!isBeingWritten(opened, at)) return mine.reach === 'none' || posted.then === 'autosave' ? redirect(applicationUrl(id)) : closedPage(shown, posted, await this.versions.lastSender(id), await open());
    if (mine.reach === 'none') throw new ForbiddenException();
    const lookedUp = posted.lookup ? await this.companies.filled(posted) : null;
    if (lookedUp) return asPosted(shown, lookedUp, await open());
    if (isAsking && section.weighed) {
      const { whole, ...weighed } = section.weighed(posted, { ...mine, rowId: (given) => given });
      const typed = { ...shown, opened: { ...mine, whole } };
      return posted.then === 'live' ? acknowledge(liveFacts(typed, weighed)) : asPosted(typed, { ...weighed, isTyped: true }, await open());
    }
    const pressed = section.pressed?.(posted, { ...mine, rowId: (given) => given }, lang);
    if (pressed) return asPosted(shown, { ...pressed, errors: [] }, await open());
    if (posted.add || posted.remove || posted.suggest || posted.lookup || posted.then === 'show') return asPosted(shown, { posted, errors: section.refusedRemoval?.(posted, opened) ?? [] }, await open());
    const saved = await this.sections.save(section, mine, { applicationId: id, accountId: account.id, at }, originOf(posted), (readable) => section.read(posted, readable));
    if (!saved.ok) return refusedPage(shown, posted, saved.refusal);
    if (posted.then === 'autosave') return acknowledge({ revision: saved.value, saved: savedText(lang, at) });
    const next = posted.then === 'scope' ? nextScope(posted) : null;
    if (next) return redirect(scopeUrl(sectionUrl(id, section.key), next), 'applications.saved');
    return redirect(posted.then === 'list' ? applicationUrl(id) : nextUrl(id, section.key, opened.frame, opened.draft.membership), 'applications.saved');
  }
}

function known<P extends Part, Input>(section: Section<P, Input>, opened: Opened<P>): Opened<P> {
  if (section.exists?.(opened.frame) === false) throw new NotFoundException();
  return opened;
}
