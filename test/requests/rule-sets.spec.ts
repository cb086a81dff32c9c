import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays, copenhagenDate } from '../../src/shared/dates.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

let admin: Person;
const today = copenhagenDate(new Date());

beforeAll(async () => {
  admin = await aPerson(['admin']);
});

/** A family of its own with one version, copied from a seeded one. */
async function aRuleSet(like = 'structural-funds-2021-27-v2', validFrom = '2024-01-01'): Promise<string> {
  const id = `regler-${randomUUID().slice(0, 8)}`;
  await sql(`WITH family AS (INSERT INTO rule_set_family VALUES ($1, 'Prøveregler', 'Test rules', 99))
    INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values) SELECT $1, $1, 1, $3, 'Lov nr. 1.', values FROM rule_set WHERE id = $2`, [id, like, validFrom]);
  return id;
}

const address = (id: string) => `/administration/regelsaet/${id}`;
const dateFields = (date: string): Fields => ({ validFromDay: Number(date.slice(8)), validFromMonth: Number(date.slice(5, 7)), validFromYear: date.slice(0, 4) });

/** Every field of the form as it comes, as a browser would post it. */
async function fieldsOf(id: string, query = '', lang: 'da' | 'en' = 'da'): Promise<Record<string, string | string[]>> {
  const { text } = await browserOf(admin, { lang }).get(`${address(id)}/ny-version${query}`).expect(200);
  const form = /<form method="post" action="[^"]*ny-version"[\s\S]*?<\/form>/.exec(text)![0];
  const fields: Record<string, string | string[]> = {};
  for (const [tag, kind, name] of form.matchAll(/<input type="(\w+)"[^>]*? name="([^"]+)"[^>]*>/g)) {
    const value = / value="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (kind === 'checkbox' || kind === 'radio') {
      if (/ checked>/.test(tag)) fields[name!] = kind === 'checkbox' ? [...([fields[name!] ?? []].flat()), value] : value;
    } else fields[name!] = value;
  }
  for (const [, name] of form.matchAll(/<textarea[^>]* name="([^"]+)"/g)) fields[name!] = valueOf(form, name!) ?? '';
  return fields;
}

const preview = (id: string, fields: Fields, lang: 'da' | 'en' = 'da') => browserOf(admin, { lang }).post(`${address(id)}/ny-version`, fields);
const confirm = (id: string, fields: Fields, version = 2) => browserOf(admin).post(`${address(id)}/ny-version`, { ...fields, step: 'confirm', version });
const versionsOf = (family: string) => sql<{ id: string; version: number; validFrom: string }>(`SELECT id, version, valid_from::text AS "validFrom" FROM rule_set WHERE family = $1 ORDER BY version`, [family]);
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, "'").replace(/\s+/g, ' ');

describe('the list', () => {
  it('tells versions, how long each is in force, and the rounds that follow it', async () => {
    const id = await aRuleSet();
    const round = await aRound({ ruleSet: id });
    await sql(`INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values) SELECT id || '-v2', family, 2, '2035-03-01', 'Lov nr. 2.', values FROM rule_set WHERE id = $1`, [id]);
    const { text } = await browserOf(admin).get('/administration/regelsaet').expect(200);
    const table = words(new RegExp(`<table[^>]*id="family-${id}"[\\s\\S]*?</table>`).exec(text)![0]);
    expect(table).toContain('Version 2 1. marts 2035 videre Kommende Ingen runder');
    expect(table).toContain(`Version 1 1. januar 2024 28. februar 2035 Gældende Prøverunde ${round}`);
  });

  it('names rounds that are not published to the secretariat alone, here and wherever else a version names its rounds', async () => {
    const id = await aRuleSet();
    const round = await aRound({ ruleSet: id });
    await sql('UPDATE round SET published_at = NULL WHERE id = $1', [round]);
    const both = await aPerson(['admin', 'officer']);
    for (const path of ['/administration/regelsaet', address(id)]) {
      expect((await browserOf(admin).get(path).expect(200)).text).not.toContain(`Prøverunde ${round}`);
      expect((await browserOf(both).get(path).expect(200)).text).toContain(`Prøverunde ${round}`);
    }
    expect((await browserOf(await aPerson(['officer'])).get(address(id)).expect(200)).text).toContain(`Prøverunde ${round}`);
    const shown = await preview(id, { ...(await fieldsOf(id)), legalBasis: 'Lov nr. 2.', ...dateFields(addDays(today, 1)) });
    expect(shown.text).toContain('Lov nr. 2.');
    expect(shown.text).not.toContain(`Prøverunde ${round}`);
  });

  it('is for administrators, who find it in the menu', async () => {
    expect((await browserOf(admin).get('/')).text).toContain('href="/administration/regelsaet"');
    for (const role of ['officer', 'applicant'] as const) expect((await browserOf(await aPerson([role])).get('/administration/regelsaet')).status).toBe(403);
  });
});

