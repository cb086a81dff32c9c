import { createHash, randomUUID } from 'node:crypto';
import type { Role } from '../../src/platform/web/visitor.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';
import { declares, inPanel } from './assessed-application.js';
import { passDeadline } from './dialogue.js';
import { finalise } from './ranked-round.js';
import { aReadyApplication } from './ready-application.js';
import { aSubmittedApplication } from './submitted-application.js';

/**
 * Everybody a case under assessment may meet, and the letter each has in panel-access.txt. Whoever may do least comes
 * first, so that what is refused is tried before what is done.
 */
export const cast = {
  v: 'a visitor without a session',
  a: 'an applicant of another application',
  e: 'an expert outside the round’s panel',
  q: 'an assessor who has declared an interest, which nobody has decided yet; had handed in',
  x: 'an assessor found disqualified after handing in',
  g: 'a forum member with an interest in the case',
  p: 'a case officer with an interest in the case',
  i: 'an assessor who has not accepted the invitation to the panel',
  u: 'an assessor who has not declared anything',
  n: 'a panel member with nothing in the way and no seat here',
  m: 'an administrator',
  y: 'a reader from the agency',
  k: 'a reader from the regional council',
  l: 'the lead of the application',
  f: 'a forum member',
  w: 'an assessor who has not handed in yet',
  d: 'an assessor who has handed in',
  c: 'the panel’s chair, without a seat here',
  o: 'a case officer',
} as const;
export type Letter = keyof typeof cast;
export const letters = Object.keys(cast) as Letter[];

export type Phase = 'blind' | 'consensus' | 'concluded' | 'ranked';

export interface PanelWorld {
  readonly application: { readonly id: string; readonly number: string; readonly title: string; readonly roundId: string };
  /** The hash of the application's one file. */
  readonly file: string;
  readonly people: Readonly<Record<Letter, Person | null>>;
  readonly seats: Readonly<Partial<Record<Letter, string>>>;
}

const rolesOf: Readonly<Record<Exclude<Letter, 'v'>, Role>> = { a: 'applicant', e: 'panel', q: 'panel', x: 'panel', g: 'forum', p: 'officer', i: 'panel', u: 'panel', n: 'panel', m: 'admin', y: 'agency', k: 'council', l: 'applicant', f: 'forum', w: 'panel', d: 'panel', c: 'panel', o: 'officer' };

const aFile = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const reason = 'En begrundelse, der er lang nok til at være med.';

/** One application under assessment, with everybody around it. The summary is what the portal would have written. */
export async function aPanelWorld(phase: Phase): Promise<PanelWorld> {
  const people = Object.fromEntries(await Promise.all(letters.map(async (letter) => [letter, letter === 'v' ? null : await aPerson([rolesOf[letter]])]))) as Record<Letter, Person | null>;
  const id = (letter: Letter): string => people[letter]!.id;
  const title = `Fyrprojekt ${randomUUID().slice(0, 8)}`;
  const ready = await aReadyApplication({ owner: people.l!, title });
  const file = createHash('sha256').update(aFile).digest('hex');
  await browserOf(people.l).upload(`/ansoegninger/${ready.id}/bilag`, { name: 'bilag.pdf', content: aFile }).expect(303);
  await ready.submit().expect(303);
  await passDeadline(ready.roundId);
  const application = { id: ready.id, number: ready.number, title, roundId: ready.roundId };
  // Nobody has assessed the other one, which would keep the ranking from being made final.
  await aSubmittedApplication({ ownerId: id('a'), ...(phase === 'ranked' ? {} : { roundId: application.roundId }) });
  await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [application.id]);
  const { roundId } = application;
  await Promise.all((['q', 'x', 'u', 'n', 'w', 'd', 'c'] as const).map((letter) => inPanel(roundId, id(letter))));
  await sql(`INSERT INTO panel_member (round_id, account_id, invited_by, invited_at) VALUES ($1, $2, $3, clock_timestamp())`, [roundId, id('i'), id('o')]);
  await sql('UPDATE panel_member SET is_chair = true WHERE round_id = $1 AND account_id = $2', [roundId, id('c')]);
  for (const letter of ['i', 'n', 'w', 'd', 'c'] as const) await declares(application.id, id(letter), 'none');
  await declares(application.id, id('q'), 'declared');
  for (const letter of ['x', 'g', 'p'] as const) await declares(application.id, id(letter), 'disqualified', id('o'));
  const seats: Partial<Record<Letter, string>> = {};
  for (const letter of ['q', 'x', 'i', 'u', 'w', 'd'] as const) seats[letter] = await aSeat(application, id(letter), ['q', 'x', 'd'].includes(letter));
  await sql(
    `INSERT INTO assessment_summary (application_id, round_id, number, title, lead_partner, seats, submitted, total_sum, total_min, total_max, criterion_sums)
     SELECT $1, $2, $3, $4, 'Leder', 4, 1, 64, 64, 64, (SELECT jsonb_object_agg(id, 8) FROM criterion)`,
    [application.id, roundId, application.number, application.title],
  );
  if (phase !== 'blind') await sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by) VALUES ($1, clock_timestamp(), $2)', [application.id, id('o')]);
  if (phase === 'concluded' || phase === 'ranked') await conclude(application.id, id('d'), id('c'));
  if (phase === 'ranked') await rank(application, people.o!, id('q'), Object.values(seats));
  return { application, file, people, seats };
}

