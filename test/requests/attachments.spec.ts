import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { aPdf } from '../builders/routes-world.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside } from '../support/html.js';
import { browserOf, portalUrl, sql } from '../support/portal.js';

let application: ReadyApplication;
let limits: { maxBytes: number; maxFiles: number };

beforeAll(async () => {
  application = await aReadyApplication();
  const [rules] = await sql<{ limits: typeof limits }>(`SELECT s.values->'attachments' AS limits FROM round r JOIN rule_set s ON s.id = r.rule_set_id WHERE r.id = $1`, [application.roundId]);
  limits = rules!.limits;
});

const upload = (name: string, content: Buffer, to = application) => browserOf(to.owner).upload(`/ansoegninger/${to.id}/bilag`, { name, content });
const rows = ({ id }: ReadyApplication) => sql<{ id: string; name: string; bytes: string; sha256: string; type: string }>('SELECT t.id, t.file_name AS name, f.bytes, f.sha256, f.media_type AS type FROM attachment t JOIN stored_file f ON f.key = t.storage_key WHERE t.application_id = $1 ORDER BY t.uploaded_at, t.id', [id]);
const onDisk = () => readdirSync(join(process.env.TEST_FOLDER!, 'uploads')).length;

/** A true PDF of exactly so many bytes. */
const pdfOf = (bytes: number): Buffer => Buffer.concat([aPdf, Buffer.alloc(bytes - aPdf.length, 0x20)]);

const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), Buffer.alloc(200)]);

describe('a file that is none of the accepted kinds, whatever its name', () => {
  it.each([
    ['a program', 'budget.pdf', exe],
    ['a web page', 'bilag.pdf', Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>')],
    ['a drawing with a script', 'logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a plain text', 'noter.docx', Buffer.from('Blot tekst')],
    ['an archive', 'alt.docx', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['a shell script', 'x.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ])('is refused: %s', async (_, name, content) => {
    const [before, files] = [await rows(application), await upload('en.pdf', aPdf, await aReadyApplication()).then(onDisk)];
    const { status, text } = await upload(name, content);
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(`Filen »${name}« er ikke en af de filtyper`)]);
    expect(await rows(application)).toEqual(before);
    expect(onDisk()).toBe(files);
  });

  it('is refused when it is empty', async () => {
    const { status, text } = await upload('tom.pdf', Buffer.alloc(0));
    expect([status, errorBeside(text, 'file')]).toEqual([422, 'Filen »tom.pdf« er tom. Vælg en anden fil.']);
  });

  it('is missed when none was chosen', async () => {
    const { status, text } = await browserOf(application.owner).post(`/ansoegninger/${application.id}/bilag`);
    expect([status, errorBeside(text, 'file')]).toEqual([422, 'Vælg en fil, før du uploader.']);
  });
});

describe('a file’s size', () => {
  it('may be exactly the limit, and the file comes back byte for byte', async () => {
    const own = await aReadyApplication();
    const content = pdfOf(limits.maxBytes);
    await upload('stor.pdf', content, own).expect(303);
    const [file] = await rows(own);
    expect(file).toMatchObject({ bytes: String(limits.maxBytes), sha256: createHash('sha256').update(content).digest('hex') });
    const back = await browserOf(own.owner).get(`/ansoegninger/${own.id}/bilag/${file!.id}`).buffer(true).expect(200);
    expect(createHash('sha256').update(back.body as Buffer).digest('hex')).toBe(file!.sha256);
  });

  it('may not be one byte more, and the message says the limit', async () => {
    const { status, text } = await upload('stor.pdf', pdfOf(limits.maxBytes + 1));
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(`højst fylde ${limits.maxBytes / 1024 ** 2} MB`)]);
  });
});

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\a.pdf', 'a.pdf'],
    ['rødgrød med fløde på Ærø.pdf', 'rødgrød med fløde på Ærø.pdf'],
    ['A\u030Arsregnskab.pdf', 'Årsregnskab.pdf'],
    ['faktura\u202Efdp.exe', 'fakturafdp.exe'],
    ['<img src=x onerror=alert(1)>.pdf', 'img src=x onerror=alert(1).pdf'],
    [`${'x'.repeat(296)}.pdf`, `${'x'.repeat(116)}.pdf`],
    ['日本語 👩‍🔬.pdf', '日本語 👩‍🔬.pdf'],
    ['...', 'fil'],
  ])('%s is kept as %s, and the browser is given it as text for saving', async (given, kept) => {
    const own = await aReadyApplication();
    await upload(given, aPdf, own).expect(303);
    const [file] = await rows(own);
    expect(file!.name).toBe(kept);
    const { headers } = await browserOf(own.owner).get(`/ansoegninger/${own.id}/bilag/${file!.id}`).expect(200);
    expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(kept)}`);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    expect((await browserOf(own.owner).get(`/ansoegninger/${own.id}/bilag`)).text).not.toContain('<img src=x');
  });

  it('cannot add headers to the download', async () => {
    const own = await aReadyApplication();
    const body = ['--x', 'Content-Disposition: form-data; name="file"; filename="b.pdf"; filename*=utf-8\'\'a%0D%0ASet-Cookie%3A%20x%3D1.pdf', 'Content-Type: application/pdf', '', aPdf.toString('latin1'), '--x--', ''].join('\r\n');
    await supertest(portalUrl).post(`/ansoegninger/${own.id}/bilag`).set({ Cookie: own.owner.cookie, Origin: portalUrl, 'Content-Type': 'multipart/form-data; boundary=x' }).send(body).expect(303);
    const [file] = await rows(own);
    const answer = await browserOf(own.owner).get(`/ansoegninger/${own.id}/bilag/${file!.id}`).expect(200);
    expect(answer.get('Set-Cookie')).toBeUndefined();
    expect(file!.name).not.toMatch(/[\r\n:]/);
  });

  it('may stand twice; both files are kept apart', async () => {
    const own = await aReadyApplication();
    await upload('bilag.pdf', aPdf, own).expect(303);
    await upload('bilag.pdf', pdfOf(500), own).expect(303);
    expect((await rows(own)).map(({ name, bytes }) => [name, Number(bytes)])).toEqual([['bilag.pdf', aPdf.length], ['bilag.pdf', 500]]);
    const [first] = await rows(own);
    await browserOf(own.owner).post(`/ansoegninger/${own.id}/bilag/${first!.id}/fjernelse`).expect(303);
    expect((await rows(own)).map(({ bytes }) => Number(bytes))).toEqual([500]);
  });
});

describe('the number of files', () => {
  it('is never exceeded, also when all are sent at the same instant', async () => {
    const own = await aReadyApplication();
    const answers = await Promise.all(Array.from({ length: limits.maxFiles + 4 }, (_, n) => upload(`${n}.pdf`, aPdf, own)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(limits.maxFiles);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
    expect(await rows(own)).toHaveLength(limits.maxFiles);
  });
});
