import { describe, expect, test } from '@jest/globals';
import { changesBetween, type Content, type Row } from './merge.rules.js';
import { settle, stillOpen, type Settlement } from './settle.rules.js';

const one: Row = { id: 'r1', text: 'mine', amount: 1n };
const theirs: Row = { id: 'r1', text: 'theirs', amount: 2n };
const section = (fields: Content['fields'], rows: readonly Row[] = []): Content => ({ fields, rows });

const settled = (key: string, choice: Settlement | null, mine: Content, now: Content) => settle(mine, now, new Map([[key, choice]]));

describe('a choice between two values', () => {
  const cases: readonly [string, string, Settlement, Content, Content, Content][] = [
    ['mine', '/a', 'form', section({ a: 'mine' }), section({ a: 'theirs' }), section({ a: 'mine' })],
    ['theirs', '/a', 'theirs', section({ a: 'mine' }), section({ a: 'theirs' }), section({ a: 'theirs' })],
    ['theirs, which is empty', '/fund.x', 'theirs', section({ 'fund.x': 5n }), section({}), section({ 'fund.x': null })],
    ['their cell, and mine beside it', 'r1/text', 'theirs', section({}, [one]), section({}, [theirs]), section({}, [{ ...one, text: 'theirs' }])],
    ['their cell of a row that is gone by now: what else was typed in it stays', 'r1/text', 'theirs', section({}, [one]), section({}), section({}, [one])],
    ['their row', 'r1/', 'theirs', section({}, [one]), section({}, [theirs]), section({}, [theirs])],
    ['their row, which is gone', 'r1/', 'theirs', section({}, [one]), section({}), section({})],
    ['removing it', 'r1/', 'remove', section({}, [one]), section({}, [theirs]), section({})],
    ['a field that there is none of, as only a forged page has it', '/constructor', 'theirs', section({ a: 'mine' }), section({ a: 'theirs' }), section({ a: 'mine' })],
    ['a cell that there is none of', 'r1/constructor', 'theirs', section({}, [one]), section({}, [theirs]), section({}, [one])],
  ];
  test.each(cases)('%s', (_, key, choice, mine, now, expected) => {
    expect(settled(key, choice, mine, now)).toMatchObject({ mine: expected, unsettled: new Set() });
  });
  test.each([['form', ['r1']], ['remove', ['r1']], ['theirs', []]] as const)('%s of a whole row is remembered as %j', (choice, decided) => {
    expect(settled('r1/', choice, section({}, [one]), section({})).decided).toEqual(new Set(decided));
  });
  test.each([
    ['/a', section({ a: 'mine' }), ['/a']],
    ['r1/text', section({}, [one]), ['r1/text']],
    ['r1/text', section({}), ['r1/text', 'r1/']],
    ['r1/', section({}, [one]), ['r1/']],
  ])('%s of theirs, taken into %j, is remembered as %j', (key, mine, taken) => {
    expect(settled(key, 'theirs', mine, section({ a: 'theirs' }, [theirs])).taken).toEqual(new Set(taken));
  });
  test('none: it stays unsettled', () => {
    expect(settled('r1/text', null, section({}, [one]), section({}, [theirs]))).toEqual({ mine: section({}, [one]), unsettled: new Set(['r1/text']), decided: new Set(), taken: new Set() });
  });
});

test('what is still open is asked as it was asked, with who changed it last', () => {
  const at = new Date('2027-01-01T10:00:00Z');
  const edits = changesBetween(section({}, [one]), section({}, [theirs])).map((change) => ({ ...change, revision: 2, accountId: 'bo', accountName: 'Bo', pageId: null, turn: 0, at }));
  const open = stillOpen(['r1/text', 'r1/', 'r2/'], section({}, [theirs]), edits);
  expect(open.map(({ kind, rowId, field, by }) => [kind, rowId, field, by?.accountName ?? null])).toEqual([
    ['changed', 'r1', 'text', 'Bo'],
    ['removed-by-me', 'r1', null, 'Bo'],
    ['removed-by-them', 'r2', null, null],
  ]);
});