async function aSeat({ id, roundId }: PanelWorld['application'], accountId: string, isIn: boolean): Promise<string> {
  const [seat] = await sql<{ id: string }>(
    `INSERT INTO panel_seat (application_id, account_id, appointed_by, appointed_at, submitted_at)
     VALUES ($1, $2, $2, clock_timestamp(), CASE WHEN $3 THEN clock_timestamp() END) RETURNING id`,
    [id, accountId, isIn],
  );
  if (!isIn) return seat!.id;
  await sql('INSERT INTO score (seat_id, criterion_id, half_points, reason) SELECT $1, id, 8, $2 FROM criterion', [seat!.id, reason]);
  await sql(
    `INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
     SELECT $1, 1, clock_timestamp(), (SELECT jsonb_agg(jsonb_build_object('criterionId', id, 'halfPoints', 8, 'reason', $2::text) ORDER BY number) FROM criterion), 1, rule_set_id
       FROM round WHERE id = $3`,
    [seat!.id, reason, roundId],
  );
  return seat!.id;
}

async function conclude(applicationId: string, authorId: string, chairId: string): Promise<void> {
  await sql('INSERT INTO consensus_score (application_id, criterion_id, revision, half_points, reason, author_id, at) SELECT $1, id, 1, 8, $2, $3, clock_timestamp() FROM criterion', [applicationId, reason, authorId]);
  await sql('INSERT INTO chair_summary (application_id, revision, body, author_id, at) VALUES ($1, 1, $2, $3, clock_timestamp())', [applicationId, reason, chairId]);
  await sql('UPDATE assessment_phase SET concluded_at = clock_timestamp(), concluded_by = $2 WHERE application_id = $1', [applicationId, chairId]);
  await sql('UPDATE assessment_summary SET consensus_total = 64, consensus = (SELECT jsonb_object_agg(id, 8) FROM criterion) WHERE application_id = $1', [applicationId]);
}

/** What is missing is made up for, and the ranking made final by the officer. */
async function rank(application: PanelWorld['application'], officer: Person, waiting: string, seats: readonly string[]): Promise<void> {
  await declares(application.id, waiting, 'disqualified', officer.id);
  await sql(`UPDATE panel_seat SET released_at = clock_timestamp(), release_reason = 'Givet videre' WHERE id = ANY($1) AND submitted_at IS NULL`, [seats]);
  for (const person of [await aPerson(['panel']), await aPerson(['panel'])]) {
    await inPanel(application.roundId, person.id);
    await declares(application.id, person.id, 'none');
    await aSeat(application, person.id, true);
  }
  const { status, text } = await finalise(officer, application.roundId);
  if (status !== 303) throw new Error(`The ranking was not made final: ${text}`);
}
