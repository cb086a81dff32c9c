import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Db } from '../db/index.js';
import { Allow } from '../web/index.js';

@Controller()
export class HealthController {
  constructor(private readonly db: Db) {}

  /** The process answers. */
  @Get('healthz')
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  health(): object {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers, and how far its clock is from ours, in milliseconds. */
  @Get('readyz')
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<object> {
    try {
      const asked = Date.now();
      const row = await this.db.one<{ now: Date }>('SELECT clock_timestamp() AS now');
      const offsetMs = row ? Math.round(row.now.getTime() - (asked + Date.now()) / 2) : null;
      return { status: 'ready', database: 'ok', clockOffsetMs: offsetMs };
    } catch {
      throw new ServiceUnavailableException({ status: 'not ready', database: 'unreachable' });
    }
  }
}
