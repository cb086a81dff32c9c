import { moneyRulesOf, type AidApplication, type Budget, type EarlierAid } from '../../budgets/index.js';
import type { MoneyRules } from '../../rounds/index.js';
import type { WrittenParts } from '../draft.rules.js';
import { projectFields, type Project } from '../form/project.rules.js';
import type { Snapshot } from './snapshot.rules.js';

/** The inverse of `snapshotOf`: what was sent in, as the draft's parts it was made from. */
export function partsOf(snapshot: Snapshot): WrittenParts {
  const { project } = snapshot;
  return {
    project: Object.fromEntries(projectFields.map(({ name, kind }) => [name, kind === 'date' ? project[name] || null : (project[name] ?? '')])) as unknown as Project,
    focusAreaIds: snapshot.focusAreas.map(({ id }) => id),
    targets: snapshot.targets.map(({ id, contribution, unit, year, explanation }) => ({ targetId: id, contribution: contribution || null, unit, year: year || null, explanation })),
    goals: (snapshot.goals ?? []).map(({ target, aim, year, ...goal }) => ({ ...goal, targetId: target?.id ?? null, aim: aim || null, year: year || null })),
    answers: Object.fromEntries(snapshot.criteria.filter(({ answer }) => answer !== '').map(({ id, answer }) => [id, answer])),
    partners: snapshot.partners.map((partner) => ({ ...partner, size: partner.size ?? '', productionUnit: partner.productionUnit ?? '', address: partner.address ?? '', aidBasis: partner.aidBasis ?? '' })),
    activities: (snapshot.activities ?? []).map((activity) => ({ ...activity, startsOn: activity.startsOn || null, endsOn: activity.endsOn || null })),
    ...linesIn(snapshot),
    earlierAid: earlierAidIn(snapshot),
  };
}

/** The budget of a version, and the rules it was sent in under. */
export function budgetIn(snapshot: Pick<Snapshot, 'partners' | 'costModel' | 'costs' | 'financing' | 'ruleSet'>): { readonly budget: Budget; readonly money: MoneyRules } {
  const partners = snapshot.partners.map(({ id, name, sector, size = '' }) => ({ id, name, sector, size }));
  return { budget: { partners, ...linesIn(snapshot) }, money: moneyRulesOf(snapshot.ruleSet.values) };
}

/** What the state aid of a version is reckoned from, beside its rules. */
export function aidIn(snapshot: Snapshot): AidApplication {
  const { budget } = budgetIn(snapshot);
  const partners = snapshot.partners.map(({ aidBasis = '' }, at) => ({ ...budget.partners[at]!, aidBasis }));
  return { ...budget, partners, earlierAid: earlierAidIn(snapshot) };
}

function earlierAidIn({ earlierAid = [] }: Pick<Snapshot, 'earlierAid'>): EarlierAid[] {
  return earlierAid.map((aid) => ({ ...aid, amountHundredths: BigInt(aid.amountHundredths) }));
}

/** With what older versions do not hold as it was meant then. */
function linesIn({ costModel = '', costs, financing }: Pick<Snapshot, 'costModel' | 'costs' | 'financing'>): Pick<WrittenParts, 'costModel' | 'costs' | 'financing'> {
  return {
    costModel,
    costs: costs.map(({ activityId = null, year = null, persons = null, hours = null, annualCostOere = null, ...line }) => ({
      ...line,
      activityId,
      year,
      persons,
      hours,
      annualCostOere: annualCostOere === null ? null : BigInt(annualCostOere),
      amountOere: BigInt(line.amountOere),
    })),
    financing: financing.map(({ id, kind, fundId, partnerId, sourceName, hours, amountOere, origin = '', status = 'promised', isConditional = false }) => ({
      id,
      kind,
      fundId,
      partnerId,
      sourceName,
      origin,
      status,
      isConditional,
      hours,
      amountOere: BigInt(amountOere),
    })),
  };
}
