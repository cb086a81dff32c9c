import type { Inputs, PlanLine } from './assignment.rules.js';

/** The lines of applications that come to at least `panelSize` assessors with them, and how many applications do not. */
export function readyLines(inputs: Inputs, lines: readonly PlanLine[], panelSize: number): { readonly lines: PlanLine[]; readonly left: number } {
  const short = new Set(inputs.applications.filter(({ id, seated }) => seated.length + lines.filter(({ applicationId }) => applicationId === id).length < panelSize).map(({ id }) => id));
  return { lines: lines.filter(({ applicationId }) => !short.has(applicationId)), left: short.size };
}
