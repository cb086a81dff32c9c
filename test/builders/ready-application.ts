import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { aPerson, aRound, browserOf, portalUrl, sql, type Person } from '../support/portal.js';

export interface ReadyApplication {
  readonly id: string;
  readonly number: string;
  readonly owner: Person;
  readonly roundId: string;
  readonly partnerId: string;
  /** Presses the submit button, at the portal it was made for or at another one on the same database. */
  submit(url?: string): Test;
  receipt(url?: string): Test;
}

interface Given {
  readonly owner?: Person;
  readonly roundId?: string;
  readonly title?: string;
}

/** One at the portal that all tests of the run share. */
export function aReadyApplication(given: Given = {}): Promise<ReadyApplication> {
  return readyApplication({ query: async (text, params) => ({ rows: await sql(text, params) }) }, portalUrl, given);
}

/** A draft that lacks nothing, in an open round, in the database of `client` and for the portal at `url`. */
export async function readyApplication(
  client: { query(text: string, params: unknown[]): Promise<{ rows: object[] }> },
  url: string,
  given: Given = {},
): Promise<ReadyApplication> {
  const ask = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await client.query(text, params)).rows as Row[];
  const owner = given.owner ?? (await aPerson(['applicant'], {}, ask));
  const roundId = given.roundId ?? (await aRound({}, ask));
  const number = `R-${randomUUID().slice(0, 8)}`;
  const [row] = await ask<{ id: string }>(
    `WITH made AS (
       INSERT INTO application (number, round_id, title, summary, purpose, activities, starts_on, ends_on)
       VALUES ($1, $2, $4, 'Resumé.', 'Formål.', 'Aktiviteter.', '2030-01-01', '2032-12-31') RETURNING id),
     led AS (INSERT INTO member (application_id, account_id, role) SELECT id, $3, 'lead' FROM made)
     SELECT id FROM made`,
    [number, roundId, owner.id, given.title ?? 'Fyr'],
  );
  const id = row!.id;
  await ask(`INSERT INTO application_focus_area VALUES ($1, 'innovation-research')`, [id]);
  await ask(`INSERT INTO application_target VALUES ($1, 'patent-applications', 5, 'patenter', 2032, 'Fem nye lamper.')`, [id]);
  await ask(`INSERT INTO application_answer SELECT $1, id, 'Et svar.' FROM criterion`, [id]);
  const [partner] = await ask<{ id: string }>(
    `INSERT INTO partner (application_id, position, name, cvr, sector, aid_basis, role, is_lead) VALUES ($1, 0, 'Fyrvæsenet', '13748136', 'public', 'none', 'Leder', true) RETURNING id`,
    [id],
  );
  await ask(
    `INSERT INTO goal (application_id, position, kind, target_id, indicator, unit, baseline, aim, year, source)
     VALUES ($1, 0, 'result', NULL, 'Lamper', 'stk.', 0, 5, 2031, 'Regnskabet'), ($1, 1, 'effect', 'patent-applications', 'Patenter', 'patenter', NULL, 5, 2032, 'Patentregistret')`,
    [id],
  );
  await ask(
    `INSERT INTO activity (application_id, position, title, partner_id, starts_on, ends_on, milestone) VALUES ($1, 0, 'Byggeri', $2, '2030-01-01', '2030-12-31', 'Fyret er tændt')`,
    [id, partner!.id],
  );
  await ask(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, 0, $2, 'staff', 'Løn', 200000000)`, [id, partner!.id]);
  await ask(
    `INSERT INTO financing_line (application_id, position, kind, fund_id, partner_id, amount_oere)
     VALUES ($1, 0, 'fund', 'regional-development-funds', NULL, 100000000), ($1, 1, 'cash', NULL, $2, 100000000)`,
    [id, partner!.id],
  );
  return {
    id,
    number,
    owner,
    roundId,
    partnerId: partner!.id,
    submit: (at = url) => browserOf(owner, { url: at }).post(`/ansoegninger/${id}/indsendelse`, { declaration: '1' }),
    receipt: (at = url) => browserOf(owner, { url: at }).get(`/ansoegninger/${id}/kvittering`),
  };
}
