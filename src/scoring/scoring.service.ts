import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ApplicationService, type Snapshot } from '../applications/index.js';
import { InterestService } from '../interests/index.js';
import { SeatStore, type SeatRow } from './seat.store.js';
import { criterionSpread, highestTotal, isCounted, recomputeSummary, weightedTotal, type Spread, type Summary } from './scoring.rules.js';
import { SummaryStore, type PanelProgress, type RankingPart } from './summary.store.js';

export interface NamedSeat extends SeatRow {
  readonly name: string;
  readonly organisation: string;
}

/** A seat in a panel as the secretariat and the recommendation see it. */
export interface AssessedSeat extends NamedSeat {
  /** In weighted half points; null until submitted. */
  readonly total: number | null;
}

export interface AssessedCriterion extends Spread {
  readonly criterionId: string;
  readonly weight: number;
}

export interface PanelSummary extends Summary {
  readonly panel: readonly AssessedSeat[];
  /** In the criteria's order. */
  readonly criteria: readonly AssessedCriterion[];
  /** The most one assessor can give, in weighted half points. */
  readonly highestTotal: number;
  readonly spreadFlagHalfPoints: number;
}

export interface Readiness {
  readonly ready: boolean;
  readonly submitted: number;
  /** Assessments a recommendation needs. */
  readonly required: number;
}

/** What the panels have said: for the secretariat, the ranking and the recommendation. */
@Injectable()
export class ScoringService implements OnModuleInit {
  constructor(
    private readonly seats: SeatStore,
    private readonly summaries: SummaryStore,
    private readonly accounts: AccountService,
    private readonly applications: ApplicationService,
    private readonly interests: InterestService,
  ) {}

  /** Whoever turns out to have an interest is taken out of the count, and whoever is cleared comes back into it. */
  onModuleInit(): void {
    this.interests.onChanged(async ({ applicationId }) => {
      if (await this.hasPanel(applicationId)) await this.recompute(applicationId);
    });
  }

  /** The panel, its totals and each criterion's mean and spread; `null` while no panel is appointed. */
  async summaryOf(applicationId: string): Promise<PanelSummary | null> {
    const seats = await this.panelOf(applicationId);
    return seats.length === 0 ? null : panelSummary(seats, await this.applications.snapshot(applicationId));
  }

  async hasPanel(applicationId: string): Promise<boolean> {
    return (await this.seats.ofApplication(applicationId)).length > 0;
  }

  /** A recommendation may be written when as many have assessed as the round's rules ask for. */
  async readyForRecommendation(applicationId: string): Promise<Readiness> {
    const { ruleSet } = await this.applications.snapshot(applicationId);
    const { submitted } = recomputeSummary(await this.seats.ofApplication(applicationId), ruleSet.values.weights);
    return { ready: submitted >= ruleSet.values.panelSize, submitted, required: ruleSet.values.panelSize };
  }

  /** Every seat with its member's name, in the order of appointment. */
  async panelOf(applicationId: string): Promise<NamedSeat[]> {
    const seats = await this.seats.ofApplication(applicationId);
    if (seats.length === 0) return [];
    const accounts = await this.accounts.named(seats.map((seat) => seat.accountId));
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return seats.map((seat) => {
      const { name = '', organisation = '' } = byId.get(seat.accountId) ?? {};
      return { ...seat, name, organisation };
    });
  }

  /** How far the panels of many applications are, in one query; an application without a panel is left out. */
  progressOf(applicationIds: readonly string[]): Promise<ReadonlyMap<string, PanelProgress>> {
    return this.summaries.progressOf(applicationIds);
  }

  /** A stretch of a round's ranking, best mean first. */
  ranking(roundId: string, limit: number, offset: number): Promise<RankingPart> {
    return this.summaries.ranking(roundId, limit, offset);
  }

  /** Works the stored summary out again from the raw scores, in the open transaction. What was agreed on stays. The application must be locked. */
  async recompute(applicationId: string): Promise<void> {
    const snapshot = await this.applications.snapshot(applicationId);
    const summary = recomputeSummary(await this.seats.ofApplication(applicationId), snapshot.ruleSet.values.weights);
    const { application, project, partners, round } = snapshot;
    const leadPartner = partners.find((partner) => partner.isLead)?.name ?? '';
    await this.summaries.write({ applicationId, roundId: round.id, number: application.number, title: project.title, leadPartner }, summary);
  }

  /** Keeps what the panel has agreed on beside its scores, criterion by criterion; null takes it back. The application must be locked. */
  async agree(applicationId: string, halfPoints: Readonly<Record<string, number>> | null): Promise<void> {
    const { ruleSet } = await this.applications.snapshot(applicationId);
    const total = halfPoints && Object.entries(ruleSet.values.weights).reduce((sum, [id, weight]) => sum + weight * (halfPoints[id] ?? 0), 0);
    await this.summaries.agree(applicationId, halfPoints ?? {}, total);
  }
}

function panelSummary(seats: readonly NamedSeat[], { ruleSet: { values }, criteria }: Snapshot): PanelSummary {
  const ids = Object.keys(values.weights);
  const counted = seats.filter((seat) => isCounted(seat, ids));
  return {
    ...recomputeSummary(seats, values.weights),
    panel: seats.map((seat) => ({ ...seat, total: isCounted(seat, ids) ? weightedTotal(seat, values.weights) : null })),
    criteria: criteria.map(({ id }) => ({ criterionId: id, weight: values.weights[id] ?? 0, ...criterionSpread(counted, id) })),
    highestTotal: highestTotal(values.weights, values.scale.maxHalfPoints),
    spreadFlagHalfPoints: values.spreadFlagHalfPoints,
  };
}
