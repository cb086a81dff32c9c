import { beforeAll, describe, expect, it } from '@jest/globals';
import { declares, inPanel } from '../builders/assessed-application.js';
import { aClosedRound } from '../builders/ranked-round.js';
import { aSubmittedApplication, type SubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';

let officer: Person;
let panel: Person[];

beforeAll(async () => {
  officer = await aPerson(['officer']);
  panel = await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => aPerson(['panel'], { name: `${name} Analyseprøve` })));
});

/** What each of the panel has given on every criterion, but for `scores` of the last one; null: not handed in. */
async function assessed(roundId: string, title: string, points: readonly (number | null)[], scores: Readonly<Record<string, number>> = {}, people = panel): Promise<SubmittedApplication> {
  const application = await aSubmittedApplication({ roundId, title, funds: { 'eu-social-fund': 1_000_000_00n } });
  await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [application.id]);
  for (const [at, { id }] of people.entries()) {
    await inPanel(roundId, id);
    await declares(application.id, id);
    const isLast = at === people.length - 1;
    await sql(
      `WITH seat AS (INSERT INTO panel_seat (application_id, account_id, appointed_by, appointed_at, submitted_at)
         VALUES ($1, $2, $2, clock_timestamp(), CASE WHEN $3::int IS NOT NULL THEN clock_timestamp() END) RETURNING id, submitted_at)
       INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
       SELECT seat.id, 1, submitted_at, (SELECT jsonb_agg(jsonb_build_object('criterionId', id, 'halfPoints', coalesce(($4::jsonb->>id)::int, $3::int), 'reason', 'Begrundet.') ORDER BY number) FROM criterion), 1, (SELECT rule_set_id FROM round WHERE id = $5)
         FROM seat WHERE submitted_at IS NOT NULL`,
      [application.id, id, points[at] ?? null, JSON.stringify(isLast ? scores : {}), roundId],
    );
  }
  return application;
}

/** Six applications, clearly apart but for the third and fourth; Cy gives half a point more, and there is money for three. */
async function aRoundToTalkAbout() {
  const roundId = await aClosedRound();
  await sql(`UPDATE round_fund SET pool_oere = CASE WHEN fund_id = 'eu-social-fund' THEN 300000000 ELSE 0 END WHERE round_id = $1`, [roundId]);
  const [best, good, nearA, nearB, poor, worst] = [
    await assessed(roundId, 'Sag Bedst', [9, 9, 10]),
    await assessed(roundId, 'Sag God', [8, 7, 9]),
    await assessed(roundId, 'Sag Nær A', [5, 6, 6]),
    await assessed(roundId, 'Sag Nær B', [6, 5, 5], { sustainability: 9 }),
    await assessed(roundId, 'Sag Ringe', [3, 2, 4]),
    await assessed(roundId, 'Sag Ringest', [1, 0, 1]),
  ];
  return { roundId, best: best!, good: good!, nearA: nearA!, nearB: nearB!, poor: poor!, worst: worst! };
}

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').replaceAll('&#x27;', "'");
const page = async (path: string, person = officer, lang: 'da' | 'en' = 'da') => (await browserOf(person, { lang }).get(path).expect(200)).text;
const blockOf = (html: string, id: string): string => textOf(new RegExp(`<section class="panel-block">\\s*<h2 id="${id}">([\\s\\S]*?)</section>`).exec(html)?.[1] ?? '');

