export { RoundModule } from './round.module.js';
export { RoundEntity, RoundFundEntity } from './round.entity.js';
export { roundPaths, roundUrl } from './round.paths.js';
export { phaseOf, type Phase } from './round.rules.js';
export { RoundService, fundsIn } from './round.service.js';
export type { Fund, NewRound, RoundView } from './round.store.js';
export type { RuleSetValues, TextLimits } from './rule-set.js';
