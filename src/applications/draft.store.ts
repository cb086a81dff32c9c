import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { ApplicationEntity, ApplicationFocusAreaEntity } from './application.entity.js';
import { commitmentJson, commitmentTables, readCommitment, type RawCommitment } from './commitments/commitment.store.js';
import { parts, type Attachment, type Draft, type DraftHead, type DraftParts, type Part } from './draft.rules.js';
import { columnOf, projectFields } from './form/project.rules.js';

const list = (columns: string, tables: string, order: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${columns}) ORDER BY ${order}), '[]') FROM ${tables})`;

/** Each part of an application as one JSON value, so that a page needs one statement however much it shows. */
const partSql: Readonly<Record<Part, string>> = {
  project: `json_build_object(${projectFields.map(({ name }) => `'${name}', a.${columnOf(name)}`).join(', ')})`,
  focusAreaIds: `ARRAY(SELECT f.focus_area_id FROM application_focus_area f WHERE f.application_id = a.id ORDER BY 1)`,
  targets: list(
    `'targetId', t.target_id, 'contribution', trim_scale(t.contribution)::text, 'unit', t.unit, 'year', t.year,
     'explanation', t.explanation`,
    'application_target t JOIN target g ON g.id = t.target_id WHERE t.application_id = a.id',
    'g.number',
  ),
  goals: list(
    `'id', o.id, 'kind', o.kind, 'targetId', o.target_id, 'indicator', o.indicator, 'unit', o.unit,
     'baseline', trim_scale(o.baseline)::text, 'aim', trim_scale(o.aim)::text, 'year', o.year, 'source', o.source`,
    'goal o WHERE o.application_id = a.id',
    'o.position',
  ),
  answers: `(SELECT coalesce(json_object_agg(w.criterion_id, w.body), '{}') FROM application_answer w WHERE w.application_id = a.id)`,
  partners: list(
    `'id', p.id, 'name', p.name, 'cvr', p.cvr, 'sector', p.sector, 'size', p.size,
     'productionUnit', p.production_unit, 'address', p.address, 'aidBasis', p.aid_basis, 'role', p.role, 'isLead', p.is_lead`,
    'partner p WHERE p.application_id = a.id',
    'p.position',
  ),
  activities: list(
    `'id', y.id, 'title', y.title, 'description', y.description, 'partnerId', y.partner_id,
     'startsOn', y.starts_on, 'endsOn', y.ends_on, 'milestone', y.milestone`,
    'activity y WHERE y.application_id = a.id',
    'y.position',
  ),
  costModel: 'a.cost_model',
  costs: list(
    `'id', c.id, 'partnerId', c.partner_id, 'category', c.category, 'activityId', c.activity_id, 'year', c.year,
     'description', c.description, 'persons', c.persons, 'hours', trim_scale(c.hours)::text,
     'annualCostOere', c.annual_cost_oere::text, 'amountOere', c.amount_oere::text`,
    'cost_line c WHERE c.application_id = a.id',
    'c.position',
  ),
  financing: list(
    `'id', l.id, 'kind', l.kind, 'fundId', l.fund_id, 'partnerId', l.partner_id, 'sourceName', l.source_name,
     'origin', l.origin, 'status', l.status, 'isConditional', l.is_conditional, 'hours', trim_scale(l.hours)::text, 'amountOere', l.amount_oere::text`,
    'financing_line l WHERE l.application_id = a.id',
    'l.position',
  ),
  earlierAid: list(
    `'id', e.id, 'partnerId', e.partner_id, 'receivedBy', e.received_by, 'authority', e.authority, 'grantedOn', e.granted_on,
     'currency', e.currency, 'amountHundredths', e.amount_hundredths::text`,
    'earlier_aid e WHERE e.application_id = a.id',
    'e.position',
  ),
  attachments: list(
    `'id', m.id, 'fileName', m.file_name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256,
     'uploadedAt', m.uploaded_at, 'uploadedBy', u.name, 'scan', f.scan_state, 'finding', f.finding`,
    `attachment m JOIN stored_file f ON f.key = m.storage_key JOIN account u ON u.id = m.uploaded_by
     WHERE m.application_id = a.id AND m.removed_at IS NULL`,
    'm.uploaded_at, m.id',
  ),
  commitments: list(commitmentJson, `${commitmentTables} WHERE k.application_id = a.id`, 'k.at DESC, k.id DESC'),
};

const headSql = `a.id, a.number, a.state, a.title, a.round_id AS "roundId", a.initiative_id AS "initiativeId",
  a.revision, a.reopened_at AS "reopenedAt", a.shared_at AS "sharedAt", a.changed_at AS "changedAt",
  (SELECT max(x.until) FROM deadline_exemption x WHERE x.application_id = a.id AND x.outcome = 'granted') AS "exemptUntil",
  json_build_object('role', m.role, 'partnerId', m.partner_id) AS membership,
  (SELECT json_build_object('version', s.version, 'receivedAt', s.received_at) FROM submission s
    WHERE s.application_id = a.id ORDER BY s.version DESC LIMIT 1) AS sent`;

const selectSql = (wanted: readonly Part[]): string =>
  `SELECT ${[headSql, ...wanted.map((part) => `${partSql[part]} AS "${part}"`)].join(', ')} FROM application a JOIN member m ON m.application_id = a.id AND m.left_at IS NULL`;

/** Read with the lead's eyes, by somebody who may not change it. */
const sharedSql = `${selectSql(parts)} WHERE a.id = $1 AND m.role = 'lead' AND a.shared_at IS NOT NULL AND (a.state = 'draft' OR a.reopened_at IS NOT NULL)`;

/** With the lead's eyes too. */
const wholeSql = `${selectSql(parts)} WHERE a.id = ANY($1::uuid[]) AND m.role = 'lead' ORDER BY a.number`;

/** Read with the lead's eyes, by somebody whom a signed link lets in. */
const askedSql = `${selectSql(['partners', 'costModel', 'costs', 'financing', 'earlierAid', 'commitments'])} WHERE a.id = $1 AND m.role = 'lead'`;

const mineSql = `${selectSql(parts)} WHERE m.account_id = $1 ORDER BY a.changed_at DESC, a.id LIMIT $2`;

const isMember = 'EXISTS (SELECT 1 FROM member m WHERE m.application_id = a.id AND m.account_id = $2 AND m.left_at IS NULL)';

/** Applications, each found through one of its members: to anybody else it is as unknown as none. */
@Injectable()
export class DraftStore {
  /** One statement a choice of parts, made once. */
  private readonly oneSql = new Map<string, string>();

  constructor(private readonly db: Db) {}

  /**
   * Holds the row until the transaction ends, so that nothing is saved beside a submission. What is read afterwards is
   * what everybody before has committed; in one statement with the lock it could be what stood there before the wait.
   */
  async lock(id: string, accountId: string): Promise<void> {
    await this.db.query(`SELECT FROM application a WHERE a.id = $1 AND ${isMember} FOR UPDATE`, [id, accountId]);
  }

  /** Also keeps the round as it is: whoever is changing it is waited for, and whoever wants to waits. */
  async lockInRound(id: string, accountId: string): Promise<void> {
    await this.db.query(`SELECT FROM application a JOIN round r ON r.id = a.round_id WHERE a.id = $1 AND ${isMember} FOR UPDATE OF a FOR SHARE OF r`, [id, accountId]);
  }

  async one<P extends Part>(id: string, accountId: string, wanted: readonly P[]): Promise<(DraftHead & Pick<DraftParts, P>) | null> {
    const name = wanted.join();
    let sql = this.oneSql.get(name);
    if (!sql) {
      sql = `${selectSql(wanted)} WHERE a.id = $1 AND m.account_id = $2`;
      this.oneSql.set(name, sql);
    }
    const row = await this.db.one<RawDraft>(sql, [id, accountId]);
    return row && (read(row) as DraftHead & Pick<DraftParts, P>);
  }

  /** One that is being written and shared with the secretariat. */
  async shared(id: string): Promise<Draft | null> {
    const row = await this.db.one<RawDraft>(sharedSql, [id]);
    return row && (read(row) as Draft);
  }

  /** What a partner outside is asked about. The caller has checked its link. */
  async asked(id: string): Promise<(DraftHead & Pick<DraftParts, 'partners' | 'costModel' | 'costs' | 'financing' | 'earlierAid' | 'commitments'>) | null> {
    const row = await this.db.one<RawDraft>(askedSql, [id]);
    return row && (read(row) as Draft);
  }

  /** Last changed first. */
  async mine(accountId: string, limit: number): Promise<Draft[]> {
    return (await this.db.query<RawDraft>(mineSql, [accountId, limit])).map((row) => read(row) as Draft);
  }

  /** By number, whoever asks: the caller has checked. */
  async wholeOf(ids: readonly string[]): Promise<Draft[]> {
    return (await this.db.query<RawDraft>(wholeSql, [ids])).map((row) => read(row) as Draft);
  }

  async create(draft: { roundId: string; initiativeId: string | null; leadId: string; year: string }): Promise<{ id: string; number: string }> {
    const [row] = await this.db.write<{ id: string; number: string }>(
      `WITH made AS (
         INSERT INTO application (number, round_id, initiative_id)
         SELECT $1::text || '-' || lpad(n::text, greatest(5, length(n::text)), '0'), $2, $3
           FROM nextval('application_number') n
         RETURNING id, number),
       led AS (INSERT INTO member (application_id, account_id, role) SELECT id, $4, 'lead' FROM made)
       SELECT id, number FROM made`,
      [draft.year, draft.roundId, draft.initiativeId, draft.leadId],
    );
    if (!row) throw new Error('The application was not stored');
    return row;
  }

  async addFocusArea(applicationId: string, focusAreaId: string): Promise<void> {
    await this.db.entities.insert(ApplicationFocusAreaEntity, { applicationId, focusAreaId });
  }

  async close(id: string): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { reopenedAt: null, sharedAt: null });
  }

  async setReopened(id: string, reopenedAt: Date | null): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { reopenedAt });
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { changedAt: at });
  }
}

type AsText<Line, Amount extends keyof Line> = Omit<Line, Amount> & { readonly [Name in Amount]: string | Extract<Line[Name], null> };

/** Amounts come as texts, since JSON has no exact integers of that size; instants come as ISO texts. */
interface RawDraft extends Omit<DraftHead, 'sent'>, Partial<Omit<DraftParts, 'costs' | 'financing' | 'earlierAid' | 'attachments' | 'commitments'>> {
  readonly costs?: readonly AsText<DraftParts['costs'][number], 'amountOere' | 'annualCostOere'>[];
  readonly financing?: readonly AsText<DraftParts['financing'][number], 'amountOere'>[];
  readonly earlierAid?: readonly AsText<DraftParts['earlierAid'][number], 'amountHundredths'>[];
  readonly sent: { readonly version: number; readonly receivedAt: string } | null;
  readonly attachments?: readonly (Omit<Attachment, 'uploadedAt'> & { readonly uploadedAt: string })[];
  readonly commitments?: readonly RawCommitment[];
}

function read(row: RawDraft): DraftHead & Partial<DraftParts> {
  return {
    ...row,
    sent: row.sent && { ...row.sent, receivedAt: new Date(row.sent.receivedAt) },
    costs: row.costs?.map((line) => ({ ...line, annualCostOere: line.annualCostOere === null ? null : BigInt(line.annualCostOere), amountOere: BigInt(line.amountOere) })),
    financing: row.financing?.map((line) => ({ ...line, amountOere: BigInt(line.amountOere) })),
    earlierAid: row.earlierAid?.map((aid) => ({ ...aid, amountHundredths: BigInt(aid.amountHundredths) })),
    attachments: row.attachments?.map((file) => ({ ...file, uploadedAt: new Date(file.uploadedAt) })),
    commitments: row.commitments?.map(readCommitment),
  };
}
