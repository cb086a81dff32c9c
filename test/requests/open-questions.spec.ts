import { beforeEach, describe, expect, it } from '@jest/globals';
import { aMember } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { controlNamed, readForm, successful, type Form } from '../../fuzz/form-reader.mjs';
import { browserOf, sql, type Person } from '../support/portal.js';

let application: ReadyApplication;
let bo: Person;
let address: string;

beforeEach(async () => {
  application = await aReadyApplication();
  bo = await aMember(application.id, 'writer', { name: 'Bo Prøve' });
  address = `/ansoegninger/${application.id}/budget`;
});

const opened = async (person: Person): Promise<Form> => form((await browserOf(person).get(address).expect(200)).text);
const form = (html: string): Form => readForm(html, address)!;
const type = (page: Form, name: string, value: string): Form => {
  controlNamed(page, name)!.value = value;
  return page;
};
const send = (person: Person, page: Form, more: Record<string, string> = {}) => browserOf(person).post(address, { ...Object.fromEntries(successful(page)), ...more });
const description = async () => (await sql<{ description: string }>('SELECT description FROM cost_line WHERE application_id = $1', [application.id]))[0]!.description;

/** Bo's page after both have changed the same line: it asks, and Bo has not answered. */
async function disputed(): Promise<Form> {
  const [mine, theirs] = [await opened(bo), await opened(application.owner)];
  await send(application.owner, type(theirs, 'costs[0].description', 'Annas løn')).expect(303);
  const page = form((await send(bo, type(mine, 'costs[0].description', 'Bos løn')).expect(409)).text);
  expect(page.conflicts).toMatchObject([{ mine: 'Bos løn', theirs: 'Annas løn' }]);
  return page;
}

describe('a question that nobody has answered', () => {
  it('is asked on, both values beside it, after a line was added', async () => {
    const page = form((await send(bo, await disputed(), { add: 'costs' }).expect(200)).text);
    expect(page.conflicts).toMatchObject([{ mine: 'Bos løn', theirs: 'Annas løn' }]);
    await send(bo, page).expect(409);
    expect(await description()).toBe('Annas løn');
  });

  it('keeps the choice that was made when the page comes back with a message, and shows the right line as mine', async () => {
    const page = await disputed();
    const choice = `choice.${page.conflicts[0]!.key}`;
    const back = form((await send(bo, type(page, 'costs[0].amount', 'meget'), { [choice]: 'form' }).expect(422)).text);
    expect(back.conflicts).toMatchObject([{ mine: 'Bos løn', theirs: 'Annas løn' }]);
    expect(back.controls.filter(({ name, checked }) => name === choice && checked)).toMatchObject([{ value: 'form' }]);
    await send(bo, type(back, 'costs[0].amount', '100')).expect(303);
    expect(await description()).toBe('Bos løn');
  });

  it('outlives the application being sent in: nothing is stored, and all of it comes back', async () => {
    const page = await disputed();
    await application.submit().expect(303);
    const { text } = await send(bo, page).expect(409);
    expect(text).toContain('Ansøgningen er sendt ind og kan ikke ændres lige nu');
    expect(form(text).conflicts).toMatchObject([{ mine: 'Bos løn', theirs: 'Annas løn' }]);
    expect(controlNamed(form(text), 'costs[0].description')!.value).toBe('Bos løn');
    expect(await description()).toBe('Annas løn');
  });
});
