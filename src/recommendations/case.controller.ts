import { Controller, Get, Param, Query } from '@nestjs/common';
import { states } from '../applications/index.js';
import { Allow, Visiting, anId, page, type Member, type Page } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { casePage } from './case.page.js';
import { CaseService } from './case.service.js';
import { caseTexts } from './case.texts.js';
import { casesPage } from './cases.page.js';
import { pageNumber } from './page-number.js';
import { recommendationPaths } from './recommendation.paths.js';

const { say } = caseTexts;

@Controller()
export class CaseController {
  constructor(
    private readonly cases: CaseService,
    private readonly rounds: RoundService,
  ) {}

  @Get(recommendationPaths.cases)
  @Allow('officer')
  async list(@Visiting() { lang }: Member, @Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const [rounds, funds] = await Promise.all([this.rounds.rounds(), this.rounds.funds()]);
    const roundId = rounds.find(({ id }) => id === query.runde)?.id;
    const filter = { roundId, state: states.find((state) => state === query.tilstand) };
    const number = pageNumber(query.side);
    const { cases, total } = await this.cases.list(filter, number);
    return page('recommendations/cases', say(lang, 'cases.title'), casesPage(lang, { cases, total, page: number, filter, rounds, funds }));
  }

  /** The deciding bodies read the case they decide on. */
  @Get(recommendationPaths.case)
  @Allow('officer', 'council', 'agency')
  async show(@Visiting() { lang, account }: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const view = await this.cases.case(id);
    const isOfficer = account.roles.includes('officer');
    const back = isOfficer
      ? { href: recommendationPaths.cases, label: say(lang, 'cases.back') }
      : { href: recommendationPaths.decisions, label: say(lang, 'cases.back.decisions') };
    return page('recommendations/case', view.head.title, casePage(lang, view, isOfficer), back);
  }
}
