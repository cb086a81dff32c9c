import { describe, expect, test } from '@jest/globals';
import { changesBetween, existence, keyOf, merge, type Content, type FieldEdit, type Row } from './merge.rules.js';

const section = (fields: Content['fields'], rows: readonly Row[] = []): Content => ({ fields, rows });
const anna = { accountId: 'anna', accountName: 'Anna', pageId: null, turn: 0, at: new Date('2027-01-01T10:00:00Z') };

/** The edits of a save that turned one content into another. */
const saved = (revision: number, before: Content, after: Content, by: Partial<FieldEdit> = {}): FieldEdit[] =>
  changesBetween(before, after).map((change) => ({ ...anna, ...change, ...by, revision }));

const merged = (mine: Content, now: Content, edits: readonly FieldEdit[], more: { basis?: number; pageId?: string; unsettled?: string[]; decided?: string[] } = {}) => {
  const { content, conflicts } = merge({ mine, now, edits, basis: more.basis ?? 1, pageId: more.pageId ?? null, unsettled: new Set(more.unsettled), decided: new Set(more.decided) });
  return { ...content, conflicts: conflicts.map(({ kind, rowId, field }) => `${kind} ${keyOf(rowId, field)}`) };
};

describe('fields', () => {
  const base = section({ a: 'one', b: 'two' });

  test('each of two people changed another one: both changes stand', () => {
    const now = section({ a: 'one', b: 'theirs' });
    expect(merged(section({ a: 'mine', b: 'two' }), now, saved(2, base, now))).toEqual({ fields: { a: 'mine', b: 'theirs' }, rows: [], conflicts: [] });
  });
  test('both changed the same one: a conflict that shows mine', () => {
    const now = section({ a: 'theirs', b: 'two' });
    expect(merged(section({ a: 'mine', b: 'two' }), now, saved(2, base, now))).toMatchObject({ fields: { a: 'mine' }, conflicts: ['changed /a'] });
  });
  test('both typed the same: none', () => {
    const now = section({ a: 'same', b: 'two' });
    expect(merged(section({ a: 'same', b: 'two' }), now, saved(2, base, now)).conflicts).toEqual([]);
  });
  test('changed and changed back by the other: mine stands', () => {
    const between = section({ a: 'theirs', b: 'two' });
    const edits = [...saved(2, base, between), ...saved(3, between, base)];
    expect(merged(section({ a: 'mine', b: 'two' }), base, edits)).toMatchObject({ fields: { a: 'mine' }, conflicts: [] });
  });
  test('nobody disagrees with the same page, whose answer got lost', () => {
    const now = section({ a: 'first', b: 'two' });
    const edits = saved(2, base, now, { pageId: 'page' });
    expect(merged(section({ a: 'first and more', b: 'two' }), now, edits, { pageId: 'page' })).toMatchObject({ fields: { a: 'first and more' }, conflicts: [] });
    expect(merged(section({ a: 'first and more', b: 'two' }), now, edits, { pageId: 'other' }).conflicts).toEqual(['changed /a']);
  });
  test('but with somebody who saved after that page did', () => {
    const own = section({ a: 'first', b: 'two' });
    const now = section({ a: 'theirs', b: 'two' });
    const edits = [...saved(2, base, own, { pageId: 'page' }), ...saved(3, own, now)];
    expect(merged(section({ a: 'first and more', b: 'two' }), now, edits, { pageId: 'page' }).conflicts).toEqual(['changed /a']);
  });
  test('what was shown and not settled stays a conflict, though nothing has happened since', () => {
    const now = section({ a: 'theirs', b: 'two' });
    expect(merged(section({ a: 'mine', b: 'two' }), now, [], { basis: 2, unsettled: ['/a'] }).conflicts).toEqual(['changed /a']);
  });
  test('one that only the other one has, such as a fund first sought meanwhile, stays', () => {
    const now = section({ a: 'one', b: 'two', c: 'theirs' });
    expect(merged(base, now, saved(2, base, now)).fields).toEqual(now.fields);
  });
  test('one that is left out has been emptied, and that is noted', () => {
    expect(merged(section({ a: 'one' }), base, [])).toEqual({ fields: { a: 'one', b: null }, rows: [], conflicts: [] });
    expect(changesBetween(base, section({ a: 'one' }))).toEqual([{ rowId: null, field: 'b', before: 'two', after: '' }]);
  });
  test('nothing and an empty text are the same', () => {
    const now = section({ a: null, b: 'theirs' });
    expect(merged(section({ a: '', b: 'two' }), now, saved(2, section({ a: null, b: 'two' }), now)).conflicts).toEqual([]);
  });
});

