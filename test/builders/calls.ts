import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, copenhagenDate } from '../../src/shared/dates.js';
import { unescaped } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Fields } from '../support/portal.js';

export const today = copenhagenDate(new Date());
/** The year in which the rounds of these tests close: the next, so that every day of it lies ahead. */
export const year = Number(today.slice(0, 4)) + 1;

/** A date's three fields as somebody types them; '' leaves them empty. */
export function dateParts(name: string, date: string): Fields {
  const [y = '', m = '', d = ''] = date.split('-');
  return { [`${name}Day`]: d.replace(/^0/, ''), [`${name}Month`]: m.replace(/^0/, ''), [`${name}Year`]: y };
}

/** Tests run side by side in one database: a number nobody else of this run takes, which the making of a folder decides. */
export function aNumber(): number {
  for (let number = 1; number < 100; number++) {
    try {
      mkdirSync(join(process.env.TEST_FOLDER!, `round-${year}-${number}`));
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`Every number of ${year} is taken: let these tests use another year as well`);
}

/** A whole round as an officer types it. */
export function callFields(given: Fields = {}): Fields {
  return {
    year,
    number: aNumber(),
    nameDa: 'Prøverunde',
    nameEn: 'Trial round',
    ...dateParts('opensOn', addDays(today, 1)),
    opensTime: '09.00.00',
    ...dateParts('closesOn', `${year}-05-12`),
    closesTime: '12.00.00',
    graceSeconds: '0',
    ...dateParts('meetingOn', `${year}-07-01`),
    ...dateParts('panelFrom', `${year}-05-20`),
    ...dateParts('panelUntil', `${year}-06-10`),
    ...dateParts('hearingUntil', `${year}-06-20`),
    ruleSetId: 'structural-funds-2021-27-v2',
    fundIds: ['regional-development-funds', 'eu-social-fund'],
    openTo: [],
    callDa: 'Vi søger fyrtårne.',
    callEn: 'We look for beacons.',
    contact: '',
    outageLimitMinutes: '15',
    outageWindowMinutes: '240',
    ...given,
  };
}

/** A round that only the secretariat sees. */
export async function aPlannedRound(): Promise<string> {
  const id = await aRound();
  await sql('UPDATE round SET published_at = NULL WHERE id = $1', [id]);
  return id;
}

/** Every field of a round's form as it comes, as a browser would post it. */
export async function editFields(roundId: string): Promise<Record<string, string | string[]>> {
  const { text } = await browserOf(await aPerson(['officer'])).get(`/rundeadministration/${roundId}/rediger`).expect(200);
  return fieldsIn(/<form method="post" action="[^"]*\/rediger"[\s\S]*?<\/form>/.exec(text)![0]);
}

export function fieldsIn(form: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const [tag, kind, name] of form.matchAll(/<input type="(\w+)"[^>]*? name="([^"]+)"[^>]*>/g)) {
    const value = unescaped(/ value="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (kind !== 'checkbox' && kind !== 'radio') fields[name!] = value;
    else if (/ checked>/.test(tag)) fields[name!] = kind === 'checkbox' ? [...[fields[name!] ?? []].flat(), value] : value;
  }
  for (const [, name, value] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)) fields[name!] = unescaped(value!);
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) fields[name!] = unescaped(/<option value="([^"]*)"[^>]* selected/.exec(options!)?.[1] ?? '');
  return fields;
}
