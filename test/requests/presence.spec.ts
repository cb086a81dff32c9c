import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aReadyApplication } from '../builders/ready-application.js';
import { aPerson, browserOf, sql, type Fields, type Person } from '../support/portal.js';

const everyone = ['lead', 'writer', 'signatory', 'reader'] as const;

async function anApplicationWith(role: (typeof everyone)[number] = 'writer') {
  const application = await aReadyApplication();
  const other = await aPerson(['applicant'], { name: `Jonas ${randomUUID().slice(0, 8)}` });
  const partnerId = role === 'signatory' ? application.partnerId : null;
  await sql('INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, $3, $4)', [application.id, other.id, role, partnerId]);
  const at = (person: Person, section: string, more: Fields = {}) => browserOf(person).post(`/ansoegninger/${application.id}/tilstede`, { section, ...more });
  const open = async (person: Person, page = 'projekt') => (await browserOf(person).get(`/ansoegninger/${application.id}/${page}`).expect(200)).text;
  return { ...application, other, at, open };
}

const originIn = (html: string) => ({ basis: /name="basis" value="(\d+)"/.exec(html)![1]!, page: /name="page" value="([^"]+)"/.exec(html)![1]! });
const factsOf = async (answer: PromiseLike<{ body: unknown }>) => (await answer).body as { others: string; saved: string; sessionUntil: string };

describe('who is writing here', () => {
  it('is told to the others in the same section, in their language, and stands on the page when it is opened', async () => {
    const { other, owner, at, open, id } = await anApplicationWith();
    await at(other, 'project').expect(200);
    expect((await factsOf(at(owner, 'project'))).others).toBe(`${other.name} skriver her nu.`);
    expect(await open(owner)).toContain(`${other.name} skriver her nu.`);
    const english = await browserOf(owner, { lang: 'en' }).get(`/ansoegninger/${id}/projekt`);
    expect(english.text).toContain(`Writing here now: ${other.name}.`);
    expect(await open(other)).not.toContain(`${other.name} skriver`);
  });

  it('is nobody in another section, and nobody after a minute of silence', async () => {
    const { id, other, owner, at, open } = await anApplicationWith();
    await at(other, 'partners').expect(200);
    expect((await factsOf(at(owner, 'project'))).others).toBe('');
    await at(other, 'project').expect(200);
    expect(await open(owner)).toContain(`${other.name} skriver her nu.`);
    await sql(`UPDATE presence SET seen_at = seen_at - interval '61 seconds' WHERE application_id = $1`, [id]);
    expect(await open(owner)).not.toContain('skriver her nu');
  });

  it.each([
    ['reader', 'project', false],
    ['signatory', 'project', false],
    ['signatory', 'budget', true],
    ['writer', 'project', true],
  ] as const)('counts a %s in %s: %s', async (role, section, counts) => {
    const { id, other, at } = await anApplicationWith(role);
    await at(other, section).expect(200);
    expect(await sql('SELECT section FROM presence WHERE application_id = $1', [id])).toEqual(counts ? [{ section }] : []);
  });

  it('is no business of strangers or of those who have left, and no section can be made up', async () => {
    const { id, other, owner, at } = await anApplicationWith();
    await at(await aPerson(['applicant']), 'project').expect(404);
    await at(owner, 'criterion:nothing').expect(404);
    await at(owner, '__proto__').expect(404);
    await sql('UPDATE member SET left_at = clock_timestamp() WHERE application_id = $1 AND account_id = $2', [id, other.id]);
    await at(other, 'project').expect(404);
    expect(await sql('SELECT FROM presence WHERE application_id = $1', [id])).toEqual([]);
  });
});

describe('what has been saved meanwhile', () => {
  it('is told with name and time, to a page that does not show it yet', async () => {
    const { other, owner, at, open, id } = await anApplicationWith();
    const mine = originIn(await open(owner));
    const theirs = originIn(await open(other));
    const save = (person: Person, origin: Fields, title: string) => browserOf(person).post(`/ansoegninger/${id}/projekt`, { ...origin, title, summary: 'Resumé.', purpose: 'Formål.', then: 'autosave' });
    await save(other, theirs, 'Et andet fyr').expect(200);
    const told = await factsOf(at(owner, 'project', mine));
    expect(told.saved).toMatch(new RegExp(`^${other.name} har gemt ændringer her kl\\. \\d\\d\\.\\d\\d\\.\\d\\d\\.$`));
    expect((await factsOf(at(other, 'project', theirs))).saved).toBe('');
    expect((await factsOf(at(owner, 'project', originIn(await open(owner))))).saved).toBe('');
    expect((await factsOf(at(other, 'project', { ...theirs, page: randomUUID() }))).saved).toContain('Du har selv gemt ændringer her');
  });

  it('is not overwritten by a page that goes on saving other fields from what it was made from', async () => {
    const { other, owner, open, id } = await anApplicationWith();
    const mine = originIn(await open(owner));
    const theirs = originIn(await open(other));
    const form = { summary: 'Resumé.', purpose: 'Formål.', then: 'autosave' };
    const save = (person: Person, fields: Fields) => browserOf(person).post(`/ansoegninger/${id}/projekt`, { ...form, ...fields }).expect(200);
    await save(other, { ...theirs, title: 'Jonas’ titel' });
    for (const summary of ['Mit', 'Mit resumé', 'Mit resumé.']) await save(owner, { ...mine, title: 'Fyr', summary });
    expect(await sql('SELECT title, summary FROM application WHERE id = $1', [id])).toEqual([{ title: 'Jonas’ titel', summary: 'Mit resumé.' }]);
  });
});

describe('a page with a disagreement', () => {
  it('still shows it after the text was put in from a copy: nothing of the other one’s is overwritten unseen', async () => {
    const { other, owner, open, id } = await anApplicationWith();
    const [mine, theirs] = [originIn(await open(owner)), originIn(await open(other))];
    const form = { summary: 'Resumé.', purpose: 'Formål.' };
    const save = (person: Person, fields: Fields) => browserOf(person).post(`/ansoegninger/${id}/projekt`, { ...form, ...fields });
    await save(other, { ...theirs, title: 'Jonas’ titel' }).expect(303);
    const disputed = await save(owner, { ...mine, title: 'Min titel' }).expect(409);
    const shown = await save(owner, { ...originIn(disputed.text), title: 'Min titel', disagreement: '/title', then: 'show' }).expect(200);
    const disagreement = /name="disagreement" value="([^"]+)"/.exec(shown.text)![1]!;
    await save(owner, { ...originIn(shown.text), title: 'Min titel', disagreement }).expect(409);
    expect(await sql('SELECT title FROM application WHERE id = $1', [id])).toEqual([{ title: 'Jonas’ titel' }]);
  });
});
