import { Injectable } from '@nestjs/common';
import { CalibrationStore } from './calibration.store.js';

type HasAssessed = (roundId: string, accountId: string) => Promise<boolean>;

/** Made-up applications that everybody in a round's panel scores before the real ones. */
@Injectable()
export class CalibrationService {
  private hasAssessed: HasAssessed = async () => false;

  constructor(private readonly store: CalibrationStore) {}

  /** Called once, by whoever knows: has this person handed in a real assessment in the round? From then on calibration is over. */
  endsWhen(hasAssessed: HasAssessed): void {
    this.hasAssessed = hasAssessed;
  }

  /** Every case of the round is handed in, or there are none, or a real assessment is in and it is too late for them. */
  async isDone(roundId: string, accountId: string): Promise<boolean> {
    return !(await this.store.isOwed(roundId, accountId)) || this.hasAssessed(roundId, accountId);
  }
}
