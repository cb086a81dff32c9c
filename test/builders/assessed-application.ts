import { aPerson, sql, type Person } from '../support/portal.js';
import { aSubmittedApplication, type SubmittedApplication } from './submitted-application.js';

export interface AssessedApplication extends SubmittedApplication {
  readonly panel: readonly Person[];
}

const reason = 'En begrundelse, der er lang nok.';

/** Somebody has accepted a place in the round's panel and promised confidentiality. */
export async function inPanel(roundId: string, accountId: string): Promise<void> {
  await sql(
    `INSERT INTO panel_member (round_id, account_id, invited_by, invited_at, answer, answered_at, confidentiality)
     VALUES ($1, $2, $2, clock_timestamp(), 'accepted', clock_timestamp(), 'Jeg lover fortrolighed.') ON CONFLICT DO NOTHING`,
    [roundId, accountId],
  );
}

/** What somebody has said, or what was decided, of an application; `undeclared` takes it back. */
export async function declares(applicationId: string, accountId: string, status: 'undeclared' | 'none' | 'declared' | 'cleared' | 'disqualified' = 'none', decidedBy: string | null = null): Promise<void> {
  await sql('DELETE FROM interest WHERE application_id = $1 AND account_id = $2', [applicationId, accountId]);
  if (status === 'undeclared') return;
  const isDecided = status === 'cleared' || status === 'disqualified';
  const decider = isDecided ? (decidedBy ?? (await aPerson(['officer'])).id) : null;
  await sql(
    `INSERT INTO interest (application_id, account_id, status, ground, declared_by, declared_at, decided_by, decided_at)
     VALUES ($1, $2, $3, CASE WHEN $3 = 'none' THEN NULL ELSE '3' END, $2, clock_timestamp(), $4, CASE WHEN $4::uuid IS NULL THEN NULL ELSE clock_timestamp() END)`,
    [applicationId, accountId, status, decider],
  );
}

/** A submitted application whose panel of three has given 4 on every criterion; `missing` of them have not submitted. */
export async function anAssessedApplication(given: Parameters<typeof aSubmittedApplication>[0] & { missing?: number } = {}): Promise<AssessedApplication> {
  const application = await aSubmittedApplication(given);
  const panel = await Promise.all([1, 2, 3].map(() => aPerson(['panel'])));
  const submitted = panel.length - (given.missing ?? 0);
  await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [application.id]);
  for (const [at, { id }] of panel.entries()) {
    const isIn = at < submitted;
    const [seat] = await sql<{ id: string }>(
      `INSERT INTO panel_seat (application_id, account_id, appointed_by, appointed_at, submitted_at)
       VALUES ($1, $2, $2, clock_timestamp(), CASE WHEN $3 THEN clock_timestamp() END) RETURNING id`,
      [application.id, id, isIn],
    );
    await inPanel(application.roundId, id);
    await declares(application.id, id);
    if (!isIn) continue;
    await sql('INSERT INTO score (seat_id, criterion_id, half_points, reason) SELECT $1, id, 8, $2 FROM criterion', [seat!.id, reason]);
    await sql(
      `INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
       SELECT $1, 1, clock_timestamp(), (SELECT jsonb_agg(jsonb_build_object('criterionId', id, 'halfPoints', 8, 'reason', $2::text) ORDER BY number) FROM criterion), 1, rule_set_id
         FROM round WHERE id = $3`,
      [seat!.id, reason, application.roundId],
    );
  }
  await sql(
    `INSERT INTO assessment_summary (application_id, round_id, number, title, lead_partner, seats, submitted, total_sum)
     VALUES ($1, $2, $3, $4, 'Leder', 3, $5, 64 * $5::int)`,
    [application.id, application.roundId, application.number, application.title, submitted],
  );
  return { ...application, panel };
}
