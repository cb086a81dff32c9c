export { RankingModule } from './ranking.module.js';
export { compareFractions, fraction, fractionOf, type Fraction, type KeptFraction } from './fraction.rules.js';
export { rank } from './ranking.rules.js';
export { rankingRulesOf, type CountedAssessment, type RankedInput, type RankingInput, type RankingRules } from './ranking-input.rules.js';
export type { RankedApplication, RankingResult } from './ranking-result.rules.js';
