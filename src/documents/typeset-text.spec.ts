import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everyText, onlyKnown, typesettable } from './typeset-text.js';

describe('typesettable', () => {
  it.each([
    ['Æblø  og\tå\nnæste', 'Æblø  og\tå\nnæste'],
    ['a\u0000b\u001b[31mc\u009bd', 'ab[31mcd'],
    ['gro\u202efdp.exe\u2066x\u200e\ufeff', 'grofdp.exex'],
    ['e\u0301', 'é'],
    ['so\u00adlen', 'so\u00adlen'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['\ud800x\u{e000}\u{10fffd}', '\ufffdx□□'],
    ['https://example.org/a/b?c=d', 'https://\u200bexample.\u200borg/\u200ba/\u200bb?\u200bc=\u200bd'],
    ['x'.repeat(45), `${'x'.repeat(20)}\u200b${'x'.repeat(20)}\u200bxxxxx`],
    ['x'.repeat(24), 'x'.repeat(24)],
  ])('%j becomes %j', (text, expected) => {
    expect(typesettable(text)).toBe(expected);
  });

  it('keeps every letter, in order, and leaves no long stretch without a place to break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const set = typesettable(text);
        const letters = (of: string): string => of.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(set)).toBe(letters(text));
        expect(set).not.toMatch(/[^\s\u200b]{60}/u);
      }),
    );
  });
});

describe('onlyKnown', () => {
  it('puts a square where no font may have the character, one for a character of several', () => {
    expect(onlyKnown('Æblø – “5 €” 😀漢\u202f')).toBe('Æblø – “5 €” □□□');
    expect(onlyKnown('👩\u200d💻')).toBe('□□');
  });
});

describe('everyText', () => {
  it('changes texts wherever they stand, but no addresses and no hashes', () => {
    const given = { a: 'x', b: [{ c: 'y', href: 'z', sha256: 'w' }], d: null, e: 1, f: false };
    expect(everyText(given, (text) => `${text}!`)).toEqual({ a: 'x!', b: [{ c: 'y!', href: 'z', sha256: 'w' }], d: null, e: 1, f: false });
  });
});
