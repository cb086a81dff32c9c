import { budgetIn, economyReach, projectYears, type EconomyPart, type Opened, type Snapshot } from '../applications/index.js';
import { moneyRulesOf } from '../budgets/index.js';
import type { Economy } from './vocabulary.rules.js';

export function economyOf({ draft, frame }: Opened<EconomyPart>): Economy {
  const { partners, activities, costModel, costs, financing, project, number } = draft;
  return {
    number,
    budget: { partners, costModel, costs, financing },
    money: moneyRulesOf(frame.round.rules),
    partners,
    activities,
    funds: frame.funds,
    years: projectYears(project, frame.round),
  };
}

/** Of a version, with its names as they stood. */
export function economyIn(snapshot: Snapshot): Economy {
  const funds = new Map(snapshot.financing.flatMap(({ fundId, fundName }) => (fundId && fundName ? [[fundId, { id: fundId, nameDa: fundName.da, nameEn: fundName.en }] as const] : [])));
  const { startsOn, endsOn } = snapshot.project;
  return {
    ...budgetIn(snapshot),
    number: snapshot.application.number,
    partners: snapshot.partners,
    activities: snapshot.activities ?? [],
    funds: [...funds.values()],
    years: projectYears({ startsOn, endsOn }, { closesAt: new Date(snapshot.round.closesAt) }),
  };
}

/** Only one partner's lines. */
export function ownEconomy(economy: Economy, partnerId: string): Economy {
  const { budget } = economy;
  const isOwn = (line: { readonly partnerId: string | null }): boolean => line.partnerId === partnerId;
  return { ...economy, budget: { ...budget, costs: budget.costs.filter(isOwn), financing: budget.financing.filter(isOwn) } };
}

/** How far the reader's hand reaches: `own` is the one partner whose lines may be written, null all of them. */
export type Reach = { readonly mayWrite: false; readonly own: null } | { readonly mayWrite: true; readonly own: string | null };

export function reachIn(opened: Opened<EconomyPart>): Reach {
  const reach = economyReach(opened);
  if (reach === 'none') return { mayWrite: false, own: null };
  return { mayWrite: true, own: reach === 'own' ? opened.draft.membership.partnerId : null };
}
