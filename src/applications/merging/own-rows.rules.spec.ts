import { describe, expect, test } from '@jest/globals';
import { changesBetween, existence, merge, type Content, type FieldEdit, type Row } from './merge.rules.js';
import { besideOthers, editsSeen, othersRows, ownRows, withOthersRows } from './own-rows.rules.js';
import type { Reached } from '../form/section.js';

const whose = { reach: 'own', whole: { membership: { role: 'signatory', partnerId: 'p1' } } } as unknown as Pick<Reached<never>, 'reach' | 'whole'>;
const line = (id: string, partnerId: string, text = 'text'): Row => ({ id, partnerId, text });
const section = (...rows: Row[]): Content => ({ fields: {}, rows });
const log = (before: Content, after: Content): FieldEdit[] =>
  changesBetween(before, after).map((change) => ({ ...change, revision: 2, accountId: 'bo', accountName: 'Bo', pageId: 'other', turn: 0, at: new Date(0) }));

/** What a signatory's page of revision 1 comes to after somebody else's save. */
const merged = (mine: Content, before: Content, after: Content) => {
  const { content, conflicts } = merge({ mine, now: ownRows(after, whose), edits: editsSeen(log(before, after), after, whose), basis: 1, pageId: 'page', unsettled: new Set(), decided: new Set() });
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
  test('becomes a line beside it where the signatory keeps it', () => {
    const own = besideOthers(section(line('r1', 'p1', 'mine')), othersRows(after, whose), (id) => `${id}-again`);
    expect(withOthersRows(own, after, whose).rows).toEqual([line('r1', 'p2'), line('r2', 'p2'), line('r1-again', 'p1', 'mine')]);
  });
});

test('a line that comes to the own partner is not removed by a page that never showed it', () => {
  const before = section(line('r1', 'p1'), line('r2', 'p2'));
  const after = section(line('r1', 'p1'), line('r2', 'p1'));
  expect(merged(section(line('r1', 'p1')), before, after)).toEqual({ rows: [line('r1', 'p1'), line('r2', 'p1')], conflicts: [] });
});

test('others see every change as it was', () => {
  const edits = log(section(line('r1', 'p1')), section(line('r1', 'p2')));
  expect(editsSeen(edits, section(line('r1', 'p2')), { ...whose, reach: 'all' })).toBe(edits);
  expect(edits.some(({ field }) => field === existence)).toBe(false);
});
