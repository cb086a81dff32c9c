import { JwtService } from '@nestjs/jwt';
import { jwtOptions } from '../dist/accounts/account.module.js';

/** What is measured: pages and one save, each as the person who uses it most. */
export async function scenarios({ client, jwtSecret, url, volume }) {
  const one = async (sql, params = []) => (await client.query(sql, params)).rows[0];
  const cookieOf = async (accountId) => {
    const { id } = await one(`INSERT INTO session (account_id, expires_at) VALUES ($1, now() + interval '1 day') RETURNING id`, [accountId]);
    const token = await new JwtService(jwtOptions(jwtSecret)).signAsync({ sid: id }, { subject: accountId, expiresIn: '1d' });
    return `fyrtaarn_session=${token}; fyrtaarn_sprog=da`;
  };
  const withRole = async (role) => (await one('SELECT account_id AS id FROM account_role WHERE role = $1 ORDER BY 1 LIMIT 1', [role])).id;
  const officer = { Cookie: await cookieOf(await withRole('officer')) };
  const assessed = await one('SELECT application_id AS id, round_id AS round FROM assessment_summary ORDER BY number LIMIT 1');
  const page = (name, path, headers = officer) => ({ name, method: 'GET', path, headers, expected: 200 });
  const list = `/runder/${assessed.round}/rangliste`;
  const ofEveryVolume = [
    page('assessment-list', list),
    // By another column than the index has, with only those that the panel disagrees on.
    page('assessment-list-filtered', `${list}?vis=wide&orden=spread`),
    page('full-text-search', `${list}?q=${encodeURIComponent('velfærdsteknologi kommuner')}`),
    // One person's errand, and megabytes long.
    { ...page('scores-csv', `${list}/vurderinger/csv`), connections: [1], times: 3 },
  ];
  if (volume > 200) return ofEveryVolume;

  const applicantId = await withRole('applicant');
  const draft = await one(
    `WITH made AS (
       INSERT INTO application (number, round_id, title, summary, purpose, activities, starts_on, ends_on)
       SELECT 'BENCH', r.id, t.title, t.summary, t.purpose, t.activities, t.starts_on, t.ends_on
         FROM round r, (SELECT * FROM application LIMIT 1) t WHERE now() BETWEEN r.opens_at AND r.closes_at LIMIT 1
       RETURNING id, title, summary, purpose, activities),
     led AS (INSERT INTO member (application_id, account_id, role) SELECT id, $1, 'lead' FROM made)
     SELECT * FROM made`,
    [applicantId],
  );
  const applicant = { Cookie: await cookieOf(applicantId) };
  const form = `/ansoegninger/${draft.id}/projekt`;
  const { title, summary, purpose, activities } = draft;
  // A window that knows the latest revision and changes the summary each time, since a save that changes nothing writes nothing.
  const window = { page: '00000000-0000-4000-8000-000000000000', basis: '999999999' };
  const posted = new URLSearchParams({ ...window, title, purpose, activities, startsOnDay: '1', startsOnMonth: '1', startsOnYear: '2027', endsOnDay: '31', endsOnMonth: '12', endsOnYear: '2029' });
  const desk = await aDesk();
  return [
    ...ofEveryVolume,
    page('application-assessments', `/sager/${assessed.id}/vurderinger`),
    page('scoring-form', desk.path, desk.headers),
    { name: 'score-save', method: 'POST', path: desk.path, headers: { ...desk.headers, Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' }, body: `${desk.posted.toString()}[<id>]`, expected: 303 },
    page('form-page', form, applicant),
    { name: 'form-save', method: 'POST', path: form, headers: { ...applicant, Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' }, body: `${posted.toString()}&summary=${encodeURIComponent(summary.slice(0, 400))}[<id>]`, expected: 303 },
  ];

  /** The place of somebody who has accepted the panel and is at an application: all scored, not handed in. Saving changes one reason each time. */
  async function aDesk() {
    const seat = await one('SELECT s.id, s.account_id AS member FROM panel_seat s JOIN application a ON a.id = s.application_id ORDER BY a.number DESC, s.id LIMIT 1');
    await client.query('UPDATE panel_seat SET submitted_at = NULL WHERE id = $1', [seat.id]);
    await client.query(
      `INSERT INTO panel_member (round_id, account_id, invited_by, invited_at, answer, answered_at, confidentiality)
       VALUES ($1, $2, $2, now(), 'accepted', now(), 'Fortroligt.') ON CONFLICT (round_id, account_id) DO UPDATE SET answer = 'accepted', answered_at = now(), confidentiality = 'Fortroligt.'`,
      [assessed.round, seat.member],
    );
    const { rows } = await client.query('SELECT k.number, c.half_points AS points, c.reason FROM score c JOIN criterion k ON k.id = c.criterion_id WHERE c.seat_id = $1 ORDER BY k.number DESC', [seat.id]);
    // The first criterion's reason stands last, for the changing end of the body to fall into it.
    const fields = rows.flatMap(({ number, points, reason }) => [[`scores[${number}].points`, String(points / 2).replace('.', ',')], [`scores[${number}].reason`, reason]]);
    return { path: `/panel/${seat.id}`, headers: { Cookie: await cookieOf(seat.member) }, posted: new URLSearchParams([...Object.entries(window), ...fields]) };
  }
}
