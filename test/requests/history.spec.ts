import { describe, expect, it } from '@jest/globals';
import { aReadyApplication } from '../builders/ready-application.js';
import { aMember } from '../builders/member.js';
import { saveProject } from '../builders/resubmission.js';
import { browserOf, sql, type Person } from '../support/portal.js';

const historyOf = async (id: string, person: Person, query = ''): Promise<string> => (await browserOf(person).get(`/ansoegninger/${id}/historik${query}`).expect(200)).text;
const sittingsIn = (html: string): string[] => [...html.matchAll(/href="(\/ansoegninger\/[0-9a-f-]+\/historik\/\d+)"/g)].map((match) => match[1]!);
const titlesIn = (html: string): string[] => [...html.matchAll(/class="timeline-title">([^<]*)/g)].map((match) => match[1]!);

/** Edits as saves would have left them, `minutes` ago. */
async function edited(id: string, person: Person, minutes: number, section: string, changes: readonly (readonly [string | null, string, string | null, string | null])[]): Promise<void> {
  for (const [rowId, field, before, after] of changes) {
    await sql(
      `WITH counted AS (UPDATE application SET revision = revision + 1 WHERE id = $1 RETURNING revision)
       INSERT INTO field_edit (application_id, revision, section, account_id, at, row_id, field, before, after)
       SELECT $1, revision, $2, $3, clock_timestamp() - make_interval(mins => $4), $5, $6, $7, $8 FROM counted`,
      [id, section, person.id, minutes, rowId, field, before, after],
    );
  }
}

describe('the history', () => {
  it('gathers what one person wrote in one section without half an hour’s pause, newest first', async () => {
    const { id, owner } = await aReadyApplication();
    await edited(id, owner, 100, 'project', [[null, 'title', 'A', 'B']]);
    await edited(id, owner, 71, 'project', [[null, 'title', 'B', 'C']]);
    await edited(id, owner, 40, 'project', [[null, 'title', 'C', 'D'], [null, 'summary', '', 'S']]);
    await edited(id, owner, 39, 'budget', [['r', '', null, ''], ['r', 'amount', null, '100']]);
    expect(titlesIn(await historyOf(id, owner))).toEqual(['Budget: 1 felt eller linje ændret', 'Projekt og formål: 2 felter eller linjer ændret', 'Projekt og formål: 1 felt eller linje ændret']);
  });

  it('shows each change with before and after, marked, in the words of the form', async () => {
    const { id, owner, partnerId } = await aReadyApplication();
    const writer = await aMember(id, 'writer');
    await saveProject({ id }, writer, { summary: 'Resumé og mere.', startsOnMonth: 3 });
    await edited(id, writer, 0, 'budget', [['ny', '', null, ''], ['ny', 'partnerId', null, partnerId], ['ny', 'category', null, 'travel'], ['ny', 'amount', null, '123456'], ['gl', '', '', null], ['gl', 'category', 'audit', null], ['gl', 'amount', '5000', null]]);
    const [budget, project] = sittingsIn(await historyOf(id, owner));
    const { text } = await browserOf(owner).get(project!).expect(200);
    expect(text).toContain(writer.name);
    expect(text).toMatch(/<h3>Resumé<\/h3>[\s\S]*<ins>[\s\S]{0,80}og mere/);
    expect(text).toMatch(/<del>[\s\S]{0,80}1\. januar 2030[\s\S]*<ins>[\s\S]{0,80}1\. marts 2030/);
    const lines = (await browserOf(owner, { lang: 'en' }).get(budget!).expect(200)).text;
    for (const words of ['Fyrvæsenet · Travel', 'DKK 1,234.56', 'Added', 'Removed', 'Audit', 'DKK 50']) expect(lines).toContain(words);
    expect(lines).not.toContain(partnerId);
  });

  it('names a partner in lines also after that partner has left', async () => {
    const { id, owner } = await aReadyApplication();
    const gone = '00000000-0000-4000-8000-00000000000c';
    await edited(id, owner, 50, 'partners', [[gone, '', null, ''], [gone, 'name', null, 'Tidligere Partner A/S'], [gone, '', '', null], [gone, 'name', 'Tidligere Partner A/S', null]]);
    await edited(id, owner, 5, 'budget', [['r', 'partnerId', 'x', gone]]);
    expect((await browserOf(owner).get(sittingsIn(await historyOf(id, owner))[0]!).expect(200)).text).toContain('Tidligere Partner A/S');
  });

  it('keeps what was typed and taken back within one sitting, save by save', async () => {
    const { id, owner } = await aReadyApplication();
    await edited(id, owner, 5, 'project', [[null, 'purpose', 'P', 'Noget, der blev fortrudt'], [null, 'purpose', 'Noget, der blev fortrudt', 'P']]);
    const [path] = sittingsIn(await historyOf(id, owner));
    const together = (await browserOf(owner).get(path!).expect(200)).text;
    expect([together.includes('fortrudt'), together.includes('taget tilbage igen')]).toEqual([false, true]);
    expect((await browserOf(owner).get(`${path}?alle=1`).expect(200)).text).toContain('Noget, der blev fortrudt');
  });

  it('is filtered by section and person, and odd filters find nothing instead of failing', async () => {
    const { id, owner } = await aReadyApplication();
    const writer = await aMember(id, 'writer');
    await edited(id, owner, 90, 'project', [[null, 'title', 'A', 'B']]);
    await edited(id, writer, 5, 'criterion:sustainability', [[null, 'answer', 'A', 'B']]);
    const counts = await Promise.all(['?del=project', `?person=${writer.id}`, `?del=project&person=${writer.id}`, '?del=x&person=y&side=-3', '?del=a&del=b'].map(async (query) => sittingsIn(await historyOf(id, owner, query)).length));
    expect(counts).toEqual([1, 1, 0, 0, 2]);
    expect(await historyOf(id, owner, '?del=x')).toContain('Der er ikke noget i historikken');
  });

  it('shows fifty a page', async () => {
    const { id, owner } = await aReadyApplication();
    await sql(
      `INSERT INTO field_edit (application_id, revision, section, account_id, at, field, before, after)
       SELECT $1, n, 'project', $2, clock_timestamp() - make_interval(hours => n), 'title', 'a', 'b' FROM generate_series(1, 60) n ORDER BY n DESC`,
      [id, owner.id],
    );
    expect([titlesIn(await historyOf(id, owner)).length, titlesIn(await historyOf(id, owner, '?side=2')).length]).toEqual([50, 10]);
  });

  it('of another application is not found under this one', async () => {
    const [mine, other] = await Promise.all([aReadyApplication(), aReadyApplication()]);
    await edited(other.id, other.owner, 5, 'project', [[null, 'title', 'A', 'B']]);
    const [path] = sittingsIn(await historyOf(other.id, other.owner));
    await browserOf(mine.owner).get(path!).expect(404);
    await browserOf(mine.owner).get(path!.replace(other.id, mine.id)).expect(404);
    for (const odd of ['0', 'x', '9'.repeat(30)]) await browserOf(mine.owner).get(`/ansoegninger/${mine.id}/historik/${odd}`).expect(404);
  });
});
