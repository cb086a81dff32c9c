import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { characterCount, normaliseLine, normaliseText } from './text.js';

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

test('characters are code points of the normalised text', () => {
  expect(characterCount('a\r\nb')).toBe(3);
  expect(characterCount('a\u030a')).toBe(1);
  expect(characterCount('😀')).toBe(1);
  expect(characterCount('👩‍🔬')).toBe(3);
  expect(characterCount('  ')).toBe(0);
});
