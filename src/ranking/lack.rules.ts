import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';

/** What keeps a round from being ranked. Names stand in it, since leave that is given is given for just these. */
export interface Lack {
  readonly kind: 'assessments' | 'consensus' | 'interest';
  readonly applicationId: string;
  readonly number: string;
  readonly submitted: number;
  readonly required: number;
  /** Who is waited for: those who have not handed in, or on whose interest nobody has decided. */
  readonly names: readonly string[];
}

interface Progress {
  readonly id: string;
  readonly number: string;
  readonly counted: number;
  /** Names of those with a place who have not handed in. */
  readonly open: readonly string[];
  /** Names of those who have said something of an interest that waits for a decision. */
  readonly undecided: readonly string[];
  readonly hasConsensus: boolean;
}

/** Application by application, in number order. */
export function lacksOf(progress: readonly Progress[], { panelSize, basis }: { readonly panelSize: number; readonly basis: 'mean' | 'consensus' }): Lack[] {
  return progress.toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)).flatMap((one): Lack[] => {
    const base = { applicationId: one.id, number: one.number, submitted: one.counted, required: panelSize };
    const sorted = (names: readonly string[]): string[] => [...names].sort();
    return [
      ...(one.undecided.length ? [{ ...base, kind: 'interest', names: sorted(one.undecided) } as const] : []),
      ...(one.counted < panelSize || one.open.length ? [{ ...base, kind: 'assessments', names: sorted(one.open) } as const] : []),
      ...(basis === 'consensus' && !one.hasConsensus ? [{ ...base, kind: 'consensus', names: [] } as const] : []),
    ];
  });
}

/** Leave is given for exactly these lacks: one more, or one other, and it does not hold. */
export function hashOfLacks(lacks: readonly Lack[]): string {
  return sha256Hex(canonicalJson(lacks));
}
