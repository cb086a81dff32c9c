import { describe, expect, it } from '@jest/globals';
import { anAskedPartner } from '../builders/commitments.js';
import { aLateApplication } from '../builders/late-application.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { textOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql } from '../support/portal.js';

const roomOf = async (roundId: string, lang: 'da' | 'en' = 'da'): Promise<string> => (await browserOf(await aPerson(['officer']), { lang }).get(`/fristrum/${roundId}`).expect(200)).text;

/** Key figures as label and number, with what stands below them. */
const figures = (html: string): string[] => [...html.matchAll(/<div class="key-figure">([\s\S]*?)<\/div>/g)].map((match) => textOf(match[1]!).trim());
/** Rows of one of the page's tables. */
const rows = (html: string, id: string): string[] => [...(new RegExp(`<table [^>]*id="${id}">([\\s\\S]*?)</table>`).exec(html)?.[1] ?? '').matchAll(/<tr>\s*<th scope="row"[\s\S]*?<\/tr>/g)].map((match) => textOf(match[0]).trim());

const anEmptyDraft = async (roundId: string): Promise<void> => {
  const owner = await aPerson(['applicant']);
  await browserOf(owner).post('/ansoegninger/ny', { round: roundId, initiative: 'egen' }).expect(303);
};

describe('the deadline room', () => {
  it('counts drafts by how complete they are, and says what they lack, but nothing of what they say', async () => {
    const roundId = await aRound();
    const ready = await aReadyApplication({ roundId, title: 'Hemmeligt fyr' });
    const lackingOne = await aReadyApplication({ roundId });
    await sql(`UPDATE application SET purpose = '' WHERE id = $1`, [lackingOne.id]);
    const sent = await aReadyApplication({ roundId });
    await sent.submit().expect(303);
    const page = await roomOf(roundId);
    expect(figures(page)).toEqual(['Indsendt 1', 'Kladder 2', 'Klar til at sende ind 1 1 mangler kun én ting', 'Afviste forsøg 0 0 ansøgninger for sent']);
    expect(rows(page, 'drafts-table')).toEqual(['Under 25 % 0', '25–49 % 0', '50–74 % 0', '75–99 % 1', '100 %: klar til at sende ind 1']);
    expect(rows(page, 'lacking')).toEqual(['Projekt og formål 1']);
    for (const secret of ['Hemmeligt fyr', ready.number, lackingOne.number, ready.owner.name]) expect(page).not.toContain(secret);
  });

  it('has a draft nobody has typed in at nought, and one that was reopened beside the drafts', async () => {
    const roundId = await aRound();
    await anEmptyDraft(roundId);
    const reopened = await aReadyApplication({ roundId });
    await reopened.submit().expect(303);
    await browserOf(reopened.owner).post(`/ansoegninger/${reopened.id}/genaabning`).expect(303);
    const page = await roomOf(roundId, 'en');
    expect(figures(page)).toEqual(['Submitted 1', 'Drafts 1 and 1 opened for changes', 'Ready to submit 0 0 lack only one thing', 'Refused tries 0 0 applications too late']);
    expect(rows(page, 'drafts-table')[0]).toBe('Below 25 % 1');
  });

  it('shows what has arrived so far, and when and why somebody was last refused', async () => {
    const roundId = await aRound();
    const sent = await aReadyApplication({ roundId });
    await sent.submit().expect(303);
    const lacking = await aReadyApplication({ roundId });
    await sql(`UPDATE application SET purpose = '', summary = '' WHERE id = $1`, [lacking.id]);
    await lacking.submit().expect(422);
    const page = await roomOf(roundId);
    expect(page).toContain('1 ansøgning er sendt ind og 1 forsøg afvist.');
    expect(rows(page, 'arrival-table').at(-1)).toMatch(/^Nu .* 1 1 \d+$/);
    expect(rows(page, 'arrival-table')[0]).toMatch(/^Åbning .* 0 0 0$/);
    expect(textOf(page)).toContain('2 ting manglede');
    await sql(`UPDATE round SET closes_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [roundId]);
    await lacking.submit().expect(422);
    const after = await roomOf(roundId);
    expect(textOf(after)).toMatch(/Kom 1,\d{3} sekunder for sent|Kom \d+,\d{3} sekunder for sent/);
    expect(figures(after).at(-1)).toBe('Afviste forsøg 2 1 ansøgning for sent');
    expect(after).toContain('Efter fristen');
    expect(after).not.toContain('Tid til fristen');
    expect(after).toContain('Fristen er passeret');
  });

  it('says how many partners are waited for, and names them only where their draft is shared', async () => {
    const roundId = await aRound({ ruleSet: 'growth-forum-2026-commitments' });
    const [shared, own] = [await aReadyApplication({ roundId }), await aReadyApplication({ roundId })];
    await anAskedPartner(shared, { name: 'Delt Værft' });
    await anAskedPartner(own, { name: 'Skjult Værft' });
    await browserOf(shared.owner).post(`/ansoegninger/${shared.id}/deling`, { share: 'yes' }).expect(303);
    const page = await roomOf(roundId);
    expect(textOf(page)).toContain('2 kladder venter på 2 partnere, som ikke har bekræftet deres beløb.');
    expect(rows(page, 'waiting')).toEqual([`${shared.number} Prøvested Delt Værft`]);
    expect(page).not.toContain('Skjult Værft');
    // Taken back within the time for which figures are kept: the name is gone at once.
    await browserOf(shared.owner).post(`/ansoegninger/${shared.id}/deling`, { share: 'no' }).expect(303);
    expect(await roomOf(roundId)).not.toContain('Delt Værft');
  });

  it('names nothing of an application to an officer who takes part in it', async () => {
    const roundId = await aRound({ ruleSet: 'growth-forum-2026-commitments' });
    const application = await aReadyApplication({ roundId });
    await anAskedPartner(application, { name: 'Nært Værft' });
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/deling`, { share: 'yes' }).expect(303);
    const partial = await aPerson(['officer', 'applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'reader')`, [application.id, partial.id]);
    expect((await browserOf(partial).get(`/fristrum/${roundId}`).expect(200)).text).not.toContain('Nært Værft');
    expect(await roomOf(roundId)).toContain('Nært Værft');
  });

  it('shows mail, clock, errors and people signed in', async () => {
    const page = textOf(await roomOf(await aRound(), 'en'));
    expect(page).toMatch(/\d+ mails?, the oldest from|Nothing waits/);
    expect(page).toMatch(/This machine’s clock is \d+ ms (ahead of|behind) the database’s/);
    expect(page).toMatch(/Last 5 min: [\d,]+ of [\d,]+ answers \([\d.]+ %\) were server errors/);
    expect(page).toContain('Each instance of the portal counts its own answers');
    expect(page).toMatch(/Last synthetic submission (None has been tried yet|Went well|Failed|Silent)/);
    expect(page).toMatch(/[\d,]+ (person has|people have) a session that has not run out/);
  });

  it('says that an exemption waits for another officer', async () => {
    const application: ReadyApplication = await aLateApplication();
    await sql(`INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at) VALUES ($1, clock_timestamp() + interval '1 day', 'Fordi', $2, clock_timestamp())`, [application.id, (await aPerson(['officer'])).id]);
    expect(textOf(await roomOf(application.roundId))).toContain('1 dispensation venter på en afgørelse fra en anden sagsbehandler. Afgør den');
  });

  it('begins with an open round; one that has not opened, is not published or does not exist is unknown', async () => {
    const officer = browserOf(await aPerson(['officer']));
    const [later, hidden] = [await aRound({ opensInMs: 86_400_000, closesInMs: 2 * 86_400_000 }), await aRound()];
    await sql('UPDATE round SET published_at = NULL WHERE id = $1', [hidden]);
    expect((await officer.get('/fristrum').expect(200)).text).toContain('Tid til fristen');
    for (const id of [later, hidden, 'no-round', '%00']) await officer.get(`/fristrum/${id}`).expect(404);
  });
});
