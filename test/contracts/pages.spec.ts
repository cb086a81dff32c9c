import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountService } from '../../src/accounts/index.js';
import { Views } from '../../src/platform/views/index.js';
import { Db } from '../../src/platform/db/index.js';
import { tellStory } from '../../src/seed/story.js';
import { fieldsIn } from '../builders/calls.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { sessionCookie } from '../support/portal.js';

const langs = ['da', 'en'] as const;
const rendered = new Set<string>();
let views: Views;
let url: string;
let cookies: { who: string; cookie: string }[];
let ask: typeof import('../support/portal.js').sql;
let close: () => Promise<void>;

/** The whole demo in one portal whose templates are strict, and a look at which of them are drawn. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-pages-'));
  const started = await anApp({ DATABASE_URL: await aDatabase(), DATA_DIR: folder, UPLOADS_DIR: join(folder, 'uploads'), STRICT_VIEWS: 'true' });
  const app = started.app as INestApplication;
  close = started.close;
  views = app.get(Views);
  const render = views.render.bind(views);
  views.render = (template, lang, model) => {
    rendered.add(`${template} ${lang}`);
    return render(template, lang, model);
  };
  await tellStory(app, 'decided');
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  ask = <Row extends object>(text: string, params: unknown[] = []) => app.get(Db).transaction(() => app.get(Db).query<Row>(text, params));
  // One that only the secretariat sees, for what leads to its publication.
  await ask(`INSERT INTO round (id, year, number, name_da, name_en, opens_at, closes_at, meeting_on, rule_set_id, published_at)
    SELECT '2098-1', 2098, 1, name_da, name_en, opens_at, closes_at, meeting_on, rule_set_id, NULL FROM round WHERE id = '2011-1'`);
  await ask(`INSERT INTO round_fund (round_id, fund_id) SELECT '2098-1', id FROM fund`);
  const people = await app.get(AccountService).all();
  cookies = [{ who: 'nobody', cookie: '' }];
  // The second officer sees what the first one sees.
  for (const person of people.filter(({ email }) => !email.startsWith('birk'))) cookies.push({ who: person.name, cookie: await sessionCookie(person.id, ask) });
});
afterAll(() => close());

const fetchAs = (cookie: string, lang: string, path: string, post?: Record<string, string>) =>
  fetch(new URL(path, url), {
    method: post ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { Cookie: `${cookie}; fyrtaarn_sprog=${lang}`, ...(post ? { Origin: url } : {}) },
    body: post && new URLSearchParams(post),
  });

/** Follows every link from the front page on; signing out and switching language are no links to a page. */
async function walk(cookie: string, lang: 'da' | 'en', wrong: string[], who: string): Promise<void> {
  const seen = new Set(['/']);
  const waiting = ['/'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const answer = await fetchAs(cookie, lang, path);
    const html = await answer.text();
    if (![200, 303].includes(answer.status)) wrong.push(`${who} ${lang} ${path}: ${answer.status}`);
    const isPage = answer.status === 200 && (answer.headers.get('content-type') ?? '').includes('text/html');
    if (isPage) wrong.push(...faultsOf(html, lang).map((fault) => `${who} ${lang} ${path}: ${fault}`));
    const links = [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)].map((match) => decoded(match[1]!).replace(/#.*$/, ''));
    for (const next of [...links, answer.headers.get('location') ?? '']) {
      if (next.startsWith('/') && !next.startsWith('/sprog/') && !seen.has(next)) {
        seen.add(next);
        waiting.push(next);
      }
    }
  }
}

/** What a machine can see wrong with a page. */
function faultsOf(html: string, lang: string): string[] {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const faults = [...new Set(twice)].map((id) => `the id ${id} stands twice`);
  if (!html.includes(`<html lang="${lang}"`)) faults.push('another language');
  for (const word of ['undefined', '[object Object]', 'NaN', 'Invalid Date']) if (textOf(html).includes(word)) faults.push(`shows ${word}`);
  const labels = new Set([...html.matchAll(/<label[^>]*for="([^"]+)"/g)].map((match) => match[1]!));
  for (const [, id] of html.matchAll(/<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g)) {
    if (!labels.has(id!)) faults.push(`the field ${id} has no label`);
  }
  return faults;
}

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ');
const decoded = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'");

describe('pages', () => {
  it('that anybody is led to arrive whole, in both languages', async () => {
    const wrong: string[] = [];
    for (const { who, cookie } of cookies) for (const lang of langs) await walk(cookie, lang, wrong, who);
    expect(wrong).toEqual([]);
  });

  it('include every template there is, in both languages', async () => {
    const applicant = cookies.find(({ who }) => who.startsWith('Maja'))!.cookie;
    const officer = cookies.find(({ who }) => who.startsWith('Karen'))!.cookie;
    const member = cookies.find(({ who }) => who.startsWith('Amira'))!.cookie;
    const admin = cookies.find(({ who }) => who.startsWith('Erik'))!.cookie;
    const newRules = { validFromDay: '1', validFromMonth: '1', validFromYear: '2035', legalBasis: 'Beslutning.', maxEuSharePermille: '40' };
    const [seat] = await ask<{ path: string; round: string }>(
      `SELECT '/panel/' || s.id AS path, '/panelrunde/' || p.round_id AS round FROM panel_seat s JOIN application p ON p.id = s.application_id JOIN account a ON a.id = s.account_id
        WHERE a.name LIKE 'Amira%' AND NOT EXISTS (SELECT FROM interest i WHERE i.application_id = s.application_id AND i.account_id = s.account_id)`,
    );
    for (const lang of langs) {
      await fetchAs('', lang, '/findes-ikke');
      expect((await fetchAs('', lang, '/invitation/ukendt')).status).toBe(404);
      expect((await fetchAs('', lang, '/bekraeftelse/ukendt')).status).toBe(404);
      await fetchAs('', lang, '/ansoegninger/ny', { title: 'x' });
      await fetchAs(applicant, lang, '/sager');
      await fetchAs(applicant, lang, '/logget-ind');
      expect((await fetchAs(admin, lang, '/administration/regelsaet/growth-forum-2011/ny-version', newRules)).status).toBe(200);
      const edit = (await (await fetchAs(officer, lang, '/rundeadministration/2011-1/rediger')).text()).match(/<form method="post" action="[^"]*\/rediger"[\s\S]*?<\/form>/)![0];
      expect((await fetchAs(officer, lang, '/rundeadministration/2011-1/rediger', { ...(fieldsIn(edit) as Record<string, string>), fundIds: 'eu-social-fund', contact: 'Arkivet' })).status).toBe(200);
      await fetchAs('', lang, '/log-ind', { email: 'x'.repeat(3_000_000) });
      await fetch(new URL('/log-ud', url), { method: 'POST', headers: { Origin: 'https://elsewhere.example', Cookie: `fyrtaarn_sprog=${lang}` } });
      // Cases that have moved on: the forms that are no longer open say so.
      const cases = [...(await (await fetchAs(officer, lang, '/sager')).text()).matchAll(/href="(\/sager\/[0-9a-f-]{36})"/g)].map((match) => match[1]!);
      for (const path of cases) for (const part of ['indstilling', 'beslutning']) await fetchAs(officer, lang, `${path}/${part}`);
      expect((await fetchAs(member, lang, `${seat!.path}/habilitet`)).status).toBe(200);
      await fetchAs(member, lang, `${seat!.path}/habilitet`, { declaration: 'none' });
      expect((await fetchAs(member, lang, seat!.path)).status).toBe(200);
      for (const page of ['offline', 'pakke']) expect((await fetchAs(member, lang, `${seat!.round}/${page}`)).status).toBe(200);
      const sheet = new FormData();
      sheet.append('file', new Blob([await (await fetchAs(member, lang, `${seat!.round}/ark.xlsx`)).arrayBuffer()]), 'ark.xlsx');
      const { headers } = await fetch(new URL(`${seat!.round}/offline`, url), { method: 'POST', body: sheet, redirect: 'manual', headers: { Origin: url, Cookie: `${member}; fyrtaarn_sprog=${lang}` } });
      expect((await fetchAs(member, lang, headers.get('location')!)).status).toBe(200);
      expect((await fetchAs(member, lang, '/panel/00000000-0000-4000-8000-000000000000', { note: 'Min note' })).status).toBe(404);
    }
    await ask('ALTER TABLE mail_outbox RENAME TO elsewhere');
    for (const lang of langs) expect((await fetchAs('', lang, '/udvikler/post')).status).toBe(500);
    await ask('ALTER TABLE elsewhere RENAME TO mail_outbox');
    const [edit] = await ask<{ path: string }>(
      `INSERT INTO field_edit (application_id, revision, section, account_id, at, field, before, after)
       SELECT m.application_id, 1, 'project', m.account_id, clock_timestamp(), 'title', 'Før', 'Nu'
         FROM member m JOIN account a ON a.id = m.account_id WHERE m.role = 'lead' AND a.name LIKE 'Maja%' LIMIT 1
       RETURNING '/ansoegninger/' || application_id || '/historik/' || id AS path`,
    );
    for (const lang of langs) expect((await fetchAs(applicant, lang, edit!.path)).status).toBe(200);
    const [written] = await ask<{ id: string; partner: string }>(`SELECT a.id, p.name AS partner FROM application a JOIN partner p ON p.application_id = a.id JOIN member m ON m.application_id = a.id JOIN account c ON c.id = m.account_id
        WHERE a.state = 'draft' AND m.role = 'lead' AND c.name LIKE 'Maja%' LIMIT 1`);
    for (const lang of langs) {
      const read = await fetchAs(applicant, lang, `/ansoegninger/${written!.id}/regneark`, { pasted: `Partner\tArt\tBeløb\n${written!.partner}\tLøn\t5\n` });
      expect((await fetchAs(applicant, lang, read.headers.get('location')!)).status).toBe(200);
    }
    const [rehearsal] = await ask<{ path: string }>(`INSERT INTO rehearsal (round_id, started_at, heard_at, applicants) VALUES ('2011-1', clock_timestamp(), clock_timestamp(), 8) RETURNING '/rundeadministration/2011-1/generalproeve/' || id AS path`);
    for (const lang of langs) for (const page of ['', '/post']) expect((await fetchAs(officer, lang, `${rehearsal!.path}${page}`)).status).toBe(200);
    await ask(`UPDATE rehearsal SET state = 'failed', error = 'broken', detail = 'Sådan', finished_at = clock_timestamp()`);
    for (const lang of langs) for (const path of [rehearsal!.path.replace(/\/[^/]*$/, ''), `${rehearsal!.path}/rapport`]) expect((await fetchAs(officer, lang, path)).status).toBe(200);
    await ask(`UPDATE round SET closes_at = clock_timestamp() - interval '30 seconds' WHERE closes_at > clock_timestamp()`);
    const [draft] = await ask<{ id: string; round_id: string }>(`SELECT id, round_id FROM application WHERE state = 'draft'`);
    const [underWay] = await ask<{ id: string }>(
      `INSERT INTO document (application_id, language, requested_by, requested_at, state, step, attempts, heard_until)
       SELECT application_id, 'da', account_id, now(), 'running', 'typesetting', 1, now() + interval '1 hour' FROM member WHERE application_id = $1 LIMIT 1 RETURNING id`,
      [draft!.id],
    );
    for (const lang of langs) {
      await fetchAs(applicant, lang, '/ansoegninger/ny');
      expect((await fetchAs(applicant, lang, `/ansoegninger/${draft!.id}/indsendelse/status`)).status).toBe(200);
      for (const page of ['', '/udskrift', `/${underWay!.id}`]) expect((await fetchAs(applicant, lang, `/ansoegninger/${draft!.id}/dokument${page}`)).status).toBe(200);
      expect((await fetchAs(applicant, lang, `/ansoegninger/${draft!.id}/indsendelse`, { declaration: '1' })).status).toBe(422);
      expect((await fetchAs(officer, lang, `/fristrum/${draft!.round_id}/dispensationer/${draft!.id}`)).status).toBe(200);
    }
    const [held] = await ask<{ id: string }>(
      `WITH object AS (INSERT INTO stored_file (key, bytes, sha256, media_type, scan_state, finding) VALUES ('held', 68, repeat('0', 64), 'text/plain', 'infected', 'Eicar') RETURNING key)
       INSERT INTO attachment (application_id, file_name, storage_key, uploaded_by) SELECT $1, 'smittet.txt', key, account_id FROM object, member WHERE application_id = $1 LIMIT 1 RETURNING id`,
      [draft!.id],
    );
    for (const lang of langs) expect((await fetchAs(applicant, lang, `/ansoegninger/${draft!.id}/bilag/${held!.id}`)).status).toBe(409);
    const [writer] = await ask<{ id: string }>(`INSERT INTO member (application_id, account_id, role) SELECT $1, id, 'writer' FROM account WHERE email = 'erik@demo.example' RETURNING id`, [draft!.id]);
    for (const lang of langs) {
      for (const page of ['deltagere', 'underskrift', `deltagere/person/${writer!.id}`, `deltagere/person/${writer!.id}/fjernelse`]) expect((await fetchAs(applicant, lang, `/ansoegninger/${draft!.id}/${page}`)).status).toBe(200);
    }
    const never = views.names.filter((name) => !name.includes('/_')).flatMap((name) => langs.map((lang) => `${name} ${lang}`).filter((both) => !rendered.has(both)));
    expect(never).toEqual([]);
  });
});
