import { describe, expect, test } from '@jest/globals';
import { roomFor, safeFileName } from './attachment.rules.js';

describe('a file’s name', () => {
  test.each([
    ['Budget æøå.pdf', 'Budget æøå.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\maja\\budget.xlsx', 'budget.xlsx'],
    ['a\u0000b\u202Egpj.pdf', 'abgpj.pdf'],
    ['..', 'fil'],
    ['\u2060\ufeff', 'fil'],
    ['👩‍🔬.pdf', '👩‍🔬.pdf'],
    ['', 'fil'],
    ['a\nb:c?.pdf', 'abc.pdf'],
    ['.htaccess', 'htaccess'],
    ['aux.pdf', '_aux.pdf'],
    ['COM1', '_COM1'],
    ['console.pdf', 'console.pdf'],
    ['a.pdf. .', 'a.pdf'],
  ])('%j becomes %s', (given, name) => {
    expect(safeFileName(given)).toBe(name);
  });
  test('is cut to 120 characters and keeps its ending', () => {
    expect(safeFileName(`${'å'.repeat(116)}.pdf`)).toHaveLength(120);
    expect(safeFileName(`${'å'.repeat(117)}.pdf`)).toBe(`${'å'.repeat(116)}.pdf`);
  });
  test('without an ending is given that of its content', () => {
    expect(safeFileName('passwd', '.pdf')).toBe('passwd.pdf');
    expect(safeFileName('', '.pdf')).toBe('fil.pdf');
    expect(safeFileName('a.jpeg', '.jpg')).toBe('a.jpeg');
    expect(safeFileName('å'.repeat(200), '.pdf')).toBe(`${'å'.repeat(116)}.pdf`);
  });
});

describe('the room for files', () => {
  const of = (...sizes: number[]) => sizes.map((bytes) => ({ bytes }));
  test.each([
    [of(10), of(10), { maxBytes: 10, maxFiles: 2 }, null],
    [of(10), of(10, 10), { maxBytes: 10, maxFiles: 2 }, { code: 'many' }],
    [of(5), of(5), { maxBytes: 10, maxFiles: 9, maxTotalBytes: 10 }, null],
    [of(5), of(6), { maxBytes: 10, maxFiles: 9, maxTotalBytes: 10 }, { code: 'total', byBytes: 1 }],
    [of(6, 7), of(), { maxBytes: 10, maxFiles: 9, maxTotalBytes: 10 }, { code: 'total', byBytes: 3 }],
  ])('%j to %j within %j: %j', (added, present, limits, refusal) => {
    const room = roomFor(added, present, limits);
    expect(room.ok ? null : room.refusal).toEqual(refusal);
  });
});
