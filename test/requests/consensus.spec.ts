import { beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessedApplication, declares, inPanel } from '../builders/assessed-application.js';
import { agreed, anOpenTalk, aPanelWithChair, fieldsOf, writeAll, type Talk } from '../builders/consensus.js';
import { errorBeside, textOf, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

const reason = 'Den sidste er syg, og mødet holdes i morgen.';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const page = (person: Person, { id }: { id: string }) => browserOf(person).get(`/konsensus/${id}`);
const open = (talk: { id: string }, fields = {}) => browserOf(officer).post(`/konsensus/${talk.id}/aabning`, fields);
const write = (person: Person, { id }: { id: string }, fields: Record<string, string>) => browserOf(person).post(`/konsensus/${id}`, fields);
const conclude = async (person: Person, { id }: { id: string }) => {
  const seen = /name="seen" value="([^"]+)"/.exec((await page(person, { id })).text)?.[1] ?? '';
  return browserOf(person).post(`/konsensus/${id}/afslutning`, { seen });
};
const mailsTo = (person: Person) => sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1', [person.email]);
const kinds = async ({ id }: { id: string }) => (await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [id])).map(({ kind }) => kind);
const summaryOf = async ({ id }: { id: string }) => (await sql<{ consensus_total: number | null; consensus: Record<string, number> }>('SELECT consensus_total, consensus FROM assessment_summary WHERE application_id = $1', [id]))[0]!;

describe('before the consensus is opened', () => {
  it('nobody of the panel sees another’s score; the officer sees who is in', async () => {
    const talk = await aPanelWithChair({ missing: 1 });
    const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [talk.id, talk.panel[0]!.id]);
    await page(talk.panel[0]!, talk).expect(303).expect('Location', `/panel/${seat!.id}`);
    await page(talk.chair, talk).expect(404);
    await write(talk.panel[0]!, talk, {}).expect(303);
    await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}/kommentarer`, { comment: 'Hej' }).expect(303);
    const shown = textOf((await page(officer, talk).expect(200)).text);
    expect(shown).toContain('2 har indsendt, og der mangler 1 vurdering.');
    expect(shown).not.toContain('Panelets drøftelse');
    expect(await sql('SELECT 1 FROM panel_comment WHERE application_id = $1', [talk.id])).toEqual([]);
  });

  it('an officer opens it with a reason where somebody is missing, and who has not handed in sees nothing until then', async () => {
    const talk = await aPanelWithChair({ missing: 1 });
    const short = await open(talk, { openReason: 'Haster' }).expect(422);
    expect(errorBeside(short.text, 'openReason')).toBe('Begrundelsen skal være på mindst 20 tegn. Den er på 6, så der mangler 14.');
    expect(valueOf(short.text, 'openReason')).toBe('Haster');
    await open(talk, { openReason: reason }).expect(303).expect('Location', `/konsensus/${talk.id}`);
    expect((await sql<{ facts: unknown }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'panel.consensus-opened'`, [talk.id]))[0]?.facts).toEqual({ submitted: 2, seats: 3, reason });
    await page(talk.panel[0]!, talk).expect(200);
    await page(talk.panel[2]!, talk).expect(303);
    await write(talk.panel[2]!, talk, agreed(talk, '5') as Record<string, string>).expect(303);
    expect(await sql('SELECT 1 FROM consensus_score WHERE application_id = $1', [talk.id])).toEqual([]);
    expect((await mailsTo(talk.panel[2]!))[0]?.body).toContain('når din egen er indsendt');
    expect((await open(talk, { openReason: reason }).expect(422)).text).toContain('Konsensus er allerede åbnet.');
  });

  it('is not opened while nobody has handed in, or by whoever has an interest in the case', async () => {
    const nobody = await aPanelWithChair({ missing: 3 });
    expect((await open(nobody, { openReason: reason }).expect(422)).text).toContain('Ingen har indsendt deres vurdering');
    const talk = await aPanelWithChair();
    const partial = await aPerson(['officer']);
    await declares(talk.id, partial.id, 'declared');
    await browserOf(partial).get(`/konsensus/${talk.id}`).expect(404);
    for (const part of ['aabning', 'kommentarer', 'afslutning', 'genaabning']) await browserOf(partial).post(`/konsensus/${talk.id}/${part}`, { openReason: reason, comment: 'Hej' }).expect(404);
    const list = await browserOf(partial).get(`/runder/${talk.roundId}/konsensus`).expect(200);
    expect(list.text).not.toContain(talk.title);
    await browserOf(partial).post(`/runder/${talk.roundId}/konsensus`).expect(422);
    expect(await sql('SELECT 1 FROM assessment_phase WHERE application_id = ANY($1)', [[talk.id, nobody.id]])).toEqual([]);
  });

  it('opens all that are complete at once, with one mail to each person and none to whoever is out', async () => {
    const roundId = await aRound();
    const [first, second, waiting] = [await aPanelWithChair({ roundId }), await anAssessedApplication({ roundId }), await anAssessedApplication({ roundId, missing: 1 })];
    const both = first.panel[0]!;
    await inPanel(roundId, both.id);
    await declares(second.id, first.chair.id);
    await declares(first.id, first.panel[1]!.id, 'disqualified');
    // One assessor is out, and the summary says so as the portal would have written it.
    await sql('UPDATE assessment_summary SET seats = 2, submitted = 2 WHERE application_id = $1', [first.id]);
    const before = textOf((await browserOf(officer).get(`/runder/${roundId}/konsensus`).expect(200)).text);
    expect(before).toContain('Åbn konsensus for 1 ansøgning');
    expect(before).toContain('1 mere efter rundens regler');
    await sql('UPDATE assessment_summary SET seats = 3, submitted = 3 WHERE application_id = $1', [first.id]);
    await browserOf(officer).post(`/runder/${roundId}/konsensus`).expect(303);
    expect((await sql<{ id: string }>('SELECT application_id AS id FROM assessment_phase WHERE application_id = ANY($1)', [[first.id, second.id, waiting.id]])).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    const [digest, ...more] = await mailsTo(first.chair);
    expect(more).toEqual([]);
    expect(digest!.subject).toBe('Konsensus er åbnet for 2 ansøgninger');
    for (const { number } of [first, second]) expect(digest!.body).toContain(number);
    expect(await mailsTo(first.panel[1]!)).toEqual([]);
    expect(await mailsTo(waiting.panel[0]!)).toEqual([]);
    expect((await browserOf(officer).post(`/runder/${roundId}/konsensus`).expect(422)).text).toContain('Ingen ansøgninger er klar');
  });
});

