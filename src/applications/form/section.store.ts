import { Injectable } from '@nestjs/common';
import type { CostLine, EarlierAid, FinancingLine } from '../../budgets/index.js';
import { Db } from '../../platform/db/index.js';
import {
  ApplicationAnswerEntity,
  ApplicationEntity,
  ApplicationFocusAreaEntity,
  ApplicationTargetEntity,
  FinancingLineEntity,
  PartnerEntity,
} from '../application.entity.js';
import type { Activity } from './activity.rules.js';
import { EarlierAidEntity } from './aid.entity.js';
import type { ExpectedContribution, Partner } from '../draft.rules.js';
import type { Goal } from './goal.rules.js';
import { ActivityEntity, GoalEntity } from './plan.entity.js';
import type { Project } from './project.rules.js';

function columnsOf({ partnerId, activityId, annualCostOere, amountOere, ...line }: CostLine, position: number): object {
  return { ...line, position, partner_id: partnerId, activity_id: activityId, annual_cost_oere: annualCostOere === null ? null : String(annualCostOere), amount_oere: String(amountOere) };
}

function financingColumnsOf({ id, fundId, partnerId, sourceName, isConditional, amountOere, ...line }: FinancingLine, position: number): object {
  return { ...line, id: id || null, position, fund_id: fundId, partner_id: partnerId, source_name: sourceName, is_conditional: isConditional, amount_oere: String(amountOere) };
}

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

  /** Thousands of lines, of which a save changes few: the others are left alone, and all go in one parameter. */
  async costs(applicationId: string, lines: readonly CostLine[]): Promise<void> {
    await this.db.write('DELETE FROM cost_line WHERE application_id = $1 AND id <> ALL($2::uuid[])', [applicationId, lines.map(({ id }) => id)]);
    await this.db.write(
      `INSERT INTO cost_line (id, application_id, position, partner_id, category, activity_id, year, description, persons, hours, annual_cost_oere, amount_oere)
       SELECT id, $1, position, partner_id, category, activity_id, year, description, persons, hours, annual_cost_oere, amount_oere
         FROM jsonb_populate_recordset(NULL::cost_line, $2)
       ON CONFLICT (id) DO UPDATE SET position = EXCLUDED.position, partner_id = EXCLUDED.partner_id, category = EXCLUDED.category,
         activity_id = EXCLUDED.activity_id, year = EXCLUDED.year, description = EXCLUDED.description, persons = EXCLUDED.persons,
         hours = EXCLUDED.hours, annual_cost_oere = EXCLUDED.annual_cost_oere, amount_oere = EXCLUDED.amount_oere
       WHERE cost_line.application_id = $1 AND (cost_line.position, cost_line.partner_id, cost_line.category, cost_line.activity_id, cost_line.year, cost_line.description,
              cost_line.persons, cost_line.hours, cost_line.annual_cost_oere, cost_line.amount_oere)
         IS DISTINCT FROM (EXCLUDED.position, EXCLUDED.partner_id, EXCLUDED.category, EXCLUDED.activity_id, EXCLUDED.year,
              EXCLUDED.description, EXCLUDED.persons, EXCLUDED.hours, EXCLUDED.annual_cost_oere, EXCLUDED.amount_oere)`,
      [applicationId, JSON.stringify(lines.map(columnsOf))],
    );
  }

  async earlierAid(applicationId: string, rows: readonly EarlierAid[]): Promise<void> {
    await this.db.entities.delete(EarlierAidEntity, { applicationId });
    await this.db.entities.insert(EarlierAidEntity, rows.map((row, position) => ({ applicationId, position, ...row })));
  }

  /** A fund's own line goes by its fund and has '' for an id. All go in one parameter, of which a statement may have 65,535. */
  async financing(applicationId: string, lines: readonly FinancingLine[]): Promise<void> {
    await this.db.entities.delete(FinancingLineEntity, { applicationId });
    await this.db.write(
      `INSERT INTO financing_line (id, application_id, position, kind, fund_id, partner_id, source_name, origin, status, is_conditional, hours, amount_oere)
       SELECT coalesce(id, uuidv7()), $1, position, kind, fund_id, partner_id, source_name, origin, status, is_conditional, hours, amount_oere
         FROM jsonb_populate_recordset(NULL::financing_line, $2)`,
      [applicationId, JSON.stringify(lines.map(financingColumnsOf))],
    );
  }
}
