import { Injectable } from '@nestjs/common';
import { ApplicationService, changesBetween, merge, settle, type Conflict, type Content, type FieldChange, type FieldEdit, type Origin, type Snapshot } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { contentOf, writtenIn } from './desk.rules.js';
import { GateService } from './gate.service.js';
import { ScoreEditStore } from './score-edit.store.js';
import { missingBeforeSubmit, refusalToScore, type Missing, type ScoringRefusal } from './score.rules.js';
import type { Score } from './scoring.rules.js';
import { ScoringService } from './scoring.service.js';
import { SeatStore, type SeatRow } from './seat.store.js';

/** What is written beside the scores, and on which page. Not typed on a page (a sheet, a demo): no origin. */
export interface Beside {
  readonly privateNote?: string;
  readonly origin?: Origin | null;
}

/** Two windows of one member gave a field two new values. `together`: what both have written, this window's where they differ. */
export interface Disagreement {
  readonly why: 'conflict';
  readonly conflicts: readonly Conflict[];
  readonly together: Content;
  readonly stored: Content;
  readonly revision: number;
}

/** gone: unknown, somebody else's, or closed to the member. */
type Shut = ScoringRefusal | 'gone';
export type SaveRefusal = Shut | Disagreement;
export type SubmitRefusal = SaveRefusal | readonly Missing[];

interface Locked {
  readonly seat: SeatRow;
  readonly snapshot: Snapshot;
}

/** Keeps what a panel member writes, and hands it in. */
@Injectable()
export class AssessmentWriter {
  constructor(
    private readonly seats: SeatStore,
    private readonly edits: ScoreEditStore,
    private readonly gate: GateService,
    private readonly scoring: ScoringService,
    private readonly applications: ApplicationService,
    private readonly events: Events,
  ) {}

  /** Keeps a draft: what is given replaces what stood there, criteria that are not given stay as they were. @returns its revision */
  async save(seatId: string, accountId: string, scores: readonly Score[], beside: Beside = {}): Promise<Result<number, SaveRefusal>> {
    const opened = await this.opened(seatId, accountId);
    return opened.ok ? this.write(opened.value, scores, beside) : opened;
  }

  /** The same where the assessment stands as it did when `revision` was read. @returns false where it does not, or may not be written to */
  async saveFrom(revision: number, seatId: string, accountId: string, scores: readonly Score[]): Promise<boolean> {
    const opened = await this.opened(seatId, accountId);
    return opened.ok && opened.value.seat.revision === revision && (await this.write(opened.value, scores, {})).ok;
  }

  /** Saves and submits. From then on it is counted and cannot be changed. */
  async submit(seatId: string, accountId: string, scores: readonly Score[], at: Date, beside: Beside = {}): Promise<Result<void, SubmitRefusal>> {
    const opened = await this.opened(seatId, accountId);
    if (!opened.ok) return opened;
    const saved = await this.write(opened.value, scores, beside);
    if (!saved.ok) return saved;
    const seat = (await this.seats.ofMember(seatId, accountId))!;
    const { application, ruleSet, criteria } = opened.value.snapshot;
    const missing = missingBeforeSubmit(seat.scores, criteria.map(({ id }) => id), ruleSet.values.minReasonCharacters);
    if (missing.length) return refused(missing);
    await this.seats.markSubmitted(seatId, at);
    const inOrder = criteria.map(({ id }) => seat.scores.find(({ criterionId }) => criterionId === id)!);
    await this.seats.keepVersion(seatId, { submittedAt: at, scores: inOrder, applicationVersion: application.version, ruleSetId: ruleSet.id });
    await this.edits.forget(seatId);
    await this.events.note({ subject: seat.applicationId, kind: 'panel.submitted', actorId: accountId });
    await this.scoring.recompute(seat.applicationId);
    return ok(undefined);
  }

  /** When another window of the member last saved something that this page does not know of; null: none has. */
  changedElsewhere(seatId: string, origin: Origin): Promise<Date | null> {
    return this.edits.changedElsewhere(seatId, origin);
  }

  /** The application's row first, then the seat's, so that nobody waits in a ring. */
  private async opened(seatId: string, accountId: string): Promise<Result<Locked, Shut>> {
    const found = await this.seats.ofMember(seatId, accountId);
    if (!found) return refused('gone');
    const state = await this.applications.lock(found.applicationId);
    const seat = await this.seats.lockedOfMember(seatId, accountId);
    if (!seat || !(await this.gate.isOpen(seat))) return refused('gone');
    const refusal = refusalToScore(seat, state);
    return refusal ? refused(refusal) : ok({ seat, snapshot: await this.applications.snapshot(found.applicationId) });
  }

  private async write({ seat, snapshot }: Locked, scores: readonly Score[], { privateNote = seat.privateNote, origin = null }: Beside): Promise<Result<number, Disagreement>> {
    const { criteria, ruleSet } = snapshot;
    const stored = contentOf(seat, criteria);
    const given = new Set(scores.map(({ criterionId }) => criterionId));
    const typed = contentOf({ scores: [...scores, ...seat.scores.filter(({ criterionId }) => !given.has(criterionId))], privateNote }, criteria);
    const edits = origin ? await this.edits.since(seat.id, origin.settled.size ? 0 : origin.basis) : [];
    if (isOvertaken(origin, edits)) return ok(seat.revision);
    const { content, changes, conflicts } = together(typed, stored, origin, edits);
    if (conflicts.length) return refused({ why: 'conflict', conflicts, together: content, stored, revision: seat.revision });
    if (changes.length === 0) return ok(seat.revision);
    const revision = seat.revision + 1;
    await this.seats.keepDraft(seat.id, revision, writtenIn(content, criteria, ruleSet.values.scale));
    await this.edits.add(seat.id, revision, origin, changes);
    return ok(revision);
  }
}

/** What one window typed put together with what another has saved since the window was opened. */
function together(typed: Content, stored: Content, origin: Origin | null, edits: readonly FieldEdit[]): { content: Content; changes: readonly FieldChange[]; conflicts: readonly Conflict[] } {
  if (!origin) return { content: typed, changes: changesBetween(stored, typed), conflicts: [] };
  const settled = settle(typed, stored, origin.settled);
  const { content, conflicts, agreed } = merge({ ...settled, now: stored, edits, basis: origin.basis, pageId: origin.pageId });
  return { content, conflicts, changes: [...changesBetween(stored, content), ...(origin.pageId ? agreed : [])] };
}

/** A request that was held up on its way while the same page went on writing and saved: it has nothing new to say. */
function isOvertaken(origin: Origin | null, edits: readonly FieldEdit[]): boolean {
  return origin?.pageId != null && edits.some(({ pageId, turn }) => pageId === origin.pageId && turn > origin.turn);
}
