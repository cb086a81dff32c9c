import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { characterCount, countWords, normaliseLine, normaliseText } from './text.js';

describe('posted text', () => {
  test.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\tb', 'a\tb'],
    ['a\u0000b\u001b[31m\u0085', 'ab[31m'],
    ['bla\u030aba\u0308r', 'bl\u00e5b\u00e4r'],
    ['  \n tekst \n ', 'tekst'],
    ['faktura\u202efdp.exe', 'fakturafdp.exe'],
    ['\u200b\u200b\ufeff', ''],
    ['\ud800x', '\ufffdx'],
    ['👩‍🔬', '👩‍🔬'],
  ])('%j becomes %j', (text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  test('one line has single spaces', () => {
    expect(normaliseLine(' Grøn\r\n\tvækst \u00a0 nu ')).toBe('Grøn vækst nu');
  });

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });
});

test.each([
  ['', 0],
  ['  \n ', 0],
  ['Æbler på øer, år for år', 6],
  ['bla\u030aba\u0308r', 1],
  ['e-mail og CO2-aftryk', 3],
  ['Erhvervs- og Byggestyrelsen', 3],
  ['den – efter vores mening – bedste', 5],
  ['1.250.000 kr. i 2027', 4],
  ['virksomheders/kommuners', 1],
  ['👩‍🔬 forsker 👩‍🔬', 1],
  ['et\u00a0ord\ttil\r\nlinje', 4],
  ['et\u200bord', 1],
  ['日本語 テスト', 2],
])('%j holds %i words', (text, words) => expect(countWords(text)).toBe(words));

test('any white space between words counts the same', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zæøå0-9]{1,8}$/), { maxLength: 30 }), fc.constantFrom(' ', '\n', '\r\n', '\t', '  ', ' – '), (words, between) => {
      expect(countWords(words.join(between))).toBe(words.length);
    }),
  );
});

test('characters are code points of the normalised text', () => {
  expect(characterCount('a\r\nb')).toBe(3);
  expect(characterCount('a\u030a')).toBe(1);
  expect(characterCount('😀')).toBe(1);
  expect(characterCount('👩‍🔬')).toBe(3);
  expect(characterCount('  ')).toBe(0);
});
