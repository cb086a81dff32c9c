import { randomUUID } from 'node:crypto';
import { browserOf, sql, type Person } from '../support/portal.js';
import { aReadyApplication, type ReadyApplication } from './ready-application.js';

/** Writes as a member, or as an officer; answers the response, whatever it is. */
export const say = (person: Person, applicationId: string, body: string, more: { as?: 'officer'; message?: string; upTo?: number } = {}) =>
  browserOf(person).post(more.as ? `/dialog/${applicationId}` : `/ansoegninger/${applicationId}/dialog`, { message: more.message ?? randomUUID(), upTo: more.upTo ?? 0, body });

/** An application whose lead has asked the secretariat something. */
export async function anAskedApplication(given: Parameters<typeof aReadyApplication>[0] & { question?: string } = {}): Promise<ReadyApplication> {
  const application = await aReadyApplication(given);
  await say(application.owner, application.id, given.question ?? 'Må vi regne timer med?').expect(303);
  return application;
}

export interface StoredMessage {
  readonly id: string;
  readonly number: number;
  readonly side: string;
  readonly body: string;
  readonly accountId: string;
}

export const messagesOf = (applicationId: string): Promise<StoredMessage[]> =>
  sql<StoredMessage>('SELECT id, number, side, body, account_id AS "accountId" FROM dialogue_message WHERE application_id = $1 ORDER BY number', [applicationId]);

/** Moves the deadline of an application's round to the past. */
export const passDeadline = (roundId: string) => sql(`UPDATE round SET closes_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [roundId]);
