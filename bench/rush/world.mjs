import { randomUUID } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { jwtOptions } from '../../dist/accounts/account.module.js';
import { canonicalPart, hashOf, partOf } from '../../dist/applications/commitments/part.rules.js';

/** A round with so many drafts that lack nothing, each with a lead and two writers who are signed in. */
export async function aCrowd({ client, jwtSecret, applications, editors = 3 }) {
  const mark = randomUUID().slice(0, 8);
  const ask = async (sql, params = []) => (await client.query(sql, params)).rows;
  await ask(
    `INSERT INTO round (id, year, number, name_da, name_en, opens_at, closes_at, meeting_on, rule_set_id)
     SELECT $1::text, 2097, ('x' || $2)::bit(31)::int, $1, $1, now() - interval '30 days', now() + interval '1 day', (now() + interval '60 days')::date,
            (SELECT id FROM rule_set ORDER BY valid_from DESC, version DESC LIMIT 1)`,
    [`rush-${mark}`, mark],
  );
  await ask('INSERT INTO round_fund (round_id, fund_id) SELECT $1, id FROM fund', [`rush-${mark}`]);
  const made = await ask(
    `INSERT INTO application (number, round_id, title, summary, purpose, activities, starts_on, ends_on)
     SELECT $1 || '-' || n, 'rush-' || $1, 'Fyr ' || n, 'Resumé.', repeat('Formål. ', 150), repeat('Aktivitet. ', 150), '2030-01-01', '2032-12-31'
       FROM generate_series(1, $2) n RETURNING id`,
    [mark, applications],
  );
  const ids = made.map(({ id }) => id);
  await ask(`INSERT INTO application_focus_area SELECT unnest($1::uuid[]), 'innovation-research'`, [ids]);
  await ask(`INSERT INTO application_target SELECT unnest($1::uuid[]), 'patent-applications', 5, 'patenter', 2032, 'Fem nye lamper.'`, [ids]);
  await ask(`INSERT INTO application_answer SELECT a.id, c.id, repeat('Et svar. ', 150) FROM unnest($1::uuid[]) a(id) CROSS JOIN criterion c`, [ids]);
  await ask(`INSERT INTO partner (application_id, position, name, cvr, sector, aid_basis, role, is_lead) SELECT unnest($1::uuid[]), 0, 'Fyrvæsenet', '13748136', 'public', 'none', 'Leder', true`, [ids]);
  await ask(
    `INSERT INTO goal (application_id, position, kind, target_id, indicator, unit, baseline, aim, year, source)
     SELECT a.id, g.* FROM unnest($1::uuid[]) a(id)
       CROSS JOIN (VALUES (0, 'result', NULL, 'Lamper', 'stk.', 0, 5, 2031, 'Regnskabet'), (1, 'effect', 'patent-applications', 'Patenter', 'patenter', NULL, 5, 2032, 'Patentregistret')) g`,
    [ids],
  );
  await ask(`INSERT INTO activity (application_id, position, title, partner_id, starts_on, ends_on, milestone) SELECT application_id, 0, 'Byggeri', id, '2030-01-01', '2030-12-31', 'Fyret er tændt' FROM partner WHERE application_id = ANY($1)`, [ids]);
  await ask(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) SELECT application_id, 0, id, 'staff', 'Løn', 200000000 FROM partner WHERE application_id = ANY($1)`, [ids]);
  await ask(
    `INSERT INTO financing_line (application_id, position, kind, fund_id, partner_id, amount_oere)
     SELECT application_id, 0, 'fund', 'regional-development-funds', NULL, 100000000 FROM partner WHERE application_id = ANY($1)
     UNION ALL SELECT application_id, 1, 'cash', NULL, id, 100000000 FROM partner WHERE application_id = ANY($1)`,
    [ids],
  );
  const people = await ask(
    `WITH person AS (INSERT INTO account (email, name, organisation, language, password_hash)
       SELECT $1 || '-' || n || '@test.example', 'Måling ' || n, 'Måling', 'da', 'none' FROM generate_series(1, $2) n RETURNING id),
     role AS (INSERT INTO account_role SELECT id, 'applicant' FROM person)
     INSERT INTO session (account_id, expires_at) SELECT id, now() + interval '1 day' FROM person RETURNING id AS session, account_id AS id`,
    [mark, applications * editors],
  );
  const jwt = new JwtService(jwtOptions(jwtSecret));
  const crowd = [];
  for (const [at, id] of ids.entries()) {
    const own = people.slice(at * editors, (at + 1) * editors);
    const writers = await Promise.all(own.map(async (person) => ({ id: person.id, cookie: `fyrtaarn_session=${await jwt.signAsync({ sid: person.session }, { subject: person.id, expiresIn: '1d' })}` })));
    crowd.push({ id, writers });
  }
  const members = crowd.flatMap(({ id, writers }) => writers.map((writer, at) => [id, writer.id, at === 0 ? 'lead' : 'writer']));
  await ask('INSERT INTO member (application_id, account_id, role) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])', [members.map(([id]) => id), members.map(([, id]) => id), members.map(([, , role]) => role)]);
  await confirmAll(ask, crowd);
  await client.query('ANALYZE');
  return crowd;
}

/** The partners' amounts confirmed as they stand, by each application's lead. */
async function confirmAll(ask, crowd) {
  const leads = new Map(crowd.map(({ id, writers: [lead] }) => [id, lead.id]));
  const ids = [...leads.keys()];
  const byApplication = async (sql) => Map.groupBy(await ask(sql, [ids]), ({ applicationId }) => applicationId);
  const partners = await byApplication('SELECT application_id AS "applicationId", id, name, cvr, sector, aid_basis AS "aidBasis" FROM partner WHERE application_id = ANY($1)');
  const costs = await byApplication(
    `SELECT application_id AS "applicationId", partner_id AS "partnerId", category, year, description, persons, hours::text,
            annual_cost_oere AS "annualCostOere", amount_oere AS "amountOere" FROM cost_line WHERE application_id = ANY($1)`,
  );
  const financing = await byApplication(
    `SELECT application_id AS "applicationId", kind, fund_id AS "fundId", partner_id AS "partnerId", source_name AS "sourceName", origin,
            is_conditional AS "isConditional", hours::text, amount_oere AS "amountOere" FROM financing_line WHERE application_id = ANY($1)`,
  );
  const exact = (rows) => rows.map((row) => ({ ...row, amountOere: BigInt(row.amountOere) }));
  const confirmed = ids.map((id) => {
    const [{ id: partnerId }] = partners.get(id);
    const part = partOf({ partners: partners.get(id), costs: exact(costs.get(id)), financing: exact(financing.get(id)), earlierAid: [] }, partnerId, { aid: {} });
    return { id, partnerId, lead: leads.get(id), part: canonicalPart(part), sha256: hashOf(part) };
  });
  await ask(
    `INSERT INTO commitment (application_id, partner_id, account_id, answer, name, title, at, seen_sha256, part, sha256)
     SELECT id, partner, lead, 'confirmed', 'Måling', 'direktør', now(), sha256, part, sha256
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) c (id, partner, lead, part, sha256)`,
    ['id', 'partnerId', 'lead', 'part', 'sha256'].map((name) => confirmed.map((one) => one[name])),
  );
}
