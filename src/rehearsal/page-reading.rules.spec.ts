import { describe, expect, it } from '@jest/globals';
import { addressIn, messagesOn, valueOf, wordsOf } from './page-reading.rules.js';

const page = `<div class="alert error-summary"><ul><li><a href="#a">Skriv en titel &amp; et m&#xe5;l.</a></li><li><a href="#b">Vælg <b>ét</b>.</a></li></ul></div>
  <input type="hidden" name="partners[0].id" value="p&quot;1"><a href="/panel/0-f/habilitet">x</a><style>p { color: red }</style>`;

describe('a page', () => {
  it('says what is wrong', () => {
    expect(messagesOn(page)).toBe('Skriv en titel & et mål. Vælg ét .');
    expect(messagesOn('<p>Gemt</p>')).toBe('');
  });

  it('has fields, addresses and words', () => {
    expect(valueOf(page, 'partners[0].id')).toBe('p"1');
    expect(valueOf(page, 'partners[1].id')).toBe('');
    expect(addressIn(page, /\/panel\/[\w-]+/)).toBe('/panel/0-f');
    expect(addressIn(page, /\/nowhere/)).toBe('');
    expect(wordsOf('<p>En <b>to</b></p>\n<p>tre</p>')).toBe('En to tre');
  });
});
