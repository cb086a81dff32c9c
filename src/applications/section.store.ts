import { Injectable } from '@nestjs/common';
import type { CostLine, FinancingLine } from '../budgets/index.js';
import { Db } from '../platform/db/index.js';
import {
  ApplicationAnswerEntity,
  ApplicationEntity,
  ApplicationFocusAreaEntity,
  ApplicationTargetEntity,
  CostLineEntity,
  FinancingLineEntity,
  PartnerEntity,
} from './application.entity.js';
import type { ExpectedContribution, Partner } from './draft.rules.js';
import type { Project } from './project.rules.js';

/** A row that may be new: without an id the database gives it one. */
export type New<Row extends { readonly id: string }> = Omit<Row, 'id'> & { readonly id: string | null };

/** Writes one section of a draft whose row the caller has locked. A list replaces the one that stood there. */
@Injectable()
export class SectionStore {
  constructor(private readonly db: Db) {}

  async project(id: string, project: Project, changedAt: Date): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { ...project, changedAt });
  }

  async focusAreas(applicationId: string, focusAreaIds: readonly string[]): Promise<void> {
    await this.db.entities.delete(ApplicationFocusAreaEntity, { applicationId });
    await this.db.entities.insert(ApplicationFocusAreaEntity, focusAreaIds.map((focusAreaId) => ({ applicationId, focusAreaId })));
  }

  async targets(applicationId: string, targets: readonly ExpectedContribution[]): Promise<void> {
    await this.db.entities.delete(ApplicationTargetEntity, { applicationId });
    await this.db.entities.insert(ApplicationTargetEntity, targets.map((target) => ({ applicationId, ...target })));
  }

  async answer(applicationId: string, criterionId: string, body: string): Promise<void> {
    await this.db.entities.upsert(ApplicationAnswerEntity, { applicationId, criterionId, body }, ['applicationId', 'criterionId']);
  }

  /** Rows keep their ids, since budget lines point to them. The middle statement frees CVR numbers and the lead that change rows. */
  async partners(applicationId: string, partners: readonly New<Partner>[]): Promise<void> {
    const kept = partners.flatMap(({ id }) => id ?? []);
    await this.db.write('DELETE FROM partner WHERE application_id = $1 AND id <> ALL($2::uuid[])', [applicationId, kept]);
    await this.db.entities.update(PartnerEntity, { applicationId }, { cvr: null, isLead: false });
    await this.db.write(
      `INSERT INTO partner (id, application_id, position, name, cvr, sector, role, is_lead)
       SELECT coalesce(id, uuidv7()), $1, position, name, cvr, sector, role, is_lead
         FROM jsonb_populate_recordset(NULL::partner, $2)
       ON CONFLICT (id) DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name, cvr = EXCLUDED.cvr,
         sector = EXCLUDED.sector, role = EXCLUDED.role, is_lead = EXCLUDED.is_lead`,
      [applicationId, JSON.stringify(partners.map(({ isLead, ...partner }, position) => ({ ...partner, position, is_lead: isLead })))],
    );
  }

  async costs(applicationId: string, lines: readonly Omit<CostLine, 'id'>[]): Promise<void> {
    await this.db.entities.delete(CostLineEntity, { applicationId });
    await this.db.entities.insert(CostLineEntity, lines.map((line, position) => ({ applicationId, position, ...line })));
  }

  async financing(applicationId: string, lines: readonly Omit<FinancingLine, 'id'>[]): Promise<void> {
    await this.db.entities.delete(FinancingLineEntity, { applicationId });
    await this.db.entities.insert(FinancingLineEntity, lines.map((line, position) => ({ applicationId, position, ...line })));
  }
}
