import { expect, test } from '@jest/globals';
import { barChart } from './bar-chart.js';
import { dataTable } from './components.js';

const named = { id: 'x', title: 'T', description: 'D', tableLabel: 'L', table: dataTable({ id: 'x-table', caption: 'T', columns: ['A'], rows: [], emptyText: '-' }) };
const legend = [{ fill: 'solid', label: 'Fund' }, { fill: 'hatched', label: 'Cash' }] as const;

test('the longest bar is the whole width, and its parts follow one another', () => {
  const chart = barChart({ ...named, legend, bars: [{ label: 'A', value: '3', parts: [{ fill: 'solid', amount: 1n }, { fill: 'hatched', amount: 2n }] }, { label: 'B', value: '1', parts: [{ fill: 'solid', amount: 1n }, { fill: 'hatched', amount: 0n }] }] });
  expect(chart.bars.map(({ parts }) => parts)).toEqual([
    [{ fill: 'solid', x: '0.00%', width: '33.33%' }, { fill: 'hatched', x: '33.33%', width: '66.66%' }],
    [{ fill: 'solid', x: '0.00%', width: '33.33%' }],
  ]);
  expect(chart.bars[1]!.barY - chart.bars[0]!.barY).toBe(chart.height / 2);
});

test('what no bar shows is not explained, nothing at all divides by nothing', () => {
  expect(barChart({ ...named, legend, bars: [{ label: 'A', value: '0', parts: [{ fill: 'solid', amount: 0n }] }] }).bars[0]!.parts).toEqual([]);
  expect(barChart({ ...named, legend, bars: [{ label: 'A', value: '1', parts: [{ fill: 'solid', amount: 1n }] }] }).legend).toEqual([legend[0]]);
});

test('beside an empty track everything is explained, also when nothing is filled', () => {
  const tracked = [{ fill: 'solid', label: 'Wide' }, { fill: 'track', label: 'Narrow' }] as const;
  const chart = barChart({ ...named, legend: tracked, bars: [{ label: 'A', value: '0', parts: [{ fill: 'solid', amount: 0n }, { fill: 'track', amount: 2n }] }] });
  expect([chart.legend, chart.bars[0]!.parts]).toEqual([tracked, [{ fill: 'track', x: '0.00%', width: '100.00%' }]]);
});

test('a long name is cut where a picture cannot wrap it', () => {
  const [bar] = barChart({ ...named, legend, bars: [{ label: 'Å'.repeat(70), value: '', parts: [] }] }).bars;
  expect([[...bar!.label].length, [...bar!.shortLabel].length, bar!.label.endsWith('…')]).toEqual([64, 23, true]);
});
