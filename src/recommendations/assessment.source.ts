import { Injectable } from '@nestjs/common';
import { ConsensusService } from '../consensus/index.js';
import { ScoringService } from '../scoring/index.js';
import type { Assessment, Progress } from './assessment.rules.js';

/** The panel's work in the shape a recommendation needs it, without names beside remarks. */
@Injectable()
export class AssessmentSource {
  constructor(
    private readonly scoring: ScoringService,
    private readonly consensus: ConsensusService,
  ) {}

  async of(applicationId: string): Promise<Assessment> {
    const [summary, agreed] = await Promise.all([this.scoring.summaryOf(applicationId), this.consensus.concluded(applicationId)]);
    if (!summary) return { seats: 0, submitted: 0, waitingFor: [], criteria: [], agreed: null };
    const { seats, submitted, panel } = summary;
    const counted = panel.filter(({ total }) => total !== null);
    const missing = panel.filter(({ total, declaration }) => total === null && declaration !== 'conflict');
    const remarks = (criterionId: string) => counted.flatMap(({ scores }) => scores.filter((score) => score.criterionId === criterionId));
    return {
      seats,
      submitted,
      agreed,
      waitingFor: missing.map(({ name }) => name),
      criteria: summary.criteria.map(({ criterionId, sum }) => ({
        criterionId,
        sumHalfPoints: sum,
        remarks: remarks(criterionId).map(({ reason }) => reason).filter((reason) => reason !== ''),
      })),
    };
  }

  /** How far the panels of many applications are, in one query; an application without a panel is left out. */
  progressOf(applicationIds: readonly string[]): Promise<ReadonlyMap<string, Progress>> {
    return this.scoring.progressOf(applicationIds);
  }
}