describe('the analysis of a round', () => {
  it('shows the matrix, rank intervals with their table, leniency and what the weights do, beside the plain mean', async () => {
    const { roundId, best } = await aRoundToTalkAbout();
    const html = await page(`/runder/${roundId}/analyse`);
    const text = textOf(html);
    for (const heading of ['Point fra hvert panelmedlem', 'Hvor sikker er rækkefølgen?', 'Uenighed kriterium for kriterium', 'Vurderinger, der skiller sig ud', 'Milde og strenge panelmedlemmer', 'Hvad vægtene betyder']) expect(text).toContain(heading);
    expect(html).toMatch(/<td class="numeric heat-4">40,0/);
    // 36 + 36 + 40 by three.
    expect(text).toContain('37,33');
    expect(/<table[^>]*>\s*<caption[^>]*>Rangintervaller[\s\S]*?<\/table>/.exec(html)?.[0]).toContain(best.number);
    expect(html).toContain('<svg role="img" aria-labelledby="rank-intervals-title rank-intervals-desc"');
    expect(text).toMatch(/mellem plads 3 og 4/);
    expect(text).toContain('Cy Analyseprøve 6');
    expect(textOf(await page(`/runder/${roundId}/analyse`, officer, 'en'))).toContain('How certain is the order?');
  });

  it('says that it cannot tell, and gives no figures, where the panels never meet', async () => {
    const roundId = await aClosedRound();
    const others = await Promise.all(['Di', 'Ed'].map((name) => aPerson(['panel'], { name: `${name} Analyseprøve` })));
    for (const [at, points] of [4, 6, 8, 5, 7].entries()) await assessed(roundId, `Sag ${at}`, [points, points - 1, points + (at % 2)]);
    for (const [at, points] of [3, 6, 9].entries()) await assessed(roundId, `Sag ${at} for sig`, [points, points - at], {}, others);
    const text = textOf(await page(`/runder/${roundId}/analyse`));
    expect(text).toContain('Ada Analyseprøve, Bo Analyseprøve, Cy Analyseprøve');
    expect(text).toContain('2 grupper');
    expect(text).not.toContain('Milde og strenge panelmedlemmer');
    expect(text).not.toContain('Rangintervaller');
    expect(text).toContain('Hvad vægtene betyder');
  });

  it('says so while there is too little, and is empty in a round without assessments', async () => {
    const roundId = await aClosedRound();
    expect(textOf(await page(`/runder/${roundId}/analyse`))).toContain('Ingen har afleveret en vurdering i runden endnu.');
    await assessed(roundId, 'Sag Ene', [5, 6, 7]);
    expect(textOf(await page(`/runder/${roundId}/analyse`))).toContain('Der er for lidt at regne på: 1 ansøgning med mindst to vurderinger, 3 panelmedlemmer');
    await browserOf(officer).get(`/runder/${roundId}/analyse?side=2`).expect(404);
    await browserOf(officer).get('/runder/findes-ikke/analyse').expect(404);
  });

  it('leaves out whatever the officer has an interest in, in ranks, counts and pictures', async () => {
    const { roundId, best, good } = await aRoundToTalkAbout();
    const partial = await aPerson(['officer']);
    await declares(best.id, partial.id, 'declared');
    for (const path of ['analyse', 'panelmoede']) {
      const html = await page(`/runder/${roundId}/${path}`, partial);
      expect(html).not.toContain(best.number);
      expect(html).not.toContain('Sag Bedst');
      expect(html).not.toContain(best.id);
    }
    const row = /<tbody>\s*<tr>([\s\S]*?)<\/tr>/.exec(await page(`/runder/${roundId}/analyse`, partial))![1]!;
    expect(textOf(row)).toMatch(new RegExp(`^ ?1 .*${good.number}`));
    expect(textOf(row)).toContain('32,00');
  });

  it('is for the secretariat alone', async () => {
    const { roundId } = await aRoundToTalkAbout();
    for (const role of ['panel', 'forum', 'applicant', 'council'] as const) {
      const somebody = browserOf(await aPerson([role]));
      for (const path of ['analyse', 'panelmoede']) await somebody.get(`/runder/${roundId}/${path}`).expect(403);
    }
    await browserOf(panel[0]!).get(`/runder/${roundId}/analyse`).expect(403);
  });
});

