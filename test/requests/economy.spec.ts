import { describe, expect, it } from '@jest/globals';
import { aMemberOf } from '../builders/consortium.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aPerson, aRound, browserOf, sql } from '../support/portal.js';

const look = async ({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>, path = '', lang: 'da' | 'en' = 'da'): Promise<string> =>
  words((await browserOf(owner, { lang }).get(`/ansoegninger/${id}/oekonomi${path}`).expect(200)).text);
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replace(/[\s\u00a0]+/g, ' ');

/** A second partner with flat cash, one with hours, and one from outside. */
async function withMore({ id }: ReadyApplication): Promise<void> {
  const [partner] = await sql<{ id: string }>(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, 1, 'Lampeværket', 'company', 'Bygger') RETURNING id`, [id]);
  await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, year, description, amount_oere) VALUES ($1, 1, $2, 'external', 2031, 'Linser', 100000001)`, [id, partner!.id]);
  await sql(
    `INSERT INTO financing_line (application_id, position, kind, partner_id, source_name, hours, amount_oere)
     VALUES ($1, 2, 'working-hours', $2, '', 100, 33333334), ($1, 3, 'foundation', NULL, 'Lampefonden', NULL, 66666667)`,
    [id, partner!.id],
  );
}

describe('the overview of the economy', () => {
  it('says what the project costs, who pays, and both gearings by name', async () => {
    const application = await aReadyApplication();
    await withMore(application);
    const text = await look(application);
    for (const shown of ['Budget i alt 3.000.000,01 kr.', 'Ansøgt i alt 1.000.000 kr.', 'Medfinansiering i alt 2.000.000,01 kr.', 'Heraf kontant 1.000.000 kr.', 'Heraf arbejdstimer 333.333,34 kr. Værdien af 100 timer']) expect(text).toContain(shown);
    for (const shown of ['Gearing 3,00 Samlet budget i forhold til det ansøgte', 'Løftestang 2,00', 'Privat andel 33,33 %', 'Ja. Økonomien går op']) expect(text).toContain(shown);
    for (const shown of ['Total budget DKK 3,000,000.01', 'Gearing 3.00 Total budget in relation to the amount applied for']) expect(await look(application, '', 'en')).toContain(shown);
  });

  it('shows shares that add to 100 and tables whose sums are the totals', async () => {
    const application = await aReadyApplication();
    await withMore(application);
    const text = await look(application);
    expect(text).toContain('Regionale erhvervsfremmemidler 1.000.000,00 0,00 0,00 0,00 1.000.000,00 33,4 % Fyrvæsenet 0,00 1.000.000,00 0,00 0,00 1.000.000,00 33,3 % Lampeværket 0,00 0,00 333.333,34 0,00 333.333,34 11,1 % Lampefonden 0,00 0,00 0,00 666.666,67 666.666,67 22,2 % I alt 1.000.000,00 1.000.000,00 333.333,34 666.666,67 3.000.000,01 100,0 %');
    expect(text).toContain('Løn 2.000.000,00 66,7 % Ekstern bistand 1.000.000,01 33,3 % I alt 3.000.000,01 100,0 %');
    expect(text).toContain('Lampeværket Privat 1.000.000,01 0,00 1.000.000,01 0,00 333.333,34 0,00 333.333,34');
    expect(text).toContain('2031 1.000.000,01 0,00 1.000.000,01 Uden år 2.000.000,00 0,00 2.000.000,00');
  });

  it('breaks costs down by partner and year, and by activity, to the same sums', async () => {
    const application = await aReadyApplication();
    await withMore(application);
    await sql('UPDATE cost_line SET activity_id = (SELECT y.id FROM activity y WHERE y.application_id = $1) WHERE application_id = $1 AND year = 2031', [application.id]);
    const text = await look(application);
    expect(text).toContain('Udgifter pr. partner og år Partner 2031 Uden år I alt Fyrvæsenet 0,00 2.000.000,00 2.000.000,00 Lampeværket 1.000.000,01 0,00 1.000.000,01 I alt 1.000.000,01 2.000.000,00 3.000.000,01');
    expect(text).toContain('Direkte udgifter pr. aktivitet Aktivitet Beløb Byggeri 1.000.000,01 Hele projektet 2.000.000,00 I alt 3.000.000,01');
  });

  it('draws who finances what as a picture with a name, a description and parts that differ without colour', async () => {
    const { id, owner } = await aReadyApplication();
    const html = (await browserOf(owner).get(`/ansoegninger/${id}/oekonomi`).expect(200)).text;
    const [, title, desc] = /<svg role="img" aria-labelledby="(payers-title) (payers-desc)"/.exec(html) ?? [];
    expect(words(new RegExp(`<title id="${title}">[^<]*</title>`).exec(html)![0]).trim()).toBe('Hvem finansierer hvad?');
    expect(new RegExp(`<desc id="${desc}">([^<]*)</desc>`).exec(html)![1]).toContain('Regionale erhvervsfremmemidler: 1.000.000 kr. (50,0 %)');
    expect(html).toMatch(/<rect x="0\.00%" y="26" width="100\.00%" height="18" class="bar bar-solid"\/>/);
    expect(html).not.toMatch(/ style="/);
  });

  it('says how much more can be sought, what stops it, and never guesses', async () => {
    const application = await aReadyApplication();
    const text = await look(application);
    expect(text).toContain("EU's Socialfond 0,00 0,00 % 1.000.000,00 1.000.000,00 EU-fondenes højeste andel af budgettet, 50 %");
    const empty = await aReadyApplication();
    await sql('DELETE FROM cost_line WHERE application_id = $1', [empty.id]);
    await sql('DELETE FROM financing_line WHERE application_id = $1', [empty.id]);
    const nothing = await look(empty);
    for (const shown of ['Gearing ikke relevant', 'Løftestang ikke relevant', 'Privat andel ikke relevant', 'Der er ingen finansiering endnu.', 'Tilføj mindst én udgift i budgettet.']) expect(nothing).toContain(shown);
  });

  it('names a fault with its numbers and leads whoever may mend it to the field', async () => {
    const application = await aReadyApplication();
    await sql(`UPDATE financing_line SET amount_oere = amount_oere - 1 WHERE application_id = $1 AND kind = 'cash'`, [application.id]);
    const html = (await browserOf(application.owner).get(`/ansoegninger/${application.id}/oekonomi`).expect(200)).text;
    expect(html).toMatch(new RegExp(`<li><a href="/ansoegninger/${application.id}/finansiering#[^"]+">Finansieringen er 1.999.999,99 kr. og budgettet 2.000.000 kr. Find 0,01 kr. mere`));
    const reader = await aPerson(['applicant']);
    await aMemberOf(application, reader, 'reader');
    const read = (await browserOf(reader).get(`/ansoegninger/${application.id}/oekonomi`).expect(200)).text;
    expect(read).toContain('<li>Finansieringen er 1.999.999,99 kr.');
    expect(read).not.toContain('Ret udgifterne');
  });

  it('cites for the EU share what the rule set rests on, and not which focus areas a fund supports', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ ruleSet: 'structural-funds-2021-27-v2' }) });
    await sql(`UPDATE financing_line SET fund_id = 'eu-regional-fund', amount_oere = 120000000 WHERE application_id = $1 AND kind = 'fund'`, [application.id]);
    const said = /EU-fondene må højst betale 40 %.*?Kilde: .{0,200}/.exec(await look(application))?.[0];
    expect(said).toContain('Kilde: Regelsæt structural-funds-2021-27-v2, version 2: Højst 40 % fra EU i mere udviklede regioner: forordning (EU) 2021/1060, artikel 112');
    expect(said).not.toContain('Strategien');
  });

  it('shows a version as it was sent in, whatever happens in the draft', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    await sql(`UPDATE cost_line SET amount_oere = 1 WHERE application_id = $1`, [application.id]);
    const text = await look(application);
    expect(text).toContain('som den blev sendt ind i version 1');
    expect(text).toContain('Budget i alt 2.000.000 kr.');
    expect(text).not.toContain('Prøv med andre tal');
    expect(await look(application, '?version=1')).toContain('Budget i alt 2.000.000 kr.');
    for (const version of ['2', '0', 'x']) await browserOf(application.owner).get(`/ansoegninger/${application.id}/oekonomi?version=${version}`).expect(404);
  });

  it('is for those who take part', async () => {
    const { id } = await aReadyApplication();
    await browserOf(await aPerson(['applicant'])).get(`/ansoegninger/${id}/oekonomi`).expect(404);
  });
});

