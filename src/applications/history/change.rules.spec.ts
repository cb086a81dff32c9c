import { describe, expect, test } from '@jest/globals';
import { byRow, netChanges } from './change.rules.js';
import type { FieldChange } from '../merging/merge.rules.js';

const field = (name: string, before: string, after: string): FieldChange => ({ rowId: null, field: name, before, after });
const cell = (rowId: string, name: string, before: string | null, after: string | null): FieldChange => ({ rowId, field: name, before, after });

describe('several saves as one', () => {
  test('go from the first value to the last', () => {
    expect(netChanges([field('title', 'A', 'AB'), field('title', 'AB', 'ABC')])).toEqual([field('title', 'A', 'ABC')]);
  });
  test('leave out what was put back', () => {
    expect(netChanges([field('title', 'A', 'B'), field('title', 'B', 'A')])).toEqual([]);
  });
  test('leave out a row that came and went', () => {
    expect(netChanges([cell('r', '', null, ''), cell('r', 'name', null, 'Ny'), cell('r', '', '', null), cell('r', 'name', 'Ny', null)])).toEqual([]);
  });
  test('keep a row that came and was changed', () => {
    expect(netChanges([cell('r', '', null, ''), cell('r', 'name', null, 'Ny'), cell('r', 'name', 'Ny', 'Nyere')])).toEqual([cell('r', '', null, ''), cell('r', 'name', null, 'Nyere')]);
  });
});

describe('by row', () => {
  test('each field of the section stands by itself, each row together', () => {
    const changes = [field('title', 'A', 'B'), cell('r', 'name', 'X', 'Y'), field('summary', '', 'S'), cell('r', 'role', '', 'R')];
    expect(byRow(changes).map(({ rowId, what, fields }) => [rowId, what, fields.map((one) => one.field)])).toEqual([
      [null, 'changed', ['title']],
      ['r', 'changed', ['name', 'role']],
      [null, 'changed', ['summary']],
    ]);
  });
  test('a row that came or went says so, with the fields that held something', () => {
    const came = byRow([cell('r', '', null, ''), cell('r', 'name', null, 'Ny'), cell('r', 'cvr', null, '')]);
    const went = byRow([cell('s', '', '', null), cell('s', 'name', 'Gammel', null)]);
    expect([...came, ...went].map(({ what, fields }) => [what, fields.map((one) => one.field)])).toEqual([['added', ['name']], ['removed', ['name']]]);
  });
});