describe('rows', () => {
  const one: Row = { id: 'r1', text: 'one', amount: 1n };
  const two: Row = { id: 'r2', text: 'two', amount: 2n };
  const three: Row = { id: 'r3', text: 'three', amount: 3n };
  const base = section({}, [one, two]);

  test('a row each: both are there, mine last', () => {
    const now = section({}, [one, two, three]);
    const mine = section({}, [one, two, { ...three, id: 'r4' }]);
    expect(merged(mine, now, saved(2, base, now))).toMatchObject({ rows: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }, { id: 'r4' }], conflicts: [] });
  });
  test('cells of one row merge', () => {
    const now = section({}, [{ ...one, amount: 10n }, two]);
    expect(merged(section({}, [{ ...one, text: 'mine' }, two]), now, saved(2, base, now))).toMatchObject({ rows: [{ id: 'r1', text: 'mine', amount: 10n }, two], conflicts: [] });
  });
  test('removed by me, untouched by others: it goes', () => {
    expect(merged(section({}, [two]), base, [])).toMatchObject({ rows: [two], conflicts: [] });
  });
  test('removed by me, changed by another: asked', () => {
    const now = section({}, [{ ...one, amount: 10n }, two]);
    expect(merged(section({}, [two]), now, saved(2, base, now))).toMatchObject({ rows: [{ id: 'r1' }, two], conflicts: ['removed-by-me r1/'] });
  });
  test('removed by another, untouched by me: it stays gone', () => {
    const now = section({}, [two]);
    expect(merged(base, now, saved(2, base, now))).toMatchObject({ rows: [two], conflicts: [] });
  });
  test('removed by another, changed by me: asked', () => {
    const now = section({}, [two]);
    expect(merged(section({}, [{ ...one, text: 'mine' }, two]), now, saved(2, base, now))).toMatchObject({ rows: [two, { id: 'r1', text: 'mine' }], conflicts: ['removed-by-them r1/'] });
  });
  test('a row that came after my page was opened is not mine to remove', () => {
    const now = section({}, [one, two, three]);
    expect(merged(base, now, saved(2, base, now))).toMatchObject({ rows: [one, two, three], conflicts: [] });
  });
  test('a row my own page has just stored can be removed by it', () => {
    const now = section({}, [one, two, three]);
    expect(merged(base, now, saved(2, base, now, { pageId: 'page' }), { pageId: 'page' })).toMatchObject({ rows: [one, two], conflicts: [] });
  });
  test('sets: one ticks, the other unticks', () => {
    const now = section({}, [{ id: 'b' }, { id: 'c' }]);
    expect(merged(section({}, [{ id: 'a' }, { id: 'b' }, { id: 'd' }]), now, saved(2, section({}, [{ id: 'a' }, { id: 'b' }]), now))).toMatchObject({ rows: [{ id: 'b' }, { id: 'c' }, { id: 'd' }], conflicts: [] });
  });
});

describe('what only asking or remembering gets right', () => {
  const one: Row = { id: 'r1', text: 'one' };

  test('a row that the asking page showed again is not kept because nobody answered', () => {
    const now = section({}, [{ ...one, text: 'theirs' }]);
    expect(merged(now, now, [], { basis: 2, unsettled: ['r1/'] }).conflicts).toEqual(['removed-by-me r1/']);
  });
  test('a box that was ticked and unticked by others meanwhile is ticked by whoever ticks it', () => {
    const [none, ticked] = [section({}), section({}, [{ id: 'a' }])];
    expect(merged(ticked, none, [...saved(2, none, ticked), ...saved(3, ticked, none)]).rows).toEqual([{ id: 'a' }]);
  });
  test('a row that was chosen to go and has come back since is asked about, and so is one chosen to stay that has gone', () => {
    const [there, gone] = [section({}, [one]), section({})];
    expect(merged(gone, there, saved(2, gone, there), { decided: ['r1'] })).toMatchObject({ rows: [one], conflicts: ['removed-by-me r1/'] });
    expect(merged(there, gone, saved(2, there, gone), { decided: ['r1'] })).toMatchObject({ rows: [one], conflicts: ['removed-by-them r1/'] });
  });
  test('both typed the same, and one takes it back on the same page', () => {
    const [base, now] = [section({ a: '' }, []), section({ a: 'same' }, [{ id: 'x' }])];
    const edits = saved(2, base, now);
    const { agreed } = merge({ mine: now, now, edits, basis: 1, pageId: 'page', unsettled: new Set(), decided: new Set() });
    expect(agreed).toEqual([
      { rowId: 'x', field: existence, before: '', after: '' },
      { rowId: null, field: 'a', before: 'same', after: 'same' },
    ]);
    const known = [...edits, ...agreed.map((change) => ({ ...anna, ...change, revision: 3, pageId: 'page' }))];
    expect(merged(base, now, known, { pageId: 'page' })).toEqual({ fields: { a: '' }, rows: [], conflicts: [] });
  });
  test('both emptied the same amount, which is then in neither form, and one fills it again', () => {
    const [base, now] = [section({ fund: 5n }), section({})];
    const edits = saved(2, base, now);
    const { agreed } = merge({ mine: now, now, edits, basis: 1, pageId: 'page', unsettled: new Set(), decided: new Set() });
    expect(agreed).toEqual([{ rowId: null, field: 'fund', before: '', after: '' }]);
    const known = [...edits, ...agreed.map((change) => ({ ...anna, ...change, revision: 3, pageId: 'page' }))];
    expect(merged(section({ fund: 7n }), now, known, { pageId: 'page' })).toMatchObject({ fields: { fund: 7n }, conflicts: [] });
  });
  test('both removed the same row, and one puts it back on the same page', () => {
    const [base, now] = [section({}, [{ id: 'x' }]), section({})];
    const edits = saved(2, base, now);
    const { agreed } = merge({ mine: now, now, edits, basis: 1, pageId: 'page', unsettled: new Set(), decided: new Set() });
    expect(agreed).toEqual([{ rowId: 'x', field: existence, before: null, after: null }]);
    const known = [...edits, ...agreed.map((change) => ({ ...anna, ...change, revision: 3, pageId: 'page' }))];
    expect(merged(base, now, known, { pageId: 'page' }).rows).toEqual([{ id: 'x' }]);
  });
});

test('a change says what was there before, a new row that nothing was', () => {
  expect(changesBetween(section({ a: 'x' }, [{ id: 'r1', amount: 5n }]), section({ a: 'y' }, [{ id: 'r2', amount: 6n }]))).toEqual([
    { rowId: null, field: 'a', before: 'x', after: 'y' },
    { rowId: 'r2', field: existence, before: null, after: '' },
    { rowId: 'r2', field: 'amount', before: null, after: '6' },
    { rowId: 'r1', field: existence, before: '', after: null },
    { rowId: 'r1', field: 'amount', before: '5', after: null },
  ]);
});
