import { beforeAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { loadReference } from './reference.js';
import { ruleSet2011 } from './rounds-2011.js';

type Row = Record<string, unknown>;
const folder = fileURLToPath(new URL('../../migrations/reference', import.meta.url));

describe('the reference data', () => {
  const tables = new Map<string, Row[]>();

  beforeAll(async () => {
    await loadReference(async (sql, params) => {
      tables.set(/INSERT INTO (\w+)/.exec(sql)![1]!, JSON.parse(params[0] as string) as Row[]);
    }, folder);
  });

  const rows = (table: string) => tables.get(table)!;

  test.each([
    ['focus_area', 6],
    ['target', 20],
    ['target_measure', 21],
    ['challenge', 4],
    ['criterion', 8],
    ['initiative', 22],
    ['fund', 3],
    ['round', 4],
    ['round_fund', 12],
    ['rule_set_family', 4],
    ['rule_set', 8],
  ])('%s has %d rows', (table, count) => {
    expect(rows(table)).toHaveLength(count);
  });

  test('every row of a table has the same columns, since the first row names them', () => {
    for (const [table, all] of tables) {
      const columns = Object.keys(all[0]!);
      for (const row of all) expect([table, ...Object.keys(row)]).toEqual([table, ...columns]);
    }
  });

  test('a baseline the source leaves out stays missing', () => {
    const missing = rows('target_measure').filter((row) => row.baseline_value === null);
    expect(missing.map((row) => row.target_id)).toEqual([
      'direct-air-accessibility',
      'foreign-overnight-stays',
      'cluster-highly-educated-share',
    ]);
    expect(rows('target_measure').some((row) => row.baseline_value === 0)).toBe(false);
  });

  test('every criterion says in both languages what each whole point of the scale means', () => {
    const { minHalfPoints, maxHalfPoints } = ruleSet2011.values.scale;
    const levels = Array.from({ length: (maxHalfPoints - minHalfPoints) / 2 + 1 }, (_, at) => minHalfPoints + at * 2);
    for (const { anchors } of rows('criterion')) {
      const all = anchors as { halfPoints: number; text: { da: string; en: string } }[];
      expect(all.map(({ halfPoints }) => halfPoints)).toEqual(levels);
      expect(all.every(({ text }) => text.da !== '' && text.en !== '' && text.da !== text.en)).toBe(true);
    }
    const sentences = rows('criterion').flatMap(({ anchors }) => (anchors as { text: { da: string } }[]).map(({ text }) => text.da));
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('pools are øre', () => {
    expect(rows('fund').map((row) => row.pool_oere)).toEqual(['14500000000', '14700000000', '5700000000']);
  });

  test('a round closes with the last millisecond of its deadline’s day in Denmark, and the next opens one later', () => {
    expect(rows('round').map((row) => row.closes_at)).toEqual([
      '2011-01-10T22:59:59.999Z',
      '2011-03-21T22:59:59.999Z',
      '2011-06-23T21:59:59.999Z',
      '2011-10-03T21:59:59.999Z',
    ]);
    const all = rows('round') as { opens_at: string; closes_at: string }[];
    all.slice(1).forEach((round, index) => {
      expect(Date.parse(round.opens_at)).toBe(Date.parse(all[index]!.closes_at) + 1);
    });
  });

  test('the rule set weighs every criterion and caps funds that exist', () => {
    expect(Object.keys(ruleSet2011.values.weights)).toEqual(rows('criterion').map((row) => row.id));
    const funds = rows('fund').map((row) => row.id);
    expect(ruleSet2011.values.euFundIds.every((id) => funds.includes(id))).toBe(true);
  });
});
