import { describe, expect, test } from '@jest/globals';
import { changesBetween, merge, type Content, type FieldEdit, type Row } from './merge.rules.js';
import { scopedRows, withRest } from './scoped-rows.rules.js';

const scope = { partnerId: 'p1', year: '2027' };
const line = (id: string, partnerId = 'p1', year: number | null = 2027, text = 'text'): Row => ({ id, partnerId, year, text });
const list = (...rows: Row[]): Content => ({ fields: { costModel: '' }, rows });
const log = (before: Content, after: Content, revision = 2, pageId = 'other'): FieldEdit[] =>
  changesBetween(before, after).map((change) => ({ ...change, revision, accountId: 'bo', accountName: 'Bo', pageId, turn: 0, at: new Date(0) }));

/** What a page of revision 1 showing one partner's year comes to, after the list has been stored as `states` one after the other. */
function saved(posted: Content, states: readonly Content[], pages: readonly string[] = []) {
  const all = states.at(-1)!;
  const edits = states.slice(1).flatMap((state, at) => log(states[at]!, state, at + 2, pages[at]));
  const { now, edits: seen, isHere } = scopedRows(scope, posted, { all, edits }, { basis: 1, pageId: 'page' });
  const { content, conflicts } = merge({ mine: posted, now, edits: seen, basis: 1, pageId: 'page', unsettled: new Set(), decided: new Set() });
  return { rows: withRest(content, all, isHere).rows, conflicts: conflicts.map(({ kind, rowId }) => `${kind} ${rowId}`) };
}

const elsewhere = [line('a', 'p2'), line('b', 'p1', 2028), line('c', 'p1', null)];
const before = list(elsewhere[0]!, line('r1'), elsewhere[1]!, line('r2'), elsewhere[2]!);

describe('a page that shows one partner’s year', () => {
  test('leaves every other line where it stood', () => {
    expect(saved(list(line('r1', 'p1', 2027, 'mine'), line('r2')), [before])).toEqual({ rows: [elsewhere[0], line('r1', 'p1', 2027, 'mine'), elsewhere[1], line('r2'), elsewhere[2]], conflicts: [] });
  });
  test('removes its own lines alone', () => {
    expect(saved(list(line('r2')), [before]).rows).toEqual([...elsewhere.slice(0, 2), line('r2'), elsewhere[2]]);
  });
  test('adds lines last, also for another partner or year', () => {
    const added = [line('n1', 'p2'), line('n2', 'p1', 2028)];
    expect(saved(list(line('r1'), line('r2'), ...added), [before]).rows).toEqual([...before.rows, ...added]);
  });
  test('may give a line away, and take it out again afterwards', () => {
    const given = list(line('r1', 'p2'), line('r2'));
    const after = list(elsewhere[0]!, line('r1', 'p2'), elsewhere[1]!, line('r2'), elsewhere[2]!);
    expect(saved(given, [before]).rows).toEqual(after.rows);
    expect(saved(list(line('r2')), [before, after], ['page'])).toEqual({ rows: list(elsewhere[0]!, elsewhere[1]!, line('r2'), elsewhere[2]!).rows, conflicts: [] });
  });
});

describe('what others save meanwhile', () => {
  const with_ = (...rows: Row[]): Content => list(...elsewhere, ...rows);
  const base = with_(line('r1'), line('r2'));
  test('elsewhere is nothing to this page', () => {
    const changed = list(line('a', 'p2', 2027, 'theirs'), elsewhere[1]!, line('r1'), line('r2'));
    expect(saved(list(line('r1'), line('r2', 'p1', 2027, 'mine')), [base, changed])).toEqual({ rows: [line('a', 'p2', 2027, 'theirs'), elsewhere[1], line('r1'), line('r2', 'p1', 2027, 'mine')], conflicts: [] });
  });
  test('a line that came into this part is not removed by a page that never showed it', () => {
    const came = with_(line('r1'), line('r2'), line('n'));
    const moved = list(line('a'), elsewhere[1]!, elsewhere[2]!, line('r1'), line('r2'));
    expect(saved(list(line('r1'), line('r2')), [base, came]).rows).toEqual(came.rows);
    expect(saved(list(line('r1'), line('r2')), [base, moved])).toEqual({ rows: moved.rows, conflicts: [] });
  });
  test('a line that they gave away keeps both its new place and what was typed in it', () => {
    const moved = with_(line('r1', 'p2'), line('r2'));
    expect(saved(list(line('r1', 'p1', 2027, 'mine'), line('r2')), [base, moved])).toEqual({ rows: with_(line('r1', 'p2', 2027, 'mine'), line('r2')).rows, conflicts: [] });
  });
  test('a line that they moved and this page takes out is asked about', () => {
    expect(saved(list(line('r2')), [base, with_(line('r1', 'p1', 2028), line('r2'))]).conflicts).toEqual(['removed-by-me r1']);
  });
  test('a line that they took out is asked about where it was changed here, and gone where not', () => {
    const gone = with_(line('r2'));
    expect(saved(list(line('r1'), line('r2')), [base, gone])).toEqual({ rows: gone.rows, conflicts: [] });
    expect(saved(list(line('r1', 'p1', 2027, 'mine'), line('r2')), [base, gone]).conflicts).toEqual(['removed-by-them r1']);
  });
  test('the same cell changed by both is asked about', () => {
    expect(saved(list(line('r1', 'p1', 2027, 'mine'), line('r2')), [base, with_(line('r1', 'p1', 2027, 'theirs'), line('r2'))]).conflicts).toEqual(['changed r1']);
  });
});

test('without a part everything is within it', () => {
  const { now, isHere } = scopedRows(null, list(), { all: before, edits: [] }, { basis: 1, pageId: null });
  expect(now).toBe(before);
  expect(isHere('a')).toBe(true);
});
