import { describe, expect, it } from '@jest/globals';
import { tellKind } from '../../src/platform/files/kind.js';
import { anOfficeFile, anOpenDocument, eicar, images } from '../builders/file-contents.js';
import { aZip } from '../builders/zip.js';
import { aPdf } from '../builders/routes-world.js';

const MB = 1024 * 1024;
const told = async (content: Buffer | string, name: string) => {
  const result = await tellKind(Buffer.from(content), name);
  return result.ok ? result.value : result.refusal;
};

describe('what a content is', () => {
  it.each([
    ['a.pdf', aPdf, 'application/pdf'],
    ['a.docx', anOfficeFile('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.XLSX', anOfficeFile('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.pptx', anOfficeFile('pptx'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a.odt', anOpenDocument('text'), 'application/vnd.oasis.opendocument.text'],
    ['a.ods', anOpenDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a.odp', anOpenDocument('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['a.png', images.png, 'image/png'],
    ['a.jpeg', images.jpg, 'image/jpeg'],
    ['a.gif', images.gif, 'image/gif'],
    ['a.webp', images.webp, 'image/webp'],
    ['a.tiff', images.tif, 'image/tiff'],
    ['a.txt', 'Smørrebrød på Ærø\r\n\tog fløde', 'text/plain; charset=utf-8'],
    ['a.txt', Buffer.from('Smørrebrød', 'latin1'), 'text/plain; charset=windows-1252'],
    ['a.csv', 'navn;beløb\nÆrø;5\n', 'text/csv; charset=utf-8'],
    // Begins as a bitmap does.
    ['a.csv', 'BMI;navn;alder;vægt;højde;by\n21;Åse;40;60;170;Ærø\n', 'text/csv; charset=utf-8'],
    ['a.txt', eicar, 'text/plain; charset=utf-8'],
  ])('%s', async (name, content, mediaType) => {
    expect(await told(content, name)).toMatchObject({ mediaType });
  });

  it('gives a name without an ending the usual one', async () => {
    expect(await told(images.jpg, 'forside')).toMatchObject({ ending: '.jpg' });
  });
});

describe('a content is refused', () => {
  it.each([
    ['empty', 'a.pdf', '', { code: 'empty' }],
    ['a name that says something else', 'a.pdf', images.png, { code: 'mismatch', said: '.pdf', found: 'png', ending: '.png' }],
    ['a PDF called a text', 'a.txt', aPdf, { code: 'mismatch', said: '.txt', found: 'pdf', ending: '.pdf' }],
    ['a program', 'a.pdf', Buffer.from(`MZ${'\0'.repeat(200)}`), { code: 'kind', found: 'exe' }],
    ['text without a text’s name', 'a.docx', 'Blot tekst', { code: 'kind', found: 'text' }],
    ['control characters', 'a.txt', 'a\x00b', { code: 'kind', found: 'unknown' }],
    ['an escape sequence', 'a.csv', 'a\x1b[31mb', { code: 'kind', found: 'unknown' }],
    ['bytes of no text', 'a.txt', Buffer.from([0x61, 0x81, 0x62]), { code: 'kind', found: 'unknown' }],
    ['an archive', 'a.zip', aZip([{ name: 'a.txt', content: 'a' }]), { code: 'kind', found: 'zip' }],
    ['Word with a macro', 'a.docx', anOfficeFile('docx', [{ name: 'word/vbaProject.bin' }]), { code: 'macros' }],
    ['OpenDocument with a macro', 'a.odt', anOpenDocument('text', [{ name: 'Basic/Standard/Modul1.xml' }]), { code: 'macros' }],
    ['a PDF with a password', 'a.pdf', '%PDF-1.4\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF', { code: 'locked' }],
  ])('%s', async (_, name, content, problem) => {
    expect(await told(content, name)).toEqual(problem);
  });
});

describe('a zip bomb', () => {
  const claiming = (...claims: number[]) => anOfficeFile('docx', claims.map((size, at) => ({ name: `word/media/${at}.bin`, content: 'x', claims: size })));
  const packed = claiming(1).length;

  it('is told by what it claims to unpack to, all entries together', async () => {
    expect(await told(claiming(300 * MB, 300 * MB), 'a.docx')).toEqual({ code: 'bomb' });
    expect(await told(claiming(0xffffffff), 'a.docx')).toEqual({ code: 'bomb' });
  });

  it('is told by the ratio, but not of small files', async () => {
    expect(packed).toBeLessThan(MB);
    expect(await told(claiming(33 * MB), 'a.docx')).toEqual({ code: 'bomb' });
    expect(await told(claiming(31 * MB), 'a.docx')).toMatchObject({ ending: '.docx' });
  });

  it('is told by ten thousand entries and more', async () => {
    const many = (count: number) => anOfficeFile('docx', Array.from({ length: count - 2 }, (_, at) => ({ name: `x/${at}` })));
    expect(await told(many(10_000), 'a.docx')).toMatchObject({ ending: '.docx' });
    expect(await told(many(10_001), 'a.docx')).toEqual({ code: 'bomb' });
  });
});
