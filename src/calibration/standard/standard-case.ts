import type { Words } from '../../shared/lang.js';

/** A made-up application, ready to use. Any likeness to a real one would be a mistake. */
export interface StandardCase {
  readonly title: Words;
  /** By criterion: what the application says, and the half points it was written to deserve. */
  readonly criteria: Readonly<Record<string, { readonly answer: Words; readonly halfPoints: number }>>;
}
