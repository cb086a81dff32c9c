import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RankingInput } from '../../src/ranking/ranking-input.rules.js';
import type { RankingResult } from '../../src/ranking/ranking-result.rules.js';
import { anAssessedApplication, declares, inPanel } from '../builders/assessed-application.js';
import { aClosedRound, finalise, scored } from '../builders/ranked-round.js';
import { aSubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

let officer: Person;
let colleague: Person;
let forum: Person;

beforeAll(async () => {
  [officer, colleague, forum] = await Promise.all([aPerson(['officer']), aPerson(['officer']), aPerson(['forum'])]);
});

const page = (roundId: string, rest = '') => `/runder/${roundId}/rangliste${rest}`;
const reason = 'Vækstforum mødes i morgen, og bedømmeren er syg.';

async function recordedIn(roundId: string): Promise<{ number: number; occasion: string; reason: string; input: RankingInput; result: RankingResult; sha256: string }[]> {
  const rows = await sql<{ number: number; occasion: string; reason: string; inputs: string; result: string; sha256: string }>('SELECT * FROM ranking WHERE round_id = $1 ORDER BY number', [roundId]);
  return rows.map(({ inputs, result, ...row }) => ({ ...row, input: JSON.parse(inputs) as RankingInput, result: JSON.parse(result) as RankingResult }));
}

const ranksIn = ({ ranked }: RankingResult): Record<string, string> => Object.fromEntries(ranked.map(({ number, rank, shared }) => [number, `${rank}${shared ? '=' : ''}`]));
const rowsOf = (html: string, id: string) => [...(new RegExp(`<table[^>]*id="${id}">([\\s\\S]*?)</table>`).exec(html)?.[1] ?? '').matchAll(/<tr[\s>][\s\S]*?<\/tr>/g)].slice(1).map(([line]) => line.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim());

describe('a ranking that is made final', () => {
  it('is recorded with what went in, shown to the forum in the recorded order, and noted', async () => {
    const roundId = await aClosedRound();
    const low = await scored(roundId, [6, 6, 6], { title: 'Lav' });
    const high = await scored(roundId, [9, 9, 8], { title: 'Høj' });
    const equal = await scored(roundId, [6, 6, 6], { title: 'Lige' });
    expect((await browserOf(forum).get(page(roundId)).expect(200)).text).toContain('Ranglisten er ikke endelig endnu');
    await browserOf(forum).get(page(roundId, '/1')).expect(404);

    expect((await finalise(officer, roundId)).headers.location).toBe(page(roundId, '/1'));
    const [one, ...more] = await recordedIn(roundId);
    expect(more).toEqual([]);
    expect(ranksIn(one!.result)).toEqual({ [high.number]: '1', [low.number]: '2=', [equal.number]: '2=' });
    expect(one!.input.applications.map(({ number, assessments }) => [number, assessments.length])).toEqual([low, high, equal].map(({ number }) => [number, 3]).sort());

    const shown = await browserOf(forum).get(page(roundId)).expect(303);
    const { text } = await browserOf(forum).get(shown.headers.location!).expect(200);
    expect(rowsOf(text, 'ranked').map((row) => /^(Høj|Lav|Lige) .*? (\d(?:, delt)?) /.exec(row)?.slice(1))).toEqual(one!.result.ranked.map(({ number, rank, shared }) => [{ [low.number]: 'Lav', [high.number]: 'Høj', [equal.number]: 'Lige' }[number], `${rank}${shared ? ', delt' : ''}`]));
    expect(text).toContain(one!.sha256);
    expect(text).not.toContain('/vurderinger');
    const events = await sql<{ facts: object }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'ranking.finalised'`, [roundId]);
    expect(events.map(({ facts }) => facts)).toEqual([{ number: 1, sha256: one!.sha256, override: null }]);
  });

  it('is one, when two officers ask at once, and is not made twice of the same', async () => {
    const roundId = await aClosedRound();
    await scored(roundId, [6, 6, 6]);
    const { text } = await browserOf(officer).get(page(roundId, '/afslutning')).expect(200);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(text)![1]!;
    const answers = await Promise.all([officer, colleague, officer, colleague].map((person) => browserOf(person).post(page(roundId, '/afslutning'), { seen })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    expect(answers.find(({ status }) => status === 422)!.text).toContain('Rangliste nr. 1 er allerede lavet af præcis det her.');
    expect(await recordedIn(roundId)).toHaveLength(1);
  });

  it('is refused where the scores are others than those looked at', async () => {
    const roundId = await aClosedRound();
    const { id, panel } = await scored(roundId, [6, 6, 6]);
    const { text } = await browserOf(officer).get(page(roundId, '/afslutning')).expect(200);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(text)![1]!;
    await sql(
      `INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
       SELECT seat_id, 2, clock_timestamp(), (SELECT jsonb_agg(jsonb_set(x, '{halfPoints}', '9')) FROM jsonb_array_elements(scores) x), 1, rule_set_id FROM assessment_version v JOIN panel_seat s ON s.id = v.seat_id WHERE s.application_id = $1 AND s.account_id = $2`,
      [id, panel[0]!.id],
    );
    const refused = await browserOf(officer).post(page(roundId, '/afslutning'), { seen }).expect(422);
    expect(refused.text).toContain('Noget har ændret sig, siden du åbnede siden');
    expect(await recordedIn(roundId)).toEqual([]);
  });

  it('waits for the deadline, and for an application', async () => {
    const open = await aRound();
    await anAssessedApplication({ roundId: open });
    expect((await finalise(officer, open)).text).toContain('Runden modtager stadig ansøgninger til');
    const empty = await aClosedRound();
    expect((await finalise(officer, empty)).text).toContain('så der er intet at rangere');
  });

  it('is for whoever is impartial in all of them, and shows nobody else what it is made of', async () => {
    const roundId = await aClosedRound();
    const { id, number } = await scored(roundId, [6, 6, 6]);
    await scored(roundId, [7, 7, 7]);
    const partial = await aPerson(['officer']);
    await declares(id, partial.id, 'disqualified', officer.id);
    const { text } = await browserOf(partial).get(page(roundId, '/afslutning')).expect(200);
    expect(text).toContain('forvaltningslovens § 3, stk. 3');
    expect(text).not.toContain(number);
    const { text: own } = await browserOf(officer).get(page(roundId, '/afslutning')).expect(200);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(own)![1]!;
    await browserOf(partial).post(page(roundId, '/afslutning'), { seen }).expect(422);
    expect(await recordedIn(roundId)).toEqual([]);
  });
});

describe('a ranking that lacks something', () => {
  it('names every assessor, decision and panel that is missing, and the smallest change', async () => {
    const roundId = await aClosedRound();
    const waiting = await scored(roundId, [6, 6]);
    const none = await aSubmittedApplication({ roundId });
    const undecided = await scored(roundId, [6, 6, 6]);
    await declares(undecided.id, undecided.panel[0]!.id, 'declared');
    const { text } = await browserOf(officer).get(page(roundId, '/afslutning')).expect(200);
    const rows = rowsOf(text, 'lacks');
    const [late] = await sql<{ name: string }>('SELECT name FROM account WHERE id = $1', [waiting.panel[2]!.id]);
    const [said] = await sql<{ name: string }>('SELECT name FROM account WHERE id = $1', [undecided.panel[0]!.id]);
    expect(rows.find((row) => row.startsWith(waiting.number))).toBe(`${waiting.number} 2 af mindst 3 vurderinger tæller. Ikke indsendt af ${late!.name}. Lad dem indsende, eller tag pladsen tilbage`);
    expect(rows.find((row) => row.startsWith(none.number))).toBe(`${none.number} 0 af mindst 3 vurderinger tæller. Udpeg 3 til, og lad dem indsende`);
    expect(rows.filter((row) => row.startsWith(undecided.number))).toEqual([`${undecided.number} Ingen har afgjort, om ${said!.name} er inhabil. Afgør habiliteten`, `${undecided.number} 2 af mindst 3 vurderinger tæller. Udpeg 1 til, og lad dem indsende`]);
    expect((await finalise(officer, roundId)).text).toContain('for der mangler noget: 4 punkter nedenfor');
  });

  it('is made all the same when another officer gives leave, for exactly what is missing', async () => {
    const roundId = await aClosedRound();
    const short = await scored(roundId, [6, 6]);
    await scored(roundId, [5, 5, 5]);
    const browser = browserOf(officer);
    const lacksSeen = async () => /action="[^"]*\/tilladelse"[\s\S]*?name="seen" value="([0-9a-f]{64})"/.exec((await browser.get(page(roundId, '/afslutning'))).text)?.[1] ?? '';
    expect((await browser.post(page(roundId, '/tilladelse'), { seen: await lacksSeen(), leave: 'for kort' }).expect(422)).text).toContain('Begrundelsen er på 8 tegn');
    await browser.post(page(roundId, '/tilladelse'), { seen: await lacksSeen(), leave: reason }).expect(303);
    const [asked] = await sql<{ id: string }>('SELECT id FROM ranking_override WHERE round_id = $1', [roundId]);
    const decision = page(roundId, `/tilladelse/${asked!.id}`);
    expect((await browser.post(decision, { outcome: 'granted' }).expect(422)).text).toContain('så en anden skal give den');
    expect((await finalise(officer, roundId)).status).toBe(422);
    expect((await browserOf(colleague).get(page(roundId, '/afslutning'))).text).toContain(reason);
    await browserOf(colleague).post(decision, {}).expect(422);
    await browserOf(colleague).post(decision, { outcome: 'granted', note: 'Enig.' }).expect(303);

    // One more is missing now, so the leave does not hold.
    const another = await scored(roundId, [7, 7]);
    expect((await finalise(officer, roundId)).status).toBe(422);
    await sql('UPDATE application SET state = $2 WHERE id = $1', [another.id, 'draft']);
    expect((await finalise(officer, roundId)).status).toBe(303);
    const [made] = await recordedIn(roundId);
    expect(made!.result.ranked.map(({ number, assessments }) => [number, assessments])[0]).toEqual([short.number, 2]);
    const [event] = await sql<{ facts: { override: string } }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'ranking.finalised'`, [roundId]);
    expect(event!.facts.override).toBe(asked!.id);

    const [giver] = await sql<{ name: string }>('SELECT name FROM account WHERE id = $1', [colleague.id]);
    const { text } = await browserOf(forum).get(page(roundId, '/1')).expect(200);
    expect(text).toMatch(new RegExp(`<dt>Tilladelse givet af</dt>\\s*<dd>\\s*<p>${giver!.name}, `));
    expect(text).toContain(`1 ansøgning er rangeret efter færre end 3 vurderinger: ${short.number} (2 af 3).`);
    const { text: again } = await browser.get(page(roundId, '/afslutning')).expect(200);
    for (const said of ['Tilladelsen blev også brugt til rangliste nr. 1.', 'Lav rangliste nr. 2', `href="/runder/${roundId}/panelarbejde" class="back-link"`]) expect(again).toContain(said);
    expect((await browser.get(page(roundId)).expect(200)).text).toContain('Lav rangliste nr. 2');
  });

  it('is not asked for where nothing is missing, nor decided twice, nor found in another round', async () => {
    const roundId = await aClosedRound();
    await scored(roundId, [6, 6, 6]);
    expect((await browserOf(officer).post(page(roundId, '/tilladelse'), { leave: reason, seen: 'x' }).expect(422)).text).toContain('Der mangler ikke længere noget');
    const other = await aClosedRound();
    await scored(other, [6]);
    const seen = /\/tilladelse"[\s\S]*?name="seen" value="([0-9a-f]{64})"/.exec((await browserOf(officer).get(page(other, '/afslutning'))).text)![1]!;
    await browserOf(officer).post(page(other, '/tilladelse'), { leave: reason, seen }).expect(303);
    const [asked] = await sql<{ id: string }>('SELECT id FROM ranking_override WHERE round_id = $1', [other]);
    await browserOf(colleague).post(page(roundId, `/tilladelse/${asked!.id}`), { outcome: 'granted' }).expect(404);
    await browserOf(colleague).post(page(other, `/tilladelse/${asked!.id}`), { outcome: 'refused' }).expect(303);
    expect((await browserOf(colleague).post(page(other, `/tilladelse/${asked!.id}`), { outcome: 'granted' }).expect(422)).text).toContain('En anden har allerede afgjort det');
  });
});

