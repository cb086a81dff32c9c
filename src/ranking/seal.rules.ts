import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';

export interface Sealed {
  readonly roundId: string;
  readonly number: number;
  readonly occasion: string;
  readonly reason: string;
  readonly inputs: string;
  readonly result: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

/** The hash over all of a ranking and over the one before it: none can be changed, nor taken out, without it being seen. */
export function sealOf(ranking: Sealed, previous: string | null): string {
  const { roundId, number, occasion, reason, inputs, result, madeAt, madeBy } = ranking;
  return sha256Hex(canonicalJson({ previous, roundId, number, occasion, reason, inputs, result, madeAt, madeBy }));
}
