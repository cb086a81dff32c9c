import { Body, Controller, Get, Post } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, page, redirect, unprocessable, type Member, type Page, type Redirect, type Visitor } from '../platform/web/index.js';
import { calendarPaths } from './calendar.paths.js';
import { distancesPage } from './distance.page.js';
import { DistanceService } from './distance.service.js';
import { distanceTexts } from './distance.texts.js';

const { say } = distanceTexts;

/** The secretariat sets how long before each kind of date people are reminded. */
@Controller()
export class DistanceController {
  constructor(private readonly distances: DistanceService) {}

  @Get(calendarPaths.distances)
  @Allow('officer')
  async show(@Visiting() { lang, receivedAt: now }: Visitor): Promise<Page> {
    const distances = await this.distances.all();
    const model = distancesPage(lang, { distances, coming: await this.distances.coming(distances, now) });
    return page('calendar/distances', say(lang, 'distance.title'), model, backFrom(lang));
  }

  @Post(calendarPaths.distances)
  @Allow('officer')
  async add(@Visiting() { lang, account, receivedAt: now }: Member, @Body() posted: Posted): Promise<Page | Redirect> {
    const given = { kind: typed(posted, 'kind'), amount: typed(posted, 'amount'), unit: typed(posted, 'unit') };
    const added = await this.distances.add(given, account.id, now);
    if (added.ok) return redirect(calendarPaths.distances, 'distance.added');
    const distances = await this.distances.all();
    const model = distancesPage(lang, { distances, coming: await this.distances.coming(distances, now), refused: { posted, wrong: added.refusal } });
    return unprocessable('calendar/distances', say(lang, 'distance.title'), model, backFrom(lang));
  }

  @Post(calendarPaths.distanceRemoval)
  @Allow('officer')
  async remove(@Visiting() { account }: Member, @Body() posted: Posted): Promise<Redirect> {
    const isRemoved = await this.distances.remove(typed(posted, 'kind'), Number(typed(posted, 'minutes')), account.id);
    return redirect(calendarPaths.distances, isRemoved ? 'distance.removed' : null);
  }
}

const backFrom = (lang: Visitor['lang']) => ({ href: calendarPaths.calendar, label: say(lang, 'distance.back') });
