import { Injectable } from '@nestjs/common';
import type { CostLine, EarlierAid, FinancingLine } from '../../budgets/index.js';
import { Db } from '../../platform/db/index.js';
import {
  ApplicationAnswerEntity,
  ApplicationEntity,
  ApplicationFocusAreaEntity,
  ApplicationTargetEntity,
  CostLineEntity,
  FinancingLineEntity,
  PartnerEntity,
} from '../application.entity.js';
import type { Activity } from './activity.rules.js';
import { EarlierAidEntity } from './aid.entity.js';
import type { ExpectedContribution, Partner } from '../draft.rules.js';
import type { Goal } from './goal.rules.js';
import { ActivityEntity, GoalEntity } from './plan.entity.js';
import type { Project } from './project.rules.js';

/** Writes one section of a draft whose row the caller has locked. A list replaces the one that stood there. */
@Injectable()
export class SectionStore {
  constructor(private readonly db: Db) {}

  async project(id: string, project: Project): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { ...project });
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
  async partners(applicationId: string, partners: readonly Partner[]): Promise<void> {
    const kept = partners.map(({ id }) => id);
    await this.db.write('DELETE FROM partner WHERE application_id = $1 AND id <> ALL($2::uuid[])', [applicationId, kept]);
    await this.db.entities.update(PartnerEntity, { applicationId }, { cvr: null, isLead: false });
    await this.db.write(
      `INSERT INTO partner (id, application_id, position, name, cvr, sector, size, production_unit, address, aid_basis, role, is_lead)
       SELECT id, $1, position, name, cvr, sector, size, production_unit, address, aid_basis, role, is_lead
         FROM jsonb_populate_recordset(NULL::partner, $2)
       ON CONFLICT (id) DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name, cvr = EXCLUDED.cvr,
         sector = EXCLUDED.sector, size = EXCLUDED.size, production_unit = EXCLUDED.production_unit,
         address = EXCLUDED.address, aid_basis = EXCLUDED.aid_basis, role = EXCLUDED.role, is_lead = EXCLUDED.is_lead`,
      [applicationId, JSON.stringify(partners.map(({ isLead, productionUnit, aidBasis, ...partner }, position) => ({ ...partner, position, production_unit: productionUnit, aid_basis: aidBasis, is_lead: isLead })))],
    );
  }

  async activities(applicationId: string, activities: readonly Activity[]): Promise<void> {
    await this.db.entities.delete(ActivityEntity, { applicationId });
    await this.db.entities.insert(ActivityEntity, activities.map((activity, position) => ({ applicationId, position, ...activity })));
  }

  async goals(applicationId: string, goals: readonly Goal[]): Promise<void> {
    await this.db.entities.delete(GoalEntity, { applicationId });
    await this.db.entities.insert(GoalEntity, goals.map((goal, position) => ({ applicationId, position, ...goal })));
  }

  async costModel(id: string, costModel: string): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { costModel });
  }

  async costs(applicationId: string, lines: readonly CostLine[]): Promise<void> {
    await this.db.entities.delete(CostLineEntity, { applicationId });
    await this.db.entities.insert(CostLineEntity, lines.map((line, position) => ({ applicationId, position, ...line })));
  }

  async earlierAid(applicationId: string, rows: readonly EarlierAid[]): Promise<void> {
    await this.db.entities.delete(EarlierAidEntity, { applicationId });
    await this.db.entities.insert(EarlierAidEntity, rows.map((row, position) => ({ applicationId, position, ...row })));
  }

  /** A fund's own line goes by its fund and has '' for an id. */
  async financing(applicationId: string, lines: readonly FinancingLine[]): Promise<void> {
    await this.db.entities.delete(FinancingLineEntity, { applicationId });
    await this.db.entities.insert(FinancingLineEntity, lines.map(({ id, ...line }, position) => ({ ...(id ? { id } : {}), applicationId, position, ...line })));
  }
}
