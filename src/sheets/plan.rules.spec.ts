import { describe, expect, it } from '@jest/globals';
import { aDraft, aFrame } from '../applications/draft.example.js';
import { moneyRulesOf } from '../budgets/index.js';
import { costColumns, financingColumns } from './column.rules.js';
import { isEmpty, linesIn, planOf, type Mode } from './plan.rules.js';
import { tableRows } from './out.rules.js';
import { columnLabel } from './table.rules.js';
import { vocabularyOf, type Economy } from './vocabulary.rules.js';
import type { RawCell, RawSheet } from './workbook.process.js';

const [draft, frame] = [aDraft(), aFrame()];
const economy: Economy = {
  number: draft.number,
  budget: { partners: draft.partners, costModel: draft.costModel, costs: draft.costs, financing: draft.financing },
  money: moneyRulesOf(frame.round.rules),
  partners: draft.partners,
  activities: draft.activities,
  funds: frame.funds,
  years: [2011, 2012],
};
const plan = (sheets: RawSheet[], mode: Mode = 'replace', own: string | null = null) =>
  planOf({ sheets, mode, assumed: null }, { lang: 'da', economy, own, vocabulary: vocabularyOf(economy, own), textLimits: { costDescription: 100, sourceName: 100 } });

/** What our own export holds, as a spreadsheet gives it back. */
function exported(lang: 'da' | 'en' = 'da'): RawSheet[] {
  const sheet = (table: 'costs' | 'financing', name: string): RawSheet => ({
    name,
    rows: tableRows(lang, table, economy, vocabularyOf(economy)).map((row) => row.map((cell): RawCell => (typeof cell === 'object' && cell !== null ? Number(cell.number) : cell))),
    widths: [],
    isHidden: false,
    hiddenRows: [],
    merges: [],
  });
  return [sheet('costs', lang === 'da' ? 'Udgifter' : 'Costs'), sheet('financing', 'anything')];
}

describe('a file', () => {
  it.each(['da', 'en'] as const)('that is our own export changes nothing: %s', (lang) => {
    const [costs, financing] = exported(lang);
    for (const sheets of [[costs!], [{ ...financing!, name: lang === 'da' ? 'Finansiering' : 'Financing' }]]) {
      const made = plan(sheets);
      expect([made.wrong, isEmpty(made)]).toEqual([[], true]);
      expect(made.after).toEqual(made.before);
    }
  });

  it('that lacks a line takes it away, and one that says another amount changes it', () => {
    const [costs] = exported();
    const [head, first, ...rest] = costs!.rows;
    const at = costColumns.indexOf('amount');
    const changed = plan([{ ...costs!, rows: [head!, first!.with(at, 12.5)] }]);
    expect(changed.costs!.changes.map(({ kind }) => kind)).toEqual(['changed', ...rest.map(() => 'removed')]);
    expect(changed.costs!.lines.map(({ amountOere }) => amountOere)).toEqual([1250n]);
    expect(changed.financing).toBeNull();
    expect(linesIn(changed)).toBe(1);
  });

  it('that only adds leaves every line as it stands', () => {
    const [costs] = exported();
    const [head, first] = costs!.rows;
    const added = plan([{ ...costs!, rows: [head!, first!.with(costColumns.indexOf('amount'), 1), first!.with(costColumns.indexOf('id'), null)] }], 'add');
    expect([added.costs!.left, added.costs!.changes.map(({ kind }) => kind)]).toEqual([1, ['added']]);
    expect(added.costs!.lines.slice(0, -1)).toEqual(draft.costs);
  });

  it('with something wrong counts for nothing', () => {
    const [costs] = exported();
    const [head, first] = costs!.rows;
    const made = plan([{ ...costs!, rows: [head!, first!.with(0, 'Ingen')] }]);
    expect(made.wrong.map(({ place }) => place)).toEqual(['Udgifter!A2']);
    expect(made.after).toEqual(made.before);
  });

  it('of a signatory leaves others’ lines where they are', () => {
    const own = draft.partners[0]!.id;
    const [costs] = exported();
    const mine = costs!.rows.filter((row, at) => at === 0 || draft.costs[at - 1]!.partnerId === own);
    const made = plan([{ ...costs!, rows: mine.slice(0, 1) }, { name: 'Finansiering', rows: [financingColumns.map((key) => columnLabel('da', 'financing', key))], widths: [], isHidden: false, hiddenRows: [], merges: [] }], 'replace', own);
    expect(made.wrong).toEqual([]);
    const gone = draft.costs.filter(({ partnerId }) => partnerId === own).reduce((sum, { amountOere }) => sum + amountOere, 0n);
    expect(made.before.directOere - made.after.directOere).toBe(gone);
    expect(made.after.soughtOere).toBe(made.before.soughtOere);
  });
});

it('a file that is wrong in every cell is counted to the end, and its first messages are worded', () => {
  const [costs] = exported();
  const [head, first] = costs!.rows;
  const rows = Array.from({ length: 9_000 }, (_, at) => first!.with(0, `Ingen ${at}`).with(costColumns.indexOf('id'), null));
  const made = plan([{ ...costs!, rows: [head!, ...rows] }]);
  expect([made.wrongCount, made.wrong.length]).toEqual([9_000, 200]);
});
