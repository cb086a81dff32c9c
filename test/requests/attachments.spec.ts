import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import supertest from 'supertest';
import { aPdf } from '../builders/routes-world.js';
import { anOfficeFile, eicar, images } from '../builders/file-contents.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { attachmentsOf as rows, pdfOf, uploadAll } from '../builders/uploads.js';
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

const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), Buffer.alloc(200)]);

describe('a file that is none of the accepted kinds, whatever its name', () => {
  it.each([
    ['a program', 'budget.pdf', exe, 'et program'],
    ['a web page', 'bilag.pdf', Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>'), 'ren tekst'],
    ['a drawing with a script', 'logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'ren tekst'],
    ['a plain text', 'noter.docx', Buffer.from('Blot tekst'), 'ren tekst'],
    ['an archive', 'alt.docx', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'et zip-arkiv'],
    ['a shell script', 'x.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'ren tekst'],
  ])('is refused: %s', async (_, name, content, found) => {
    const before = await rows(application);
    const { status, text } = await upload(name, content);
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(`Filen »${name}« er ikke en af de filtyper, portalen modtager: indholdet er ${found}.`)]);
    expect(await rows(application)).toEqual(before);
  });

  it.each([
    ['a name that says something else, with both named', 'budget.pdf', images.png, 'Filen »budget.pdf« hedder .pdf, men indholdet er et PNG-billede. Gem den igen som .pdf, eller omdøb den til .png.'],
    ['a name from another world', 'faktura\u202Efdp.exe', aPdf, 'hedder .exe, men indholdet er et PDF-dokument'],
    ['a zip bomb', 'bombe.docx', anOfficeFile('docx', [{ name: 'word/media/a.bin', content: 'x', claims: 2 ** 31 }]), 'Filen »bombe.docx« fylder uforholdsmæssigt meget pakket ud'],
    ['macros', 'makro.docx', anOfficeFile('docx', [{ name: 'word/vbaProject.bin' }]), 'Filen »makro.docx« indeholder makroer'],
    ['a password', 'laast.pdf', Buffer.from('%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF'), 'Filen »laast.pdf« er krypteret'],
  ])('is refused with what to do about it: %s', async (_, name, content, message) => {
    const { status, text } = await upload(name, content);
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(message)]);
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
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system32\\a.pdf', 'a.pdf'],
    ['rødgrød med fløde på Ærø.pdf', 'rødgrød med fløde på Ærø.pdf'],
    ['A\u030Arsregnskab.pdf', 'Årsregnskab.pdf'],
    ['faktura\u202Efdp.pdf', 'fakturafdp.pdf'],
    ['con.pdf', '_con.pdf'],
    ['Nul', '_Nul.pdf'],
    ['a.pdf. .', 'a.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', 'img src=x onerror=alert(1).pdf'],
    [`${'x'.repeat(296)}.pdf`, `${'x'.repeat(116)}.pdf`],
    ['日本語 👩‍🔬.pdf', '日本語 👩‍🔬.pdf'],
    ['...', 'fil.pdf'],
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

describe('several files at once', () => {
  it('are all attached, each with its own name, content and kind', async () => {
    const own = await aReadyApplication();
    await uploadAll([['a.pdf', aPdf], ['b.png', images.png], ['c.csv', Buffer.from('navn;beløb\n')], ['d', anOfficeFile('docx')]], own).expect(303);
    expect((await rows(own)).map(({ name, type }) => [name, type.split(/[/;.]/).at(-1)])).toEqual([['a.pdf', 'pdf'], ['b.png', 'png'], ['c.csv', ' charset=utf-8'], ['d.docx', 'document']]);
    const { text } = await browserOf(own.owner).get(`/ansoegninger/${own.id}/bilag`);
    for (const said of ['PNG, ', 'Word, ', `af ${own.owner.name}`, 'Ikke virusskannet', 'Portalen har ingen virusskanner']) expect(text).toContain(said);
  });

  it('are all refused for one of them, which is named', async () => {
    const own = await aReadyApplication();
    const { status, text } = await uploadAll([['a.pdf', aPdf], ['b.pdf', exe], ['c.pdf', Buffer.alloc(0)]], own);
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining('»b.pdf«')]);
    expect(await rows(own)).toEqual([]);
    expect(await sql('SELECT key FROM loose_file WHERE since < clock_timestamp() - interval \'1 minute\'')).toEqual([]);
  });

  it('are refused by the thousand without reading them', async () => {
    const own = await aReadyApplication();
    const part = (n: number) => `--x\r\nContent-Disposition: form-data; name="file"; filename="${n}.pdf"\r\n\r\n${aPdf.toString('latin1')}\r\n`;
    const body = Array.from({ length: 10_000 }, (_, n) => part(n)).join('') + '--x--\r\n';
    const { status, text } = await supertest(portalUrl).post(`/ansoegninger/${own.id}/bilag`).set({ Cookie: `${own.owner.cookie}; fyrtaarn_sprog=da`, Origin: portalUrl, 'Content-Type': 'multipart/form-data; boundary=x' }).send(body);
    expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(`højst være ${limits.maxFiles} filer, og der er 0 i forvejen. Vælg højst ${limits.maxFiles}`)]);
    expect(await rows(own)).toEqual([]);
  });
});

describe('the size of all files together', () => {
  it('may be exactly the round’s limit, and not one byte more', async () => {
    const own = await aReadyApplication();
    const ruleSet = `bilag-${own.number}`;
    await sql(`WITH family AS (INSERT INTO rule_set_family VALUES ($2, $2, $2, 99)) INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values) SELECT $2, $2, 1, '2000-01-01', legal_basis, jsonb_set(values, '{attachments,maxTotalBytes}', '3000') FROM round r JOIN rule_set s ON s.id = r.rule_set_id WHERE r.id = $1`, [own.roundId, ruleSet]);
    await sql('UPDATE round SET rule_set_id = $2 WHERE id = $1', [own.roundId, ruleSet]);
    await upload('a.pdf', pdfOf(1000), own).expect(303);
    const over = await uploadAll([['b.pdf', pdfOf(1000)], ['c.pdf', pdfOf(1001)]], own);
    expect([over.status, errorBeside(over.text, 'file')]).toEqual([422, expect.stringContaining('højst fylde 3 kB. Sammen med dem, du har valgt, er det 1 B for meget')]);
    await uploadAll([['b.pdf', pdfOf(1000)], ['c.pdf', pdfOf(1000)]], own).expect(303);
    expect(await rows(own)).toHaveLength(3);
  });
});

it('the test virus is received as what it is, a text, where nobody scans; and the history names every file', async () => {
  const own = await aReadyApplication();
  await upload('eicar.txt', eicar, own).expect(303);
  const [file] = await rows(own);
  await browserOf(own.owner).post(`/ansoegninger/${own.id}/bilag/${file!.id}/fjernelse`).expect(303);
  const { text } = await browserOf(own.owner).get(`/ansoegninger/${own.id}/historik`).expect(200);
  for (const said of ['Filen »eicar.txt« er vedhæftet', 'Filen »eicar.txt« er fjernet']) expect(text).toContain(said);
});
