import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { aReadyApplication } from '../builders/ready-application.js';
import { aPdf } from '../builders/routes-world.js';
import { attachmentsOf as rows, pdfOf, uploadAll } from '../builders/uploads.js';
import { aPerson, browserOf, sql, type Person } from '../support/portal.js';

describe('a file that was sent in', () => {
  const fetched = async (address: string, by: Person) => {
    const answer = await browserOf(by).get(address).buffer(true).expect(200);
    return [answer.headers['content-disposition'], hashOf(answer.body as Buffer)];
  };
  const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
  const links = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);

  it('has its own name and content, also where another has the same name or the same content', async () => {
    const own = await aReadyApplication();
    await uploadAll([['ens.pdf', aPdf], ['anden.pdf', aPdf], ['ens.pdf', pdfOf(500)]], own).expect(303);
    await own.submit().expect(303);
    const officer = await aPerson(['officer']);
    const named = (name: string) => `attachment; filename*=UTF-8''${name}`;
    const whole = [[named('ens.pdf'), hashOf(aPdf)], [named('anden.pdf'), hashOf(aPdf)], [named('ens.pdf'), hashOf(pdfOf(500))]];
    for (const [page, by, pattern] of [[`/sager/${own.id}`, officer, /href="(\/sager\/[^"]*\/bilag\/[^"]*)"/g], [`/ansoegninger/${own.id}`, own.owner, /href="(\/ansoegninger\/[^"]*\/bilag\/[^"]*)"/g]] as const) {
      const found = links((await browserOf(by).get(page).expect(200)).text, pattern);
      expect(await Promise.all(found.map((address) => fetched(address, by)))).toEqual(whole);
    }
    // A link from before files were told by their id.
    expect((await fetched(`/sager/${own.id}/bilag/${hashOf(pdfOf(500))}`, officer))[1]).toBe(hashOf(pdfOf(500)));
  });

  it('stays readable there after it was removed, while one added later is not the secretariat’s to see', async () => {
    const own = await aReadyApplication();
    await uploadAll([['indsendt.pdf', aPdf]], own).expect(303);
    await own.submit().expect(303);
    await sql('UPDATE application SET reopened_at = clock_timestamp() WHERE id = $1', [own.id]);
    await uploadAll([['senere.pdf', pdfOf(700)]], own).expect(303);
    const [sent, later] = await rows(own);
    const officer = await aPerson(['officer']);
    await browserOf(officer).get(`/sager/${own.id}/bilag/${later!.id}`).expect(404);
    await browserOf(officer).get(`/sager/${own.id}/bilag/${later!.sha256}`).expect(404);
    const remove = (id: string) => browserOf(own.owner).post(`/ansoegninger/${own.id}/bilag/${id}/fjernelse`);
    await remove(sent!.id).expect(303);
    await remove(later!.id).expect(303);
    await remove(sent!.id).expect(404);
    expect((await rows(own)).map(({ name }) => name)).toEqual(['indsendt.pdf']);
    expect(await sql('SELECT removed_at IS NOT NULL AS removed FROM attachment WHERE application_id = $1', [own.id])).toEqual([{ removed: true }]);
    const { text } = await browserOf(own.owner).get(`/ansoegninger/${own.id}/bilag`).expect(200);
    expect(text).toContain('Der er ikke vedhæftet noget endnu.');
    expect((await fetched(`/sager/${own.id}/bilag/${sent!.id}`, officer))[1]).toBe(sent!.sha256);
  });
});

describe('somebody who may only read', () => {
  it('fetches the files, and adds and removes none', async () => {
    const own = await aReadyApplication();
    await uploadAll([['bilag.pdf', aPdf]], own).expect(303);
    const [file] = await rows(own);
    const reader = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'reader')`, [own.id, reader.id]);
    await browserOf(reader).get(`/ansoegninger/${own.id}/bilag/${file!.id}`).expect(200);
    const { text } = await browserOf(reader).get(`/ansoegninger/${own.id}/bilag`).expect(200);
    expect([text.includes('type="file"'), text.includes('/fjernelse'), text.includes('Du kan hente filerne, men ikke tilføje')]).toEqual([false, false, true]);
    await uploadAll([['b.pdf', aPdf]], own, reader).expect(403);
    await browserOf(reader).post(`/ansoegninger/${own.id}/bilag/${file!.id}/fjernelse`).expect(403);
    expect(await rows(own)).toHaveLength(1);
  });
});
