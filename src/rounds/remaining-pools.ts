import type { Oere } from '../shared/money.js';

/** What is left of the funds' pools. Money is handed out further up than it is asked for: whoever hands it out provides this. */
export abstract class RemainingPools {
  /** By fund id; a fund that is absent is not known. */
  abstract remaining(): Promise<Readonly<Record<string, Oere>>>;
}
