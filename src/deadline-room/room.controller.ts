import { Controller, Get, Param } from '@nestjs/common';
import { CriterionService } from '../criteria/index.js';
import { Allow, Visiting, page, type Member, type Page } from '../platform/web/index.js';
import { deadlineRoomPaths } from './deadline-room.paths.js';
import { roomPage } from './room.page.js';
import { RoomService } from './room.service.js';
import { roomTexts } from './room.texts.js';

/** For the secretariat: how the round under way is doing. */
@Controller()
export class RoomController {
  constructor(
    private readonly rooms: RoomService,
    private readonly criteria: CriterionService,
  ) {}

  @Get(deadlineRoomPaths.room)
  @Allow('officer')
  current(@Visiting() visitor: Member): Promise<Page> {
    return this.show(visitor, null);
  }

  @Get(deadlineRoomPaths.round)
  @Allow('officer')
  one(@Visiting() visitor: Member, @Param('roundId') roundId: string): Promise<Page> {
    return this.show(visitor, roundId);
  }

  private async show({ lang, account, receivedAt: now }: Member, roundId: string | null): Promise<Page> {
    const room = await this.rooms.of(roundId, account.id, now);
    const criteria = room ? await this.criteria.criteriaOf(room.round.rules) : [];
    return page('deadline-room/room', roomTexts.say(lang, 'room.title'), roomPage(lang, room, criteria, now));
  }
}