describe('the rules of a round', () => {
  it('decide ties in turn, list what is below a threshold without ranking it, and let the threshold itself pass', async () => {
    const roundId = await aClosedRound({ thresholds: { sustainability: 6 }, tieChain: ['min-criterion'] });
    const even = await scored(roundId, [6, 6, 6], { title: 'Jævn' });
    const [first, second] = even.criteria.filter(({ id }) => id !== 'sustainability').map(({ id }) => id) as [string, string];
    const bumpy = await scored(roundId, [6, 6, 6], { title: 'Ujævn', scores: { [first]: 2, [second]: 10 } });
    const below = await scored(roundId, [9, 9, 9], { title: 'Under', scores: { sustainability: 5 } });
    expect((await finalise(officer, roundId)).status).toBe(303);
    const [made] = await recordedIn(roundId);
    expect(made!.result.ranked.map(({ number, rank, separatedBy }) => [number, rank, separatedBy])).toEqual([[even.number, 1, null], [bumpy.number, 2, 'min-criterion']]);
    expect(made!.result.failed.map(({ number, failures }) => [number, failures.map(({ on }) => on)])).toEqual([[below.number, ['sustainability']]]);
    const { text } = await browserOf(forum).get(page(roundId, '/1')).expect(200);
    expect(rowsOf(text, 'failed')).toHaveLength(1);
    expect(text).toContain('afgjort af Laveste kriterium');
  });

  it('make what the panel agreed on decide, and wait for it', async () => {
    const roundId = await aClosedRound({ basis: 'consensus' });
    const one = await scored(roundId, [6, 6, 6]);
    const { text } = await browserOf(officer).get(page(roundId, '/afslutning')).expect(200);
    expect(rowsOf(text, 'lacks')).toEqual([`${one.number} Panelet er ikke færdigt med at blive enigt. Afslut panelets drøftelse`]);
    await sql('INSERT INTO consensus_score (application_id, criterion_id, revision, half_points, reason, author_id, at) SELECT $1, id, 1, 9, $2, $3, clock_timestamp() FROM criterion', [one.id, reason, officer.id]);
    await sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by, concluded_at, concluded_by) VALUES ($1, clock_timestamp(), $2, clock_timestamp(), $2)', [one.id, officer.id]);
    expect((await finalise(officer, roundId)).status).toBe(303);
    expect((await recordedIn(roundId))[0]!.result.ranked[0]!.total).toEqual({ numerator: '72', denominator: '1' });
  });

  it('draw the pools’ line where the money ends, to the øre', async () => {
    const roundId = await aClosedRound();
    const fund = 'regional-development-funds';
    await sql('UPDATE round_fund SET pool_oere = CASE WHEN fund_id = $2 THEN 300000000 ELSE 0 END WHERE round_id = $1', [roundId, fund]);
    await scored(roundId, [9, 9, 9], { title: 'Først', funds: { [fund]: 200_000_000n } });
    await scored(roundId, [8, 8, 8], { title: 'Dernæst', funds: { [fund]: 100_000_001n } });
    await scored(roundId, [7, 7, 7], { title: 'Sidst', funds: { [fund]: 1n } });
    await finalise(officer, roundId);
    const [made] = await recordedIn(roundId);
    expect(made!.result.line).toMatchObject({ rank: 2, short: { [fund]: '1' } });
    const { text } = await browserOf(forum).get(page(roundId, '/1')).expect(200);
    expect(rowsOf(text, 'ranked').map((row) => row.split(' ').at(-1))).toEqual(['for', 'reserve', 'reserve']);
    expect(text).toContain('Linjen går ved plads 2');
  });
});

