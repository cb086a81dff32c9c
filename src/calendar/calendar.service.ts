import { Injectable } from '@nestjs/common';
import { DraftService } from '../applications/index.js';
import { ConsortiumService } from '../consortium/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { RoundService, roundUrl, type RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { CalendarStore } from './calendar.store.js';
import { datesOfRound, unchanged, type CalendarDate, type Change } from './date.rules.js';
import { dateOfInvitation, datesOfApplication, datesOfPanel } from './own-date.rules.js';

/** Gathers dates from the modules that own them; nothing of a date is stored here but how often it has moved. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly rounds: RoundService,
    private readonly drafts: DraftService,
    private readonly consortiums: ConsortiumService,
    private readonly seats: SeatService,
    private readonly store: CalendarStore,
  ) {}

  /** `account` null: what everybody may know. */
  async dates(account: Pick<SignedIn, 'id' | 'email' | 'roles'> | null, now: Date): Promise<CalendarDate[]> {
    const [rounds, changes] = await Promise.all([this.rounds.rounds(), this.store.changes()]);
    const open = rounds.flatMap((round) => datesOfRound(round, changes.get(round.id) ?? unchanged, roundUrl(round.id)));
    return account ? [...open, ...(await this.own(account, rounds, changes, now))] : open;
  }

  private async own({ id, email, roles }: Pick<SignedIn, 'id' | 'email' | 'roles'>, rounds: readonly RoundView[], changes: ReadonlyMap<string, Change>, now: Date): Promise<CalendarDate[]> {
    const applies = roles.includes('applicant');
    const [mine, invitations, panel] = await Promise.all([
      applies ? this.drafts.mine(id) : [],
      applies ? this.consortiums.invitationsFor(email, now) : [],
      roles.includes('panel') ? this.seats.mine(id) : { seats: [] },
    ]);
    return [
      ...mine.flatMap((one) => datesOfApplication(one, changes.get(one.frame.round.id) ?? unchanged, now)),
      ...invitations.map(dateOfInvitation),
      ...datesOfPanel(panel.seats, rounds, changes),
    ];
  }
}
