import { describe, expect, test } from '@jest/globals';
import { safeFileName } from './attachment.rules.js';

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
  ])('%j becomes %s', (given, name) => {
    expect(safeFileName(given)).toBe(name);
  });
  test('is cut to 120 characters and keeps its ending', () => {
    expect(safeFileName(`${'å'.repeat(116)}.pdf`)).toHaveLength(120);
    expect(safeFileName(`${'å'.repeat(117)}.pdf`)).toBe(`${'å'.repeat(116)}.pdf`);
  });
});
