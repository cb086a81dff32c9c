/** Why these people cannot be appointed; the numbers say what would mend it. */
export type AppointmentRefusal =
  /** A panel opens with exactly so many. */
  | { readonly code: 'size'; readonly chosen: number; readonly panelSize: number }
  | { readonly code: 'nobody' }
  /** Someone who may not be appointed, or already is. */
  | { readonly code: 'unknown' }
  /** Only what waits for a panel, or is under assessment, gets members. */
  | { readonly code: 'state' };

/**
 * The first members are appointed together, as many as the round's rules say; later more may be added, for instance in
 * place of one who is disqualified.
 */
export function refusalToAppoint(
  applicationState: string,
  chosen: readonly string[],
  candidates: readonly string[],
  panelSize: number,
): AppointmentRefusal | null {
  if (applicationState !== 'submitted' && applicationState !== 'assessment') return { code: 'state' };
  if (chosen.some((id) => !candidates.includes(id))) return { code: 'unknown' };
  if (applicationState === 'assessment') return chosen.length > 0 ? null : { code: 'nobody' };
  return chosen.length === panelSize ? null : { code: 'size', chosen: chosen.length, panelSize };
}
