import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchWords } from './search-words.js';

describe('what is searched for', () => {
  it('is every word, or the beginning of it', () => {
    expect(searchWords('Vindmølle  Samsø')).toBe('Vindmølle:* & Samsø:*');
    expect(searchWords('2011-1-003')).toBe('2011:* & 1:* & 003:*');
    expect(searchWords(' !&|:* ')).toBeNull();
  });

  it('holds no sign of the query language, whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      const words = searchWords(typed)?.split(' & ') ?? [];
      expect(words.length).toBeLessThanOrEqual(10);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}:\*$/u);
    }));
  });
});
