import { describe, expect, test } from '@jest/globals';
import { comparer, replaced, wordDiff, type DiffPiece } from './word-diff.rules.js';

const side = (pieces: readonly DiffPiece[], without: 'added' | 'removed'): string => pieces.filter(({ kind }) => kind !== without).map(({ text }) => text).join('');

describe('two texts', () => {
  test('are marked word by word', () => {
    expect(wordDiff('Bo har 3 høns på Ærø.', 'Bo har 4 høns på Ærø.')).toEqual([
      { kind: 'same', text: 'Bo har ' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '4' },
      { kind: 'same', text: ' høns på Ærø.' },
    ]);
  });

  test.each([
    ['', 'Ny tekst'],
    ['Gammel tekst', ''],
    ['Første linje\n\nanden linje', 'Første linje\nanden, længere linje'],
    ['🏮 fyr', '🏮🏮 fyr'],
    ['<b>x</b>', '<i>x</i>'],
  ])('can be read out of the marks again: %j and %j', (before, after) => {
    const pieces = wordDiff(before, after);
    expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([before, after]);
  });

  test('with nothing in common replace each other', () => {
    expect(wordDiff('alfa', 'beta')).toEqual([{ kind: 'removed', text: 'alfa' }, { kind: 'added', text: 'beta' }]);
  });

  test('that share a point alone do not count as sharing anything', () => {
    expect(wordDiff('Formål.', 'Et nyt mål, kl. 11.59.')).toEqual(replaced('Formål.', 'Et nyt mål, kl. 11.59.'));
  });

  test('that differ in more words than anybody could follow replace each other whole', () => {
    const words = (prefix: string): string => Array.from({ length: 2000 }, (_, at) => `${prefix}${at}`).join(' ');
    expect(wordDiff(words('a'), words('b'))).toEqual(replaced(words('a'), words('b')));
  });
});

test('a long stretch that did not change is cut down to what stands beside the change, at a word', () => {
  const long = 'ord '.repeat(300);
  const [gap, tail, removed, added, ...rest] = wordDiff(`${long}slut`, `${long}ende`);
  expect([gap?.kind, removed, added, rest]).toEqual(['gap', { kind: 'removed', text: 'slut' }, { kind: 'added', text: 'ende' }, []]);
  expect(tail?.text).toMatch(/^ (ord ){20,60}$/);
});

test('a page compares word by word for so long, and then shows texts whole', () => {
  const compare = comparer();
  const text = 'ord '.repeat(5000);
  const marked = Array.from({ length: 4 }, () => compare(text, `${text}til`).some(({ kind }) => kind === 'gap'));
  expect(marked).toEqual([true, true, false, false]);
});

test('amounts are replaced whole, and nothing is never marked', () => {
  expect(replaced('1.000 kr.', '')).toEqual([{ kind: 'removed', text: '1.000 kr.' }]);
});