describe('while it is open', () => {
  it('a case that moves on without a conclusion is no longer called open, on any list', async () => {
    const talk = await anOpenTalk();
    const lists = async () => {
      const [round, mine, home] = await Promise.all([browserOf(officer).get(`/runder/${talk.roundId}/konsensus`).expect(200), browserOf(talk.panel[0]!).get(`/panelrunde/${talk.roundId}/konsensus`).expect(200), browserOf(talk.panel[0]!).get('/panel').expect(200)]);
      return [round, mine, home].map(({ text }) => textOf(text));
    };
    const figure = (shown: string) => /Åbne (\d+)/.exec(shown)?.[1];
    const before = await lists();
    expect(before.map((shown) => shown.includes('Sagen er gået videre'))).toEqual([false, false, false]);
    expect(figure(before[0]!)).toBe('1');
    await sql(`UPDATE application SET state = 'recommended' WHERE id = $1`, [talk.id]);
    const after = await lists();
    expect(after.map((shown) => shown.includes('Sagen er gået videre'))).toEqual([true, true, true]);
    expect(figure(after[0]!)).toBe('0');
    expect(after[2]).not.toContain('Konsensus åben');
  });

  it('the panel sees all scores and reasons, and nobody else does', async () => {
    const owner = await aPerson(['applicant']);
    const talk = await anOpenTalk({ ownerId: owner.id });
    for (const person of [talk.panel[0]!, talk.chair, officer]) {
      const shown = textOf((await page(person, talk).expect(200)).text);
      for (const { name } of talk.panel) expect(shown).toContain(`${name}: 4`);
    }
    const others = await Promise.all([aPerson(['panel']), aPerson(['forum']), aPerson(['applicant']), aPerson(['admin'])]);
    await inPanel(talk.roundId, others[0]!.id);
    await declares(talk.id, others[0]!.id);
    for (const person of [...others, owner]) {
      expect([403, 404]).toContain((await page(person, talk)).status);
      expect([403, 404]).toContain((await browserOf(person).post(`/konsensus/${talk.id}/kommentarer`, { comment: 'Hej' })).status);
    }
    await page(others[0]!, talk).expect(404);
    const mine = await browserOf(talk.panel[0]!).get(`/panelrunde/${talk.roundId}/konsensus`).expect(200);
    expect(mine.text).toContain(`/konsensus/${talk.id}`);
    expect((await browserOf(others[0]!).get(`/panelrunde/${talk.roundId}/konsensus`).expect(200)).text).not.toContain(talk.title);
    await browserOf(await aPerson(['panel'])).get(`/panelrunde/${talk.roundId}/konsensus`).expect(404);
  });

  it('keeps a record for each criterion that was changed, and every earlier one', async () => {
    const talk = await anOpenTalk();
    const [ada, bo] = talk.panel as [Person, Person];
    await write(ada, talk, Object.fromEntries([...fieldsOf(1, '4,5', 'Adas ord om vækst og virkning.'), ...fieldsOf(2, '', '')])).expect(303);
    await write(bo, talk, Object.fromEntries([...fieldsOf(1, '3', 'Bos ord om vækst og virkning.', 1), ...fieldsOf(2, '2', 'Bos ord om det andet kriterium.')])).expect(303);
    await write(bo, talk, Object.fromEntries(fieldsOf(1, '3', 'Bos ord om vækst og virkning.', 2))).expect(303);
    const rows = await sql('SELECT criterion_id, revision, half_points, author_id FROM consensus_score WHERE application_id = $1 ORDER BY criterion_id, revision', [talk.id]);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([
      { criterion_id: talk.criteria[0]!.id, revision: 1, half_points: 9, author_id: ada.id },
      { criterion_id: talk.criteria[0]!.id, revision: 2, half_points: 6, author_id: bo.id },
    ]));
    const shown = textOf((await page(ada, talk)).text);
    expect(shown).toContain('Udgave 1: 4,5 point.');
    expect(shown).toContain('Adas ord om vækst');
    await expect(sql('UPDATE consensus_score SET half_points = 0 WHERE application_id = $1', [talk.id])).rejects.toThrow();
  });

  it('shows both texts to the second of two who wrote under one criterion, keeps nothing of theirs and loses nothing', async () => {
    const talk = await anOpenTalk();
    const [ada, bo] = talk.panel as [Person, Person];
    await write(ada, talk, Object.fromEntries(fieldsOf(1, '4', 'Adas ord om vækst og virkning.'))).expect(303);
    const late = await write(bo, talk, Object.fromEntries([...fieldsOf(1, '2', 'Bos ord om vækst og virkning.'), ...fieldsOf(3, '5', 'Bos ord om det tredje kriterium.')])).expect(409);
    expect(textOf(late.text)).toContain('En anden har skrevet under 1 kriterium');
    expect(textOf(late.text)).toContain('Adas ord om vækst og virkning.');
    expect(valueOf(late.text, 'criteria[1].text')).toBe('Bos ord om vækst og virkning.');
    expect(valueOf(late.text, 'criteria[3].text')).toBe('Bos ord om det tredje kriterium.');
    expect(late.text).toContain('name="criteria[1].basis" value="1"');
    expect(await sql('SELECT 1 FROM consensus_score WHERE application_id = $1', [talk.id])).toHaveLength(1);
    await write(bo, talk, Object.fromEntries(fieldsOf(1, '2', 'Bos ord om vækst og virkning.', 1))).expect(303);
    expect(await sql('SELECT 1 FROM consensus_score WHERE application_id = $1', [talk.id])).toHaveLength(2);
  });

  it('keeps exactly one of two that arrive at the same time', async () => {
    const talk = await anOpenTalk();
    const answers = await Promise.all(talk.panel.map((person, at) => write(person, talk, Object.fromEntries(fieldsOf(1, '4', `Ord nummer ${at} om vækst og virkning.`)))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await sql('SELECT 1 FROM consensus_score WHERE application_id = $1', [talk.id])).toHaveLength(1);
  });

  it.each([
    ['5,5', 'En begrundelse, der er lang nok.', 'points', 'Konsensus for kriterium 2 skal være fra 0 til 5 i hele eller halve point, for eksempel 3,5.'],
    ['0,25', 'En begrundelse, der er lang nok.', 'points', 'Konsensus for kriterium 2 skal være fra 0 til 5 i hele eller halve point, for eksempel 3,5.'],
    ['', 'En begrundelse, der er lang nok.', 'points', 'Vælg også point for kriterium 2, eller slet teksten.'],
    ['4', 'For kort', 'text', 'Begrundelsen for kriterium 2 skal være på mindst 20 tegn. Den er på 8, så der mangler 12.'],
  ])('refuses %s with "%s" beside the field and keeps what was typed', async (points, text, part, message) => {
    const talk = await anOpenTalk();
    const answer = await write(talk.panel[0]!, talk, Object.fromEntries([...fieldsOf(1, '3', 'Fint og længe nok begrundet.'), ...fieldsOf(2, points, text)])).expect(422);
    expect(errorBeside(answer.text, `criteria[2].${part}`)).toBe(message);
    expect(valueOf(answer.text, 'criteria[2].text')).toBe(text);
    expect(await sql('SELECT 1 FROM consensus_score WHERE application_id = $1', [talk.id])).toEqual([]);
  });

  it('the chair alone writes the summary, and a comment stands once however often it is sent', async () => {
    const talk = await anOpenTalk();
    const summary = { summary: 'Panelet ser et stærkt projekt.', basis: '0' };
    const refused = await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}/sammenfatning`, summary).expect(403);
    expect(refused.text).toContain('Kun formanden skriver sammenfatningen.');
    expect(valueOf(refused.text, 'summary')).toBe(summary.summary);
    await browserOf(officer).post(`/konsensus/${talk.id}/sammenfatning`, summary).expect(403);
    await browserOf(talk.chair).post(`/konsensus/${talk.id}/sammenfatning`, summary).expect(303);
    await browserOf(talk.chair).post(`/konsensus/${talk.id}/sammenfatning`, { ...summary, summary: 'Skrevet i et andet vindue imens.' }).expect(409);
    const comment = { comment: 'Jeg <b>mener</b> det modsatte.', message: 'a1' };
    for (const _ of [1, 2]) await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}/kommentarer`, comment).expect(303);
    await browserOf(officer).post(`/konsensus/${talk.id}/kommentarer`, { comment: '', message: 'b1' }).expect(422);
    expect(await sql('SELECT body FROM panel_comment WHERE application_id = $1', [talk.id])).toEqual([{ body: comment.comment }]);
    const { text } = await page(talk.panel[1]!, talk);
    expect(text).toContain('Jeg &lt;b&gt;mener&lt;/b&gt;');
    expect(await kinds(talk)).toEqual(['panel.consensus-summary', 'panel.comment']);
  });

  it('tells the officer where there is no chair', async () => {
    const talk = await anOpenTalk();
    await sql('UPDATE panel_member SET is_chair = false WHERE round_id = $1', [talk.roundId]);
    const { text } = await page(officer, talk).expect(200);
    expect(text).toContain('Panelet har ingen formand.');
    expect(text).toContain(`/runder/${talk.roundId}/panel`);
  });
});

