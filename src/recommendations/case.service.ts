import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, CommitmentService, type ApplicationHead, type Snapshot, type Standing, type State } from '../applications/index.js';
import { Events, type EventRow } from '../platform/events/index.js';
import type { Download, Role } from '../platform/web/index.js';
import { RoundService, type Fund, type RoundView } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import { appliedPerFund } from './agenda-document.rules.js';
import type { Assessment, Progress } from './assessment.rules.js';
import { AssessmentSource } from './assessment.source.js';
import { mayReadCase } from './case.access.js';
import { inFundOrder, isUndecided, type MoneyLine, type FundLine } from './fund-line.rules.js';
import { FundLineStore } from './fund-line.store.js';
import { nextAction, type NextAction } from './next-action.rules.js';
import { problemsToPlace } from './recommendation.rules.js';
import { RecommendationStore, type RecommendationRow } from './recommendation.store.js';

export const casesPerPage = 50;

export interface ListedCase {
  readonly head: ApplicationHead;
  readonly sought: readonly { readonly fundId: string; readonly oere: Oere }[];
  readonly next: NextAction;
}

export interface CaseView {
  readonly head: ApplicationHead;
  readonly next: NextAction;
  readonly lines: readonly FundLine[];
  /** What was applied for, with everything that has been written and decided since. */
  readonly money: readonly MoneyLine[];
  readonly snapshot: Snapshot;
  readonly round: RoundView;
  readonly recommendation: RecommendationRow | null;
  readonly funds: readonly Fund[];
  readonly assessment: Assessment;
  /** What its partners say now to the amounts that were sent in. */
  readonly confirmations: { readonly standings: readonly Standing[]; readonly until: Date | null };
  /** Oldest first. */
  readonly events: readonly EventRow[];
}

/** What the secretariat sees of every submitted application: where it stands and what it waits for. */
@Injectable()
export class CaseService {
  constructor(
    private readonly applications: ApplicationService,
    private readonly commitments: CommitmentService,
    private readonly assessments: AssessmentSource,
    private readonly rounds: RoundService,
    private readonly recommendations: RecommendationStore,
    private readonly lines: FundLineStore,
    private readonly events: Events,
  ) {}

  /** One page of cases, in number order, without those the officer may know nothing of. Pages count from 1. */
  async list(filter: { roundId?: string | undefined; state?: State | undefined; search?: string | undefined }, page: number, officerId: string): Promise<{ cases: ListedCase[]; total: number }> {
    const { rows, total } = await this.applications.heads({ ...filter, readerId: officerId }, casesPerPage, (page - 1) * casesPerPage);
    const ids = rows.map(({ id }) => id);
    const [recommendations, lines, progress, rounds, sought] = await Promise.all([
      this.recommendations.among(ids),
      this.lines.of(ids),
      this.assessments.progressOf(ids),
      this.rounds.rounds(),
      this.applications.soughtPerFund(ids),
    ]);
    const cases = rows.map((head) => {
      const recommendation = recommendations.find(({ applicationId }) => applicationId === head.id) ?? null;
      const own = lines.filter(({ applicationId }) => applicationId === head.id);
      const panelSize = rounds.find(({ id }) => id === head.roundId)?.rules.panelSize ?? 0;
      const panel = { seats: 0, submitted: 0, ...progress.get(head.id), panelSize };
      return { head, sought: sought.filter(({ applicationId }) => applicationId === head.id), next: next(head.state, panel, recommendation, own) };
    });
    return { cases, total };
  }

  /** A file of the application, by its hash. @throws NotFoundException where these roles do not read the case */
  async attachment(applicationId: string, file: string, roles: readonly Role[]): Promise<Download> {
    const recommendation = await this.recommendations.one(applicationId);
    if (!mayReadCase(roles, recommendation?.document != null)) throw new NotFoundException();
    return this.applications.attachment(applicationId, file);
  }

  /** @throws NotFoundException for a draft or an unknown id, and where these roles do not read the case */
  async case(applicationId: string, roles: readonly Role[]): Promise<CaseView> {
    const head = await this.applications.head(applicationId);
    if (!head) throw new NotFoundException();
    const [snapshot, round, recommendation, lines, funds, assessment, events] = await Promise.all([
      this.applications.snapshot(applicationId),
      this.rounds.round(head.roundId),
      this.recommendations.one(applicationId),
      this.lines.of([applicationId]),
      this.rounds.funds(),
      this.assessments.of(applicationId),
      this.events.of(applicationId),
    ]);
    if (!round || !mayReadCase(roles, recommendation?.document != null)) throw new NotFoundException();
    const own = inFundOrder(lines, funds);
    const panel = { ...assessment, panelSize: round.rules.panelSize };
    const money = inFundOrder(appliedPerFund(snapshot), funds).map((applied) => ({ ...own.find(({ fundId }) => fundId === applied.fundId), ...applied }));
    const confirmations = await this.commitments.onSent(snapshot);
    return { head, snapshot, confirmations, round, money, recommendation, lines: own, funds, assessment, events, next: next(head.state, panel, recommendation, own) };
  }
}

function next(state: State, panel: Progress & { panelSize: number }, recommendation: RecommendationRow | null, lines: readonly FundLine[]): NextAction {
  const written = recommendation && (problemsToPlace({ ...recommendation, lines }).length === 0 ? 'ready' : 'draft');
  const undecided = lines.filter(isUndecided).length;
  const { seats, submitted, panelSize } = panel;
  return nextAction({ state, seats, submitted, panelSize, recommendation: written ?? 'nothing', itemNumber: recommendation?.itemNumber ?? null, undecided });
}
