import type { INestApplicationContext } from '@nestjs/common';
import { CalibrationService, CaseService } from '../calibration/index.js';
import { remarkOn } from './panel-remarks.js';

/** How somebody scores a case whose answer was written for so many half points, in a case of such an average. */
type Manner = (intended: number, average: number) => number;

/** One who reads every answer by itself, one who is strict, and one who lets an impression of the whole decide. */
const manners: readonly Manner[] = [(intended) => intended, (intended) => intended - 1, (_, average) => (average > 5 ? average + 1 : average - 1)];

/** The three standard cases of a round; `members` are in its panel and have scored them, each in a manner of their own. */
export async function writeCalibration(app: INestApplicationContext, roundId: string, officerId: string, members: readonly string[], now: Date): Promise<void> {
  const [calibration, cases] = [app.get(CalibrationService), app.get(CaseService)];
  const taken = await cases.takeStandard(roundId, officerId);
  if (!taken.ok) throw new Error(`The round ${roundId} takes no standard cases: ${taken.refusal}`);
  for (const { number, intended } of (await cases.of(roundId)).cases) {
    const points = Object.values(intended);
    const average = Math.round(points.reduce((sum, each) => sum + each, 0) / points.length);
    for (const [at, accountId] of members.entries()) {
      const scores = Object.entries(intended).map(([criterionId, each], place) => {
        const halfPoints = Math.max(0, Math.min(10, manners[at % manners.length]!(each, average)));
        return { criterionId, halfPoints, reason: remarkOn(criterionId, halfPoints, place + at + number) };
      });
      const handedIn = await calibration.handIn(roundId, number, accountId, scores, now);
      if (!handedIn.ok) throw new Error(`A member cannot hand in case ${number} of ${roundId}`);
    }
  }
}
