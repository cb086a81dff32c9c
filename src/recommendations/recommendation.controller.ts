import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import type { FormPage, Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { ImpartialGuard } from '../scoring/index.js';
import { readRecommendation, seenIn } from './recommendation.form.js';
import { movedOn } from './moved-on.page.js';
import { caseBack, notAssessedPage, recommendationPage, savedMeanwhilePage } from './recommendation.page.js';
import { caseUrl, recommendationPaths } from './recommendation.paths.js';
import { RecommendationService, type RecommendationDraft } from './recommendation.service.js';
import { recommendationTexts } from './recommendation.texts.js';
import type { Refusal } from './refusal.js';

const { say } = recommendationTexts;

@Controller()
@UseGuards(ImpartialGuard)
export class RecommendationController {
  constructor(private readonly recommendations: RecommendationService) {}

  @Get(recommendationPaths.recommendation)
  @Allow('officer')
  async form(@Visiting() visitor: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const { lang } = visitor;
    const draft = await this.draft(visitor, id);
    if (!isOpen(draft)) return movedOn(lang, draft.head, { kind: 'moved-on', state: draft.head.state });
    return page('forms/form', say(lang, 'recommendations.write.title'), recommendationPage(lang, draft, null), caseBack(lang, id));
  }

  @Post(recommendationPaths.recommendation)
  @Allow('officer')
  async save(@Visiting() visitor: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const draft = await this.draft(visitor, id);
    const read = readRecommendation(posted, draft.text.lines);
    if (read.problems.length > 0) return answer(visitor, draft, posted, { kind: 'problems', problems: read.problems });
    const saved = await this.recommendations.save(draft, read.input, visitor.account, visitor.receivedAt, seenIn(posted));
    if (!saved.ok) return answer(visitor, draft, posted, saved.refusal);
    return posted.next === 'agenda' ? this.placed(visitor, draft, posted) : redirect(caseUrl(id), 'recommendations.saved');
  }

  @Post(recommendationPaths.agendaItem)
  @Allow('officer')
  async place(@Visiting() visitor: Member, @Param('applicationId', anId) id: string): Promise<Page | Redirect> {
    return this.placed(visitor, await this.draft(visitor, id), null);
  }

  private async placed(visitor: Member, draft: RecommendationDraft, posted: Posted | null): Promise<Page | Redirect> {
    const placed = await this.recommendations.place(draft.head.id, visitor.account, visitor.receivedAt);
    return placed.ok ? redirect(caseUrl(draft.head.id), 'recommendations.placed') : answer(visitor, draft, posted, placed.refusal);
  }

  private draft({ account, receivedAt }: Member, id: string): Promise<RecommendationDraft> {
    return this.recommendations.draft(id, account, receivedAt);
  }
}

function isOpen({ head: { state } }: RecommendationDraft): boolean {
  return state === 'submitted' || state === 'assessment';
}

function answer({ lang }: Member, draft: RecommendationDraft, posted: Posted | null, refusal: Refusal): Page {
  if (refusal.kind === 'problems') return again(lang, draft, recommendationPage(lang, draft, posted, refusal.problems));
  if (refusal.kind === 'assessments-missing') return again(lang, draft, notAssessedPage(lang, draft, posted, refusal));
  if (refusal.kind === 'saved-meanwhile') return again(lang, draft, savedMeanwhilePage(lang, draft, posted, refusal.at));
  return movedOn(lang, draft.head, refusal);
}

function again(lang: Lang, { head }: RecommendationDraft, model: FormPage): Page {
  return unprocessable('forms/form', say(lang, 'recommendations.write.title'), model, caseBack(lang, head.id));
}