describe('concluding', () => {
  it('asks for every criterion and the summary first', async () => {
    const talk = await anOpenTalk();
    await write(talk.panel[0]!, talk, Object.fromEntries(fieldsOf(1, '4', 'Adas ord om vækst og virkning.'))).expect(303);
    expect((await browserOf(officer).post(`/konsensus/${talk.id}/afslutning`).expect(422)).text).toContain('7 kriterier og sammenfatningen mangler');
    await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}/afslutning`).expect(403);
    expect(await summaryOf(talk)).toEqual({ consensus_total: null, consensus: {} });
  });

  it('is refused where something was written since the page was read', async () => {
    const talk = await anOpenTalk();
    await writeAll(talk);
    const seen = /name="seen" value="([^"]+)"/.exec((await page(talk.chair, talk)).text)![1]!;
    await write(talk.panel[1]!, talk, Object.fromEntries(fieldsOf(1, '1', 'Jeg ombestemte mig i sidste øjeblik.', 1))).expect(303);
    expect((await browserOf(talk.chair).post(`/konsensus/${talk.id}/afslutning`, { seen }).expect(409)).text).toContain('Noget er ændret');
    expect((await conclude(talk.chair, talk)).status).toBe(303);
  });

  it('fixes the exact total, shuts the room, and is told in the secretariat’s papers', async () => {
    const owner = await aPerson(['applicant']);
    const talk = await anOpenTalk({ ownerId: owner.id });
    await writeAll(talk, '4,5');
    expect((await conclude(talk.chair, talk)).status).toBe(303);
    expect(await summaryOf(talk)).toEqual({ consensus_total: 9 * 8, consensus: Object.fromEntries(talk.criteria.map(({ id }) => [id, 9])) });
    const late = await write(talk.panel[0]!, talk, Object.fromEntries(fieldsOf(1, '1', 'Det her kom for sent, desværre.', 1))).expect(422);
    expect(late.text).toContain('er ikke gemt');
    expect(valueOf(late.text, 'criteria[1].text')).toBe('Det her kom for sent, desværre.');
    await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}/kommentarer`, { comment: 'For sent' }).expect(422);
    await browserOf(talk.chair).post(`/konsensus/${talk.id}/sammenfatning`, { summary: 'Skrevet for sent til at tælle.', basis: '1' }).expect(422);
    const assessments = textOf((await browserOf(officer).get(`/sager/${talk.id}/vurderinger`).expect(200)).text);
    for (const shown of ['Panelets konsensus', 'Panelet ser et stærkt projekt med få svagheder.', 'Panelet er enigt om kriterium 8.']) expect(assessments).toContain(shown);
    const draft = (await browserOf(officer).get(`/sager/${talk.id}/indstilling`).expect(200)).text;
    expect(draft).toContain('Det sagkyndige panels sammenfatning: Panelet ser et stærkt projekt med få svagheder.');
    expect(draft).toContain('(4,5 point): Panelet er enigt om kriterium 8.');
    const applicant = await browserOf(owner).get(`/ansoegninger/${talk.id}/historik`).expect(200);
    expect(applicant.text).not.toMatch(/onsensus/i);
    expect(await mailsTo(owner)).toEqual([]);
  });

  it('an officer opens it again with a reason, until a ranking is made', async () => {
    const talk = await anOpenTalk();
    await writeAll(talk);
    await browserOf(officer).post(`/konsensus/${talk.id}/genaabning`, { reopenReason: reason }).expect(422);
    expect((await conclude(officer, talk)).status).toBe(303);
    await browserOf(talk.chair).post(`/konsensus/${talk.id}/genaabning`, { reopenReason: reason }).expect(403);
    await browserOf(officer).post(`/konsensus/${talk.id}/genaabning`, { reopenReason: 'Fejl' }).expect(422);
    await browserOf(officer).post(`/konsensus/${talk.id}/genaabning`, { reopenReason: reason }).expect(303);
    expect(await summaryOf(talk)).toEqual({ consensus_total: null, consensus: {} });
    expect((await conclude(officer, talk)).status).toBe(303);
    await sql(`INSERT INTO ranking (round_id, number, occasion, inputs, result, sha256, made_at, made_by) VALUES ($1, 1, 'finalised', '{}', '{}', 'x', clock_timestamp(), $2)`, [talk.roundId, officer.id]);
    expect((await browserOf(officer).post(`/konsensus/${talk.id}/genaabning`, { reopenReason: reason }).expect(422)).text).toContain('Rundens rangliste er fastlagt');
    expect((await kinds(talk)).filter((kind) => kind.includes('conclu') || kind.includes('reopen'))).toEqual(['panel.consensus-concluded', 'panel.consensus-reopened', 'panel.consensus-concluded']);
  });
});

