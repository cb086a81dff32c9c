import { randomUUID } from 'node:crypto';

const letters = ['Anna', 'Bent', 'Carla', 'Dan'];

/** A consortium of four with a draft that lacks nothing: lead, two writers, and somebody who speaks for one partner. */
export async function aConsortium({ client, signIn }) {
  const ask = async (sql, params = []) => (await client.query(sql, params)).rows;
  const mark = randomUUID().slice(0, 8);
  const [round] = await ask(
    `INSERT INTO round (id, year, number, name_da, name_en, opens_at, closes_at, meeting_on, rule_set_id)
     SELECT $1::text, 2098, ('x' || $2)::bit(31)::int, $1, $1, now() - interval '1 day', now() + interval '9 days', (now() + interval '60 days')::date,
            'growth-forum-2011-plan' RETURNING id`,
    [`fuzz-${mark}`, mark],
  );
  await ask('INSERT INTO round_fund (round_id, fund_id) SELECT $1, id FROM fund', [round.id]);
  const [{ id }] = await ask(
    `INSERT INTO application (number, round_id, title, summary, purpose, activities, starts_on, ends_on)
     VALUES ($1, $2, 'Fyr', 'Resumé.', 'Formål.', 'Aktiviteter.', '2030-01-01', '2032-12-31') RETURNING id`,
    [`F-${mark}`, round.id],
  );
  const partners = [];
  for (const [at, cvr] of ['13748136', '25313763', null].entries())
    partners.push(...(await ask(`INSERT INTO partner (application_id, position, name, cvr, sector, role, is_lead) VALUES ($1, $2, $3, $4, 'public', 'Rolle', $5) RETURNING id`, [id, at, `Partner ${at}`, cvr, at === 0])));
  await ask(`INSERT INTO application_focus_area VALUES ($1, 'innovation-research')`, [id]);
  await ask(`INSERT INTO application_target VALUES ($1, 'patent-applications', 5, 'patenter', 2032, 'Fem nye lamper.')`, [id]);
  await ask(
    `INSERT INTO goal (application_id, position, kind, target_id, indicator, unit, baseline, aim, year, source)
     VALUES ($1, 0, 'result', NULL, 'Lamper', 'stk.', 0, 5, 2031, 'Regnskabet'), ($1, 1, 'effect', 'patent-applications', 'Patenter', 'patenter', NULL, 5, 2032, 'Patentregistret')`,
    [id],
  );
  await ask(`INSERT INTO activity (application_id, position, title, partner_id, starts_on, ends_on, milestone) VALUES ($1, 0, 'Byggeri', $2, '2030-01-01', '2030-12-31', 'Fyret er tændt')`, [id, partners[0].id]);
  await ask('INSERT INTO application_answer SELECT $1, id, id FROM criterion', [id]);
  for (const at of [0, 1, 2]) await ask(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, $2, $3, 'staff', $4, 100000000)`, [id, at, partners[at % 2].id, `Løn ${at}`]);
  await ask(
    `INSERT INTO financing_line (application_id, position, kind, fund_id, partner_id, amount_oere)
     VALUES ($1, 0, 'fund', 'regional-development-funds', NULL, 150000000), ($1, 1, 'cash', NULL, $2, 100000000), ($1, 2, 'other', NULL, $3, 50000000)`,
    [id, partners[0].id, partners[1].id],
  );
  const people = [];
  for (const [at, role] of ['lead', 'writer', 'writer', 'signatory'].entries()) {
    const [account] = await ask(`INSERT INTO account (email, name, organisation, language, password_hash) VALUES ($1, $2, 'Prøvested', 'da', 'none') RETURNING id`, [`${mark}-${at}@test.example`, letters[at]]);
    await ask(`INSERT INTO account_role VALUES ($1, 'applicant')`, [account.id]);
    const partnerId = role === 'signatory' ? partners[1].id : null;
    const person = { id: account.id, name: letters[at], role, partnerId, isMember: false, hasScript: at !== 2, cookie: await signIn(account.id) };
    people.push(person);
    await join(client, id, person);
  }
  const criteria = (await ask('SELECT id FROM criterion ORDER BY number LIMIT 2')).map(({ id: criterion }) => `criterion:${criterion}`);
  return { id, people, sections: ['project', 'focusAreas', 'targets', 'goals', 'activities', 'partners', 'budget', 'financing', ...criteria] };
}

export async function join(client, id, person) {
  await client.query('INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, $3, $4)', [id, person.id, person.role, person.partnerId]);
  person.isMember = true;
}

export async function leave(client, id, person) {
  await client.query('UPDATE member SET left_at = now() WHERE application_id = $1 AND account_id = $2 AND left_at IS NULL', [id, person.id]);
  person.isMember = false;
}

/** Ends somebody's sessions while they write. */
export async function signOut(client, person) {
  await client.query('UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL', [person.id]);
}