describe('one rule set', () => {
  it('is told with every figure and its legal basis, in both languages', async () => {
    const danish = words((await browserOf(admin).get(address('structural-funds-2021-27-v2')).expect(200)).text);
    for (const part of ['40 %', '1.720 timer', '300.000 euro', '7,46038 kr.', 'forordning (EU) 2021/1060', 'skal bekræftes af en jurist', 'Eksperimentel udvikling 45 % 35 % 25 % 31. december 2026', 'Leveret med portalen']) expect(danish).toContain(part);
    const english = words((await browserOf(admin, { lang: 'en' }).get(address('structural-funds-2021-27-v2')).expect(200)).text);
    for (const part of ['40%', '1,720 hours', 'EUR 300,000', 'DKK 7.46038', 'Delivered with the portal']) expect(english).toContain(part);
  });

  it('from before there were money rules says that it has none', async () => {
    expect(words((await browserOf(admin).get(address('growth-forum-2011')).expect(200)).text)).toContain('siger ikke andet om økonomi');
  });

  it.each(['findes-ikke', '%00', 'a%20b'])('%s is not found', async (id) => {
    for (const path of [address(id), `${address(id)}/ny-version`]) expect((await browserOf(admin).get(path)).status).toBe(404);
  });
});

describe('a new version', () => {
  it('begins with the old figures, and shows what changes before anything is saved', async () => {
    const id = await aRuleSet();
    const round = await aRound({ ruleSet: id });
    const fields = { ...(await fieldsOf(id)), ...dateFields('2035-01-01'), legalBasis: 'Lov nr. 2.', maxEuSharePermille: '37,5', 'money.funds.eu-social-fund.maxGrantOere': '5.000.000', 'money.hours.annualCeiling': '' };
    const { status, text } = await preview(id, fields);
    expect(status).toBe(200);
    const told = words(text);
    expect(told).toContain('Ændringer fra version 1 til version 2');
    expect(told).toContain('EU-midlernes største andel af de samlede udgifter 40 % 37,5 %');
    expect(told).toContain('Største beløb, der kan søges Ingen grænse 5.000.000 kr.');
    expect(told).toContain('Timer pr. person om året, højst 1.720 timer Ingen grænse');
    expect(told).toContain('Version 1, som så gælder til og med 31. december 2034.');
    expect(told).toContain(`Disse runder beholder den version, de er annonceret med: Prøverunde ${round}.`);
    expect(/<table[^>]*id="changes"[\s\S]*?<\/table>/.exec(text)![0].match(/<tr>/g)).toHaveLength(4);
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('is saved as a row of its own with its trace, and the old one and its rounds stay', async () => {
    const id = await aRuleSet();
    const round = await aRound({ ruleSet: id });
    const before = await sql('SELECT * FROM rule_set WHERE id = $1', [id]);
    const fields = { ...(await fieldsOf(id)), ...dateFields('2035-01-01'), legalBasis: 'Lov nr. 2.', maxEuSharePermille: '35' };
    const { status, headers } = await confirm(id, fields);
    expect([status, headers.location]).toEqual([303, address(`${id}-v2`)]);
    const [row] = await sql<{ values: { maxEuSharePermille: number; money: object } }>('SELECT values FROM rule_set WHERE id = $1', [`${id}-v2`]);
    const [old] = await sql<{ values: object }>('SELECT values FROM rule_set WHERE id = $1', [id]);
    expect(row!.values).toEqual({ ...old!.values, maxEuSharePermille: 350 });
    expect(await sql('SELECT * FROM rule_set WHERE id = $1', [id])).toEqual(before);
    expect(await sql('SELECT rule_set_id AS id FROM round WHERE id = $1', [round])).toEqual([{ id }]);
    expect(await sql('SELECT kind, actor_id AS actor, facts FROM event WHERE subject = $1', [`${id}-v2`])).toEqual([
      { kind: 'rule-set.added', actor: admin.id, facts: { family: id, version: 2, from: id, validFrom: '2035-01-01' } },
    ]);
    const page = words((await browserOf(admin).get(address(`${id}-v2`))).text);
    expect(page).toContain(`af ${admin.name}, ud fra ${id}`);
  });

  it('offers the cost models of other rule sets, and drops those that are deselected', async () => {
    const id = await aRuleSet();
    const fields = { ...(await fieldsOf(id)), ...dateFields('2035-01-01'), costModels: ['staff-15', 'actual'], 'costModels.staff-15.steps.0.ratePermille': '12,5' };
    const told = words((await preview(id, fields)).text);
    expect(told).toContain('Indirekte udgifter som andel af direkte løn; Faktiske udgifter');
    expect(told).toContain('Sats af løn, lagt til som indirekte udgifter 15 % 12,5 %');
    await confirm(id, fields).expect(303);
    const [row] = await sql<{ models: { id: string; steps: { ratePermille: number }[] }[] }>(`SELECT values->'money'->'costModels' AS models FROM rule_set WHERE id = $1`, [`${id}-v2`]);
    expect(row!.models.map((model) => [model.id, model.steps[0]?.ratePermille])).toEqual([['staff-15', 125], ['actual', undefined]]);
  });

  it('can take the money rules of another family where it has none', async () => {
    const id = await aRuleSet('growth-forum-2011-plan', '2020-01-01');
    const plain = await fieldsOf(id);
    expect(plain).not.toHaveProperty('money.hours.annualNorm');
    const fields = { ...(await fieldsOf(id, '?oekonomi=structural-funds-2014-20-v2')), ...dateFields(addDays(today, 1)) };
    expect(fields).toMatchObject({ oekonomi: 'structural-funds-2014-20-v2', 'money.hours.standardRateOere': '250' });
    await confirm(id, fields).expect(303);
    const [row] = await sql<{ same: boolean }>(`SELECT n.values->'money' = s.values->'money' AS same FROM rule_set n, rule_set s WHERE n.id = $1 AND s.id = 'structural-funds-2014-20-v2'`, [`${id}-v2`]);
    expect(row!.same).toBe(true);
  });

  it('goes back to the form with everything typed', async () => {
    const id = await aRuleSet();
    const fields = { ...(await fieldsOf(id)), ...dateFields('2035-12-24'), legalBasis: 'Lov nr. 2 <b>', maxEuSharePermille: '33,3' };
    const { text } = await preview(id, { ...fields, step: 'edit' }).expect(200);
    expect([valueOf(text, 'maxEuSharePermille'), valueOf(text, 'legalBasis'), valueOf(text, 'validFromDay')]).toEqual(['33,3', 'Lov nr. 2 <b>', '24']);
  });
});

describe('a new version that cannot be', () => {
  it.each<[string, Fields, string, string]>([
    ['yesterday', dateFields(addDays(today, -1)), 'validFrom', 'Dagen er passeret'],
    ['a year mistyped far ahead', dateFields('2199-12-31'), 'validFrom', 'for langt fremme'],
    ['no day', { validFromDay: '', validFromMonth: '', validFromYear: '' }, 'validFrom', 'Skriv en dato'],
    ['a day that is none', { validFromDay: '30', validFromMonth: '2', validFromYear: '2035' }, 'validFrom', 'Skriv en dato, der findes'],
    ['no legal basis', { legalBasis: ' ' }, 'legalBasis', 'Skriv den lov'],
    ['more than all', { maxEuSharePermille: '100,1' }, 'maxEuSharePermille', 'fra 0 til 100 %'],
    ['two decimals', { maxEuSharePermille: '33,33' }, 'maxEuSharePermille', 'højst 1 decimal.'],
    ['half an hour', { 'money.hours.annualNorm': '1.720,5' }, 'money.hours.annualNorm', 'et helt tal'],
    ['an exponent', { 'money.hours.annualNorm': '1e3' }, 'money.hours.annualNorm', 'med cifre'],
    ['Arabic digits', { 'money.hours.annualNorm': '١٧٢٠' }, 'money.hours.annualNorm', 'med cifre'],
    ['an English thousand', { 'money.aid.deMinimis.ceilingEurCents': '300,000.00' }, 'money.aid.deMinimis.ceilingEurCents', 'punktum mellem tusinder'],
    ['more than a number holds', { 'money.funds.eu-social-fund.maxGrantOere': '90071992547409,93' }, 'money.funds.eu-social-fund.maxGrantOere', 'for stort'],
    ['a negative amount', { 'money.funds.eu-social-fund.minGrantOere': '-1' }, 'money.funds.eu-social-fund.minGrantOere', 'ikke er negativt'],
    ['smallest above largest', { 'money.funds.eu-social-fund.minGrantOere': '2', 'money.funds.eu-social-fund.maxGrantOere': '1,99' }, 'money.funds.eu-social-fund.maxGrantOere', 'mindre end det mindste'],
    ['40 % on staff that is a rate', { 'costModels.other-20-staff-15.steps.1.ratePermille': '40' }, 'costModels.other-20-staff-15.steps.1.ratePermille', 'artikel 56, stk. 3'],
    ['no model', { costModels: [] }, 'costModels', 'mindst én model'],
    ['a model nobody has', { costModels: ['moon'] }, 'costModels', 'mindst én model'],
    ['a demand nobody knows', { 'money.commitments.demand': 'some' }, 'money.commitments.demand', 'en af mulighederne'],
    ['a rule from nowhere', { 'money.hours.basis': '' }, 'money.hours.basis', 'hvor reglen kommer fra'],
  ])('%s is told beside the field, and everything typed stays', async (_, wrong, field, message) => {
    const id = await aRuleSet();
    const fields = { ...(await fieldsOf(id)), ...dateFields('2035-01-01'), legalBasis: 'Lov nr. 2.', 'money.hours.standardRateOere': '333,33', ...wrong };
    for (const step of ['', 'confirm']) {
      const { status, text } = await preview(id, { ...fields, step, version: '2' });
      expect([status, errorBeside(text, field)]).toEqual([422, expect.stringContaining(message)]);
      expect(valueOf(text, 'money.hours.standardRateOere')).toBe('333,33');
      const [name, typed] = Object.entries(wrong)[0]!;
      if (typeof typed === 'string' && name !== 'money.commitments.demand') expect(valueOf(text, name)).toBe(typed);
    }
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it('begins on the day of the version it replaces, or says nothing new', async () => {
    const id = await aRuleSet(undefined, '2034-01-01');
    const same = { ...(await fieldsOf(id)), ...dateFields('2034-01-01') };
    const early = await preview(id, same);
    expect([early.status, errorBeside(early.text, 'validFrom')]).toEqual([422, 'Version 1 gælder fra 1. januar 2034. Vælg en senere dag.']);
    expect(errorBeside(early.text, 'legalBasis')).toContain('Ret mindst ét tal');
    expect((await preview(id, { ...same, ...dateFields('2034-01-02'), legalBasis: 'Ny lov.' })).text).toContain('kun retsgrundlaget er nyt');
  });

  it('is told in English too', async () => {
    const id = await aRuleSet();
    const { text } = await preview(id, { ...(await fieldsOf(id, '', 'en')), ...dateFields('2035-01-01'), maxEuSharePermille: 'x' }, 'en').expect(422);
    expect(errorBeside(text, 'maxEuSharePermille')).toBe('Enter a number in digits, in Danish notation: 1.720 or 37,5.');
  });

  it('confirmed twice at once is saved once; the other is told', async () => {
    const id = await aRuleSet();
    const fields = { ...(await fieldsOf(id)), legalBasis: 'Lov nr. 2.', maxEuSharePermille: '35' };
    const answers = await Promise.all([confirm(id, { ...fields, ...dateFields('2035-01-01') }), confirm(id, { ...fields, ...dateFields('2035-02-01'), maxEuSharePermille: '36' })]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    const other = answers.find(({ status }) => status !== 303)!;
    expect([409, 422]).toContain(other.status);
    expect(words(other.text)).toMatch(/Version 2 (er lagt ind, mens du så på ændringerne|gælder fra)/);
  });

  it('confirmed after another took its number is compared with the new one, and can be confirmed again', async () => {
    const id = await aRuleSet();
    const fields = { ...(await fieldsOf(id)), legalBasis: 'Lov nr. 2.' };
    await confirm(id, { ...fields, ...dateFields('2035-01-01'), maxEuSharePermille: '35' }).expect(303);
    const mine = { ...fields, ...dateFields('2035-02-01'), maxEuSharePermille: '36' };
    const overtaken = await confirm(id, mine, 2);
    expect(overtaken.status).toBe(409);
    expect(words(overtaken.text)).toContain('Version 2 er lagt ind, mens du så på ændringerne. Din er ikke gemt.');
    expect(words(overtaken.text)).toContain('35 % 36 %');
    await confirm(id, mine, 3).expect(303);
    expect((await versionsOf(id)).map(({ id: version, validFrom }) => [version, validFrom])).toEqual([[id, '2024-01-01'], [`${id}-v2`, '2035-01-01'], [`${id}-v3`, '2035-02-01']]);
  });
});

describe('the round’s page', () => {
  it('tells the money rules an applicant plans by, with their legal basis', async () => {
    const round = await aRound({ ruleSet: 'growth-forum-2026-commitments' });
    const { text } = await browserOf(null).get(`/runder/${round}`).expect(200);
    for (const part of ['Rundens regler om økonomi', '20 % af alle direkte udgifter lægges til som indirekte udgifter', 'bekræftet mindst 50 % af medfinansieringen', 'senest 14 dage efter fristen', 'Retsgrundlag for rundens regler', 'forordning (EF) nr. 396/2009']) expect(words(text)).toContain(part);
    const english = words((await browserOf(null, { lang: 'en' }).get(`/runder/${round}`)).text);
    expect(english).toContain('at least 50% of the co-financing');
  });

  it('says nothing of money where the rule set does not', async () => {
    const { text } = await browserOf(null).get(`/runder/${await aRound()}`).expect(200);
    expect(text).not.toContain('Rundens regler om økonomi');
    expect(text).not.toContain('Retsgrundlag for rundens regler');
  });
});

it('a rule set’s row can be neither changed nor removed', async () => {
  await expect(sql(`UPDATE rule_set SET legal_basis = 'x' WHERE id = 'growth-forum-2011'`)).rejects.toThrow();
  await expect(sql(`DELETE FROM rule_set WHERE id = 'growth-forum-2011'`)).rejects.toThrow();
});
