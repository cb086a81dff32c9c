import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../../src/documents/paper.page.js';
import { NoPdf, Typesetter } from '../../src/documents/typesetter.js';
import type { Answer } from '../../src/documents/typst.process.js';
import { richText } from '../../src/shared/rich-text.js';
import { elementsOf, readPdf } from '../support/pdf.js';

const madeAt = new Date('2011-03-01T10:58:03Z');

/** Every character that is said to be known to the fonts, as one text. */
const known = [[0x20, 0x7e], [0xa0, 0x17f], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022], [0x2026, 0x2026], [0x2030, 0x2030], [0x2039, 0x203a], [0x2044, 0x2044], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2190, 0x2193], [0x2212, 0x2212], [0x221e, 0x221e], [0x2248, 0x2248], [0x2260, 0x2260], [0x2264, 0x2265], [0x391, 0x3a1], [0x3a3, 0x3c9], [0x410, 0x44f], [0x25a1, 0x25a1]]
  .flatMap(([from, to]) => Array.from({ length: to! - from! + 1 }, (_, at) => String.fromCodePoint(from! + at)))
  .join('');

function aPaper(text: string, more: Partial<Paper> = {}): Paper {
  const part = { heading: 'Del', editHref: null, rows: [], figures: [], answers: [{ title: 'Spørgsmål', guidance: '', text: richText(text), editHref: null }], table: null, files: [], isEmpty: false, emptyText: 'Ikke udfyldt' };
  return { lang: 'da', fileTitle: 'Fyr', author: '', forum: 'Vækstforum', caption: 'Ansøgning', title: 'Fyr', lead: '', draft: null, proof: null, missingNote: '', foot: 'Fod', pageWord: 'Side', ofWord: 'af', document: { parts: [part] }, ...more };
}

async function wordsOf(pdf: Uint8Array): Promise<string> {
  return elementsOf(await readPdf(pdf))[0]!.text;
}

describe('Typesetter', () => {
  it('gives the same bytes for the same paper and instant', async () => {
    const [one, other] = [await new Typesetter().pdf(aPaper('Tekst'), madeAt), await new Typesetter().pdf(aPaper('Tekst'), madeAt)];
    expect(one.equals(other)).toBe(true);
  });

  it('has every character that it counts as known in a font', async () => {
    const words = await wordsOf(await new Typesetter().pdf(aPaper(`漢 ${known}`), madeAt));
    expect(words).toContain('kan ikke trykkes');
    for (const letter of 'ÆØÅæøåéüßŁŽΩЖ€™–—“”…→≤□') expect(words).toContain(letter);
    expect(words.replace(/[^□]/g, '')).toHaveLength(3);
  });

  it('ends a process under way when the portal ends, so that another portal can begin anew', async () => {
    const typesetter = new Typesetter();
    const pdf = typesetter.pdf(aPaper('Et ord. '.repeat(20_000)), madeAt);
    setTimeout(() => typesetter.beforeApplicationShutdown(), 50);
    await expect(pdf).rejects.toMatchObject({ why: 'stopped' });
    await expect(pdf).rejects.toBeInstanceOf(NoPdf);
    await expect(typesetter.pdf(aPaper('Tekst'), madeAt)).rejects.toMatchObject({ why: 'stopped' });
  });

  it.each([0, 20])('tells a process that died after %i ms from an application that cannot be set, since another try may do', async (ms) => {
    const typesetter = new Typesetter();
    const pdf = typesetter.pdf(aPaper('Et ord. '.repeat(20_000)), madeAt);
    setTimeout(() => typesetter['running'].forEach((child) => child.kill('SIGKILL')), ms);
    await expect(pdf).rejects.toMatchObject({ why: 'died' });
  });
});

describe('the typesetter’s process', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-typst-'));
    copyFileSync('src/documents/typst.process.ts', join(folder, 'typst.process.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const answerOf = (program: string, template: string): Promise<Answer> =>
    new Promise((resolve) => {
      const child = fork(program, { env: {}, execArgv: [], serialization: 'advanced' });
      child.once('message', (answer) => resolve(answer as Answer));
      child.send({ template, folder, fonts: [], data: '{}', madeAt: 0 });
    });

  it('says so on a machine without the compiler', async () => {
    expect(await answerOf(join(folder, 'typst.process.ts'), '= Fyr')).toMatchObject({ ok: false, why: 'compiler' });
  });

  it.each([
    ['no title', '= Fyr'],
    ['a leap from the first heading to the third', '#set document(title: "Fyr")\n= Fyr\n=== Fyr'],
    ['a fault in the template', '#nothing'],
    ['a file outside its folder', '#read("/../../../etc/passwd")'],
  ])('makes no PDF with %s', async (_, template) => {
    expect(await answerOf('src/documents/typst.process.ts', template)).toMatchObject({ ok: false, why: 'broken' });
  });
});
