import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, type ApplicationHead, type Snapshot } from '../applications/index.js';
import { RoundService, type Fund } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { ok, refused, type Result } from '../shared/result.js';
import { agendaDocument, appliedPerFund, type AgendaDocument } from './agenda-document.rules.js';
import { isAssessed, type Assessment } from './assessment.rules.js';
import { AssessmentSource } from './assessment.source.js';
import { draftPresentation, type AgreedText } from './draft-text.rules.js';
import { inFundOrder } from './fund-line.rules.js';
import { FundLineStore } from './fund-line.store.js';
import { problemsToPlace, problemsToSave, type RecommendationText } from './recommendation.rules.js';
import { RecommendationStore } from './recommendation.store.js';
import type { Refusal } from './refusal.js';
import { Tidings } from './tidings.js';

export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** A recommendation under way: what is stored, or the draft the system makes of the application and the assessment. */
export interface RecommendationDraft {
  readonly head: ApplicationHead;
  readonly text: RecommendationText;
  /** Null: nothing has been saved yet. */
  readonly savedAt: Date | null;
  readonly assessment: Assessment;
  readonly funds: readonly Fund[];
  readonly maxCharacters: number;
}

@Injectable()
export class RecommendationService {
  constructor(
    private readonly applications: ApplicationService,
    private readonly assessments: AssessmentSource,
    private readonly rounds: RoundService,
    private readonly store: RecommendationStore,
    private readonly lines: FundLineStore,
    private readonly tidings: Tidings,
  ) {}

  /** @throws NotFoundException for a draft application or an unknown id */
  async draft(applicationId: string, writer: Writer, now: Date): Promise<RecommendationDraft> {
    const head = await this.applications.head(applicationId);
    if (!head) throw new NotFoundException();
    const [snapshot, stored, lines, assessment, funds] = await Promise.all([
      this.applications.snapshot(applicationId),
      this.store.one(applicationId),
      this.lines.of([applicationId]),
      this.assessments.of(applicationId),
      this.rounds.funds(),
    ]);
    const { panelSize } = snapshot.ruleSet.values;
    const drafted = () => draftPresentation(documentOf(snapshot, assessment, writer, now), snapshot.project.purpose, isAssessed(assessment, panelSize), agreedText(snapshot, assessment));
    const byFund = inFundOrder(appliedPerFund(snapshot), funds).map((applied) => ({
      recommendedOere: null,
      conditions: '',
      reason: '',
      ...lines.find(({ fundId }) => fundId === applied.fundId),
      ...applied,
    }));
    const text: RecommendationText = {
      resume: stored?.resume ?? snapshot.project.summary,
      casePresentation: stored?.casePresentation ?? drafted(),
      lines: byFund.map(({ fundId, appliedOere, recommendedOere, conditions, reason }) => ({ fundId, appliedOere, recommendedOere, conditions, reason })),
    };
    const maxCharacters = snapshot.ruleSet.values.textLimits.recommendation;
    return { head, text, savedAt: stored?.changedAt ?? null, assessment, funds, maxCharacters };
  }

  /**
   * Stores the recommendation as far as it is. Refused once the case is on the agenda, and where it has been saved since
   * the moment `seen`: two officers never write over each other unawares.
   * @param seen when what the writer saw had been saved, null for never; left out, whatever is stored is replaced
   */
  async save(draft: RecommendationDraft, text: RecommendationText, writer: Writer, now: Date, seen?: Date | null): Promise<Result<void, Refusal>> {
    const { id: applicationId, roundId } = draft.head;
    const state = await this.applications.lock(applicationId);
    if (state !== 'submitted' && state !== 'assessment') return refused({ kind: 'moved-on', state });
    const saved = (await this.store.one(applicationId))?.changedAt ?? null;
    if (saved && seen !== undefined && saved.getTime() !== seen?.getTime()) return refused({ kind: 'saved-meanwhile', at: saved });
    const problems = problemsToSave(text, draft.maxCharacters);
    if (problems.length > 0) return refused({ kind: 'problems', problems });
    await this.store.save({ applicationId, roundId, writtenBy: writer.id, changedAt: now }, text);
    return ok(undefined);
  }

  /** Puts the recommendation on the agenda of the round's meeting, as its next item, and tells the applicant. */
  async place(applicationId: string, writer: Writer, now: Date): Promise<Result<number, Refusal>> {
    const state = await this.applications.lock(applicationId);
    if (state !== 'submitted' && state !== 'assessment') return refused({ kind: 'moved-on', state });
    const { text, assessment, savedAt } = await this.draft(applicationId, writer, now);
    const problems = problemsToPlace(text);
    if (savedAt === null || problems.length > 0) return refused({ kind: 'problems', problems });
    const snapshot = await this.applications.snapshot(applicationId);
    const required = snapshot.ruleSet.values.panelSize;
    if (state === 'submitted' || !isAssessed(assessment, required)) return refused({ kind: 'assessments-missing', assessment, required });
    const document = documentOf(snapshot, assessment, writer, now);
    const itemNumber = await this.store.place(applicationId, snapshot.round.id, document);
    const moved = await this.applications.move(applicationId, 'assessment', 'agenda', writer.id, { itemNumber, meetingOn: snapshot.round.meetingOn });
    if (!moved.ok) throw new Error('A locked application was moved by somebody else');
    await this.tidings.onAgenda(applicationId, document, itemNumber, text.lines);
    return ok(itemNumber);
  }
}

function agreedText({ criteria }: Snapshot, { agreed }: Assessment): AgreedText | null {
  if (!agreed) return null;
  const said = criteria.flatMap(({ id, title }) => agreed.criteria.filter(({ criterionId }) => criterionId === id).map(({ halfPoints, text }) => ({ title: title.da, halfPoints, text })));
  return { summary: agreed.summary, criteria: said };
}

function documentOf(snapshot: Snapshot, assessment: Assessment, { name: officer }: Writer, now: Date): AgendaDocument {
  const receivedOn = copenhagenDate(new Date(snapshot.application.receivedAt));
  return agendaDocument(snapshot, assessment, { officer, placedOn: copenhagenDate(now), receivedOn });
}
