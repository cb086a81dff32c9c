import { Controller, Get, NotFoundException } from '@nestjs/common';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { criteriaPage } from './criterion.page.js';
import { criterionPaths } from './criterion.paths.js';
import { CriterionService } from './criterion.service.js';
import { criterionTexts } from './criterion.texts.js';

@Controller()
export class CriterionController {
  constructor(
    private readonly criteria: CriterionService,
    private readonly rounds: RoundService,
  ) {}

  @Get(criterionPaths.criteria)
  @Allow('everyone')
  async list(@Visiting() { lang, receivedAt }: Visitor): Promise<Page> {
    const round = await this.rounds.currentRound(receivedAt);
    if (!round) throw new NotFoundException();
    const model = criteriaPage(lang, await this.criteria.criteriaOf(round.rules), round);
    return page('criteria/criteria', criterionTexts.say(lang, 'criteria.title'), model);
  }
}
