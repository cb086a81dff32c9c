import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { IsoDate } from '../shared/dates.js';
import type { DecidedLine } from './forum-decision.rules.js';
import type { SettledDecision } from './fund-decision.rules.js';
import type { FundLine, ListedLine } from './fund-line.rules.js';
import { ForumDecisionEntity, FundDecisionEntity } from './recommendation.entity.js';

const columns = `l.application_id AS "applicationId", l.fund_id AS "fundId", l.applied_oere AS "appliedOere",
  l.recommended_oere AS "recommendedOere", l.conditions, l.reason, f.outcome AS "forumOutcome",
  f.recommended_oere AS "forumOere", f.conditions AS "forumConditions", f.reason AS "forumReason", f.minority,
  f.decided_on AS "forumDecidedOn", d.outcome, d.granted_oere AS "grantedOere", d.conditions AS "grantConditions",
  d.legality_note AS "legalityNote", d.reason_rules AS "reasonRules", d.reason_considerations AS "reasonConsiderations",
  d.reason_facts AS "reasonFacts", d.complaint_guidance AS "complaintGuidance", d.decided_on AS "decidedOn"`;

const tables = `recommendation_line l
  LEFT JOIN forum_decision f ON f.application_id = l.application_id AND f.fund_id = l.fund_id
  LEFT JOIN fund_decision d ON d.application_id = l.application_id AND d.fund_id = l.fund_id`;

/** Nothing of a case is listed to whoever may know nothing of it. */
const isOpen = (table: 'l' | 'f') => `NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = ${table}.application_id AND b.account_id = $2)`;

const listed = `${columns}, r.document->>'number' AS number, r.document->>'title' AS title,
  r.document->>'leadPartner' AS "leadPartner"`;

@Injectable()
export class FundLineStore {
  constructor(private readonly db: Db) {}

  of(applicationIds: readonly string[]): Promise<FundLine[]> {
    return this.db.query<FundLine>(`SELECT ${columns} FROM ${tables} WHERE l.application_id = ANY($1::uuid[])`, [applicationIds]);
  }

  async recordForum(applicationId: string, lines: readonly DecidedLine[], given: { decidedOn: IsoDate; recordedBy: string }): Promise<void> {
    const rows = lines.map(({ fundId, outcome, amountOere, conditions, reason, minority }) => ({
      applicationId,
      fundId,
      outcome,
      recommendedOere: amountOere,
      conditions,
      reason,
      minority,
      ...given,
    }));
    await this.db.entities.insert(ForumDecisionEntity, rows);
  }

  async recordFund(key: { applicationId: string; fundId: string }, decision: SettledDecision, given: { decidedOn: IsoDate; decidedBy: string }): Promise<void> {
    const { outcome, amountOere, conditions, legalityNote, reasonRules, reasonConsiderations, reasonFacts, complaintGuidance } = decision;
    const texts = { conditions, legalityNote, reasonRules, reasonConsiderations, reasonFacts, complaintGuidance };
    await this.db.entities.insert(FundDecisionEntity, { ...key, outcome, grantedOere: amountOere, ...texts, ...given });
  }

  /** Lines that wait for a decision on one of the funds, oldest meeting first, or those that have had it, newest first. */
  waiting(fundIds: readonly string[], readerId: string, limit: number, offset: number): Promise<ListedLine[]> {
    return this.db.query<ListedLine>(
      `SELECT ${listed} FROM ${tables} JOIN recommendation r ON r.application_id = l.application_id
        WHERE l.fund_id = ANY($1) AND f.outcome <> 'not-recommended' AND d.application_id IS NULL AND ${isOpen('l')}
        ORDER BY f.decided_on, r.item_number, l.application_id, l.fund_id LIMIT $3 OFFSET $4`,
      [fundIds, readerId, limit, offset],
    );
  }

  decided(fundIds: readonly string[], readerId: string, limit: number, offset: number): Promise<ListedLine[]> {
    return this.db.query<ListedLine>(
      `SELECT ${listed} FROM ${tables} JOIN recommendation r ON r.application_id = l.application_id
        WHERE d.fund_id = ANY($1) AND ${isOpen('l')} ORDER BY d.decided_at DESC, l.application_id, l.fund_id LIMIT $3 OFFSET $4`,
      [fundIds, readerId, limit, offset],
    );
  }

  async counts(fundIds: readonly string[], readerId: string): Promise<{ waiting: number; decided: number }> {
    const counted = await this.db.one<{ waiting: number; decided: number }>(
      `SELECT count(*) FILTER (WHERE d.application_id IS NULL)::int AS waiting, count(d.application_id)::int AS decided
         FROM forum_decision f LEFT JOIN fund_decision d ON d.application_id = f.application_id AND d.fund_id = f.fund_id
        WHERE f.fund_id = ANY($1) AND f.outcome <> 'not-recommended' AND ${isOpen('f')}`,
      [fundIds, readerId],
    );
    return counted ?? { waiting: 0, decided: 0 };
  }
}
