import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { IsoDate } from '../shared/dates.js';
import type { Oere } from '../shared/money.js';
import { RoundEntity, RoundFundEntity } from './round.entity.js';
import type { Span, Terms } from './round.rules.js';
import type { RuleSetValues } from './rule-set.js';

export interface NewRound extends Span {
  readonly year: number;
  readonly number: number;
  readonly nameDa: string;
  readonly nameEn: string;
  /** The growth forum's meeting. */
  readonly meetingOn: IsoDate;
  readonly ruleSetId: string;
  readonly fundIds: readonly string[];
}

/** What a call says beside dates, funds and rules. */
export interface Call {
  /** As long after the deadline an application is still in time; 0 without declared grace. */
  readonly graceMs: number;
  /** The panel assesses between these days, both included; null: not said. */
  readonly panelFrom: IsoDate | null;
  readonly panelUntil: IsoDate | null;
  /** Last day of an applicant's reply in the hearing; null: not said. */
  readonly hearingUntil: IsoDate | null;
  /** Rich text; '' where there is none. */
  readonly callDa: string;
  readonly callEn: string;
  /** Sectors the lead partner must be of; empty: any. */
  readonly openTo: readonly string[];
  /** Whom to ask; '' leaves it to the secretariat's own address. */
  readonly contact: string;
  /** Away for more than so many minutes in the last so many before the deadline, and it may be put off for all. */
  readonly outageLimitMinutes: number;
  readonly outageWindowMinutes: number;
  /** By fund: what there is in this round alone; null or absent: whatever is left of the fund's own pool. */
  readonly poolsOere: Readonly<Record<string, Oere | null>>;
}

/** All that the secretariat decides of a round. */
export type RoundTerms = NewRound & Call;

/** A round with the rules it has pinned. */
export interface RoundView extends NewRound, Terms, Call {
  readonly id: string;
  /** null: only the secretariat sees it. */
  readonly publishedAt: Date | null;
  /** Closed by hand before its deadline. */
  readonly closedAt: Date | null;
  readonly ruleSetVersion: number;
  /** What the rule set rests on as a whole. */
  readonly legalBasis: string;
  readonly rules: RuleSetValues;
}

export interface Fund {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
  readonly supportsDa: string;
  readonly supportsEn: string;
  /** For new projects in the whole period. */
  readonly poolOere: Oere;
  readonly poolFromYear: number;
  readonly poolToYear: number;
  readonly decidingBodyId: string;
  readonly decidingBodyNameDa: string;
  readonly decidingBodyNameEn: string;
  /** The deciding body examines the legality before it commits the money. */
  readonly legalityControl: boolean;
}

const columns = `r.id, r.year, r.number, r.name_da AS "nameDa", r.name_en AS "nameEn", r.opens_at AS "opensAt",
  r.closes_at AS "closesAt", r.meeting_on AS "meetingOn", r.rule_set_id AS "ruleSetId", s.version AS "ruleSetVersion",
  s.legal_basis AS "legalBasis",
  s.values AS rules, r.published_at AS "publishedAt", r.closed_at AS "closedAt", r.grace_ms AS "graceMs",
  least(r.closes_at + r.grace_ms * interval '1 millisecond', r.closed_at - interval '1 millisecond') AS "openUntil",
  r.panel_from AS "panelFrom", r.panel_until AS "panelUntil", r.hearing_until AS "hearingUntil",
  r.call_da AS "callDa", r.call_en AS "callEn", r.open_to AS "openTo", r.contact,
  r.outage_limit_minutes AS "outageLimitMinutes", r.outage_window_minutes AS "outageWindowMinutes",
  ARRAY(SELECT rf.fund_id FROM round_fund rf JOIN fund f ON f.id = rf.fund_id
         WHERE rf.round_id = r.id ORDER BY f.position) AS "fundIds",
  (SELECT json_object_agg(rf.fund_id, rf.pool_oere::text) FROM round_fund rf WHERE rf.round_id = r.id) AS "poolsOere"`;

const from = 'FROM round r JOIN rule_set s ON s.id = r.rule_set_id';