describe('somebody who turns out to have an interest', () => {
  async function withBo(): Promise<{ talk: Talk; bo: Person }> {
    const talk = await anOpenTalk();
    const bo = talk.panel[1]!;
    await writeAll(talk);
    await write(bo, talk, Object.fromEntries(fieldsOf(2, '1', 'Bos ord om det andet kriterium.', 1))).expect(303);
    await browserOf(bo).post(`/konsensus/${talk.id}/kommentarer`, { comment: 'Bos kommentar til de andre.', message: 'c1' }).expect(303);
    return { talk, bo };
  }

  it('sees nothing any more, and the scores, records and comments are void to the others', async () => {
    const { talk, bo } = await withBo();
    await declares(talk.id, bo.id, 'disqualified');
    await page(bo, talk).expect(404);
    for (const part of ['', '/kommentarer', '/sammenfatning', '/afslutning']) await browserOf(bo).post(`/konsensus/${talk.id}${part}`, { comment: 'Hej' }).expect(404);
    expect((await browserOf(bo).get(`/panelrunde/${talk.roundId}/konsensus`).expect(200)).text).not.toContain(talk.title);
    const shown = textOf((await page(talk.panel[0]!, talk).expect(200)).text);
    for (const gone of [bo.name, 'Bos ord', 'Bos kommentar']) expect(shown).not.toContain(gone);
    for (const said of ['1 vurdering udgår', 'Kommentaren er trukket tilbage']) expect(shown).toContain(said);
    expect((await browserOf(officer).post(`/konsensus/${talk.id}/afslutning`).expect(422)).text).toContain('1 kriterium mangler point og begrundelse');
  });

  it('takes a conclusion back that they wrote any of', async () => {
    const { talk, bo } = await withBo();
    expect((await conclude(talk.chair, talk)).status).toBe(303);
    const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [talk.id, bo.id]);
    await browserOf(bo).post(`/panel/${seat!.id}/habilitet`, { declaration: 'conflict', ground: '3', note: 'Det gik op for mig nu.' }).expect(303);
    expect(await summaryOf(talk)).toEqual({ consensus_total: null, consensus: {} });
    expect(await kinds(talk)).toContain('panel.consensus-reopened');
    await page(talk.panel[0]!, talk).expect(200);
  });

  it('leaves what was agreed where the case has gone on, since nobody could draw it again', async () => {
    const { talk, bo } = await withBo();
    expect((await conclude(talk.chair, talk)).status).toBe(303);
    const before = await summaryOf(talk);
    await sql(`UPDATE application SET state = 'decided' WHERE id = $1`, [talk.id]);
    await browserOf(officer).post(`/runder/${talk.roundId}/habilitet/${talk.id}/${bo.id}`, { ground: '3', source: 'Set i registret over bestyrelser i formiddags.' }).expect(303);
    expect(await sql('SELECT status FROM interest WHERE application_id = $1 AND account_id = $2', [talk.id, bo.id])).toEqual([{ status: 'declared' }]);
    expect(await summaryOf(talk)).toEqual(before);
    expect(await sql('SELECT concluded_at IS NOT NULL AS stands FROM assessment_phase WHERE application_id = $1', [talk.id])).toEqual([{ stands: true }]);
  });

  it('an assessor stands in for a chair who does', async () => {
    const talk = await anOpenTalk();
    await declares(talk.id, talk.chair.id, 'disqualified');
    await page(talk.chair, talk).expect(404);
    await browserOf(talk.panel[0]!).post(`/konsensus/${talk.id}/sammenfatning`, { summary: 'Skrevet i formandens sted af panelet.', basis: '0' }).expect(303);
  });
});
