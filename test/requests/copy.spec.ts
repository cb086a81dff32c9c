import { describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aMember } from '../builders/member.js';
import { eventsOf } from '../builders/resubmission.js';
import { anAttachment } from '../builders/routes-world.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

/** Presses the button and gives the new draft's id. */
async function copied({ id }: Pick<ReadyApplication, 'id'>, person: Person, round: string): Promise<string> {
  const { headers } = await browserOf(person).post(`/ansoegninger/${id}/kopi`, { round }).expect(303);
  return headers.location!.replace('/ansoegninger/', '');
}

const contentOf = async (id: string) => (await sql<Record<string, unknown>>(
  `SELECT title, summary, purpose, activities, starts_on, ends_on,
          (SELECT jsonb_agg(to_jsonb(p) - '{id,application_id}'::text[] ORDER BY p.position) FROM partner p WHERE p.application_id = a.id) AS partners,
          (SELECT jsonb_agg(to_jsonb(c) - '{id,application_id,partner_id}'::text[] || jsonb_build_object('by', p.name) ORDER BY c.position) FROM cost_line c JOIN partner p ON p.id = c.partner_id AND p.application_id = a.id WHERE c.application_id = a.id) AS costs,
          (SELECT jsonb_agg(to_jsonb(f) - '{id,application_id,partner_id}'::text[] || jsonb_build_object('by', p.name) ORDER BY f.position) FROM financing_line f LEFT JOIN partner p ON p.id = f.partner_id AND p.application_id = a.id WHERE f.application_id = a.id) AS financing,
          (SELECT jsonb_agg(to_jsonb(t) - 'application_id' ORDER BY t.target_id) FROM application_target t WHERE t.application_id = a.id) AS targets,
          (SELECT jsonb_object_agg(w.criterion_id, w.body) FROM application_answer w WHERE w.application_id = a.id) AS answers
     FROM application a WHERE id = $1`,
  [id],
))[0];

describe('a copy', () => {
  it('is a new draft in another round with everything that was written, under ids of its own', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    await anAttachmentOf(application);
    const writer = await aMember(application.id, 'writer');
    const before = await contentOf(application.id);
    const page = (await browserOf(writer).get(`/ansoegninger/${application.id}/kopi`).expect(200)).text;
    expect(page).toContain('Bilag følger ikke med');
    const round = await aRound();
    const id = await copied(application, writer, round);
    expect(id).not.toBe(application.id);
    expect(await contentOf(id)).toEqual(before);
    expect(await contentOf(application.id)).toEqual(before);
    const [row] = await sql<Record<string, unknown>>('SELECT state, round_id, copied_from, reopened_at, shared_at FROM application WHERE id = $1', [id]);
    expect(row).toEqual({ state: 'draft', round_id: round, copied_from: application.id, reopened_at: null, shared_at: null });
    expect(await sql(`SELECT m.role, m.account_id FROM member m WHERE m.application_id = $1`, [id])).toEqual([{ role: 'lead', account_id: writer.id }]);
    expect(await sql('SELECT 1 FROM attachment WHERE application_id = $1', [id])).toEqual([]);
    expect(await sql('SELECT p.id FROM partner p JOIN partner q ON q.id = p.id AND q.application_id <> p.application_id WHERE p.application_id = $1', [id])).toEqual([]);
    expect(await eventsOf({ id })).toEqual(['application.created-as-copy']);
    expect((await eventsOf(application)).at(-1)).toBe('application.copied');
    expect((await browserOf(writer).get(`/ansoegninger/${id}/historik`)).text).toContain(`kopi af ansøgning ${application.number}`);
    await browserOf(application.owner).get(`/ansoegninger/${id}`).expect(404);
  });

  it.each(['draft', 'assessment', 'not-recommended', 'decided'])('can be made of one in state %s', async (state) => {
    const application = await aReadyApplication();
    if (state !== 'draft') await application.submit().expect(303);
    await sql('UPDATE application SET state = $2 WHERE id = $1', [application.id, state]);
    const id = await copied(application, application.owner, await aRound());
    expect((await contentOf(id))?.title).toBe('Fyr');
    // It can be sent in like any other.
    await browserOf(application.owner).post(`/ansoegninger/${id}/indsendelse`, { declaration: '1' }).expect(303).expect('Location', `/ansoegninger/${id}/kvittering`);
  });

  it('leaves out a fund the round does not have, and says so before and after', async () => {
    const application = await aReadyApplication();
    const round = await aRound();
    await sql(`DELETE FROM round_fund WHERE round_id = $1 AND fund_id = 'regional-development-funds'`, [round]);
    const page = (await browserOf(application.owner).get(`/ansoegninger/${application.id}/kopi`).expect(200)).text;
    expect(page).toContain('Følger ikke med');
    const id = await copied(application, application.owner, round);
    expect(await sql(`SELECT kind FROM financing_line WHERE application_id = $1`, [id])).toEqual([{ kind: 'cash' }]);
    expect((await browserOf(application.owner).get(`/ansoegninger/${id}/historik`)).text).toContain('Fulgte ikke med');
  });

  it('keeps texts that are too long for the new round, and says by how much', async () => {
    const application = await aReadyApplication();
    await sql(`UPDATE application SET summary = $2 WHERE id = $1`, [application.id, 'æ'.repeat(4000)]);
    const id = await copied(application, application.owner, await aRound());
    expect((await contentOf(id))?.summary).toBe('æ'.repeat(4000));
    const { text } = await browserOf(application.owner).post(`/ansoegninger/${id}/indsendelse`, { declaration: '1' }).expect(422);
    expect(text).toMatch(/Resuméet: 4000 tegn, og runden tillader højst \d+\. Forkort med mindst \d+ tegn\./);
  });

  it('is for those who may write it all, into a round that is open', async () => {
    const application = await aReadyApplication();
    const url = `/ansoegninger/${application.id}/kopi`;
    const [open, closed] = await Promise.all([aRound(), aRound({ closesInMs: -30_000 })]);
    for (const role of ['reader', 'signatory'] as const) {
      const browser = browserOf(await aMember(application.id, role));
      await browser.get(url).expect(403);
      await browser.post(url, { round: open }).expect(403);
    }
    await browserOf(await aPerson(['applicant'])).post(url, { round: open }).expect(404);
    for (const round of [closed, 'findes-ikke', '']) await browserOf(application.owner).post(url, { round }).expect(422);
    expect(await sql('SELECT 1 FROM application WHERE copied_from = $1', [application.id])).toEqual([]);
  });
});

const anAttachmentOf = async (application: ReadyApplication): Promise<void> => {
  // A file of the old one, added while it was still a draft.
  await sql(`UPDATE application SET state = 'draft' WHERE id = $1`, [application.id]);
  await anAttachment(application, 'tilsagn.pdf');
  await sql(`UPDATE application SET state = 'submitted' WHERE id = $1`, [application.id]);
};