@Injectable()
export class RoundStore {
  constructor(private readonly db: Db) {}

  /** Those that are published, latest deadline first. */
  async all(): Promise<RoundView[]> {
    return (await this.db.query<RawRound>(`SELECT ${columns} ${from} WHERE r.published_at IS NOT NULL ORDER BY r.closes_at DESC, r.id`)).map(read);
  }

  async byId(id: string): Promise<RoundView | null> {
    const row = await this.db.one<RawRound>(`SELECT ${columns} ${from} WHERE r.id = $1 AND r.published_at IS NOT NULL`, [id]);
    return row && read(row);
  }

  /** Also those that only the secretariat sees. */
  async every(): Promise<RoundView[]> {
    return (await this.db.query<RawRound>(`SELECT ${columns} ${from} ORDER BY r.closes_at DESC, r.id`)).map(read);
  }

  async any(id: string): Promise<RoundView | null> {
    const row = await this.db.one<RawRound>(`SELECT ${columns} ${from} WHERE r.id = $1`, [id]);
    return row && read(row);
  }

  /** Whoever changes the round, or begins an application in it, waits here until the transaction ends. */
  async lock(id: string): Promise<void> {
    await this.db.write('SELECT FROM round WHERE id = $1 FOR UPDATE', [id]);
  }

  /** Whoever gives a round a number waits here for others who do. */
  async lockNumbers(): Promise<void> {
    await this.db.write('LOCK TABLE round IN SHARE ROW EXCLUSIVE MODE');
  }

  funds(): Promise<Fund[]> {
    return this.db.query<Fund>(
      `SELECT f.id, f.name_da AS "nameDa", f.name_en AS "nameEn", f.supports_da AS "supportsDa",
              f.supports_en AS "supportsEn", f.pool_oere AS "poolOere", f.pool_from_year AS "poolFromYear",
              f.pool_to_year AS "poolToYear", b.id AS "decidingBodyId", b.name_da AS "decidingBodyNameDa",
              b.name_en AS "decidingBodyNameEn", f.legality_control AS "legalityControl"
         FROM fund f JOIN deciding_body b ON b.id = f.deciding_body_id ORDER BY f.position`,
    );
  }

  /** `publishedAt` undefined: at once. */
  async add(id: string, round: NewRound & Partial<Call>, publishedAt?: null): Promise<void> {
    const { fundIds, poolsOere = {}, openTo = [], ...row } = round;
    await this.db.entities.insert(RoundEntity, { id, ...row, openTo: [...openTo], ...(publishedAt === null && { publishedAt }) });
    await this.setFunds(id, fundIds, poolsOere);
  }

  /** What is absent stays as it is. */
  async rewrite({ id, fundIds, poolsOere }: Pick<RoundView, 'id' | 'fundIds' | 'poolsOere'>, changes: Partial<RoundTerms> & Partial<Pick<RoundView, 'publishedAt' | 'closedAt'>>): Promise<void> {
    const { fundIds: newFundIds, poolsOere: newPools, openTo, ...row } = changes;
    const columnsOf = { ...row, ...(openTo && { openTo: [...openTo] }) };
    if (Object.keys(columnsOf).length) await this.db.entities.update(RoundEntity, { id }, columnsOf);
    if (!newFundIds && !newPools) return;
    await this.db.entities.delete(RoundFundEntity, { roundId: id });
    await this.setFunds(id, newFundIds ?? fundIds, newPools ?? poolsOere);
  }

  private async setFunds(roundId: string, fundIds: readonly string[], pools: Call['poolsOere']): Promise<void> {
    await this.db.entities.insert(RoundFundEntity, fundIds.map((fundId) => ({ roundId, fundId, poolOere: pools[fundId] ?? null })));
  }
}

/** JSON has no exact integers of that size. */
type RawRound = Omit<RoundView, 'poolsOere'> & { readonly poolsOere: Readonly<Record<string, string | null>> | null };

function read(row: RawRound): RoundView {
  return { ...row, poolsOere: Object.fromEntries(Object.entries(row.poolsOere ?? {}).map(([fundId, pool]) => [fundId, pool === null ? null : BigInt(pool)])) };
}
