import type { Result } from '../shared/result.js';
import type { Lang } from '../platform/views/index.js';
import type { Snapshot } from './submission/snapshot.rules.js';
import type { State } from './application.state.js';

/** The few facts that lists and headings of other modules show of an application. */
export interface ApplicationHead {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: State;
  readonly roundId: string;
  readonly ownerId: string;
  readonly ownerName: string;
  /** '' where no lead partner has been named yet. */
  readonly leadPartner: string;
  readonly soughtOere: bigint;
  readonly costOere: bigint;
}

/** Which applications a list is of; `readerId`: without those this person may know nothing of. */
export interface HeadFilter {
  readonly roundId?: string | undefined;
  readonly state?: State | undefined;
  readonly readerId?: string;
  /** Words in number, title, partners or summary, as they were typed; '' for all. */
  readonly search?: string | undefined;
}

/** A mail to the applicant, written in the applicant's language. */
export interface Tidings {
  subject(lang: Lang): string;
  text(lang: Lang): string;
}

/**
 * What the modules above applications may ask and do. A draft is never among it: it is its consortium's own until it is
 * submitted.
 */
export interface SubmittedApplications {
  /** A submitted application's head; `null` for an unknown id or a draft. */
  head(applicationId: string): Promise<ApplicationHead | null>;
  /** Heads of a round's submitted applications, in number order, at most `limit` from `offset`. */
  heads(filter: HeadFilter, limit: number, offset: number): Promise<{ rows: ApplicationHead[]; total: number }>;
  /** What was submitted last. @throws NotFoundException for a draft or an unknown id */
  snapshot(applicationId: string): Promise<Snapshot>;
  /**
   * Locks the application, moves it and writes the event `application.<to>`; refused where it is no longer in `from`.
   * Callers lock nothing before it (lock order: application first).
   */
  move(applicationId: string, from: State, to: State, actorId: string, facts?: Record<string, string | number | boolean | null>): Promise<Result<void, 'state'>>;
  /** Puts a mail to the applicant in the outbox. */
  tell(applicationId: string, tidings: Tidings): Promise<void>;
}
