import { beforeAll, describe, expect, it } from '@jest/globals';
import { declares } from '../builders/assessed-application.js';
import { aClosedRound, finalise, scored } from '../builders/ranked-round.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';

let officer: Person;

beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const listed = (html: string) => [...(/<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '').matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([line]) => line.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim());
const titles = (html: string) => listed(html).map((row) => / (Sag \S+)/.exec(row)?.[1]);
const captionOf = (html: string) => /<caption id="ranking-caption">([^<]*)</.exec(html)?.[1];

async function list(roundId: string, query = '', person = officer): Promise<string> {
  return (await browserOf(person).get(`/runder/${roundId}/rangliste${query}`).expect(200)).text;
}

describe('the list of a round’s applications', () => {
  it('finds by number, title, partner and summary, by word stems and beginnings of words', async () => {
    const roundId = await aClosedRound();
    const mill = await scored(roundId, [6, 6, 6], { title: 'Sag Vindmøllerne på havet' });
    await scored(roundId, [7, 7, 7], { title: 'Sag Kystkultur', partners: ['Nørrebjerg Havneselskab', 'Anden'] });
    const found = async (q: string) => titles(await list(roundId, `?q=${encodeURIComponent(q)}`));
    expect(await found('vindmølle')).toEqual(['Sag Vindmøllerne']);
    expect(await found('HAVNE nørre')).toEqual(['Sag Kystkultur']);
    expect(await found(mill.number)).toEqual(['Sag Vindmøllerne']);
    expect(await found('vindmølle kystkultur')).toEqual([]);
    expect(await found(`' & | ! :* ( <x>`)).toEqual([]);
    const cases = async (q: string) => (await browserOf(officer).get(`/sager?runde=${roundId}&q=${encodeURIComponent(q)}`).expect(200)).text;
    expect(await cases('vindmølle')).toContain(mill.number);
    expect(await cases('kystkultur')).not.toContain(mill.number);
    expect(await cases('findesikke')).toContain('Ingen sager passer til det, du har søgt efter.');
    const nothing = await list(roundId, '?q=findesikke');
    expect(nothing).toContain('Ingen ansøgninger passer til det, du har valgt.');
    expect(nothing).toContain('Vis alle ansøgninger');
    expect(nothing).toContain('value="findesikke"');
  });

  it('searches what was sent in last, not what stood there before', async () => {
    const roundId = await aClosedRound();
    const { id } = await scored(roundId, [6, 6, 6], { title: 'Sag Gammeltitel' });
    await sql(`INSERT INTO submission (application_id, version, received_at, submitted_by, snapshot, sha256, lead_partner, sought_oere, cost_oere)
      SELECT application_id, 2, received_at, submitted_by, jsonb_set(snapshot::jsonb, '{project}', '{"title": "Nyttitel", "summary": "Andet."}')::text, sha256, lead_partner, sought_oere, cost_oere FROM submission WHERE application_id = $1`, [id]);
    expect(captionOf(await list(roundId, '?q=nyttitel'))).toContain('1');
    expect(listed(await list(roundId, '?q=gammeltitel'))).toEqual([]);
  });

  it('shows what is missing, complete, wide or below a threshold, with the same ranks as among all', async () => {
    const roundId = await aClosedRound({ thresholds: { sustainability: 4 } });
    await scored(roundId, [9, 9], { title: 'Sag Mangler' });
    await scored(roundId, [8, 8, 8], { title: 'Sag Hel' });
    await scored(roundId, [2, 7, 10], { title: 'Sag Bred' });
    await scored(roundId, [8, 8, 8], { title: 'Sag Under', scores: { sustainability: 3 } });
    expect(listed(await list(roundId)).map((row) => /^(\d|–)(?: .*?)? (Sag \S+)/.exec(row)?.slice(1))).toEqual([['1', 'Sag Mangler'], ['2', 'Sag Hel'], ['3', 'Sag Bred'], ['–', 'Sag Under']]);
    expect(titles(await list(roundId, '?vis=missing'))).toEqual(['Sag Mangler']);
    expect(listed(await list(roundId, '?vis=wide')).map((row) => row[0])).toEqual(['3']);
    expect(titles(await list(roundId, '?vis=below'))).toEqual(['Sag Under']);
    expect(titles(await list(roundId, '?vis=complete')).sort()).toEqual(['Sag Bred', 'Sag Hel', 'Sag Under']);
    expect(titles(await list(roundId, '?orden=k%3Asustainability'))).toEqual(['Sag Mangler', 'Sag Hel', 'Sag Bred', 'Sag Under']);
    expect(titles(await list(roundId, '?orden=spread'))[0]).toBe('Sag Bred');
    expect(titles(await list(roundId, '?orden=k%3Afindes-ikke&vis=%27'))).toHaveLength(4);
  });

  it('ranks as the final ranking does, ties and thresholds included', async () => {
    const roundId = await aClosedRound({ thresholds: { sustainability: 3 }, totalThreshold: 20, tieChain: ['sustainability', 'min-criterion'] });
    const other = (await sql<{ id: string }>(`SELECT id FROM criterion WHERE id <> 'sustainability' ORDER BY number LIMIT 2`)).map(({ id }) => id) as [string, string];
    for (const [title, points, scores] of [
      ['A', [6, 6, 6], {}], ['B', [6, 6, 6], {}], ['C', [5, 6, 7], { [other[0]]: 2, [other[1]]: 10 }], ['D', [6, 6, 6], { sustainability: 8, [other[0]]: 4 }], ['E', [6, 7], {}], ['F', [2, 2, 2], {}], ['G', [9, 9, 9], { sustainability: 2 }], ['H', [7, 6, 6], {}],
    ] as const) await scored(roundId, points, { title: `Sag ${title}`, scores });
    const live = listed(await list(roundId)).map((row) => /^(\d|–)( delt)?.*? Sag (\S)/.exec(row)!.slice(1).map((part) => part ?? ''));
    const ask = await browserOf(officer).get(`/runder/${roundId}/rangliste/afslutning`);
    const seen = /\/tilladelse"[\s\S]*?name="seen" value="([0-9a-f]{64})"/.exec(ask.text)![1]!;
    await browserOf(officer).post(`/runder/${roundId}/rangliste/tilladelse`, { seen, leave: 'Den sidste bedømmer er syg, og mødet er i morgen.' }).expect(303);
    await sql(`UPDATE ranking_override SET outcome = 'granted', decided_by = $2, decided_at = clock_timestamp() WHERE round_id = $1`, [roundId, (await aPerson(['officer'])).id]);
    expect((await finalise(officer, roundId)).status).toBe(303);
    const [made] = await sql<{ result: string }>('SELECT result FROM ranking WHERE round_id = $1', [roundId]);
    const { ranked, failed } = JSON.parse(made!.result) as { ranked: { id: string; rank: number; shared: boolean }[]; failed: { id: string }[] };
    const names = new Map((await sql<{ id: string; title: string }>('SELECT id, title FROM application WHERE round_id = $1', [roundId])).map(({ id, title }) => [id, title.slice(4)]));
    const final = [...ranked.map(({ id, rank, shared }) => [String(rank), shared ? ' delt' : '', names.get(id)!]), ...failed.map(({ id }) => ['–', '', names.get(id)!])];
    expect([...live].sort()).toEqual([...final].sort());
    expect(live.filter(([rank]) => rank === '–').map(([, , title]) => title).sort()).toEqual(['F', 'G']);
  });

  it('counts, ranks and finds nothing that its reader may not know of', async () => {
    const roundId = await aClosedRound();
    await scored(roundId, [9, 9, 9], { title: 'Sag Først' });
    const hidden = await scored(roundId, [8, 8, 8], { title: 'Sag Skjult' });
    await scored(roundId, [7, 7, 7], { title: 'Sag Sidst' });
    for (const status of ['declared', 'disqualified'] as const) {
      const reader = await aPerson(['officer']);
      await declares(hidden.id, reader.id, status, officer.id);
      const text = await list(roundId, '', reader);
      expect(listed(text).map((row) => /^(\d) (Sag \S+)/.exec(row)?.slice(1))).toEqual([['1', 'Sag Først'], ['2', 'Sag Sidst']]);
      expect(captionOf(text)).toBe('Ansøgninger under vurdering eller senere: 2');
      expect(text).toContain('Ansøgninger, som du ikke må have med at gøre, er ikke med.');
      expect(listed(await list(roundId, '?q=skjult', reader))).toEqual([]);
      const csv = await browserOf(reader).get(`/runder/${roundId}/rangliste/vurderinger/csv`).expect(200);
      expect(csv.text).not.toContain('Skjult');
      expect(csv.text).not.toContain(hidden.number);
      expect(csv.text).toContain('er ikke med.');
    }
    expect(titles(await list(roundId))).toContain('Sag Skjult');
  });
});

