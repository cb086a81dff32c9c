import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aidRuleSet } from '../builders/aid-rule-set.js';
import { aMemberOf } from '../builders/consortium.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Fields } from '../support/portal.js';

let ruleSet: string;
let application: ReadyApplication;
let companyId: string;

beforeAll(async () => {
  ruleSet = await aidRuleSet();
});

/** The meeting is 60 days after the deadline, a week from now. */
const meeting = (): Date => new Date(Date.now() + 67 * 86_400_000);
const daysBeforeMeeting = (days: number): string => new Date(meeting().getTime() - days * 86_400_000).toISOString().slice(0, 10);

/** A company of medium size that costs 1,000,000 kr., of which the regional fund pays 600,000. */
beforeEach(async () => {
  application = await aReadyApplication({ roundId: await aRound({ ruleSet }) });
  const [partner] = await sql<{ id: string }>(
    `INSERT INTO partner (application_id, position, name, cvr, sector, size, aid_basis, role) VALUES ($1, 1, 'Lygtelys ApS', '10150817', 'company', 'medium', 'training', 'Underviser') RETURNING id`,
    [application.id],
  );
  companyId = partner!.id;
  await sql(`UPDATE application SET cost_model = 'actual' WHERE id = $1`, [application.id]);
  await sql('UPDATE cost_line SET amount_oere = 40000000, year = 2030 WHERE application_id = $1', [application.id]);
  await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere, year) VALUES ($1, 1, $2, 'external', 'Kurser', 100000000, 2031)`, [application.id, companyId]);
  await sql(`UPDATE financing_line SET amount_oere = 60000000 WHERE application_id = $1 AND kind = 'fund'`, [application.id]);
  await sql(`UPDATE financing_line SET amount_oere = 40000000 WHERE application_id = $1 AND kind = 'cash'`, [application.id]);
  await sql(`INSERT INTO financing_line (application_id, position, kind, partner_id, amount_oere) VALUES ($1, 2, 'cash', $2, 40000000)`, [application.id, companyId]);
});

const at = (page = '') => `/ansoegninger/${application.id}${page && `/${page}`}`;
const get = async (page?: string, lang: 'da' | 'en' = 'da') => (await browserOf(application.owner, { lang }).get(at(page)).expect(200)).text;
const post = (fields: Fields) => browserOf(application.owner).post(at('statsstoette'), fields);
const day = (text: string): Fields => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { grantedOnDay: date, grantedOnMonth: month, grantedOnYear: year };
};
const rowOf = (cells: Fields, index = 0): Fields => Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`earlierAid[${index}].${cell}`, value]));
const row = (cells: Fields = {}, index = 0): Fields => rowOf({ id: randomUUID(), partnerId: companyId, amount: '180.000', currency: 'EUR', authority: 'Erhvervsstyrelsen', receivedBy: '', ...day(daysBeforeMeeting(700)), ...cells }, index);
const invoke = (basis: string) => sql('UPDATE partner SET aid_basis = $2 WHERE id = $1', [companyId, basis]);
/** What the company brings itself, and the fund as much less. */
const brings = async (oere: bigint) => {
  await sql(`UPDATE financing_line SET amount_oere = $2 WHERE application_id = $1 AND partner_id = $3`, [application.id, oere, companyId]);
  await sql(`UPDATE financing_line SET amount_oere = 100000000 - $2::bigint WHERE application_id = $1 AND kind = 'fund'`, [application.id, oere]);
};
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('aid intensity', () => {
  it('is kept at exactly the limit, and an øre more is refused with the numbers and the smallest change', async () => {
    await application.submit().expect(303);
    await sql(`UPDATE application SET state = 'draft' WHERE id = $1`, [application.id]);
    await brings(39_999_999n);
    const { status, text } = await application.submit();
    expect(status).toBe(422);
    expect(words(text)).toContain('Lygtelys ApS får 600.000,01 kr. i offentlige penge til udgifter på 1.000.000 kr. Til »Uddannelse« kan en mellemstor virksomhed højst få 60 %, det vil sige 600.000 kr. Lad Lygtelys ApS betale 0,01 kr. mere selv');
    expect(text).toContain('artikel 31');
  });

  it('is not assessed before the size is said, which is remarked on', async () => {
    await sql(`UPDATE partner SET size = '' WHERE id = $1`, [companyId]);
    expect(words(await get('opsummering'))).toContain('Vælg, hvor stor Lygtelys ApS er. Grænsen for støtten afhænger af størrelsen, så den er ikke vurderet.');
    expect(words(await get('statsstoette'))).toContain('Ikke vurderet: størrelse mangler');
    await application.submit().expect(303);
  });

  it('is not open to a size that is shut out', async () => {
    await sql(`UPDATE partner SET size = 'large', aid_basis = 'sme-consultancy' WHERE id = $1`, [companyId]);
    const { status, text } = await application.submit();
    expect([status, words(text).includes('er en stor virksomhed og kan ikke få støtte til »Rådgivning til små og mellemstore virksomheder«, men får 600.000 kr.')]).toEqual([422, true]);
  });

  it('is said not to be known while costs and financing differ', async () => {
    await sql(`UPDATE financing_line SET amount_oere = amount_oere - 1 WHERE application_id = $1 AND kind = 'fund'`, [application.id]);
    const text = words(await get('statsstoette'));
    expect(text).toContain('Udgifter og finansiering stemmer ikke, så ingen ved endnu, hvem der betaler for hvad.');
    expect(text).toContain('Ikke vurderet endnu');
  });
});

describe('the ground', () => {
  const partners = async (cells: Fields = {}): Promise<Fields> => {
    const rows = [
      { id: application.partnerId, name: 'Fyrvæsenet', cvr: '13748136', sector: 'public', role: 'Leder', isLead: '1', aidBasis: 'none' },
      { id: companyId, name: 'Lygtelys ApS', cvr: '10150817', sector: 'company', size: 'medium', role: 'Underviser', aidBasis: 'training', ...cells },
    ];
    return Object.assign({}, ...rows.map((one, index) => Object.fromEntries(Object.entries(one).map(([cell, value]) => [`partners[${index}].${cell}`, value])))) as Fields;
  };
  const save = async (cells: Fields) => browserOf(application.owner).post(at('partnere'), await partners(cells));

  it('is stored, shown again in its own words and found in the history', async () => {
    expect((await save({ aidBasis: 'de-minimis' })).status).toBe(303);
    expect(await get('partnere')).toMatch(/<option value="de-minimis" selected>De minimis-støtte/);
    const [edit] = await sql<{ id: string }>(`SELECT id FROM field_edit WHERE application_id = $1 AND field = 'aidBasis'`, [application.id]);
    expect(words(await get(`historik/${edit!.id}`))).toContain('Grundlag for offentlige penge');
  });

  it('must be one of the rule set’s', async () => {
    const { status, text } = await save({ aidBasis: 'fishing' });
    expect([status, errorBeside(text, 'partners[1].aidBasis')]).toEqual([422, expect.any(String)]);
  });

  it('keeps the application back until it is said', async () => {
    await save({ aidBasis: '' });
    const { status, text } = await application.submit();
    expect([status, text.includes('Vælg, på hvilket grundlag Lygtelys ApS kan få offentlige penge.')]).toEqual([422, true]);
  });

  it('is not asked for, nor is anything assessed, where the rule set has no rules of state aid', async () => {
    const other = await aReadyApplication();
    const browser = browserOf(other.owner);
    expect((await browser.get(`/ansoegninger/${other.id}/partnere`)).text).not.toContain('aidBasis');
    await browser.get(`/ansoegninger/${other.id}/statsstoette`).expect(404);
    expect((await browser.get(`/ansoegninger/${other.id}`)).text).not.toContain('statsstoette');
    expect((await browser.get(`/ansoegninger/${other.id}/opsummering`)).text).toContain('Ikke vurderet. Rundens regler siger intet om statsstøtte.');
    await other.submit().expect(303);
  });
});

describe('de minimis', () => {
  beforeEach(() => invoke('de-minimis'));

  it('must be declared, and 0 is an answer', async () => {
    const { status, text } = await application.submit();
    expect([status, text.includes('Skriv, hvilken de minimis-støtte Lygtelys ApS har fået før. Skriv 0, hvis der ingen er.')]).toEqual([422, true]);
    await post(rowOf({ id: randomUUID(), partnerId: companyId, amount: '0', currency: 'EUR' })).expect(303);
    await application.submit().expect(303);
  });

  it('is refused with everything typed kept where the shape is wrong', async () => {
    const { status, text } = await post(row({ amount: '180,000', grantedOnMonth: '13' }));
    expect(status).toBe(422);
    expect(errorBeside(text, 'earlierAid[0].amount')).toContain('180,000');
    expect(valueOf(text, 'earlierAid[0].authority')).toBe('Erhvervsstyrelsen');
    expect(await sql('SELECT 1 FROM earlier_aid WHERE application_id = $1', [application.id])).toEqual([]);
  });

  it('is not lost with a press on "add", and an untouched row is nothing', async () => {
    const { text } = await post({ ...row(), add: 'earlierAid' });
    expect(valueOf(text, 'earlierAid[0].amount')).toBe('180.000');
    await post({ ...row(), ...rowOf({ id: randomUUID(), partnerId: '', amount: '', currency: 'EUR', authority: '', receivedBy: '' }, 1) }).expect(303);
    expect(await sql('SELECT amount_hundredths::text, currency, authority FROM earlier_aid WHERE application_id = $1', [application.id])).toEqual([{ amount_hundredths: '18000000', currency: 'EUR', authority: 'Erhvervsstyrelsen' }]);
  });

  it('counts what lies within three years, and shows the ledger with room and rate', async () => {
    await post({ ...row(), ...row({ amount: '100.000', ...day(daysBeforeMeeting(2000)) }, 1) }).expect(303);
    const text = words(await get('statsstoette'));
    expect(text).toContain('for længe siden, tæller ikke med');
    // 600,000 kr. at 7.46038 are 80,424.856… euro, rounded up.
    for (const figure of ['Tæller med, i alt 180.000,00', '80.424,86', '260.424,86', '300.000,00', 'Det meste, projektet kan give 120.000,00', '7,46038 kr. pr. euro']) expect(text).toContain(figure);
    await application.submit().expect(303);
  });

  it('above the ceiling is refused with the sum, the room and the smallest change, which mends it', async () => {
    await post({ ...row(), ...row({ amount: '100.000', ...day(daysBeforeMeeting(500)) }, 1) }).expect(303);
    const { status, text } = await application.submit();
    expect(status).toBe(422);
    expect(words(text)).toContain('Det bliver 360.424,86 euro, og loftet er 300.000,00 euro. Projektet kan højst give 20.000,00 euro.');
    const [, kroner = '', oere = '00'] = /betale ([\d.]+)(?:,(\d\d))? kr\. mere selv/.exec(words(text)) ?? [];
    const more = BigInt(kroner.replaceAll('.', '')) * 100n + BigInt(oere);
    await brings(40_000_000n + more - 1n);
    await application.submit().expect(422);
    await brings(40_000_000n + more);
    await application.submit().expect(303);
  });

  it('travels with what is sent in: the snapshot holds it, the version and the print show it, and it comes back', async () => {
    await post(row({ receivedBy: 'Moderselskabet A/S' })).expect(303);
    await application.submit().expect(303);
    const snapshot = JSON.parse(await get('kvittering/indsendt.json')) as { earlierAid: object[]; partners: { aidBasis: string }[] };
    expect(snapshot.earlierAid).toMatchObject([{ receivedBy: 'Moderselskabet A/S', amountHundredths: '18000000', currency: 'EUR' }]);
    expect(snapshot.partners.map(({ aidBasis }) => aidBasis)).toEqual(['none', 'de-minimis']);
    for (const page of ['versioner/1', 'dokument/udskrift']) expect(words(await get(page))).toContain('Moderselskabet A/S');
    await browserOf(application.owner).post(at('genaabning')).expect(303);
    await post({ ...row({ amount: '1' }), basis: (await sql<{ revision: number }>('SELECT revision FROM application WHERE id = $1', [application.id]))[0]!.revision }).expect(303);
    expect(words(await get('versioner/sammenligning?fra=1&til=udkast'))).toContain('Moderselskabet A/S');
    await browserOf(application.owner).post(at('fortrydelse')).expect(303);
    expect(await sql('SELECT received_by, amount_hundredths::text FROM earlier_aid WHERE application_id = $1', [application.id])).toEqual([{ received_by: 'Moderselskabet A/S', amount_hundredths: '18000000' }]);
  });

  it('of a partner keeps the partner on the list', async () => {
    await post(row()).expect(303);
    await sql('DELETE FROM cost_line WHERE partner_id = $1', [companyId]);
    await sql('DELETE FROM financing_line WHERE partner_id = $1', [companyId]);
    const { status, text } = await browserOf(application.owner).post(at('partnere'), { 'partners[0].id': companyId, 'partners[0].name': 'Lygtelys ApS', remove: 'partners[0]' });
    expect([status, words(text).includes('Linjer under statsstøtte: 1.')]).toEqual([422, true]);
  });

  it('is declared by the partner’s own signatory, who sees and changes no other partner’s', async () => {
    const signatory = await aPerson(['applicant']);
    await aMemberOf(application, signatory, 'signatory', companyId);
    await sql(`INSERT INTO earlier_aid (application_id, position, partner_id, currency, amount_hundredths, authority) VALUES ($1, 0, $2, 'EUR', 700, 'Andres')`, [application.id, application.partnerId]);
    const browser = browserOf(signatory);
    const page = await browser.get(at('statsstoette')).expect(200);
    expect(valueOf(page.text, 'earlierAid[0].authority')).toBe('');
    await browser.post(at('statsstoette'), row({ authority: 'Regionen' })).expect(303);
    await browser.post(at('statsstoette'), row({ partnerId: application.partnerId })).expect(422);
    expect(await sql('SELECT authority FROM earlier_aid WHERE application_id = $1 ORDER BY position', [application.id])).toEqual([{ authority: 'Andres' }, { authority: 'Regionen' }]);
  });

  it('is shown in English', async () => {
    await post(row()).expect(303);
    const text = words(await get('statsstoette', 'en'));
    for (const said of ['The most the project can give', 'DKK 7.46038 to the euro', 'De minimis aid received before', 'Within the limit']) expect(text).toContain(said);
  });
});
