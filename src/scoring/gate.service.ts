import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalibrationService } from '../calibration/index.js';
import { PanelService } from '../panels/index.js';
import { nextStep, type Step } from './desk.access.js';
import { SeatStore, type SeatRow } from './seat.store.js';

type Place = Pick<SeatRow, 'roundId' | 'accountId' | 'declaration'>;

/** The one way from a panel member to an application's content: accepted, declared, calibrated. */
@Injectable()
export class GateService implements OnModuleInit {
  constructor(
    private readonly seats: SeatStore,
    private readonly panels: PanelService,
    private readonly calibration: CalibrationService,
  ) {}

  onModuleInit(): void {
    this.calibration.endsWhen((roundId, accountId) => this.seats.hasHandedIn(roundId, accountId));
  }

  /** What comes first, before anything is opened: every application of the round is declared on before one of them is read. */
  async step({ roundId, accountId, declaration }: Place): Promise<Step> {
    const [accepted, owes, calibrated] = await Promise.all([
      this.panels.hasAccepted(roundId, accountId),
      this.seats.owesDeclaration(roundId, accountId),
      this.calibration.isDone(roundId, accountId),
    ]);
    return nextStep({ accepted, declared: declaration === 'none' && !owes, calibrated });
  }

  /** Whether an application that was opened stays open: one that is given to the member meanwhile shuts no other. */
  async isOpen({ roundId, accountId, declaration }: Place): Promise<boolean> {
    const [accepted, calibrated] = await Promise.all([this.panels.hasAccepted(roundId, accountId), this.calibration.isDone(roundId, accountId)]);
    return nextStep({ accepted, declared: declaration === 'none', calibrated }) === 'desk';
  }
}
