import { describe, expect, it } from '@jest/globals';
import { anAskedApplication, passDeadline, say } from '../builders/dialogue.js';
import { aMember } from '../builders/member.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { anAttachment } from '../builders/routes-world.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

const mine = async (person: Person, lang: 'da' | 'en' = 'da') => (await browserOf(person, { lang }).get('/ansoegninger').expect(200)).text;
/** What the page says waits for its reader: one task's words each. */
const todos = async (person: Person) => {
  const list = (await mine(person)).split('Venter på dig')[1]?.split('</ul>')[0] ?? '';
  return [...list.matchAll(/<(?:a class="task-link" href="([^"]+)"|span class="task-title")>([^<]+)</g)].map(([, href, title]) => ({ href: href ?? null, title }));
};
/** The card of one application, tags left out. */
const cardOf = (html: string, number: string) => html.split('<li class="my-application">').slice(1).find((card) => card.includes(number))?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '';

describe('my page', () => {
  it('shows a newcomer where to begin', async () => {
    const html = await mine(await aPerson(['applicant']));
    expect(html).toContain('Du har ingen ansøgninger endnu');
    expect(html).not.toContain('Venter på dig');
    expect(html).toContain('href="/ansoegninger/ny"');
  });

  it('says of each application where it stands, what I am to it, what is missing and who is waited for', async () => {
    const application = await aReadyApplication({ title: 'Bølgekraft', confirmed: false });
    await sql(`UPDATE application SET summary = '' WHERE id = $1`, [application.id]);
    const writer = await aMember(application.id, 'writer');
    const card = cardOf(await mine(writer), application.number);
    for (const words of ['Bølgekraft', 'Kladde', 'Medforfatter', 'Mangler 1 punkt', 'Bekræftelse: Fyrvæsenet', 'tilbage', 'Ingen ulæste']) expect(card).toContain(words);
    expect(cardOf(await mine(application.owner), application.number)).toContain('Ansvarlig for ansøgningen');
  });

  it('lists drafts by deadline, then what is sent in, then what is over', async () => {
    const owner = await aPerson(['applicant']);
    const sent = await aReadyApplication({ owner, title: 'Sendt' });
    await sent.submit().expect(303);
    const over = await aReadyApplication({ owner, title: 'For sen' });
    await passDeadline(over.roundId);
    await aReadyApplication({ owner, title: 'Om en uge' });
    await aReadyApplication({ owner, title: 'I morgen', roundId: await aRound({ closesInMs: 86_400_000 }) });
    const html = await mine(owner);
    const order = ['I morgen', 'Om en uge', 'Sendt', 'For sen'].map((title) => html.indexOf(`">${title}</a></h3>`));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(cardOf(html, over.number)).toContain('Fristen er udløbet');
    expect(html).toContain(`href="/ansoegninger/${sent.id}/kvittering"`);
  });

  it('begins with what waits for me: answers, a signature, a virus, an application that is ready', async () => {
    const application = await anAskedApplication({ confirmed: false });
    const { id, owner } = application;
    const file = await anAttachment(application);
    expect((await todos(owner)).map(({ title }) => title)).toEqual(['Svar på beløbene for Fyrvæsenet', 'Tjek, og indsend ansøgningen']);
    await say(await aPerson(['officer']), id, 'Svar', { as: 'officer' }).expect(303);
    await sql(`UPDATE stored_file SET scan_state = 'infected', finding = 'Eicar' WHERE key = (SELECT storage_key FROM attachment WHERE id = $1)`, [file.id]);
    expect(await todos(owner)).toEqual([
      { href: `/ansoegninger/${id}/bilag`, title: 'Fjern et bilag med virus' },
      { href: `/ansoegninger/${id}/dialog`, title: '1 nyt svar fra sekretariatet' },
      { href: `/ansoegninger/${id}/underskrift`, title: 'Svar på beløbene for Fyrvæsenet' },
    ]);
    // A reader is told of answers and can do nothing about the rest.
    expect((await todos(await aMember(id, 'reader'))).map(({ title }) => title)).toEqual(['1 nyt svar fra sekretariatet']);
  });

  it('counts unread messages, and drops them when they have been read', async () => {
    const application = await anAskedApplication();
    await say(await aPerson(['officer']), application.id, 'Svar', { as: 'officer' }).expect(303);
    expect(cardOf(await mine(application.owner), application.number)).toContain('1 ulæst besked');
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/dialog/laest`, { upTo: 2 }).expect(303);
    expect(cardOf(await mine(application.owner), application.number)).toContain('Ingen ulæste');
    expect((await todos(application.owner)).map(({ title }) => title).join()).not.toContain('svar');
  });

  it('tells a reopened and a withdrawn application from one that stands', async () => {
    const owner = await aPerson(['applicant']);
    const [reopened, withdrawn] = [await aReadyApplication({ owner }), await aReadyApplication({ owner })];
    for (const one of [reopened, withdrawn]) await one.submit().expect(303);
    await sql('UPDATE application SET reopened_at = clock_timestamp() WHERE id = $1', [reopened.id]);
    await sql(`UPDATE application SET state = 'draft' WHERE id = $1`, [withdrawn.id]);
    const html = await mine(owner);
    expect(cardOf(html, reopened.number)).toContain('Indsendt Ændres nu');
    expect(cardOf(html, reopened.number)).toContain('Version 1 gælder, indtil ændringerne er sendt ind.');
    expect(cardOf(html, withdrawn.number)).toContain('Trukket tilbage: version 1 gælder ikke længere.');
    expect((await todos(owner)).map(({ title }) => title)).toContain('Send ændringerne ind');
    await passDeadline(reopened.roundId);
    expect(cardOf(await mine(owner), reopened.number)).toContain('Ændringerne blev ikke sendt ind før fristen. Version 1 gælder.');
  });

  it('reminds of an invitation to my address, without its link and without the project’s title', async () => {
    const application = await aReadyApplication({ title: 'Hemmelig titel' });
    const [invited, other] = [await aPerson(['applicant']), await aPerson(['applicant'])];
    const invite = (interval: string) =>
      sql(
        `INSERT INTO invitation (application_id, email, name, role, language, invited_by, sent_at, expires_at)
         VALUES ($1, $2, 'Gæst', 'writer', 'da', $3, clock_timestamp(), clock_timestamp() + $4::interval)`,
        [application.id, invited.email, application.owner.id, interval],
      );
    await invite('1 day');
    expect(await todos(invited)).toEqual([{ href: null, title: `Invitation til ansøgning ${application.number}` }]);
    const html = await mine(invited);
    expect(html).toContain(application.owner.name);
    expect(html).not.toContain('Hemmelig titel');
    expect(html).not.toContain('/invitation/');
    expect(await todos(other)).toEqual([]);
    expect(cardOf(await mine(application.owner), application.number)).toContain('1 inviteret');
    await sql(`UPDATE invitation SET expires_at = clock_timestamp() - interval '30 seconds' WHERE email = $1`, [invited.email]);
    expect(await todos(invited)).toEqual([]);
  });

  it('is in English for those who read English', async () => {
    const { owner, number } = await anAskedApplication();
    const html = await mine(owner, 'en');
    expect(html).toContain('Waits for you');
    expect(cardOf(html, number)).toContain('Responsible for the application');
  });

  it('knows nothing of an application one has left', async () => {
    const { id, number } = await aReadyApplication();
    const writer = await aMember(id, 'writer');
    await sql('UPDATE member SET left_at = clock_timestamp() WHERE account_id = $1', [writer.id]);
    expect(await mine(writer)).not.toContain(number);
  });
});
