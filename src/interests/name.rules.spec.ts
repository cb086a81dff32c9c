import { describe, expect, it } from '@jest/globals';
import { holdsMunicipality, mailDomain, partnersLike } from './name.rules.js';

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

describe('a municipality in a name', () => {
  it.each([
    ['Lyngbakke Kommune', 'Lyngbakke', true],
    ['lyngbakke  KOMMUNE', 'Lyngbakke Kommune', true],
    ['Erhvervshus Lyngbakke', 'Lyngbakke', true],
    ['Lyngbakkes Erhvervsråd', 'Lyngbakke', true],
    ['Fonden (Nørre Åby)', 'Nørre Åby', true],
    ['Lyngbakkegård ApS', 'Lyngbakke', false],
    ['Lyngbakke Kommune', '', false],
    ['Kommunernes Forening', 'Kommune', false],
  ])('%s and %s: %s', (name, municipality, holds) => {
    expect(holdsMunicipality(name, municipality)).toBe(holds);
  });
});

describe('a mail domain', () => {
  it.each([
    ['a@Soeholm.example', 'soeholm.example'],
    ['"x@y"@inst.soeholm.example', 'inst.soeholm.example'],
    ['a@GMAIL.com', ''],
    ['a@demo.example', ''],
    ['no address', ''],
  ])('%s: %s', (email, domain) => {
    expect(mailDomain(email)).toBe(domain);
  });
});
