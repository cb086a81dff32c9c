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
  const list = { name: 'assessment-list', method: 'GET', path: `/runder/${assessed.round}/rangliste`, headers: officer, expected: 200 };
  if (volume > 200) return [list];

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
  return [
    list,
    { name: 'application-assessments', method: 'GET', path: `/sager/${assessed.id}/vurderinger`, headers: officer, expected: 200 },
    { name: 'form-page', method: 'GET', path: form, headers: applicant, expected: 200 },
    { name: 'form-save', method: 'POST', path: form, headers: { ...applicant, Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' }, body: `${posted.toString()}&summary=${encodeURIComponent(summary.slice(0, 400))}[<id>]`, expected: 303 },
  ];
}
