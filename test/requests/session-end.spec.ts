import { describe, expect, it } from '@jest/globals';
import { aReadyApplication } from '../builders/ready-application.js';
import { aPerson, browserOf, sessionCookie, sql, type Fields, type Person } from '../support/portal.js';

const noSession = (person: Person): Person => ({ ...person, cookie: 'fyrtaarn_session=ended' });
const unescaped = (html: string): string => html.replace(/&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#x3D': '=', '#x60': '`' })[name]!);

/** What the page would send on a press on its button. */
function heldIn(html: string): [string, string][] {
  return [...html.matchAll(/<textarea name="([^"]*)" hidden>\n([\s\S]*?)<\/textarea>/g)].map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]);
}

const many = (pairs: readonly [string, string][]): Fields => {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of pairs) (fields[name] ??= []).push(value);
  return fields;
};

describe('a form sent after the session has ended', () => {
  it('is held to the letter, and one press after signing in stores it', async () => {
    const { id, owner } = await aReadyApplication();
    const summary = '\nEt resumé med "anførsel", <b>tegn</b> & \'æøå\'\n\nog linjer.';
    const held = await browserOf(noSession(owner)).post(`/ansoegninger/${id}/projekt`, { title: 'Fyr', summary, purpose: 'Formål.' }).expect(401);
    expect(heldIn(held.text)).toContainEqual(['summary', summary]);
    expect(held.text).toContain(`action="/ansoegninger/${id}/projekt"`);
    await browserOf(owner).post(`/ansoegninger/${id}/projekt`, many(heldIn(held.text))).expect(303);
    expect(await sql('SELECT summary FROM application WHERE id = $1', [id])).toEqual([{ summary: summary.trim() }]);
  });

  it('keeps every value of a field that has several', async () => {
    const { id, owner } = await aReadyApplication();
    const focusAreas = ['innovation-research', 'welfare-health-technology'];
    const held = await browserOf(noSession(owner)).post(`/ansoegninger/${id}/indsatsomraader`, { focusAreas }).expect(401);
    await browserOf(owner).post(`/ansoegninger/${id}/indsatsomraader`, many(heldIn(held.text))).expect(303);
    const stored = await sql<{ id: string }>('SELECT focus_area_id AS id FROM application_focus_area WHERE application_id = $1 ORDER BY 1', [id]);
    expect(stored.map((row) => row.id)).toEqual(focusAreas);
  });

  it('never holds a password', async () => {
    const held = await browserOf(null).post('/ansoegninger/ny', { title: 'Fyr', password: 'hemmelig sætning', adgangskode: 'hemmelig sætning' }).expect(401);
    expect(heldIn(held.text)).toEqual([['title', 'Fyr']]);
    expect(held.text).not.toContain('hemmelig');
  });

  it('says that a file must be chosen again, and leads back to where', async () => {
    const { id, owner } = await aReadyApplication();
    const held = await browserOf(noSession(owner)).upload(`/ansoegninger/${id}/bilag`, { name: 'bilag.pdf', content: Buffer.from('%PDF-1.4') }).expect(401);
    expect(held.text).toContain('vælg filen igen');
    expect(held.text).toContain(`href="/ansoegninger/${id}/bilag"`);
    expect(await sql('SELECT FROM attachment WHERE application_id = $1', [id])).toEqual([]);
  });

  it('leads to signing in in a new window that says where the text is', async () => {
    const { id, owner } = await aReadyApplication();
    const held = await browserOf(noSession(owner)).post(`/ansoegninger/${id}/projekt`, { title: 'x' }).expect(401);
    expect(held.text).toContain('href="/log-ind?retur=/logget-ind" target="_blank"');
    expect((await browserOf(owner).get('/logget-ind').expect(200)).text).toContain(owner.name);
    expect((await browserOf(null).get('/logget-ind').expect(303)).headers.location).toBe('/log-ind?retur=%2Flogget-ind');
  });
});

describe('a form opened by one person and sent under another’s session', () => {
  it.each(['autosave', 'list'])('is not taken, though both are members: then=%s', async (then) => {
    const { id, owner } = await aReadyApplication();
    const other = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [id, other.id]);
    const form = { signedInAs: owner.id, title: 'Skrevet af en anden', summary: 'Resumé.', then };
    const refused = await browserOf(other).post(`/ansoegninger/${id}/projekt`, form).expect(401);
    expect(refused.text).toContain(`data-signed-in-as="${other.name}"`);
    expect(heldIn(refused.text)).toContainEqual(['title', 'Skrevet af en anden']);
    await browserOf(other).post(`/ansoegninger/${id}/tilstede`, { signedInAs: owner.id, section: 'project' }).expect(401);
    expect(await sql('SELECT FROM field_edit WHERE application_id = $1', [id])).toEqual([]);
    await browserOf(owner).post(`/ansoegninger/${id}/projekt`, form).expect(then === 'autosave' ? 200 : 303);
    expect(await sql('SELECT DISTINCT account_id FROM field_edit WHERE application_id = $1', [id])).toEqual([{ account_id: owner.id }]);
  });

  it('carries whose it is on every section’s page, with when the session ends', async () => {
    const { id, owner } = await aReadyApplication();
    const cookie = await sessionCookie(owner.id);
    const html = (await browserOf({ ...owner, cookie }).get(`/ansoegninger/${id}/projekt`)).text;
    expect(html).toContain(`name="signedInAs" value="${owner.id}"`);
    const until = Date.parse(/data-session-until="([^"]+)"/.exec(html)![1]!);
    const now = Date.parse(/data-now="([^"]+)"/.exec(html)![1]!);
    const [session] = await sql<{ expires_at: Date }>('SELECT expires_at FROM session WHERE account_id = $1 ORDER BY expires_at DESC LIMIT 1', [owner.id]);
    expect(until).toBe(session!.expires_at.getTime());
    expect(until).toBeGreaterThan(now);
  });
});
