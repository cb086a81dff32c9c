import { Controller, Get, Query } from '@nestjs/common';
import { Allow, Visiting, page, type Member, type Page } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { calendarPaths } from './calendar.paths.js';
import { wheelPage } from './wheel.page.js';
import { yearsOf } from './wheel.rules.js';
import { wheelTexts } from './wheel.texts.js';

/** The secretariat's year at a glance. */
@Controller()
export class WheelController {
  constructor(private readonly rounds: RoundService) {}

  @Get(calendarPaths.wheel)
  @Allow('officer')
  async show(@Visiting() { lang, receivedAt: now }: Member, @Query('aar') asked: unknown): Promise<Page> {
    const rounds = await this.rounds.rounds();
    const years = yearsOf(rounds, now);
    const year = years.find((one) => String(one) === asked) ?? Number(copenhagenDate(now).slice(0, 4));
    const back = { href: calendarPaths.calendar, label: wheelTexts.say(lang, 'wheel.back') };
    return page('calendar/wheel', wheelTexts.say(lang, 'wheel.title', { year }), wheelPage(lang, rounds, { year, years, now }), back);
  }
}
