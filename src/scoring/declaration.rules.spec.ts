import { describe, expect, it } from '@jest/globals';
import { partnersLike } from './declaration.rules.js';

describe('partnersLike', () => {
  const partners = ['Søholm Universitet', 'Lyngbakke Kommune'];

  it('finds a partner by name, whatever the case and spacing', () => {
    expect(partnersLike(' SØHOLM  universitet', partners)).toEqual(['Søholm Universitet']);
    expect(partnersLike('So\u0308holm Universitet'.replace('o\u0308', 'ø'), partners)).toEqual(['Søholm Universitet']);
  });

  it('finds nothing for another name or for none', () => {
    expect(partnersLike('Søholm', partners)).toEqual([]);
    expect(partnersLike('  ', ['', ...partners])).toEqual([]);
  });
});
