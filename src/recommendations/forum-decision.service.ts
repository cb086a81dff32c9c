import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, type ApplicationHead } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, type Fund } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { ok, refused, type Result } from '../shared/result.js';
import { decidedLines, forumOutcome, forumProblems, type DecidedLine, type ForumDecision } from './forum-decision.rules.js';
import { fundOf, inFundOrder, type FundLine } from './fund-line.rules.js';
import { FundLineStore } from './fund-line.store.js';
import { isOnAgenda, RecommendationStore, type AgendaRow } from './recommendation.store.js';
import type { Refusal } from './refusal.js';
import { Tidings } from './tidings.js';

/** An item of the agenda with its lines, as it goes to the meeting and comes back from it. */
export interface AgendaCase {
  readonly head: ApplicationHead;
  readonly item: AgendaRow;
  readonly lines: readonly FundLine[];
  readonly funds: readonly Fund[];
  readonly maxCharacters: number;
}

@Injectable()
export class ForumDecisionService {
  constructor(
    private readonly applications: ApplicationService,
    private readonly rounds: RoundService,
    private readonly store: RecommendationStore,
    private readonly lines: FundLineStore,
    private readonly events: Events,
    private readonly tidings: Tidings,
  ) {}

  /** @throws NotFoundException for a case that is not on an agenda */
  async case(applicationId: string): Promise<AgendaCase> {
    const [head, item, lines, funds] = await Promise.all([
      this.applications.head(applicationId),
      this.store.one(applicationId),
      this.lines.of([applicationId]),
      this.rounds.funds(),
    ]);
    if (!head || !item || !isOnAgenda(item)) throw new NotFoundException();
    const round = await this.rounds.round(item.roundId);
    return { head, item, lines: inFundOrder(lines, funds), funds, maxCharacters: round?.rules.textLimits.recommendation ?? 0 };
  }

  /** Records what the forum decided on every line, moves the case on and tells the applicant. */
  async record(on: AgendaCase, decision: ForumDecision, actorId: string, now: Date): Promise<Result<void, Refusal>> {
    const { id: applicationId } = on.head;
    const state = await this.applications.lock(applicationId);
    if (state !== 'agenda') return refused({ kind: 'moved-on', state });
    const { document } = on.item;
    const problems = forumProblems(decision, { receivedOn: document.receivedOn, today: copenhagenDate(now) }, on.maxCharacters);
    if (problems.length > 0 || decision.decidedOn === null) return refused({ kind: 'problems', problems });
    const lines = decidedLines(decision.lines);
    const outcome = forumOutcome(lines);
    await this.lines.recordForum(applicationId, lines, { decidedOn: decision.decidedOn, recordedBy: actorId });
    await this.store.noteAbsent(applicationId, decision.absent);
    await this.applications.move(applicationId, 'agenda', outcome, actorId, { decidedOn: decision.decidedOn });
    for (const line of lines) await this.note(on, line, actorId);
    await this.tidings.afterMeeting(applicationId, document, lines, decision.decidedOn);
    return ok(undefined);
  }

  private async note({ head, funds }: AgendaCase, line: DecidedLine, actorId: string): Promise<void> {
    const { nameDa: fundNameDa, nameEn: fundNameEn } = fundOf(funds, line.fundId);
    const { fundId, amountOere, conditions } = line;
    const facts = { fundId, fundNameDa, fundNameEn, amountOere: String(amountOere), conditions };
    await this.events.note({ subject: head.id, kind: `forum.${line.outcome}`, actorId, facts });
  }
}
