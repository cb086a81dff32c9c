/** Why these people cannot be appointed; the numbers say what would mend it. */
export type AppointmentRefusal =
  /** A panel opens with at least so many. */
  | { readonly code: 'size'; readonly chosen: number; readonly panelSize: number }
  | { readonly code: 'nobody' }
  /** Someone who may have nothing to do with the application: disqualified, waiting for a decision, or taking part in it. */
  | { readonly code: 'barred'; readonly accountIds: readonly string[] }
  /** Someone who may not be appointed, or already is. */
  | { readonly code: 'unknown' }
  /** The panel has agreed: whoever came now could never hand in. */
  | { readonly code: 'concluded' }
  /** The round's chair may read everybody's assessments since the talk began, and would not assess blind. */
  | { readonly code: 'chair' }
  /** Only what waits for a panel, or is under assessment, gets members. */
  | { readonly code: 'state' };

interface Choice {
  readonly candidates: readonly string[];
  readonly barred: readonly string[];
  readonly panelSize: number;
  /** How far the panel's talk is. */
  readonly talk?: 'open' | 'concluded' | null;
  /** The round's chair. */
  readonly chairId?: string | null;
}

/**
 * The first members are appointed together, at least as many as the round's rules say; later more may be added, for instance
 * in place of one who is disqualified.
 */
export function refusalToAppoint(applicationState: string, chosen: readonly string[], { candidates, barred, panelSize, talk = null, chairId = null }: Choice): AppointmentRefusal | null {
  if (applicationState !== 'submitted' && applicationState !== 'assessment') return { code: 'state' };
  if (talk === 'concluded') return { code: 'concluded' };
  const conflicted = chosen.filter((id) => barred.includes(id));
  if (conflicted.length > 0) return { code: 'barred', accountIds: conflicted };
  if (chosen.some((id) => !candidates.includes(id))) return { code: 'unknown' };
  if (talk === 'open' && chairId !== null && chosen.includes(chairId)) return { code: 'chair' };
  if (applicationState === 'assessment') return chosen.length > 0 ? null : { code: 'nobody' };
  return chosen.length >= panelSize ? null : { code: 'size', chosen: chosen.length, panelSize };
}

/** The register's number where there is one, else the organisation's name: two who share it are colleagues. '' where neither is known. */
export function workplaceOf({ employerCvr, organisation }: { readonly employerCvr: string; readonly organisation: string }): string {
  return employerCvr || organisation.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('da-DK');
}

/** Where somebody stands in the round's panel: in it, asked, only in the pool, or no longer to be asked. */
export type Place = 'accepted' | 'invited' | 'pool' | 'declined' | 'left';

const order: readonly Place[] = ['accepted', 'invited', 'pool'];

/** Those who are in the round's panel first, and among equals whoever owes least. */
export function byPlace(a: { readonly place: Place; readonly openSeats: number }, b: { readonly place: Place; readonly openSeats: number }): number {
  return order.indexOf(a.place) - order.indexOf(b.place) || a.openSeats - b.openSeats;
}