describe('a recorded ranking and somebody who may not know of all of it', () => {
  it('shows no row, count, gap or line that tells of what is hidden', async () => {
    const roundId = await aClosedRound();
    await scored(roundId, [9, 9, 9], { title: 'Synlig A' });
    const hidden = await scored(roundId, [8, 8, 8], { title: 'Skjult B' });
    await scored(roundId, [7, 7, 7], { title: 'Synlig C' });
    await finalise(officer, roundId);
    const member = await aPerson(['forum']);
    await declares(hidden.id, member.id, 'disqualified', officer.id);
    const { text } = await browserOf(member).get(page(roundId, '/1')).expect(200);
    expect(rowsOf(text, 'ranked').map((row) => /^(\S+ \S) \S+ · .*? (\d) /.exec(row)?.slice(1))).toEqual([['Synlig A', '1'], ['Synlig C', '2']]);
    for (const secret of ['Skjult B', hidden.number, hidden.id, 'Puljernes linje<', 'Ansøgninger med en plads: 3']) expect(text).not.toContain(secret);
  });
});

describe('when an interest comes to light afterwards', () => {
  it('the round is ranked anew without that assessment, and the old ranking stays', async () => {
    const roundId = await aClosedRound();
    const first = await scored(roundId, [9, 9, 3], { title: 'Alfa' });
    const second = await scored(roundId, [8, 8, 8], { title: 'Beta' });
    await finalise(officer, roundId);
    const [before] = await recordedIn(roundId);
    expect(ranksIn(before!.result)).toEqual({ [second.number]: '1', [first.number]: '2' });
    await inPanel(roundId, first.panel[2]!.id);
    await discovered(roundId, first.id, first.panel[2]!.id);
    const [old, fresh, ...more] = await recordedIn(roundId);
    expect(more).toEqual([]);
    expect(old).toEqual(before);
    expect(fresh).toMatchObject({ number: 2, occasion: 'recomputed', reason: first.number });
    expect(ranksIn(fresh!.result)).toEqual({ [first.number]: '1', [second.number]: '2' });
    expect(fresh!.input.applications.find(({ id }) => id === first.id)!.withdrawn.map(({ why }) => why)).toEqual(['declared']);
    const { text } = await browserOf(forum).get(page(roundId, '/2')).expect(200);
    expect(rowsOf(text, 'changes').map((row) => row.replace(/ P-\S+ · Leder \S+/, ''))).toEqual(['Alfa 2 (28,00 point) 1 (36,00 point)', 'Beta 1 (32,00 point) 2 (32,00 point)']);
    expect((await browserOf(forum).get(page(roundId, '/1')).expect(200)).text).toContain('Der er lavet en nyere: rangliste nr. 2');
  });
});

/** Somebody finds out, and says so where such things are said. */
async function discovered(roundId: string, applicationId: string, accountId: string): Promise<void> {
  const answer = await browserOf(officer).post(`/runder/${roundId}/habilitet/${applicationId}/${accountId}`, { ground: '3', source: 'Sidder i bestyrelsen for lead partner, står der i CVR.' });
  expect(answer.status).toBe(303);
}
