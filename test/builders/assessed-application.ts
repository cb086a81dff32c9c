import { aPerson, sql, type Person } from '../support/portal.js';
import { aSubmittedApplication, type SubmittedApplication } from './submitted-application.js';

export interface AssessedApplication extends SubmittedApplication {
  readonly panel: readonly Person[];
}

const reason = 'En begrundelse, der er lang nok.';

/** A submitted application whose panel of three has given 4 on every criterion; `missing` of them have not submitted. */
export async function anAssessedApplication(given: Parameters<typeof aSubmittedApplication>[0] & { missing?: number } = {}): Promise<AssessedApplication> {
  const application = await aSubmittedApplication(given);
  const panel = await Promise.all([1, 2, 3].map(() => aPerson(['panel'])));
  const submitted = panel.length - (given.missing ?? 0);
  await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [application.id]);
  for (const [at, { id }] of panel.entries()) {
    const isIn = at < submitted;
    const [seat] = await sql<{ id: string }>(
      `INSERT INTO panel_seat (application_id, account_id, appointed_by, appointed_at, declaration, declared_at, submitted_at)
       VALUES ($1, $2, $2, clock_timestamp(), 'none', clock_timestamp(), CASE WHEN $3 THEN clock_timestamp() END) RETURNING id`,
      [application.id, id, isIn],
    );
    if (isIn) await sql('INSERT INTO score (seat_id, criterion_id, half_points, reason) SELECT $1, id, 8, $2 FROM criterion', [seat!.id, reason]);
  }
  await sql(
    `INSERT INTO assessment_summary (application_id, round_id, number, title, lead_partner, seats, submitted, total_sum)
     VALUES ($1, $2, $3, $4, 'Leder', 3, $5, 64 * $5::int)`,
    [application.id, application.roundId, application.number, application.title, submitted],
  );
  return { ...application, panel };
}
