import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { hashOf, partOf, type Partner } from '../../src/applications/index.js';
import { moneyRulesOf, type CostLine, type FinancingLine } from '../../src/budgets/index.js';
import type { RuleSetValues } from '../../src/rounds/index.js';
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
  /** Whether its one partner has confirmed its amounts, as a round may ask; it has unless told otherwise. */
  readonly confirmed?: boolean;
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
  if (given.confirmed !== false) await confirmAs(ask, id, owner.id, partner!.id);
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

type Ask = <Row extends object>(text: string, params?: unknown[]) => Promise<Row[]>;
type AsText<Line> = { readonly [Name in keyof Line]: Line[Name] extends bigint ? string : Line[Name] };

/** Confirms what stands there for a partner, straight to the table. */
export async function confirmAs(ask: Ask, id: string, accountId: string, partnerId: string): Promise<void> {
  const [partner] = await ask<Pick<Partner, 'id' | 'name' | 'cvr' | 'sector' | 'aidBasis'>>('SELECT id, name, cvr, sector, aid_basis AS "aidBasis" FROM partner WHERE id = $1', [partnerId]);
  const costs = await ask<AsText<CostLine>>(
    `SELECT id, partner_id AS "partnerId", category, activity_id AS "activityId", year, description, persons, trim_scale(hours)::text AS hours,
            annual_cost_oere AS "annualCostOere", amount_oere::text AS "amountOere" FROM cost_line WHERE application_id = $1`,
    [id],
  );
  const financing = await ask<AsText<FinancingLine>>(
    `SELECT id, kind, fund_id AS "fundId", partner_id AS "partnerId", source_name AS "sourceName", origin, status, is_conditional AS "isConditional",
            trim_scale(hours)::text AS hours, amount_oere::text AS "amountOere" FROM financing_line WHERE application_id = $1`,
    [id],
  );
  const [round] = await ask<{ values: RuleSetValues }>('SELECT s.values FROM application a JOIN round r ON r.id = a.round_id JOIN rule_set s ON s.id = r.rule_set_id WHERE a.id = $1', [id]);
  const said = { size: '', productionUnit: '', address: '', role: '', isLead: true } as const;
  const part = partOf(
    {
      partners: [{ ...said, ...partner! }],
      costs: costs.map((line) => ({ ...line, annualCostOere: line.annualCostOere === null ? null : BigInt(line.annualCostOere), amountOere: BigInt(line.amountOere) })),
      financing: financing.map((line) => ({ ...line, amountOere: BigInt(line.amountOere) })),
      earlierAid: [],
    },
    partnerId,
    moneyRulesOf(round!.values),
  );
  const sha256 = hashOf(part!);
  await ask(
    `INSERT INTO commitment (application_id, partner_id, account_id, answer, name, title, at, seen_sha256, part, sha256)
     SELECT $1, $2, a.id, 'confirmed', a.name, 'direktør', clock_timestamp(), $4, '{}', $4 FROM account a WHERE a.id = $3`,
    [id, partnerId, accountId, sha256],
  );
}
