import { describe, expect, it } from '@jest/globals';
import { askedFor, versionIn } from './document.form.js';

describe('versionIn', () => {
  it.each([['', null], ['1', 1], ['12', 12], ['0', undefined], ['01', undefined], ['-1', undefined], ['1.5', undefined], ['x', undefined], ['100000', undefined]])('reads %j as %j', (text, expected) => {
    expect(versionIn(text)).toBe(expected);
  });
});

describe('askedFor', () => {
  it('takes a known language and a version or the draft, and nothing else', () => {
    expect(askedFor({ version: '', language: 'en' })).toEqual({ version: null, language: 'en' });
    expect(askedFor({ version: '2', language: 'da' })).toEqual({ version: 2, language: 'da' });
    expect(askedFor({ version: '2', language: 'de' })).toBeNull();
    expect(askedFor({ version: 'x', language: 'da' })).toBeNull();
    expect(askedFor({})).toEqual(null);
  });
});
