import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSafeAddress, plainLines, richText, type RichText } from './rich-text.js';

/** The tree in one line: ¶ paragraph, • item, 3. item, / line break, {words|address}. */
function shown(text: string): string {
  return richText(text)
    .map(({ kind, start, items }) =>
      items
        .map(({ lines }, at) => {
          const mark = kind === 'paragraph' ? '¶' : kind === 'bullets' ? '•' : `${start + at}.`;
          return mark + lines.map((line) => line.map((piece) => (piece.href ? `{${piece.text}|${piece.href}}` : piece.text)).join('')).join('/');
        })
        .join(''),
    )
    .join(' ');
}

describe('richText', () => {
  it.each([
    ['', ''],
    [' \n\t\n', ''],
    ['En linje.', '¶En linje.'],
    ['En\nto', '¶En/to'],
    ['En\r\n\r\n\n  to', '¶En ¶to'],
    ['- a\n* b\n• c\n– d', '•a•b•c•d'],
    ['Vi vil:\n- a\n  mere om a\n- b\nSlut', '¶Vi vil: •a/mere om a•b ¶Slut'],
    ['- a\n\n- b\n\n\n- c', '•a•b •c'],
    ['1. a\n2) b\n3. c', '1.a2.b3.c'],
    ['4. a\n5. b', '4.a5.b'],
    ['1. a\n\n2. b', '1.a2.b'],
    ['1. januar 2012 ansættes en leder.', '¶1. januar 2012 ansættes en leder.'],
    ['1. kvartal\n1. kvartal', '¶1. kvartal/1. kvartal'],
    ['1. a\n2. b\n4. c', '1.a2.b ¶4. c'],
    ['2011. a\n2012. b', '¶2011. a/2012. b'],
    ['-uden mellemrum\n50 - 60', '¶-uden mellemrum/50 - 60'],
    ['-\n*', '¶-/*'],
    ['# a\n> b\n**c** `d` <b>e</b>', '¶# a/> b/**c** `d` <b>e</b>'],
  ])('reads %j', (text, tree) => {
    expect(shown(text)).toBe(tree);
  });

  it.each([
    ['Se https://example.org/a?b=c&d=1#e.', '¶Se {https://example.org/a?b=c&d=1#e|https://example.org/a?b=c&d=1#e}.'],
    ['(https://example.org/a_(b))', '¶({https://example.org/a_(b)|https://example.org/a_(b)})'],
    ['Læs [planen](https://example.org/a_(b)), tak', '¶Læs {planen|https://example.org/a_(b)}, tak'],
    ['[skriv](mailto:maja@demo.example)', '¶{skriv|mailto:maja@demo.example}'],
    ['- se HTTPS://Example.org/', '•se {HTTPS://Example.org/|HTTPS://Example.org/}'],
    ['[x](javascript:alert(1))', '¶[x](javascript:alert(1))'],
    ['[x](data:text/html,a) [y](/sager) [z](//example.org)', '¶[x](data:text/html,a) [y](/sager) [z](//example.org)'],
    ['[https://bank.example](https://elsewhere.example)', '¶[https://bank.example](https://elsewhere.example)'],
    ['[www.bank.example](https://elsewhere.example)', '¶[www.bank.example](https://elsewhere.example)'],
    ['https://bank.example@elsewhere.example/', '¶https://bank.example@elsewhere.example/'],
    ['xhttps://example.org https://', '¶xhttps://example.org https://'],
    ['www.example.org maja@demo.example', '¶www.example.org maja@demo.example'],
    ['"https://example.org/"', '¶"{https://example.org/|https://example.org/}"'],
  ])('finds the links in %j', (text, tree) => {
    expect(shown(text)).toBe(tree);
  });

  const pieces = fc.constantFrom('- ', '1. ', '2. ', '* ', '\n', '\n\n', '  ', 'https://', 'https://example.org', '[', '](', ')', '.', 'mailto:a@b.dk', '<script>', 'javascript:', '"', '\u202e', '😀', 'ord ');
  const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((all) => all.join('')));

  it('loses no letter and no digit, and keeps them in order', () => {
    fc.assert(fc.property(anyText, (text) => expect(lettersOf(allOf(richText(text)))).toBe(lettersOf(text))), { numRuns: 2000 });
  });

  it('leads only to addresses that are safe to follow', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { href } of richText(text).flatMap(({ items }) => items.flatMap(({ lines }) => lines.flat()))) {
          if (href !== '') expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
          expect(href).not.toMatch(/[\s"'<>`\\]/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('holds no empty block, item or piece', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { items } of richText(text)) {
          expect(items.length).toBeGreaterThan(0);
          for (const { lines } of items) for (const line of lines) for (const piece of line) expect(piece.text).not.toBe('');
        }
      }),
    );
  });

  it.each(['(', ')', '[a](', '1. a\n', '- a\n\n', '[https://', 'https://e.org/', '.'])('reads 50,000 characters of %j', (trouble) => {
    const text = `https://example.org/${trouble.repeat(50_000 / trouble.length)}`;
    expect(lettersOf(allOf(richText(text)))).toBe(lettersOf(text));
  });
});

describe('plainLines', () => {
  it('takes nothing for markup and leaves out what is empty', () => {
    expect(plainLines(['- a', '', 'https://example.org'])).toEqual([
      { kind: 'paragraph', start: 0, items: [{ lines: [[{ text: '- a', href: '', spelled: false }], [{ text: 'https://example.org', href: '', spelled: false }]] }] },
    ]);
    expect(plainLines([''])).toEqual([]);
  });
});

describe('isSafeAddress', () => {
  it.each(['https://example.org', 'http://127.0.0.1:3000/a', 'https://æøå.example/sti?q=ø', 'mailto:maja@demo.example'])('takes %s', (address) => {
    expect(isSafeAddress(address)).toBe(true);
  });

  it.each(['', 'javascript:alert(1)', 'https:example.org', 'https:///a', 'https://a b', 'https://example.org\u202egro', 'ftp://example.org', 'https://u:p@example.org', 'mailto:a@b.dk?bcc=c@d.dk', 'mailto:a', 'https://[x'])('refuses %s', (address) => {
    expect(isSafeAddress(address)).toBe(false);
  });

  it('refuses one that is longer than anybody would type', () => {
    expect(isSafeAddress(`https://example.org/${'a'.repeat(1980)}`)).toBe(true);
    expect(isSafeAddress(`https://example.org/${'a'.repeat(1981)}`)).toBe(false);
  });
});

/** Everything a reader of the tree meets, numbers and addresses included. */
function allOf(tree: RichText): string {
  return tree
    .flatMap(({ kind, start, items }) => items.map(({ lines }, at) => (kind === 'numbers' ? `${start + at} ` : '') + lines.map((line) => line.map(({ text, href, spelled }) => text + (spelled ? href : '')).join('')).join(' ')))
    .join(' ');
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
