import { aPerson, aRound, browserOf, type Person } from '../support/portal.js';
import { inPanel } from './assessed-application.js';

/** A round with the three standard cases, in whose panel this person is. @returns its id */
export async function aCalibratedRound(member: Person | null = null): Promise<string> {
  const roundId = await aRound();
  await browserOf(await aPerson(['officer'])).post(`/runder/${roundId}/kalibrering/standard`).expect(303);
  if (member) await inPanel(roundId, member.id);
  return roundId;
}

/** The fields of a case that was scored: the same half points everywhere, or by the criterion's number. */
export function scored(halfPoints: number | ((number: number) => number | null), reason = '', criteria = 8): Record<string, string> {
  const fields = Array.from({ length: criteria }, (_, at) => at + 1).flatMap((number) => {
    const given = typeof halfPoints === 'number' ? halfPoints : halfPoints(number);
    return [[`scores[${number}].points`, given === null ? '' : `${Math.floor(given / 2)}${given % 2 ? ',5' : ''}`], [`scores[${number}].reason`, reason]];
  });
  return Object.fromEntries(fields) as Record<string, string>;
}

/** Hands one case in through the portal. */
export async function handsIn(member: Person, roundId: string, number: number, halfPoints: Parameters<typeof scored>[0], reason = ''): Promise<void> {
  await browserOf(member).post(`/panelrunde/${roundId}/kalibrering/${number}/indsendelse`, scored(halfPoints, reason)).expect(303);
}