describe('the panel’s meeting', () => {
  it('talks about disagreement and the line first, and leaves what is clear for the end', async () => {
    const { roundId, best, good, nearB, worst } = await aRoundToTalkAbout();
    const html = await page(`/runder/${roundId}/panelmoede`);
    const [discuss, yes, no] = ['droeftes', 'ja', 'nej'].map((id) => blockOf(html, id));
    expect(discuss).toMatch(new RegExp(`Punkt 1 .*${nearB.number}`));
    expect(discuss).toMatch(/Stor spredning: kriterium \d \(2 point\)/);
    for (const clear of [best, good]) expect(yes).toContain(clear.number);
    expect(no).toContain(worst.number);
    expect(discuss).not.toContain(worst.number);
  });

  it('says who leaves the room at which item, by name and to the secretariat alone', async () => {
    const { roundId, nearB, best } = await aRoundToTalkAbout();
    const eva = await aPerson(['panel'], { name: 'Eva Ude' });
    await inPanel(roundId, eva.id);
    await declares(nearB.id, eva.id, 'disqualified');
    await declares(best.id, eva.id, 'declared');
    const html = await page(`/runder/${roundId}/panelmoede`);
    expect(blockOf(html, 'droeftes')).toMatch(new RegExp(`${nearB.number} .*?Eva Ude forlader lokalet\\.`));
    expect(blockOf(html, 'ja')).toMatch(new RegExp(`${best.number} .*?Eva Ude`));
    expect(blockOf(html, 'droeftes')).toContain('går nogen ud 1 gang');
  });

  it('takes an application up when somebody asks, with a reason, and back again', async () => {
    const { roundId, best } = await aRoundToTalkAbout();
    const path = `/runder/${roundId}/panelmoede`;
    const post = (fields: Record<string, string>, person = officer) => browserOf(person).post(path, fields);
    const short = await post({ act: 'pull', applicationId: best.id, reason: 'Fordi.' }).expect(422);
    expect(textOf(short.text)).toContain('Begrundelsen er 6 tegn. Den skal være mellem 20 og');
    expect(short.text).toContain('Fordi.</textarea>');
    expect(textOf((await post({ act: 'pull', applicationId: '', reason: 'Fordi formanden ønsker det.' }).expect(422)).text)).toContain('Vælg den ansøgning, der skal drøftes.');
    await post({ act: 'pull', applicationId: best.id, reason: 'Formanden vil drøfte partnerskabet.' }).expect(303);
    expect(blockOf(await page(path), 'droeftes')).toMatch(new RegExp(`${best.number}.*Taget op af .*: Formanden vil drøfte partnerskabet\\.`));
    await post({ act: 'putBack', applicationId: best.id }).expect(303);
    expect(blockOf(await page(path), 'ja')).toContain(best.number);
    const trace = await sql<{ kind: string }>(`SELECT kind FROM event WHERE subject = $1 AND kind LIKE 'panel-meeting.%' ORDER BY id`, [roundId]);
    expect(trace.map(({ kind }) => kind)).toEqual(['panel-meeting.pulled', 'panel-meeting.put-back']);
    expect(await sql('SELECT FROM panel_meeting_request WHERE application_id = $1', [best.id])).toHaveLength(2);
    // Of another round, or of nothing at all: as unknown as any.
    const elsewhere = await aRoundToTalkAbout();
    for (const id of [elsewhere.best.id, 'x']) await post({ act: 'pull', applicationId: id, reason: 'Formanden vil drøfte partnerskabet.' }).expect(404);
    const partial = await aPerson(['officer']);
    await declares(best.id, partial.id, 'disqualified');
    await post({ act: 'pull', applicationId: best.id, reason: 'Formanden vil drøfte partnerskabet.' }, partial).expect(404);
  });

  it('is empty in a round without applications', async () => {
    expect(textOf(await page(`/runder/${await aClosedRound()}/panelmoede`))).toContain('Runden har ingen indsendte ansøgninger');
  });
});