describe('all scores and reasons as a file', () => {
  it('come as Danish CSV with a mark, commas and texts that no spreadsheet runs', async () => {
    const roundId = await aClosedRound();
    const { number, panel } = await scored(roundId, [7, 8], { title: '=SUM(1;2)' });
    await declares((await sql<{ id: string }>('SELECT id FROM application WHERE number = $1', [number]))[0]!.id, panel[1]!.id, 'disqualified', officer.id);
    const { body, headers } = await browserOf(officer).get(`/runder/${roundId}/rangliste/vurderinger/csv`).responseType('blob').expect(200);
    const text = (body as Buffer).toString();
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, ...rows] = text.replace(/\r\n$/, '').split('\r\n').map((line) => line.split(';'));
    expect(head!.slice(0, 11)).toEqual(['\uFEFFNummer', 'Titel', 'Lead partner', 'Bedømmer', 'Organisation', 'Indsendt', 'Udgave', 'Tæller', 'I alt', expect.stringMatching(/^K1 /), expect.stringMatching(/^K1 .*: begrundelse$/)]);
    expect(rows).toHaveLength(2);
    expect(text).toContain(`"'=SUM(1;2)"`);
    expect(text).toContain(`;28;3,5;"'=Begrundelse nr. 1; den er lang nok."`);
    expect(text).toContain('nej, inhabil');
    const english = await browserOf(officer, { lang: 'en' }).get(`/runder/${roundId}/rangliste/vurderinger/csv`).expect(200);
    expect(english.text).toContain('no, disqualified');
  });

  it('come as a workbook, and for the secretariat alone', async () => {
    const roundId = await aClosedRound();
    await scored(roundId, [7, 8, 9]);
    const { headers } = await browserOf(officer).get(`/runder/${roundId}/rangliste/vurderinger/xlsx`).expect(200);
    expect(headers['content-disposition']).toContain('.xlsx');
    await browserOf(officer).get(`/runder/${roundId}/rangliste/vurderinger/pdf`).expect(404);
    for (const role of ['forum', 'panel', 'admin', 'applicant'] as const) await browserOf(await aPerson([role])).get(`/runder/${roundId}/rangliste/vurderinger/csv`).expect(403);
  });
});
