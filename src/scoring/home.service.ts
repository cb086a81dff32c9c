import { Injectable } from '@nestjs/common';
import { CalibrationService } from '../calibration/index.js';
import { PanelService, type PanelAnswer } from '../panels/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { SeatService, type OwnSeat } from './seat.service.js';

/** One round as it stands for one member of its panel. */
export interface OwnRound {
  readonly round: RoundView;
  /** Null: was never asked. */
  readonly answer: PanelAnswer | null;
  readonly isChair: boolean;
  readonly seats: readonly OwnSeat[];
  /** The round has made-up cases, which are scored before the real ones and can be seen afterwards. */
  readonly hasCalibration: boolean;
  readonly owesCalibration: boolean;
}

/** What waits for a member of panels, round by round. */
@Injectable()
export class HomeService {
  constructor(
    private readonly seats: SeatService,
    private readonly panels: PanelService,
    private readonly calibration: CalibrationService,
    private readonly rounds: RoundService,
  ) {}

  /** The rounds one was asked to or sits in, latest deadline first. */
  async home(accountId: string): Promise<OwnRound[]> {
    const [{ seats }, invitations, rounds] = await Promise.all([this.seats.mine(accountId), this.panels.invitationsOf(accountId), this.rounds.rounds()]);
    const answers = new Map(invitations.map(({ roundId, answer }) => [roundId, answer]));
    const mine = rounds.filter(({ id }) => answers.has(id) || seats.some((seat) => seat.roundId === id));
    const begun = new Set(seats.filter(({ submittedAt }) => submittedAt).map(({ roundId }) => roundId));
    const accepted = mine.filter(({ id }) => answers.get(id) === 'accepted').map(({ id }) => id);
    const calibration = await this.calibration.standingAmong(accepted, accountId);
    return mine.map((round) => ({
      round,
      answer: answers.get(round.id) ?? null,
      isChair: invitations.some(({ roundId, isChair }) => roundId === round.id && isChair),
      seats: seats.filter(({ roundId }) => roundId === round.id),
      hasCalibration: calibration.has(round.id),
      owesCalibration: calibration.get(round.id) === 'owed' && !begun.has(round.id),
    }));
  }
}
