import { aPerson, browserOf, sql, type Fields, type Person } from '../support/portal.js';
import { anAssessedApplication, declares, inPanel, type AssessedApplication } from './assessed-application.js';

export interface Talk extends AssessedApplication {
  readonly chair: Person;
}

/** An assessed application of a panel with a chair, who has no seat there. Nobody has opened the consensus. */
export async function aPanelWithChair(given: Parameters<typeof anAssessedApplication>[0] = {}): Promise<Talk> {
  const application = await anAssessedApplication(given);
  return { ...application, chair: await aChairOf(application) };
}

async function aChairOf({ id, roundId }: AssessedApplication): Promise<Person> {
  const chair = await aPerson(['panel'], { name: 'Fie Formandsprøve' });
  await inPanel(roundId, chair.id);
  await sql('UPDATE panel_member SET is_chair = true WHERE round_id = $1 AND account_id = $2', [roundId, chair.id]);
  await declares(id, chair.id);
  return chair;
}

/** The same with the consensus opened by somebody. */
export async function anOpenTalk(given: Parameters<typeof anAssessedApplication>[0] = {}): Promise<Talk> {
  const talk = await aPanelWithChair(given);
  await sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by) VALUES ($1, clock_timestamp(), $2)', [talk.id, talk.chair.id]);
  return talk;
}

/** All that has to be written before a panel can conclude. */
export async function writeAll(talk: Talk, points = '4,5'): Promise<void> {
  await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}`, agreed(talk, points)).expect(303);
  await browserOf(talk.chair).post(`/konsensus/${talk.id}/sammenfatning`, { summary: 'Panelet ser et stærkt projekt med få svagheder.', basis: '0' }).expect(303);
}

/** Fields for every criterion, made from revision `basis`. */
export function agreed({ criteria }: Pick<Talk, 'criteria'>, points: string, basis = 0): Fields {
  return Object.fromEntries(criteria.flatMap(({ number }) => fieldsOf(number, points, `Panelet er enigt om kriterium ${number}.`, basis)));
}

export function fieldsOf(number: number, points: string, text: string, basis = 0): [string, string][] {
  return [[`criteria[${number}].points`, points], [`criteria[${number}].text`, text], [`criteria[${number}].basis`, String(basis)]];
}
