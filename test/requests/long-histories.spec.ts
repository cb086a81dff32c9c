import { expect, it } from '@jest/globals';
import { aReadyApplication } from '../builders/ready-application.js';
import { browserOf, sql } from '../support/portal.js';

/** What one person has saved in one go, straight in the log. */
async function aSitting(id: string, by: string, saves: number, rowsEach = 0): Promise<string> {
  if (rowsEach === 0) {
    await sql(
      `INSERT INTO field_edit (application_id, revision, section, field, before, after, account_id, at)
       SELECT $1, g, 'project', 'purpose', 'Tekst ' || g - 1, 'Tekst ' || g, $2, clock_timestamp() FROM generate_series(1, $3::int) g`,
      [id, by, saves],
    );
  } else {
    await sql(
      `INSERT INTO field_edit (application_id, revision, section, row_id, field, before, after, account_id, at)
       SELECT $1, 1 + g / $4::int, 'budget', 'r' || g, f.field, NULL, f.value, $2, clock_timestamp()
         FROM generate_series(0, $3::int * $4::int - 1) g, (VALUES ('', ''), ('description', 'x'), ('amount', '100')) f (field, value)`,
      [id, by, saves, rowsEach],
    );
  }
  await sql('UPDATE application SET revision = $2 WHERE id = $1', [id, saves]);
  const [row] = await sql<{ last: string }>('SELECT max(id)::text AS last FROM field_edit WHERE application_id = $1', [id]);
  return row!.last;
}

it('the rows of a sitting have a most as well', async () => {
  const { id, owner } = await aReadyApplication();
  const last = await aSitting(id, owner.id, 4, 400);
  const { text } = await browserOf(owner).get(`/ansoegninger/${id}/historik/${last}`).expect(200);
  expect(text.length).toBeLessThan(500_000);
});
