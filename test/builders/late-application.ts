import { aRound, sql } from '../support/portal.js';
import { aReadyApplication, type ReadyApplication } from './ready-application.js';

/** A finished draft that somebody tried to send in a minute after its round's deadline. */
export async function aLateApplication(given: Parameters<typeof aReadyApplication>[0] = {}): Promise<ReadyApplication> {
  const application = await aReadyApplication({ ...given, roundId: given.roundId ?? (await aRound({ closesInMs: -60_000 })) });
  await application.submit().expect(422);
  return application;
}

export interface StoredExemption {
  readonly id: string;
  readonly until: Date;
  readonly reason: string;
  readonly asked_by: string;
  readonly outcome: string | null;
  readonly decided_by: string | null;
  readonly decided_reason: string;
}

/** In the order they were asked for. */
export const exemptionsOf = ({ id }: Pick<ReadyApplication, 'id'>): Promise<StoredExemption[]> =>
  sql('SELECT id, until, reason, asked_by, outcome, decided_by, decided_reason FROM deadline_exemption WHERE application_id = $1 ORDER BY asked_at', [id]);
