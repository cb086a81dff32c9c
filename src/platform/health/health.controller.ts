import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../db/index.js';
import { Load } from '../load/index.js';
import { Allow } from '../web/index.js';

@Controller()
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly load: Load,
  ) {}

  /** The process answers. */
  @Get('healthz')
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  health(): object {
    return { status: 'ok' };
  }

  /** What time it is by the clock that decides, for a page whose browser has slept or whose own clock was set. */
  @Get('klokken')
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  time(): object {
    return { now: this.clock.now().toISOString() };
  }

  /** The process can do its work: the database answers. `clock`: how far this machine's is ahead of the database's, which decides. `load`: whom this process asks to wait. */
  @Get('readyz')
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<object> {
    try {
      await this.db.one('SELECT 1');
      return { status: 'ready', database: 'ok', clock: this.clock.offset, load: this.load.figures };
    } catch {
      throw new ServiceUnavailableException({ status: 'not ready', database: 'unreachable' });
    }
  }
}
