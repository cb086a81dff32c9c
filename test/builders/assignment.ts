import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';
import { declares, inPanel } from './assessed-application.js';
import { aSubmittedApplication, type SubmittedApplication } from './submitted-application.js';

export interface RoundToAssign {
  readonly roundId: string;
  readonly applications: readonly SubmittedApplication[];
  readonly members: readonly Person[];
  readonly officer: Person;
}

let place = 0;

/** A panel's member from a workplace of their own. */
export async function aMember(roundId: string, given: { organisation?: string; language?: 'da' | 'en'; fields?: readonly string[]; most?: number } = {}): Promise<Person> {
  const person = await aPerson(['panel'], { organisation: given.organisation ?? `Arbejdssted ${roundId} ${(place += 1)}`, language: given.language });
  await inPanel(roundId, person.id);
  if (given.fields || given.most) {
    await sql('INSERT INTO expert (account_id, fields, most_applications, changed_at, changed_by) VALUES ($1, $2, $3, clock_timestamp(), $1)', [person.id, given.fields ?? [], given.most ?? null]);
  }
  return person;
}

/** A round whose deadline has passed, with a panel that has declared on everything; `declared` false: on nothing. */
export async function aRoundToAssign(given: { applications?: number; members?: number; declared?: boolean } = {}): Promise<RoundToAssign> {
  const roundId = await aRound({ closesInMs: -3_600_000 });
  const applications: SubmittedApplication[] = [];
  for (let at = 0; at < (given.applications ?? 2); at += 1) applications.push(await aSubmittedApplication({ roundId }));
  const members: Person[] = [];
  for (let at = 0; at < (given.members ?? 4); at += 1) members.push(await aMember(roundId));
  if (given.declared !== false) for (const { id } of applications) for (const member of members) await declares(id, member.id);
  return { roundId, applications, members, officer: await aPerson(['officer']) };
}

/** The same with a proposal that waits to be confirmed. */
export async function aProposedRound(given: Parameters<typeof aRoundToAssign>[0] = {}): Promise<RoundToAssign> {
  const round = await aRoundToAssign(given);
  await browserOf(round.officer).post(`/runder/${round.roundId}/fordeling/forslag`, { antal: '3' }).expect(303);
  return round;
}
