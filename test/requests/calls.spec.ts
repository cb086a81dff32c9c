import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/shared/dates.js';
import { aNumber, aPlannedRound, callFields, dateParts, editFields, year } from '../builders/calls.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { errorBeside, textOf, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

const at = (id: string, page = '') => `/rundeadministration/${id}${page && `/${page}`}`;
const post = (path: string, fields: Fields = {}, person = officer) => browserOf(person).post(path, fields);
const get = (path: string, lang: 'da' | 'en' = 'da') => browserOf(officer, { lang }).get(path);
const plan = (given: Fields = {}) => post('/rundeadministration/ny', callFields(given));
const stored = async (id: string) => (await sql<Record<string, unknown>>('SELECT * FROM round WHERE id = $1', [id]))[0]!;

/** Planned through the form, under a number that is free. */
async function planned(given: Fields = {}): Promise<string> {
  for (let tries = 0; tries < 99; tries += 1) {
    const { status, headers, text } = await plan(given);
    if (status === 303) return headers['location']!.split('/').at(-1)!;
    if (!text.includes('findes allerede')) throw new Error(textOf(text));
  }
  throw new Error('Every number is taken');
}

describe('a round that is planned', () => {
  it('is stored to the second, seen by the secretariat and by nobody else', async () => {
    const id = await planned({ closesTime: '11.59.59', graceSeconds: '90', openTo: ['public', 'knowledge'], 'pool.eu-social-fund': '5.000.000,50', contact: 'Ring\ntil os' });
    expect(await stored(id)).toMatchObject({ closes_at: new Date(`${year}-05-12T09:59:59Z`), grace_ms: 90_000, open_to: ['knowledge', 'public'], published_at: null, contact: 'Ring\ntil os', call_da: 'Vi søger fyrtårne.' });
    expect(await sql('SELECT fund_id, pool_oere::text AS pool FROM round_fund WHERE round_id = $1 ORDER BY 1', [id])).toEqual([{ fund_id: 'eu-social-fund', pool: '500000050' }, { fund_id: 'regional-development-funds', pool: null }]);
    expect(textOf((await get('/rundeadministration').expect(200)).text)).toContain(`Prøverunde ${id} Ikke offentliggjort`);
    const page = textOf((await get(at(id)).expect(200)).text);
    for (const part of ['Kun sekretariatet kan se runden', `12. maj ${year} kl. 11.59.59`, '90 sekunder', '5.000.000,50 kr.', 'Runden er oprettet']) expect(page).toContain(part);
    for (const person of [null, await aPerson(['applicant']), officer]) {
      expect((await browserOf(person).get(`/runder/${id}`)).status).toBe(404);
      expect((await browserOf(person).get('/runder')).text).not.toContain(`/runder/${id}"`);
    }
    expect((await browserOf(null).get('/kalender/fyrtaarn.ics')).text).not.toContain(id);
    expect((await post('/ansoegninger/ny', { round: id, initiative: 'own' }, await aPerson(['applicant']))).status).not.toBe(303);
  });

  it('is nobody’s but an officer’s', async () => {
    const id = await aPlannedRound();
    for (const role of ['applicant', 'panel', 'forum', 'admin'] as const) {
      const person = await aPerson([role]);
      for (const page of ['', 'rediger', 'som-ansoeger', 'som-ansoeger/1', 'offentliggoer']) expect((await browserOf(person).get(at(id, page))).status).toBe(403);
      for (const page of ['rediger', 'offentliggoer', 'luk']) expect((await post(at(id, page), {}, person)).status).toBe(403);
    }
  });

  it('of a number that is taken is told the next that is free, with everything typed', async () => {
    const id = await planned();
    const { status, text } = await plan({ number: id.split('-')[1]!, nameDa: 'Den anden' });
    expect(status).toBe(422);
    expect(errorBeside(text, 'number')).toMatch(new RegExp(`^Runde ${id} findes allerede. Det næste ledige nummer er \\d+.$`));
    expect(valueOf(text, 'nameDa')).toBe('Den anden');
  });

  it('two at once with one number are one round', async () => {
    const number = aNumber();
    const taken = await sql(`SELECT FROM round WHERE id = $1`, [`${year}-${number}`]);
    const answers = await Promise.all([plan({ number }), plan({ number }), plan({ number })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(taken.length ? [422, 422, 422] : [303, 422, 422]);
  });

  it('can be edited, by whoever saves first', async () => {
    const id = await planned();
    const [one, other] = [await editFields(id), await editFields(id)];
    expect((await post(at(id, 'rediger'), { ...one, nameDa: 'Den første' })).status).toBe(303);
    const refused = await post(at(id, 'rediger'), { ...other, contact: 'Den anden' });
    expect(refused.status).toBe(409);
    expect(valueOf(refused.text, 'contact')).toBe('Den anden');
    const compared = textOf(/<table[^>]*id="changes"[\s\S]*?<\/table>/.exec(refused.text)![0]);
    expect(compared).toContain('Navn på dansk Den første Prøverunde');
    expect(compared).toContain('Kontakt Ikke angivet Den anden');
    expect(await stored(id)).toMatchObject({ name_da: 'Den første', contact: '' });
    const basis = valueOf(refused.text, 'basis')!;
    expect((await post(at(id, 'rediger'), { ...other, contact: 'Den anden', basis })).status).toBe(303);
    expect(await stored(id)).toMatchObject({ name_da: 'Prøverunde', contact: 'Den anden' });
    expect(await sql('SELECT kind, facts FROM event WHERE subject = $1 ORDER BY id', [id])).toMatchObject([{ kind: 'round.planned' }, { kind: 'round.edited', facts: { fields: 'nameDa' } }, { kind: 'round.edited', facts: { fields: 'nameDa contact' } }]);
  });
});

describe('what an officer cannot type', () => {
  const day = (name: string, date: string) => dateParts(name, date);
  it.each<[string, string, Fields, RegExp]>([
    ['31 April', 'closesOn', day('closesOn', `${year}-04-31`), /31\.4\.\d+ findes ikke/],
    ['the year 0', 'closesOn', day('closesOn', '0-04-01'), /fire cifre/],
    ['no date', 'meetingOn', day('meetingOn', ''), /Skriv en dato/],
    ['24.00', 'closesTime', { closesTime: '24.00' }, /fra 00 til 23.*23\.59\.59/],
    ['12.60', 'closesTime', { closesTime: '12.60' }, /Minutterne/],
    ['12.00.60', 'opensTime', { opensTime: '12.00.60' }, /Sekunderne/],
    ['no time', 'opensTime', { opensTime: '' }, /Skriv et klokkeslæt/],
    ['a deadline in the past', 'closesOn', { ...day('opensOn', '2020-01-01'), ...day('closesOn', '2020-05-12'), year: 2020 }, /er passeret/],
    ['a deadline before the opening', 'closesOn', { ...day('opensOn', `${year}-05-12`), opensTime: '12.00.00' }, /ligger ikke efter åbningen/],
    ['a deadline in another century', 'closesOn', { ...day('closesOn', '2199-05-12'), ...day('meetingOn', '2199-07-01'), year: 2199 }, /mere end ti år/],
    ['a year that is not the deadline’s', 'year', { year: year + 3 }, new RegExp(`hedder ${year + 3}, men fristen ligger i ${year}`)],
    ['the year 0 as a name', 'year', { year: 0 }, /hedder 0/],
    ['no number', 'number', { number: '' }, /helt tal/],
    ['a number below zero', 'number', { number: '-1' }, /helt tal/],
    ['the number 100', 'number', { number: '100' }, /fra 1 til 99/],
    ['2^31 seconds of grace', 'graceSeconds', { graceSeconds: '2147483648' }, /højst 3600 sekunder/],
    ['2^63 seconds of grace', 'graceSeconds', { graceSeconds: '9223372036854775808' }, /for stort/],
    ['half a second of grace', 'graceSeconds', { graceSeconds: '0,5' }, /helt tal/],
    ['no name in English', 'nameEn', { nameEn: ' \u200b ' }, /Skriv et navn/],
    ['a name without end', 'nameDa', { nameDa: 'x'.repeat(121) }, /1 tegn for lang/],
    ['a megabyte of text', 'callDa', { callDa: 'æ'.repeat(150_000) }, /130000 tegn for lang/],
    ['no fund', 'fundIds', { fundIds: [] }, /mindst én fond/],
    ['a fund that does not exist', 'fundIds', { fundIds: ['regional-development-funds', 'min-egen'] }, /findes ikke/],
    ['a sector that does not exist', 'openTo', { openTo: ['martian'] }, /findes ikke/],
    ['a rule set that does not exist', 'ruleSetId', { ruleSetId: 'findes-ikke' }, /Vælg et af de viste/],
    ['a rule set that is not in force yet', 'ruleSetId', { ...day('opensOn', '2020-01-01') }, /gælder først fra/],
    ['more than is left', 'pool.eu-social-fund', { 'pool.eu-social-fund': '147.000.000,01' }, /147\.000\.000,01 kr\., men der er kun [\d.,]+ kr\. tilbage/],
    ['a pool below zero', 'pool.eu-social-fund', { 'pool.eu-social-fund': '-1' }, /negativt/],
    ['a pool that is no amount', 'pool.eu-social-fund', { 'pool.eu-social-fund': 'mange' }, /beløb i kroner/],
    ['a pool of a fund that is not chosen', 'pool.eu-regional-fund', { 'pool.eu-regional-fund': '5' }, /ikke valgt/],
    ['a meeting before the deadline', 'meetingOn', day('meetingOn', `${year}-05-11`), new RegExp(`Tidligst 12. maj ${year}`)],
    ['half a panel window', 'panelUntil', day('panelUntil', ''), /Udfyld begge/],
    ['a panel before the deadline', 'panelFrom', day('panelFrom', `${year}-05-11`), new RegExp(`Tidligst 12. maj ${year}`)],
    ['a panel that ends before it begins', 'panelUntil', day('panelUntil', `${year}-05-19`), /før det begynder/],
    ['a panel at the meeting', 'panelUntil', { ...day('panelUntil', `${year}-07-01`), ...day('hearingUntil', '') }, new RegExp(`Senest 30. juni ${year}`)],
    ['a reply before the panel is done', 'hearingUntil', day('hearingUntil', `${year}-06-09`), new RegExp(`Tidligst 10. juni ${year}`)],
    ['a reply at the meeting', 'hearingUntil', day('hearingUntil', `${year}-07-01`), new RegExp(`Senest 30. juni ${year}`)],
    ['a limit as long as its window', 'outageLimitMinutes', { outageLimitMinutes: '240' }, /kortere end de 240/],
    ['no minute', 'outageLimitMinutes', { outageLimitMinutes: '0' }, /mindst 1 minut/],
    ['a window of eight days', 'outageWindowMinutes', { outageWindowMinutes: '11520' }, /fra 1 til 10080/],
  ])('%s', async (_, field, given, said) => {
    const { status, text } = await plan({ nameDa: 'Bliver stående', ...given });
    expect([status, errorBeside(text, field)]).toEqual([422, expect.stringMatching(said)]);
    if (!('nameDa' in given)) expect(valueOf(text, 'nameDa')).toBe('Bliver stående');
  });

  it('is told in English too', async () => {
    const { text } = await browserOf(officer, { lang: 'en' }).post('/rundeadministration/ny', callFields({ closesTime: '24.00' }));
    expect(errorBeside(text, 'closesTime')).toContain('Hours go from 00 to 23');
  });

  it.each(['findes-ikke', '%00', 'a%20b', '..%2f', 'x'.repeat(300)])('the round %.20s is not found', async (id) => {
    for (const page of ['', 'rediger', 'som-ansoeger', 'som-ansoeger/1', 'offentliggoer', 'luk']) expect((await get(at(id, page))).status).toBe(404);
    for (const page of ['rediger', 'offentliggoer', 'luk']) expect((await post(at(id, page), callFields())).status).toBe(404);
  });
});

describe('the nights the clock is set', () => {
  const night = (month: string) => {
    const last = [31, 30, 29, 28, 27, 26, 25].map((day) => `${year}-${month}-${day}`).find((date) => new Date(`${date}T12:00:00Z`).getUTCDay() === 0)!;
    return { ...dateParts('closesOn', last), ...dateParts('meetingOn', addDays(last, 60)), ...dateParts('panelFrom', ''), ...dateParts('panelUntil', ''), ...dateParts('hearingUntil', '') };
  };

  it('an hour that does not exist is refused, with what to write instead', async () => {
    const { status, text } = await plan({ ...night('03'), closesTime: '02.30.00' });
    expect(status).toBe(422);
    expect(errorBeside(text, 'closesTime')).toMatch(/findes ikke.*01\.59\.59 eller 03\.00\.00/);
  });

  it('an hour that comes twice is asked about, and kept as it was meant', async () => {
    const asked = await plan({ ...night('10'), closesTime: '02.30.00' });
    expect([asked.status, errorBeside(asked.text, 'closesWhich')]).toEqual([422, expect.stringContaining('to gange')]);
    const [summer, winter] = [await planned({ ...night('10'), closesTime: '02.30.00', closesWhich: 'summer' }), await planned({ ...night('10'), closesTime: '02.30.00', closesWhich: 'winter' })];
    const [first, second] = [(await stored(summer))['closes_at'] as Date, (await stored(winter))['closes_at'] as Date];
    expect(second.getTime() - first.getTime()).toBe(3_600_000);
    for (const id of [summer, winter]) {
      const before = await stored(id);
      expect((await post(at(id, 'rediger'), { ...(await editFields(id)), contact: 'Andet' })).status).toBe(303);
      expect(await stored(id)).toEqual({ ...before, contact: 'Andet' });
    }
  });
});

describe('a round seen as an applicant', () => {
  it('is the public page as it will be, and every page of the form with its limits, before anybody else sees it', async () => {
    const id = await planned({ openTo: ['public'], callDa: 'Vi søger fyrtårne.\n\n- med lys\n- uden tåge' });
    const { text } = await get(at(id, 'som-ansoeger')).expect(200);
    for (const part of ['Vi søger fyrtårne.', 'med lys', 'Kun offentlige myndigheder kan være leadpartner', `12. maj ${year} kl. 12.00.00`, 'Regionale erhvervsfremmemidler']) expect(textOf(text)).toContain(part);
    const steps = [...text.matchAll(/href="([^"]+\/som-ansoeger\/\d+)"/g)].map((match) => match[1]!);
    expect(steps.length).toBe(1 + 3 + 8 + 6);
    const seen = new Set<string>();
    for (const step of steps) {
      const page = (await get(step).expect(200)).text;
      expect(page).toContain('<fieldset disabled');
      expect(page).not.toMatch(/<form method="post" action="\/ansoegninger/);
      for (const [, name] of page.matchAll(/ name="([^"]+)"/g)) seen.add(name!);
    }
    for (const name of ['title', 'summary', 'focusAreas', 'answer', 'partners[0].cvr', 'activities[0].title', 'costs[0].amount', 'earlierAid[0].amount', 'file']) expect([...seen]).toContain(name);
    expect((await get(`${at(id, 'som-ansoeger')}/${steps.length + 1}`)).status).toBe(404);
    for (const step of ['0', '-1', 'x', '1.5', '999']) expect((await get(`${at(id, 'som-ansoeger')}/${step}`)).status).toBe(404);
  });
});

describe('publishing', () => {
  it('is refused while something is missing, each a link to its field, in both languages', async () => {
    const id = await planned({ callEn: '', callDa: '' });
    for (const [lang, said] of [['da', 'Skriv opslagets tekst på engelsk.'], ['en', 'Write the text of the call in English.']] as const) {
      const { text } = await get(at(id, 'offentliggoer'), lang).expect(200);
      expect(text).toContain(`<a href="${at(id, 'rediger')}#callEn">${said}</a>`);
    }
    const { basis } = await editFields(id);
    expect((await post(at(id, 'offentliggoer'), { basis: basis as string })).status).toBe(422);
    expect((await stored(id))['published_at']).toBeNull();
  });

  it('is refused once the deadline has passed, though nobody edited it', async () => {
    const id = await planned();
    await sql(`UPDATE round SET opens_at = now() - interval '2 days', closes_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    const { basis } = await editFields(id);
    const { status, text } = await post(at(id, 'offentliggoer'), { basis: basis as string });
    expect(status).toBe(422);
    expect(textOf(text)).toContain('er passeret');
  });

  it('is refused with an opening that has passed or a deadline within a day, and says what to choose', async () => {
    const id = await planned();
    await sql(`UPDATE round SET opens_at = now() - interval '1 minute', closes_at = now() + interval '23 hours' WHERE id = $1`, [id]);
    const { basis } = await editFields(id);
    const { status, text } = await post(at(id, 'offentliggoer'), { basis: basis as string });
    expect([status, textOf(text)]).toEqual([422, expect.stringMatching(/Åbningen .* er passeret.*mindre end 24 timer efter offentliggørelsen\. Vælg tidligst/)]);
    expect(textOf((await get(at(id, 'offentliggoer'), 'en')).text)).toContain('less than 24 hours after publication');
  });

  it('is confirmed on a page that shows what everybody will see, and shows it to everybody once', async () => {
    const id = await planned();
    const { text } = await get(at(id, 'offentliggoer')).expect(200);
    expect(textOf(text)).toContain('Vi søger fyrtårne.');
    const basis = valueOf(text, 'basis')!;
    await post(at(id, 'rediger'), { ...(await editFields(id)), callDa: 'Noget andet.' }).expect(303);
    expect((await post(at(id, 'offentliggoer'), { basis })).status).toBe(409);
    const now = valueOf((await get(at(id, 'offentliggoer'))).text, 'basis')!;
    const answers = await Promise.all([post(at(id, 'offentliggoer'), { basis: now }), post(at(id, 'offentliggoer'), { basis: now })]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await sql(`SELECT FROM event WHERE subject = $1 AND kind = 'round.published'`, [id])).toHaveLength(1);
    expect(textOf((await browserOf(null).get(`/runder/${id}`).expect(200)).text)).toContain('Noget andet.');
    expect((await browserOf(null).get('/runder')).text).toContain(`/runder/${id}"`);
    expect((await get(at(id, 'offentliggoer'))).status).toBe(303);
  });
});

describe('the rules of a round', () => {
  it('can be read by the officer who chooses among them', async () => {
    const { text } = await get('/administration/regelsaet/structural-funds-2021-27-v2').expect(200);
    expect(text).not.toContain('ny-version');
    expect((await get('/administration/regelsaet')).status).toBe(403);
  });

  it('and its funds stay once an application has been begun, and why is said', async () => {
    const roundId = await aRound({ ruleSet: 'structural-funds-2021-27-v2' });
    await aReadyApplication({ roundId });
    const { text } = await get(at(roundId, 'rediger')).expect(200);
    expect(textOf(text)).toContain('Kan ikke ændres: der er begyndt 1 ansøgning efter reglerne.');
    const fields = await editFields(roundId);
    const refused = await post(at(roundId, 'rediger'), { ...fields, ruleSetId: 'growth-forum-2011', fundIds: ['eu-social-fund'] });
    expect(refused.status).toBe(422);
    for (const field of ['ruleSetId', 'fundIds']) expect(errorBeside(refused.text, field)).toContain('kan ikke ændres');
  });
});
