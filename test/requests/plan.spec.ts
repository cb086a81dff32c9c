import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { browserOf, sql, type Fields } from '../support/portal.js';

let application: ReadyApplication;
beforeEach(async () => {
  application = await aReadyApplication();
});

const goalsPath = 'resultatmaal-og-effektmaal';
const at = (page = '') => `/ansoegninger/${application.id}${page && `/${page}`}`;
const get = (page?: string, lang: 'da' | 'en' = 'da') => browserOf(application.owner, { lang }).get(at(page));
const post = (page: string, fields: Fields) => browserOf(application.owner).post(at(page), fields);
const rowOf = (group: string, index: number, cells: Record<string, string>): Fields => Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`${group}[${index}].${cell}`, value]));
const day = (name: string, text: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${name}Day`]: date, [`${name}Month`]: month, [`${name}Year`]: year };
};
const activity = (cells: Record<string, string> = {}, index = 0): Fields =>
  rowOf('activities', index, { id: randomUUID(), title: 'Fundament', partnerId: application.partnerId, ...day('startsOn', '2030-02-01'), ...day('endsOn', '2030-06-30'), description: 'Beton.', milestone: 'Støbt.', ...cells });
const goal = (cells: Record<string, string> = {}, index = 0): Fields =>
  rowOf('goals', index, { id: randomUUID(), kind: 'effect', targetId: 'patent-applications', indicator: 'Patenter', unit: 'patenter', baseline: '1.000', aim: '1.250,5', year: '2034', source: 'Patentregistret', ...cells });
const revisionNow = async () => (await sql<{ revision: number }>('SELECT revision FROM application WHERE id = $1', [application.id]))[0]!.revision;
const ids = (table: 'activity' | 'goal') => sql<{ id: string }>(`SELECT id FROM ${table} WHERE application_id = $1 ORDER BY position`, [application.id]);

describe('activities', () => {
  it('are stored as typed, and a repeated save makes one row of each', async () => {
    const typed = activity();
    await post('aktiviteter', typed).expect(303);
    const before = await ids('activity');
    await post('aktiviteter', typed).expect(303);
    expect(await ids('activity')).toEqual(before);
    expect(await sql('SELECT title, description, partner_id, starts_on::text, ends_on::text, milestone FROM activity WHERE application_id = $1', [application.id])).toContainEqual({
      title: 'Fundament', description: 'Beton.', partner_id: application.partnerId, starts_on: '2030-02-01', ends_on: '2030-06-30', milestone: 'Støbt.',
    });
  });

  it('cannot end before they begin, and everything typed is kept', async () => {
    const { status, text } = await post('aktiviteter', activity(day('endsOn', '2030-01-31')));
    expect([status, errorBeside(text, 'activities[0].endsOn')]).toEqual([422, expect.stringContaining('må ikke slutte, før den begynder. Indtast en slutdato fra 1. februar 2030 eller senere.')]);
    expect(valueOf(text, 'activities[0].title')).toBe('Fundament');
  });

  it('outside the project’s period are saved, and keep the application back with both dates named', async () => {
    await post('aktiviteter', activity(day('endsOn', '2033-01-01'))).expect(303);
    const { status, text } = await application.submit();
    expect(status).toBe(422);
    expect(text).toContain('slutter 1. januar 2033, men projektet løber fra 1. januar 2030 til 31. december 2032.');
    expect((await get()).text).toMatch(/Aktiviteter og milepæle<\/a>[\s\S]{0,400}?Har fejl/);
  });

  it('lose a partner who is taken out, and say so', async () => {
    const second = { id: randomUUID(), name: 'Den anden', sector: 'company', role: 'Rolle' };
    const first = { id: application.partnerId, name: 'Fyrvæsenet', cvr: '13748136', sector: 'public', role: 'Leder', isLead: '1' };
    await post('partnere', { ...rowOf('partners', 0, first), ...rowOf('partners', 1, second) }).expect(303);
    const [other] = await sql<{ id: string }>(`SELECT id FROM partner WHERE application_id = $1 AND name = 'Den anden'`, [application.id]);
    await post('aktiviteter', activity({ partnerId: other!.id })).expect(303);
    await post('partnere', { ...rowOf('partners', 0, first), basis: await revisionNow() }).expect(303);
    expect(await sql(`SELECT partner_id FROM activity WHERE application_id = $1 AND title = 'Fundament'`, [application.id])).toEqual([{ partner_id: null }]);
    const { status, text } = await application.submit();
    expect([status, text.includes('Der er ingen valgt, eller partneren er taget ud af ansøgningen.')]).toEqual([422, true]);
  });

  it('name no partner of another application', async () => {
    const stranger = await aReadyApplication();
    const { status, text } = await post('aktiviteter', activity({ partnerId: stranger.partnerId }));
    expect([status, errorBeside(text, 'activities[0].partnerId')]).toEqual([422, expect.any(String)]);
  });

  it('of two people who change different fields are merged, and the same date is asked about', async () => {
    await post('aktiviteter', activity()).expect(303);
    const [row] = await ids('activity');
    const changed = { ...activity({ id: row!.id }), basis: await revisionNow() };
    const cells = (given: Record<string, string>) => ({ ...changed, ...rowOf('activities', 0, given) });
    await post('aktiviteter', cells({ title: 'Fundament og sokkel', ...day('endsOn', '2030-07-31') })).expect(303);
    const { status, text } = await post('aktiviteter', cells({ milestone: 'Støbt og tør.', ...day('endsOn', '2030-08-31') }));
    expect(status).toBe(409);
    expect(text).toContain('31.7.2030');
    expect(text).toContain('31.8.2030');
    expect(valueOf(text, 'activities[0].title')).toBe('Fundament og sokkel');
    expect(valueOf(text, 'activities[0].milestone')).toBe('Støbt og tør.');
  });
});

describe('goals', () => {
  it('keep their ids through edits, and in every version sent in', async () => {
    const [result, effect] = await ids('goal');
    const rows = (aim: string): Fields => ({ ...goal({ id: result!.id, kind: 'result', targetId: '', aim }, 0), ...goal({ id: effect!.id }, 1) });
    await post(goalsPath, rows('7')).expect(303);
    await post(goalsPath, { ...rows('8'), basis: await revisionNow() }).expect(303);
    expect(await ids('goal')).toEqual([result, effect]);
    await application.submit().expect(303);
    const [sent] = await sql<{ goals: unknown }>(`SELECT (snapshot::jsonb)->'goals' AS goals FROM submission WHERE application_id = $1`, [application.id]);
    expect(sent!.goals).toMatchObject([
      { id: result!.id, kind: 'result', target: null, aim: '8', baseline: '1000' },
      { id: effect!.id, kind: 'effect', target: { id: 'patent-applications' }, aim: '1250.5', year: 2034 },
    ]);
  });

  it('are too few where an effect goal is missing, with the number to add', async () => {
    await post(goalsPath, goal({ kind: 'result', targetId: '' })).expect(303);
    const { status, text } = await application.submit();
    expect([status, text.includes('Tilføj mindst 1 effektmål. Der er 0, så tilføj 1 mere.')]).toEqual([422, true]);
  });

  it('tied to a target that is no longer chosen keep the application back', async () => {
    await post(goalsPath, { ...goal({ kind: 'result', targetId: '' }, 0), ...goal({}, 1) }).expect(303);
    await post('maal', { ...rowOf('targets', 0, { targetId: 'research-collaboration-share', contribution: '1', unit: 'pct.', year: '2032', explanation: 'Fordi.' }), basis: 99 }).expect(303);
    const { status, text } = await application.submit();
    expect([status, text.includes('som ikke længere er blandt de strategimål, I bidrager til.')]).toEqual([422, true]);
  });

  it.each([['aim', '1.234,5o'], ['baseline', 'mange'], ['year', '29']])('%s cannot be %s, and stays as typed', async (cell, typed) => {
    const { status, text } = await post(goalsPath, goal({ [cell]: typed }));
    expect([status, valueOf(text, `goals[0].${cell}`)]).toEqual([422, typed]);
    expect(errorBeside(text, `goals[0].${cell}`)).not.toBeNull();
  });
});

describe('a round from before goals and activities', () => {
  beforeEach(async () => {
    await sql(`UPDATE round SET rule_set_id = 'growth-forum-2011' WHERE id = $1`, [application.roundId]);
    await sql('DELETE FROM goal WHERE application_id = $1', [application.id]);
    await sql('DELETE FROM activity WHERE application_id = $1', [application.id]);
  });

  it('asks for none: they are optional and count for nothing', async () => {
    const { text } = await get();
    expect(text).toMatch(/Aktiviteter og milepæle<\/a>[\s\S]{0,300}?Frivilligt/);
    expect(text).toContain('14 af 14 dele er udfyldt');
    await application.submit().expect(303);
  });

  it('still takes them', async () => {
    await post('aktiviteter', activity()).expect(303);
    expect(await ids('activity')).toHaveLength(1);
  });
});

describe('a limit of words', () => {
  const summary = (words: number) => ({ title: 'Fyr', summary: Array.from({ length: words }, () => 'ærø-fyr').join(' ') });

  it('is shown before typing, beside that of characters', async () => {
    const { text } = await get('projekt');
    expect(text).toContain('Du kan indtaste op til 200 ord');
    expect(text).toMatch(/data-limit="200" data-limit-unit="words"/);
    expect(text).toMatch(/data-limit="3000" data-limit-unit="characters"/);
  });

  it('takes exactly as many, and refuses one more with limit, count and how many to cut, keeping the text', async () => {
    await post('projekt', summary(200)).expect(303);
    const { status, text } = await post('projekt', summary(201));
    expect([status, errorBeside(text, 'summary')]).toEqual([422, 'Resuméet må højst være på 200 ord. Du har skrevet 201, så fjern mindst 1.']);
    expect(valueOf(text, 'summary')).toBe(summary(201).summary);
    expect(text).toContain('Du har 1 ord for meget');
  });

  it('stands on the round’s page', async () => {
    const { text } = await browserOf(null, { lang: 'en' }).get(`/runder/${application.roundId}`);
    expect(text).toContain('Words, at most');
    expect(text).toContain('at least 1 effect goal');
  });
});

describe('the document', () => {
  it('shows goals and activities in both languages', async () => {
    for (const [lang, words] of [['da', ['Resultatmål og effektmål', 'ikke målt endnu', 'Fyret er tændt']], ['en', ['Result goals and effect goals', 'not measured yet', 'Activities and milestones']]] as const) {
      const { text } = await get('opsummering', lang);
      for (const word of words) expect(text).toContain(word);
    }
  });
});
