import { Injectable, NotFoundException } from '@nestjs/common';
import { CriterionService, type Criterion } from '../criteria/index.js';
import { PanelService } from '../panels/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { merged, refusalToScore, unscored, type CaseScore, type SittingRefusal } from './calibration.rules.js';
import { CalibrationStore, type CaseRow, type OwnSitting } from './calibration.store.js';
import type { PlacedMark } from './spread.rules.js';

type HasAssessed = (roundId: string, accountId: string) => Promise<boolean>;

export interface OwnCase extends CaseRow {
  /** Null: not begun. */
  readonly sitting: OwnSitting | null;
}

/** A round's cases as one of its panel sees them. */
export interface OwnCases {
  readonly round: RoundView;
  readonly criteria: readonly Criterion[];
  readonly cases: readonly OwnCase[];
  /** A real assessment is in: nothing can be scored any more. */
  readonly isOver: boolean;
}

export type HandInRefusal = SittingRefusal | readonly string[];

/** Made-up applications that everybody in a round's panel scores before the real ones. */
@Injectable()
export class CalibrationService {
  private hasAssessed: HasAssessed = async () => false;

  constructor(
    private readonly store: CalibrationStore,
    private readonly rounds: RoundService,
    private readonly criteria: CriterionService,
    private readonly panels: PanelService,
    private readonly events: Events,
  ) {}

  /** Called once, by whoever knows: has this person handed in a real assessment in the round? From then on calibration is over. */
  endsWhen(hasAssessed: HasAssessed): void {
    this.hasAssessed = hasAssessed;
  }

  /** Every case of the round is handed in, or there are none, or a real assessment is in and it is too late for them. */
  async isDone(roundId: string, accountId: string): Promise<boolean> {
    return !(await this.store.isOwed(roundId, accountId)) || this.hasAssessed(roundId, accountId);
  }

  /** Of these rounds, those that have cases, and whether this person has handed all of them in; a real assessment is not asked about. */
  standingAmong(roundIds: readonly string[], accountId: string): Promise<ReadonlyMap<string, 'owed' | 'done'>> {
    return this.store.standingAmong(roundIds, accountId);
  }

  /** `invited`: asked into the panel and not accepted yet. @throws NotFoundException for a round somebody is not asked to assess in */
  async own(roundId: string, accountId: string): Promise<Result<OwnCases, 'invited'>> {
    const invitation = (await this.panels.invitationsOf(accountId)).find((one) => one.roundId === roundId);
    const round = invitation ? await this.rounds.round(roundId) : null;
    if (!invitation || !round) throw new NotFoundException();
    if (invitation.answer === 'invited') return refused('invited');
    if (invitation.answer !== 'accepted') throw new NotFoundException();
    const [cases, sittings, criteria, isOver] = await Promise.all([this.store.cases(roundId), this.store.sittingsOf(roundId, accountId), this.criteria.criteriaOf(round.rules), this.hasAssessed(roundId, accountId)]);
    return ok({ round, criteria, isOver, cases: cases.map((one) => ({ ...one, sitting: sittings.find(({ caseId }) => caseId === one.id) ?? null })) });
  }

  /** What the panel has handed in on one case. Only for who has handed it in too. */
  marks(roundId: string, number: number): Promise<PlacedMark[]> {
    return this.store.marks(roundId, number);
  }

  /** Keeps a draft. */
  async save(roundId: string, number: number, accountId: string, scores: readonly CaseScore[], at: Date): Promise<Result<void, SittingRefusal>> {
    const { sitting, refusal } = await this.held(roundId, number, accountId);
    if (refusal) return refused(refusal);
    await this.store.saveScores(sitting.caseId, accountId, scores, at);
    return ok(undefined);
  }

  /** Saves and hands in. From then on the member sees the panel's spread. */
  async handIn(roundId: string, number: number, accountId: string, scores: readonly CaseScore[], at: Date): Promise<Result<void, HandInRefusal>> {
    const { sitting, refusal } = await this.held(roundId, number, accountId);
    if (refusal) return refused(refusal);
    const round = (await this.rounds.round(roundId))!;
    const missing = unscored(merged(sitting.scores, scores), (await this.criteria.criteriaOf(round.rules)).map(({ id }) => id));
    if (missing.length) return refused(missing);
    await this.store.saveScores(sitting.caseId, accountId, scores, at);
    await this.store.markHandedIn(sitting, at);
    await this.events.note({ subject: roundId, kind: 'calibration.handed-in', actorId: accountId, facts: { number, times: sitting.times + 1 } });
    return ok(undefined);
  }

  /** Opens a case that was handed in once more; its scores leave the spread until it is handed in again. */
  async again(roundId: string, number: number, accountId: string): Promise<Result<void, 'over'>> {
    const { sitting, refusal } = await this.held(roundId, number, accountId);
    if (refusal === 'over') return refused('over');
    if (sitting.handedInAt === null) return ok(undefined);
    await this.store.markHandedIn(sitting, null);
    await this.events.note({ subject: roundId, kind: 'calibration.reopened', actorId: accountId, facts: { number } });
    return ok(undefined);
  }

  /** The case first, then the member's sitting. @throws NotFoundException for a case there is not, or for whom it is not */
  private async held(roundId: string, number: number, accountId: string): Promise<{ sitting: OwnSitting; refusal: SittingRefusal | null }> {
    if (!(await this.panels.hasAccepted(roundId, accountId))) throw new NotFoundException();
    const held = await this.store.holdToScore(roundId, number);
    if (!held) throw new NotFoundException();
    const sitting = await this.store.lockedSitting(held.id, accountId);
    return { sitting, refusal: refusalToScore(sitting, await this.hasAssessed(roundId, accountId)) };
  }
}
