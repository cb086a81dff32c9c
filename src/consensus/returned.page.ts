import { typed, type FormError, type Posted } from '../platform/forms/index.js';

/** What came back unkept: what was typed, why, and what others wrote meanwhile. */
export interface Returned {
  readonly posted: Posted;
  readonly errors?: readonly FormError[];
  /** Criteria under which somebody else has written. */
  readonly overtaken?: ReadonlySet<string>;
  readonly summaryOvertaken?: boolean;
  /** Belongs to no field. */
  readonly refusal?: string;
}

/** As typed where the form came back, else as it stands. */
export function valueOf(returned: Returned | null, name: string, stands: string): string {
  return returned && returned.posted[name] !== undefined ? typed(returned.posted, name) : stands;
}
