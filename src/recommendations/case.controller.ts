import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { states } from '../applications/index.js';
import { Allow, Visiting, anId, page, type Download, type Member, type Page } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { ImpartialGuard } from '../scoring/index.js';
import { casePage } from './case.page.js';
import { CaseService } from './case.service.js';
import { caseTexts } from './case.texts.js';
import { casesPage } from './cases.page.js';
import { pageNumber } from './page-number.js';
import { meetingUrl, recommendationPaths } from './recommendation.paths.js';

const { say } = caseTexts;

@Controller()
@UseGuards(ImpartialGuard)
export class CaseController {
  constructor(
    private readonly cases: CaseService,
    private readonly rounds: RoundService,
  ) {}

  @Get(recommendationPaths.cases)
  @Allow('officer')
  async list(@Visiting() { lang, account }: Member, @Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const [rounds, funds] = await Promise.all([this.rounds.rounds(), this.rounds.funds()]);
    const roundId = rounds.find(({ id }) => id === query.runde)?.id;
    const filter = { roundId, state: states.find((state) => state === query.tilstand), search: searchIn(query.q) };
    const number = pageNumber(query.side);
    const { cases, total } = await this.cases.list(filter, number, account.id);
    return page('recommendations/cases', say(lang, 'cases.title'), casesPage(lang, { cases, total, page: number, filter, rounds, funds }));
  }

  /** The forum and the deciding bodies read the cases they have before them. */
  @Get(recommendationPaths.case)
  @Allow('officer', 'forum', 'council', 'agency')
  async show(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const view = await this.cases.case(id, account.roles);
    const isOfficer = account.roles.includes('officer');
    const back = isOfficer
      ? { href: recommendationPaths.cases, label: say(lang, 'cases.back') }
      : { href: meetingUrl(view.head.roundId), label: say(lang, 'cases.link.meeting') };
    return page('recommendations/case', view.head.title, casePage(lang, view, isOfficer, receivedAt), back);
  }

  @Get(recommendationPaths.attachment)
  @Allow('officer', 'forum', 'council', 'agency')
  attachment(@Visiting() { account }: Member, @Param('applicationId', anId) id: string, @Param('file') file: string): Promise<Download> {
    return this.cases.attachment(id, file, account.roles);
  }
}

function searchIn(given: unknown): string {
  return typeof given === 'string' ? given.slice(0, 200) : '';
}
