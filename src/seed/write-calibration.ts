import type { INestApplicationContext } from '@nestjs/common';
import { CalibrationService, CaseService } from '../calibration/index.js';
import { remarkOn } from './panel-remarks.js';

/** How somebody scores a case whose answer was written for so many half points, in a case of such an average. */
type Manner = (intended: number, average: number) => number;

/** One who reads every answer by itself, one who is strict, and one who lets an impression of the whole decide. */
const manners: readonly Manner[] = [(intended) => intended, (intended) => intended - 1, (_, average) => (average > 5 ? average + 1 : average - 1)];

interface Calibrated {
  readonly roundId: string;
  readonly officerId: string;
  /** In the round's panel, all of them. `halfway` has handed in one case and begun the next. */
  readonly done: readonly string[];
  readonly halfway: string;
  readonly now: Date;
}

/** The three standard cases of a round, scored by its panel, each in a manner of their own. */
export async function writeCalibration(app: INestApplicationContext, { roundId, officerId, done, halfway, now }: Calibrated): Promise<void> {
  const [calibration, cases] = [app.get(CalibrationService), app.get(CaseService)];
  const taken = await cases.takeStandard(roundId, officerId);
  if (!taken.ok) throw new Error(`The round ${roundId} takes no standard cases: ${taken.refusal}`);
  for (const { number, intended } of (await cases.of(roundId)).cases) {
    const points = Object.values(intended);
    const average = Math.round(points.reduce((sum, each) => sum + each, 0) / points.length);
    for (const [at, accountId] of [...done, halfway].entries()) {
      const scores = Object.entries(intended).map(([criterionId, each], place) => {
        const halfPoints = Math.max(0, Math.min(10, manners[at % manners.length]!(each, average)));
        return { criterionId, halfPoints, reason: remarkOn(criterionId, halfPoints, place + at + number) };
      });
      const isBegun = accountId === halfway && number > 1;
      if (isBegun && number > 2) continue;
      const kept = isBegun ? await calibration.save(roundId, number, accountId, scores.slice(0, 3), now) : await calibration.handIn(roundId, number, accountId, scores, now);
      if (!kept.ok) throw new Error(`A member cannot hand in case ${number} of ${roundId}`);
    }
  }
}
