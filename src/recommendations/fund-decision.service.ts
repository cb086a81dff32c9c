import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import type { Role } from '../platform/web/index.js';
import { RoundService, type Fund } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ForumDecisionService, type AgendaCase } from './forum-decision.service.js';
import { fundsDecidedBy } from './fund-decision.access.js';
import { fundProblems, settled, type FundDecision, type SettledDecision, type Standing } from './fund-decision.rules.js';
import { fundOf, goesOn, isUndecided, type FundLine, type ListedLine } from './fund-line.rules.js';
import { FundLineStore } from './fund-line.store.js';
import { PoolService } from './pool.service.js';
import type { Refusal } from './refusal.js';
import { Tidings } from './tidings.js';

export const decisionsPerPage = 50;

/** A line the forum has recommended, before the body that decides on it. */
export interface LineCase extends AgendaCase {
  readonly line: FundLine;
  readonly fund: Fund;
  readonly standing: Standing;
}

export interface DecisionLists {
  readonly funds: readonly Fund[];
  readonly waiting: readonly ListedLine[];
  readonly decided: readonly ListedLine[];
  readonly counts: { readonly waiting: number; readonly decided: number };
}

@Injectable()
export class FundDecisionService {
  constructor(
    private readonly applications: ApplicationService,
    private readonly rounds: RoundService,
    private readonly cases: ForumDecisionService,
    private readonly lines: FundLineStore,
    private readonly pools: PoolService,
    private readonly events: Events,
    private readonly tidings: Tidings,
  ) {}

  /** What waits for the bodies of a reader’s roles, and what they have decided. Pages count from 1. */
  async lists(reader: { readonly id: string; readonly roles: readonly Role[] }, pages: { waiting: number; decided: number }): Promise<DecisionLists> {
    const funds = fundsDecidedBy(reader.roles, await this.rounds.funds());
    const ids = funds.map(({ id }) => id);
    const offset = (page: number) => (page - 1) * decisionsPerPage;
    const [waiting, decided, counts] = await Promise.all([
      this.lines.waiting(ids, reader.id, decisionsPerPage, offset(pages.waiting)),
      this.lines.decided(ids, reader.id, decisionsPerPage, offset(pages.decided)),
      this.lines.counts(ids, reader.id),
    ]);
    return { funds, waiting, decided, counts };
  }

  /** @throws NotFoundException for a line that is not this body's, or that the forum has not recommended */
  async case(applicationId: string, fundId: string, roles: readonly Role[]): Promise<LineCase> {
    const on = await this.cases.case(applicationId);
    const line = on.lines.find((one) => one.fundId === fundId);
    const mine = fundsDecidedBy(roles, on.funds).some(({ id }) => id === fundId);
    if (!line || !mine || !goesOn(line) || line.forumDecidedOn === null) throw new NotFoundException();
    const fund = fundOf(on.funds, fundId);
    const pool = (await this.pools.left()).find((one) => one.fundId === fundId);
    const { appliedOere, forumOere, forumDecidedOn } = line;
    const standing = { appliedOere, forumOere, forumDecidedOn, leftOere: pool?.leftOere ?? 0n, legalityControl: fund.legalityControl };
    return { ...on, line, fund, standing };
  }

  /** Decides one line. With the last line of the application the application is decided. */
  async decide(on: LineCase, decision: FundDecision, actorId: string, now: Date): Promise<Result<void, Refusal>> {
    const applicationId = on.head.id;
    const state = await this.applications.lock(applicationId);
    const lines = await this.lines.of([applicationId]);
    if (lines.some(({ fundId, outcome }) => fundId === on.fund.id && outcome !== null)) return refused({ kind: 'decided-already' });
    if (state !== 'recommended') return refused({ kind: 'moved-on', state });
    const standing = { ...on.standing, leftOere: await this.pools.holdLeft(on.fund.id) };
    const problems = fundProblems(decision, standing, copenhagenDate(now), on.maxCharacters);
    if (problems.length > 0 || decision.decidedOn === null) return refused({ kind: 'problems', problems });
    const final = settled(decision, standing);
    await this.lines.recordFund({ applicationId, fundId: on.fund.id }, final, { decidedOn: decision.decidedOn, decidedBy: actorId });
    await this.note(on, final, actorId);
    const isLast = !lines.some((line) => line.fundId !== on.fund.id && isUndecided(line));
    if (isLast) await this.applications.move(applicationId, 'recommended', 'decided', actorId);
    await this.tidings.decided(applicationId, on.item.document, on.fund, final, on.line.appliedOere);
    return ok(undefined);
  }

  private async note({ head, fund }: LineCase, { outcome, amountOere, conditions }: SettledDecision, actorId: string): Promise<void> {
    const { id: fundId, nameDa: fundNameDa, nameEn: fundNameEn } = fund;
    const facts = { fundId, fundNameDa, fundNameEn, amountOere: String(amountOere), conditions };
    await this.events.note({ subject: head.id, kind: `fund.${outcome}`, actorId, facts });
  }
}
