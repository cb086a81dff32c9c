import { describe, expect, test } from '@jest/globals';
import { changesBetween, existence, merge, type Content, type FieldEdit, type Row } from './merge.rules.js';
import { besideOthers, editsSeen, othersRows, ownRows, withOthersRows } from './own-rows.rules.js';
import type { Reached } from '../form/section.js';

const whose = { reach: 'own', whole: { membership: { role: 'signatory', partnerId: 'p1' } } } as unknown as Pick<Reached<never>, 'reach' | 'whole'>;
const line = (id: string, partnerId: string, text = 'text'): Row => ({ id, partnerId, text });
const section = (...rows: Row[]): Content => ({ fields: {}, rows });
const log = (before: Content, after: Content, revision = 2): FieldEdit[] =>
  changesBetween(before, after).map((change) => ({ ...change, revision, accountId: 'bo', accountName: 'Bo', pageId: 'other', turn: 0, at: new Date(0) }));

/** What a signatory's page of revision 1, made from the first of the states, comes to after others have saved the rest. */
const merged = (mine: Content, ...states: Content[]) => {
  const after = states.at(-1)!;
  const edits = states.slice(1).flatMap((state, at) => log(states[at]!, state, at + 2));
  const { content, conflicts } = merge({ mine, now: ownRows(after, whose), edits: editsSeen(edits, after, whose), basis: 1, pageId: 'page', unsettled: new Set(), decided: new Set() });
  return { rows: content.rows, conflicts: conflicts.map(({ kind, rowId }) => `${kind} ${rowId}`) };
};

describe('a line that somebody gives to another partner', () => {
  const before = section(line('r1', 'p1'), line('r2', 'p2'));
  const after = section(line('r1', 'p2'), line('r2', 'p2'));

  test('is gone for the signatory who did not touch it', () => {
    expect(merged(section(line('r1', 'p1')), before, after)).toEqual({ rows: [], conflicts: [] });
  });
  test('is asked about where the signatory has changed it', () => {
    expect(merged(section(line('r1', 'p1', 'mine')), before, after)).toEqual({ rows: [line('r1', 'p1', 'mine')], conflicts: ['removed-by-them r1'] });
  });
  test.each<{ what: string; later: Content[] }>([
    { what: 'changed there', later: [section(line('r1', 'p2', 'theirs'))] },
    { what: 'removed there', later: [section()] },
    { what: 'removed there and put back', later: [section(), section(line('r1', 'p2', 'theirs'))] },
  ])('and $what: the same', ({ later }) => {
    expect(merged(section(line('r1', 'p1')), before, after, ...later)).toEqual({ rows: [], conflicts: [] });
    expect(merged(section(line('r1', 'p1', 'mine')), before, after, ...later)).toEqual({ rows: [line('r1', 'p1', 'mine')], conflicts: ['removed-by-them r1'] });
  });
  test('and back again, changed on the way: both values are asked about', () => {
    const back = section(line('r1', 'p1', 'theirs'));
    expect(merged(section(line('r1', 'p1')), before, after, back)).toEqual({ rows: [line('r1', 'p1', 'theirs')], conflicts: [] });
    expect(merged(section(line('r1', 'p1', 'mine')), before, after, back).conflicts).toEqual(['changed r1']);
  });
  test('becomes a line beside it where the signatory keeps it', () => {
    const own = besideOthers(section(line('r1', 'p1', 'mine')), othersRows(after, whose), (id) => `${id}-again`);
    expect(withOthersRows(own, after, whose).rows).toEqual([line('r1', 'p2'), line('r2', 'p2'), line('r1-again', 'p1', 'mine')]);
  });
});

test('a line removed and put back for another partner is gone', () => {
  const [own, others] = [section(line('r1', 'p1')), section(line('r1', 'p2'))];
  expect(merged(own, own, section(), others)).toEqual({ rows: [], conflicts: [] });
  expect(merged(section(line('r1', 'p1', 'mine')), own, section(), others).conflicts).toEqual(['removed-by-them r1']);
});

test('a line that comes to the own partner is not removed by a page that never showed it', () => {
  const before = section(line('r1', 'p1'), line('r2', 'p2'));
  const after = section(line('r1', 'p1'), line('r2', 'p1'));
  expect(merged(section(line('r1', 'p1')), before, after)).toEqual({ rows: [line('r1', 'p1'), line('r2', 'p1')], conflicts: [] });
});

test('a page that knows its line to be gone is not told again', () => {
  const agreed = { rowId: 'r1', field: existence, before: null, after: null, revision: 3, accountId: 'dan', accountName: 'Dan', pageId: 'page', turn: 0, at: new Date(0) };
  const edits = [...log(section(line('r1', 'p1')), section()), agreed];
  expect(editsSeen(edits, section(), whose)).toContain(agreed);
});

test('others see every change as it was', () => {
  const edits = log(section(line('r1', 'p1')), section(line('r1', 'p2')));
  expect(editsSeen(edits, section(line('r1', 'p2')), { ...whose, reach: 'all' })).toBe(edits);
  expect(edits.some(({ field }) => field === existence)).toBe(false);
});
