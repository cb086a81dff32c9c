import type { RoundDates } from './moments.rules.js';

/** Who presses the button when: place among the applicants and instant, in the order of time. */
export interface Rush {
  readonly presses: readonly { readonly n: number; readonly at: Date }[];
  readonly firstPress: Date;
}

/** The first was in good time, and the last never sends in; so many there must be for every instant to be tried. */
export const fewestApplicants = ({ graceMs }: Pick<RoundDates, 'graceMs'>): number => 2 + edgesOf(graceMs).length;

/** Milliseconds after the deadline: before, at and after it, and where grace is declared at its last instant and after. */
function edgesOf(graceMs: number): number[] {
  return [...new Set([-1, 0, 1, graceMs, graceMs + 1])].sort((a, b) => a - b);
}

/** At the edges one each; the others in the last hour, more and more of them as it runs out. */
export function rushOf({ opensAt, closesAt, graceMs }: Pick<RoundDates, 'opensAt' | 'closesAt' | 'graceMs'>, applicants: number): Rush {
  const edges = edgesOf(graceMs);
  const others = Math.max(0, applicants - 2 - edges.length);
  const hour = Math.min(3_600_000, (closesAt.getTime() - opensAt.getTime()) / 8);
  const early = Array.from({ length: others }, (_, at) => ({ n: 1 + edges.length + at, at: new Date(closesAt.getTime() - Math.round(hour * ((others - at) / (others + 1)) ** 2) - 1000) }));
  const atEdges = edges.map((ms, at) => ({ n: 1 + at, at: new Date(closesAt.getTime() + ms) }));
  const presses = [...early, ...atEdges];
  return { presses, firstPress: presses[0]!.at };
}
