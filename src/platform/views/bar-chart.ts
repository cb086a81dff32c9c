import type { DataTable } from './components.js';

/** How a part of a bar is filled: told apart without colour too, on paper and in high contrast. `track` is what is left of a bar, empty. */
export const barFills = ['solid', 'hatched', 'dotted', 'plain', 'track'] as const;
export type BarFill = (typeof barFills)[number];

/** components/bar-chart: stacked bars, longest = the whole width, with the same figures as a table. Widths need no script and no style. */
export interface BarChart {
  readonly id: string;
  /** The picture's name and what it shows, for whoever does not see it. */
  readonly title: string;
  readonly description: string;
  /** In pixels; the width is the page's. */
  readonly height: number;
  readonly bars: readonly Bar[];
  readonly legend: readonly { readonly fill: BarFill; readonly label: string }[];
  /** Label of the table below, which opens. */
  readonly tableLabel: string;
  readonly table: DataTable;
}

export interface Bar {
  readonly label: string;
  /** The same on a narrow screen, where a picture cannot wrap its words. */
  readonly shortLabel: string;
  readonly value: string;
  readonly textY: number;
  readonly barY: number;
  readonly parts: readonly { readonly fill: BarFill; readonly x: string; readonly width: string }[];
}

export interface BarChartInput extends Pick<BarChart, 'id' | 'title' | 'description' | 'legend' | 'tableLabel' | 'table'> {
  readonly bars: readonly { readonly label: string; readonly value: string; readonly parts: readonly { readonly fill: BarFill; readonly amount: bigint }[] }[];
}

const ROW = 58;
const [TEXT_Y, BAR_Y] = [18, 26];
const [LONG, SHORT] = [64, 23];

export function barChart({ bars, legend, ...named }: BarChartInput): BarChart {
  const lengths = bars.map(({ parts }) => parts.reduce((sum, { amount }) => sum + amount, 0n));
  const longest = lengths.reduce((most, length) => (length > most ? length : most), 1n);
  // Beside an empty track, a colour that no bar shows says something.
  const hasTrack = legend.some(({ fill }) => fill === 'track');
  const used = new Set(bars.flatMap(({ parts }) => parts.filter(({ amount }) => amount > 0n).map(({ fill }) => fill)));
  return {
    ...named,
    legend: legend.filter(({ fill }) => hasTrack || used.has(fill)),
    height: bars.length * ROW,
    bars: bars.map(({ label, value, parts }, row) => {
      let before = 0n;
      const drawn = parts.filter(({ amount }) => amount > 0n).map(({ fill, amount }) => {
        const part = { fill, x: share(before, longest), width: share(amount, longest) };
        before += amount;
        return part;
      });
      return { label: cut(label, LONG), shortLabel: cut(label, SHORT), value, textY: row * ROW + TEXT_Y, barY: row * ROW + BAR_Y, parts: drawn };
    }),
  };
}

/** In hundredths of a percent: finer than any screen. */
function share(part: bigint, whole: bigint): string {
  const units = (part * 10_000n) / whole;
  return `${units / 100n}.${String(units % 100n).padStart(2, '0')}%`;
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('').trimEnd()}…` : text;
}
