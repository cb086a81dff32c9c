import { Controller, Get } from '@nestjs/common';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { RoundService, roundPaths } from '../rounds/index.js';
import { poolsPage } from './pool.page.js';
import { PoolService } from './pool.service.js';
import { poolTexts } from './pool.texts.js';

const { say } = poolTexts;

/** The pools as everyone may see them. Here and not with the rounds, since only this module knows what is granted. */
@Controller()
export class PoolController {
  constructor(
    private readonly pools: PoolService,
    private readonly rounds: RoundService,
  ) {}

  @Get(roundPaths.pools)
  @Allow('everyone')
  async show(@Visiting() { lang }: Visitor): Promise<Page> {
    const [pools, funds] = await Promise.all([this.pools.left(), this.rounds.funds()]);
    const back = { href: roundPaths.rounds, label: say(lang, 'pools.back') };
    return page('recommendations/pools', say(lang, 'pools.title'), poolsPage(lang, pools, funds), back);
  }
}
