import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Locator } from 'playwright-core';
import { aReadyApplication } from '../builders/ready-application.js';
import { launchChromium } from '../support/chromium.js';
import { sql } from '../support/portal.js';
import { Visitor } from './visitor.js';

let browser: Browser;
let visitor: Visitor;
let id: string;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  visitor = await Visitor.at(browser, { javaScript: true, lang: 'da', width: 1280 }, new Set());
  const email = `gitter-${randomUUID().slice(0, 8)}@test.example`;
  await visitor.register({ name: 'Gitte Prøve', email, roles: ['applicant'] });
  const [account] = await sql<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]);
  ({ id } = await aReadyApplication({ owner: { id: account!.id, cookie: '', name: 'Gitte Prøve', email } }));
  await visitor.go(`/ansoegninger/${id}/budget`);
  await visitor.page.locator('.grid-status').waitFor({ state: 'attached' });
});
afterEach(() => visitor.close());

const cell = (row: number, name: string): Locator => visitor.page.locator(`main [name="costs[${row}].${name}"]`);
const focused = () => visitor.page.evaluate(() => (document.activeElement as HTMLInputElement).name);
const press = (key: string) => visitor.page.keyboard.press(key);
const addRow = () => visitor.page.locator('.rows-add[name="add"]').click();
const lines = () => sql<object>('SELECT category, year, description, trim_scale(hours)::text AS hours, amount_oere::text AS oere FROM cost_line WHERE application_id = $1 ORDER BY position', [id]);

/** What a spreadsheet would put on the clipboard, into the cell with the focus. */
const paste = (text: string) =>
  visitor.page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

describe('the budget’s grid', () => {
  it('gives a new row without leaving the page, and saves it by itself', async () => {
    const partner = await cell(0, 'partnerId').inputValue();
    await addRow();
    expect(await focused()).toBe('costs[1].partnerId');
    await visitor.look();
    await visitor.fill({ 'costs[1].partnerId': partner, 'costs[1].category': 'travel', 'costs[1].amount': '1.500' });
    await visitor.leave('costs[1].amount');
    await visitor.told('saved');
    expect(await lines()).toMatchObject([{ oere: '200000000' }, { category: 'travel', oere: '150000' }]);
    await visitor.press('[name="remove"][value="costs[1]"]');
    expect(await cell(1, 'amount').count()).toBe(0);
  });

  it('is walked as a spreadsheet, and leaves lists and the inside of a text their own keys', async () => {
    await addRow();
    await cell(0, 'description').focus();
    await press('ArrowDown');
    expect(await focused()).toBe('costs[1].description');
    await press('Enter');
    expect(await visitor.page.evaluate(() => (document.activeElement as HTMLButtonElement).value)).toBe('costs');
    await cell(1, 'description').focus();
    await press('ArrowUp');
    expect(await focused()).toBe('costs[0].description');
    await press('End');
    await press('ArrowLeft');
    expect(await focused()).toBe('costs[0].description');
    await press('End');
    await press('ArrowRight');
    expect(await focused()).toBe('costs[0].amount');
    await press('Home');
    await press('ArrowLeft');
    expect(await focused()).toBe('costs[0].description');
    await cell(0, 'category').focus();
    await press('ArrowDown');
    expect(await focused()).toBe('costs[0].category');
    expect(visitor.path()).toBe(`/ansoegninger/${id}/budget`);
  });

  it('takes a block of cells, in either language, and marks what fits nothing', async () => {
    await cell(0, 'partnerId').focus();
    await paste('fyrvæsenet\tTRAVEL\t2031\t"Rejser\tog ""ophold"""\t1.500,50\r\nFyrvæsenet\tUdstyr\t2030\tLamper\t200\r\nUkendt ApS\tRevision\t\tRevisor\t10\r\n');
    expect(await visitor.page.locator('.grid-status').innerText()).toBe('Sat ind. Rækker: 3. Felter: 14. Felter, der ikke passede og ikke er ændret: 1. De er mærket.');
    expect(await visitor.page.locator('#costs-2-partnerId-pasted').innerText()).toContain('»Ukendt ApS« kan ikke vælges her.');
    expect(await cell(0, 'description').inputValue()).toBe('Rejser og "ophold"');
    await visitor.look();
    await cell(2, 'partnerId').selectOption({ index: 1 });
    expect(await visitor.page.locator('#costs-2-partnerId-pasted').count()).toBe(0);
    await visitor.told('saved');
    expect(await lines()).toMatchObject([{ category: 'travel', year: 2031, oere: '150050' }, { category: 'equipment', year: 2030, oere: '20000' }, { category: 'audit', year: null, oere: '1000' }]);
  });

  it('a single value is pasted as the browser does it', async () => {
    await cell(0, 'description').focus();
    await paste('Kun et ord');
    expect(await visitor.page.locator('.grid-status').innerText()).toBe('');
  });

  it('shows figures and reckoned amounts as they come, and stores the same', async () => {
    await visitor.page.locator('#costs-0 summary').click();
    await visitor.fill({ 'costs[0].hours': '410', 'costs[0].annualCost': '620.000' });
    await visitor.page.locator('#figures', { hasText: 'der står her på siden' }).waitFor();
    await visitor.page.waitForFunction(() => document.querySelector('.key-value')?.textContent?.startsWith('147.790,70'));
    expect(await cell(0, 'amount').inputValue()).toBe('147.790,70');
    expect(await visitor.page.locator('tfoot td.numeric').last().innerText()).toBe('147.790,70 kr.');
    await visitor.leave('costs[0].annualCost');
    await visitor.told('saved');
    await cell(0, 'hours').fill('820');
    await visitor.page.waitForFunction(() => document.querySelector('.key-value')?.textContent?.startsWith('295.581,40'));
    await visitor.leave('costs[0].hours');
    await visitor.page.waitForFunction(() => document.querySelector<HTMLElement>('[data-writing]')?.dataset.kind === 'saved');
    await visitor.press();
    expect(await lines()).toMatchObject([{ hours: '820', oere: '29558140' }]);
  });
});