it('a pool with too little left keeps the application from being sent in, and says how much', async () => {
  const application = await aReadyApplication();
  await sql('UPDATE cost_line SET amount_oere = 30000000000 WHERE application_id = $1', [application.id]);
  await sql(`UPDATE financing_line SET amount_oere = 15000000000 WHERE application_id = $1`, [application.id]);
  const said = /Regionale erhvervsfremmemidler har [\d.,]+ kr\. at uddele i runden, og der er søgt 150\.000\.000 kr\. Søg [\d.,]+ kr\. mindre derfra/;
  expect(await look(application)).toMatch(said);
  expect(words((await application.submit().expect(422)).text)).toMatch(said);
});

describe('the pages of budget and financing', () => {
  it('say what breaks a rule, with a way to the very field, and what more there is in the overview', async () => {
    const application = await aReadyApplication();
    const { id, owner, partnerId } = application;
    await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) SELECT $1, 1 + n, $2, 'in-kind', 'Linje ' || n, 0 FROM generate_series(1, 6) n`, [id, partnerId]);
    const budget = (await browserOf(owner).get(`/ansoegninger/${id}/budget`).expect(200)).text;
    const field = /href="\/ansoegninger\/[^"]+\/budget#([^"]+)">Gå til feltet/.exec(budget)?.[1];
    expect(field).toMatch(/category/);
    expect(budget).toContain(`id="${field}"`);
    expect(words(budget)).toContain('Linje 2 (Fyrvæsenet: Linje 1): Runden betaler ikke for');
    expect(words(budget)).toContain('Der er 2 mere at rette. Se dem alle i overblikket over økonomien. Se økonomien');
    expect(budget).toContain(`/ansoegninger/${id}/oekonomi"`);
    await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) SELECT $1, 10 + n, $2, 'staff', 'Lang ' || n, 0 FROM generate_series(1, 60) n`, [id, partnerId]);
    const html = (await browserOf(owner).get(`/ansoegninger/${id}/oekonomi`).expect(200)).text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const [, address, there] = /href="([^"#]+\/budget\?[^"#]+)#([^"]+)"/.exec(html)!;
    expect((await browserOf(owner).get(address!).expect(200)).text).toContain(`id="${there}"`);
    const financing = words((await browserOf(owner).get(`/ansoegninger/${id}/finansiering`).expect(200)).text);
    expect(financing).not.toContain('Runden betaler ikke for');
  });
});
