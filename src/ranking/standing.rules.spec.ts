import { describe, expect, it } from '@jest/globals';
import { isPlain, standingChoice } from './standing.rules.js';

describe('what is chosen of a list, in its address', () => {
  it('is read, and what is no choice at all is the list by itself', () => {
    expect(standingChoice({ vis: 'wide', orden: 'k:reach', q: 'mølle', side: '3' }, ['reach'])).toEqual({ filter: 'wide', sort: 'k:reach', search: 'mølle', page: 3 });
    const odd = standingChoice({ vis: ['wide'], orden: 'k:other', side: '-1' }, ['reach']);
    expect(odd).toEqual({ filter: '', sort: 'rank', search: '', page: 1 });
    expect(isPlain(odd)).toBe(true);
    expect(isPlain({ ...odd, search: ' x ' })).toBe(false);
  });
});
