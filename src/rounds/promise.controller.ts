import { Controller, Get } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { promisePage } from './promise.page.js';
import { promiseTexts } from './promise.texts.js';
import { roundPaths } from './round.paths.js';
import { RoundService } from './round.service.js';

/** What the forum promises about its deadlines, for anybody to hold it to. */
@Controller()
export class PromiseController {
  constructor(
    private readonly rounds: RoundService,
    private readonly clock: Clock,
  ) {}

  @Get(roundPaths.promise)
  @Allow('everyone')
  async promise(@Visiting() { lang, receivedAt }: Visitor): Promise<Page> {
    return page('rounds/promise', promiseTexts.say(lang, 'promise.title'), promisePage(lang, await this.rounds.rounds(), this.clock.offset, receivedAt));
  }
}
