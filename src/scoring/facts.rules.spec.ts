import { describe, expect, it } from '@jest/globals';
import { monthsIn, placesOf } from './facts.rules.js';

describe('the months of a project', () => {
  it.each([
    ['2011-01-01', '2011-12-31', 12],
    ['2011-01-01', '2011-01-31', 1],
    ['2011-01-15', '2011-02-14', 1],
    ['2011-01-15', '2011-02-15', 2],
    ['2011-11-01', '2013-10-31', 24],
    ['2011-06-10', '2011-06-10', 1],
  ])('%s to %s are %d', (from, until, months) => {
    expect(monthsIn(from, until)).toBe(months);
  });
});

describe('where the partners are', () => {
  it('counts towns by their postcode, most partners first', () => {
    expect(placesOf(['Vestergade 4, 8800 Viborg', 'Kaj 1, 2. tv, 8000 Aarhus C', 'Torvet 9, 8800 Viborg', '', 'Bay Street 100, Toronto'])).toEqual({
      places: [{ place: '8800 Viborg', n: 2 }, { place: '8000 Aarhus C', n: 1 }],
      without: 2,
    });
  });
  it('takes no house number for a postcode', () => {
    expect(placesOf(['Lange Vej 1234', 'Lange Vej 1234, 7400 Herning'])).toEqual({ places: [{ place: '7400 Herning', n: 1 }], without: 1 });
  });
});
