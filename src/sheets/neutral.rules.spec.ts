import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asTyped, neutralised } from './neutral.rules.js';

describe('a text on its way through a spreadsheet', () => {
  it.each(['=1+1', '+45 12 34 56 78', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', "'=1", "''@x"])('is neutralised: %j', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });

  it.each(['Løn', '', "'t Hart", "O'Neill", '1=1', ' =1'])('stays as it is: %j', (text) => {
    expect(neutralised(text)).toBe(text);
  });

  it('comes back as it was typed, whatever it is', () => {
    const signs = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', ' ', 'ø') });
    fc.assert(fc.property(fc.oneof(signs, fc.string()), (text) => asTyped(neutralised(text)) === text));
  });

  it('never starts with a sign that a spreadsheet runs', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a') }), (text) => !/^[=+\-@\t\r]/.test(neutralised(text))));
  });
});
