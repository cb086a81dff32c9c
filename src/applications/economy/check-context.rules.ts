import { moneyRulesOf, type CheckContext } from '../../budgets/index.js';
import type { IsoDate } from '../../shared/dates.js';
import type { DraftParts, Frame } from '../draft.rules.js';

/** What a budget is held against, as far as a page has loaded it. `sentOn` null: when it is sent in is not assessed. */
export function checkContextOf({ project, focusAreaIds = [] }: Partial<Pick<DraftParts, 'project' | 'focusAreaIds'>>, { round, poolLeftOere }: Pick<Frame, 'round' | 'poolLeftOere'>, sentOn: IsoDate | null): CheckContext {
  const { startsOn = null, endsOn = null } = project ?? {};
  return {
    money: moneyRulesOf(round.rules),
    eu: round.rules,
    ruleSet: { id: round.ruleSetId, version: round.ruleSetVersion, basis: round.legalBasis },
    fundIds: round.fundIds,
    focusAreaIds,
    period: startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null,
    poolLeftOere,
    sentOn,
  };
}
