import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sha256Hex } from '../../src/shared/canonical-json.js';
import { portalUrl, sql } from '../support/portal.js';
import type { Role } from '../../src/platform/web/index.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A person at a real browser: goes where links lead, fills what forms ask, and looks at each page for accessibility. */
export class Visitor {
  private constructor(
    public page: Page,
    private readonly context: BrowserContext,
    private readonly checker: Page,
    private readonly lang: 'da' | 'en',
    /** Every page looked at, by its address. */
    readonly seen: Set<string>,
  ) {}

  static async at(browser: Browser, options: { javaScript: boolean; lang: 'da' | 'en'; width?: number }, seen: Set<string>): Promise<Visitor> {
    const viewport = { width: options.width ?? 1280, height: 900 };
    const context = await browser.newContext({ javaScriptEnabled: options.javaScript, viewport, locale: options.lang === 'da' ? 'da-DK' : 'en-GB' });
    await context.addCookies([{ name: 'fyrtaarn_sprog', value: options.lang, url: portalUrl }]);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    // With scripts off nothing can be checked in the page itself, so the same HTML is looked at in a second one.
    const checking = await browser.newContext({ viewport });
    return new Visitor(page, context, await checking.newPage(), options.lang, seen);
  }

  async close(): Promise<void> {
    await this.checker.context().close();
    await this.context.close();
  }

  /** Goes to an address by typing it. */
  async go(path: string): Promise<void> {
    await this.page.goto(new URL(path, portalUrl).href);
    await this.look();
  }

  /** Makes an account through the form, then lets an administrator's hand give it `roles`. */
  async register(person: { name: string; email: string; roles: readonly Role[]; organisation?: string }): Promise<void> {
    await this.go('/opret-bruger');
    await this.fill({ name: person.name, organisation: person.organisation ?? 'Rejsens Hus', email: person.email, password: 'en lang sætning her' });
    await this.press();
    for (const role of person.roles) {
      await sql('INSERT INTO account_role (account_id, role) SELECT id, $2 FROM account WHERE email = $1 ON CONFLICT DO NOTHING', [person.email, role]);
    }
    await sql(`DELETE FROM account_role WHERE role = 'applicant' AND NOT 'applicant' = ANY($2::text[]) AND account_id = (SELECT id FROM account WHERE email = $1)`, [person.email, person.roles]);
    await sql('UPDATE account SET language = $2 WHERE email = $1', [person.email, this.lang]);
  }

  async signIn(email: string): Promise<void> {
    await this.go('/log-ind');
    await this.fill({ email, password: 'en lang sætning her' });
    await this.press();
  }

  async signOut(): Promise<void> {
    const buttons = this.page.locator('form[action="/log-ud"] button:visible');
    // On a phone it lies in the menu, which without scripts is a plain unfolding one.
    if ((await buttons.count()) === 0) await this.page.locator('.js-menu-open:visible, .plain-menu summary:visible').first().click();
    await buttons.first().click();
    await this.look();
  }

  /** Fills fields by name, whatever kind they are: text, select, radio or checkbox (`true`). */
  async fill(fields: Readonly<Record<string, string | boolean>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const all = this.page.locator(`main [name="${name}"]`);
      const kind = await all.first().evaluate((field) => `${field.tagName} ${field.getAttribute('type')}`);
      if (kind === 'INPUT radio' || (kind === 'INPUT checkbox' && typeof value === 'string')) await this.choose(name, String(value));
      else if (kind === 'INPUT checkbox') await this.choose(name, '1');
      else if (kind.startsWith('SELECT')) await all.selectOption(String(value));
      else await all.fill(String(value));
    }
  }

  /** The design system draws box and dot over the input itself, so the click is not held up by what lies on top. */
  private async choose(name: string, value: string): Promise<void> {
    await this.page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true });
  }

  /** Presses the page's primary button, or the one with this name and value, and looks at what comes. */
  async press(button = 'main form button.button-primary'): Promise<void> {
    await this.leaving(() => this.page.locator(button).last().click());
    await this.look();
  }

  /** Does what leads to another page, which may first wait for what was typed to be stored. */
  private async leaving(act: () => Promise<void>): Promise<void> {
    const arrived = this.page.waitForEvent('load');
    await act();
    await arrived;
  }

  /** Waits until the page itself says what it does of what was typed: that it has been saved, or why not. */
  async told(state: 'saved' | 'wrong' | 'unreachable' | 'unsaved'): Promise<void> {
    await this.page.locator(`[data-writing][data-kind="${state}"]`).waitFor();
    await this.look();
  }

  /** Waits for one of the boxes that ask for an answer. */
  async alarmed(box: 'conflict' | 'ended' | 'another' | 'gone' | 'closed'): Promise<void> {
    await this.page.locator(`[data-alarm="${box}"] .alert`).waitFor();
    await this.look();
  }

  /** Leaves a field, as a press elsewhere does. */
  async leave(name: string): Promise<void> {
    await this.page.locator(`main [name="${name}"]`).blur();
  }

  /** The network is gone, or back. */
  async offline(gone: boolean): Promise<void> {
    await this.context.setOffline(gone);
  }

  /** The window dies without a word, and another is opened. */
  async crash(): Promise<void> {
    await Promise.all([this.page.waitForEvent('crash'), this.page.goto('chrome://crash').catch(() => undefined)]);
    await this.page.close();
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(15_000);
  }

  /** Signs in in the window that a link opens, closes it and comes back. */
  async signInBeside(email: string): Promise<void> {
    const [beside] = await Promise.all([this.context.waitForEvent('page'), this.page.locator('[data-alarm] a[target]').click()]);
    await beside.locator('[name="email"]').fill(email);
    await beside.locator('[name="password"]').fill('en lang sætning her');
    await beside.locator('main form button.button-primary').click();
    await beside.waitForURL('**/logget-ind');
    await beside.close();
    await this.page.bringToFront();
  }

  /** Follows the first link that leads to an address of this shape. */
  async follow(href: string): Promise<void> {
    await this.page.locator(`main a[href${href}]`).first().click();
    await this.look();
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** The page must have arrived whole, speak the visitor's language, fit the window and pass axe. */
  async look(): Promise<void> {
    await this.page.waitForLoadState('load');
    const html = await this.page.content();
    expect(html).toContain(`<html lang="${this.lang}"`);
    expect(await this.page.locator('h1').count()).toBe(1);
    await this.checker.setContent(html.replace('<head>', `<head><base href="${portalUrl}">`), { waitUntil: 'load' });
    const overflow = await this.checker.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect({ path: this.path(), overflow }).toEqual({ path: this.path(), overflow: 0 });
    const shape = `${this.page.viewportSize()?.width} ${shapeOf(html)}`;
    if (!accessible.has(shape)) {
      await this.checker.evaluate(axeSource);
      expect({ path: this.path(), found: await this.checker.evaluate(violations) }).toEqual({ path: this.path(), found: [] });
      accessible.add(shape);
    }
    this.seen.add(this.path());
  }
}

/** In the page, and only what is wrong: the whole result is so large that carrying it here took as long as finding it. */
const violations = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))";

/** What axe has found nothing wrong with. */
const accessible = new Set<string>();

/** A page without its words and numbers: two of one shape differ in nothing that axe looks at. Whether a text is empty stays. */
function shapeOf(html: string): string {
  const tags = html.replace(/[\da-f]{8}-[\da-f-]{27}|\d+/g, '0').replace(/ (?:value|href|action|content|data-[\w-]+)="[^"]+"/g, '');
  return sha256Hex(tags.replace(/>[^<]*[^<\s][^<]*</g, '>x<'));
}
