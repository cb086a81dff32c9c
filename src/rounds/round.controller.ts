import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { mayApply } from '../accounts/index.js';
import { Clock } from '../platform/clock.js';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { inLang } from '../shared/lang.js';
import { deadlineNow } from './countdown.page.js';
import { roundPage } from './round.page.js';
import { roundPaths } from './round.paths.js';
import { RoundService, fundsIn } from './round.service.js';
import { RuleSetService } from './rule-set.service.js';
import { roundTexts } from './round.texts.js';
import { roundsPage } from './rounds.page.js';

const { say } = roundTexts;

@Controller()
export class RoundController {
  constructor(
    private readonly rounds: RoundService,
    private readonly ruleSets: RuleSetService,
    private readonly clock: Clock,
  ) {}

  @Get(roundPaths.rounds)
  @Allow('everyone')
  async list(@Visiting() { lang, account, receivedAt }: Visitor): Promise<Page> {
    const model = roundsPage(lang, await this.rounds.rounds(), await this.rounds.funds(), { mayApply: mayApply(account), now: receivedAt });
    return page('rounds/rounds', say(lang, 'rounds.title'), model);
  }

  @Get(roundPaths.round)
  @Allow('everyone')
  async one(@Visiting() { lang, account, receivedAt }: Visitor, @Param('roundId') id: string): Promise<Page> {
    const round = await this.rounds.round(id);
    if (!round) throw new NotFoundException();
    const [world, ruleSet, changes] = await Promise.all([this.ruleSets.world(), this.ruleSets.one(round.ruleSetId), this.rounds.changesOf(id)]);
    const known = { funds: fundsIn(round.fundIds, await this.rounds.funds()), world, legalBasis: ruleSet?.legalBasis ?? '', changes };
    const model = roundPage(lang, round, known, { mayApply: mayApply(account), now: receivedAt });
    return page('rounds/round', inLang(lang, round, 'name'), model, { href: roundPaths.rounds, label: say(lang, 'rounds.round.back') });
  }
  /** What pages that stand open ask for: the clock that decides, as `/klokken` says it, and the deadline as it is now. */
  @Get(roundPaths.deadline)
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  async deadline(@Visiting() { lang }: Visitor, @Param('roundId') id: string): Promise<object> {
    const round = await this.rounds.round(id);
    if (!round) throw new NotFoundException();
    return deadlineNow(lang, round, this.clock.now());
  }
}
