import type { Lang } from '../shared/lang.js';
import { formatPercentage } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import type { RuleSetValues } from './rule-set.js';
import { roundTexts } from './round.texts.js';

const { say } = roundTexts;

/** The rules an applicant plans by, one sentence each. */
export function rulesInWords(lang: Lang, rules: RuleSetValues): string[] {
  const { attachments, minFocusAreas, preferredFocusAreas } = rules;
  return [
    say(lang, 'rounds.rule.focusAreas', { n: minFocusAreas, wish: preferredFocusAreas }),
    say(lang, 'rounds.rule.targets', { n: rules.minTargets }),
    ...planRules(lang, rules),
    rules.requiredSectors.length > 0
      ? say(lang, 'rounds.rule.sectors', { sectors: sectorsInWords(lang, rules.requiredSectors) })
      : say(lang, 'rounds.rule.partnership'),
    say(lang, 'rounds.rule.eu', { share: permille(lang, rules.maxEuSharePermille) }),
    say(lang, 'rounds.rule.attachments', { files: attachments.maxFiles, size: megabytes(lang, attachments.maxBytes) }),
    say(lang, 'rounds.rule.panel', { n: rules.panelSize }),
    say(lang, 'rounds.rule.scale', { min: half(lang, rules.scale.minHalfPoints), max: half(lang, rules.scale.maxHalfPoints) }),
    say(lang, weighEqually(rules) ? 'rounds.rule.weights.equal' : 'rounds.rule.weights.differ'),
    ...rankingRules(lang, rules),
  ];
}

/** What an applicant must reach to be ranked at all. */
function rankingRules(lang: Lang, { ranking }: RuleSetValues): string[] {
  if (!ranking) return [];
  return [
    ...(ranking.basis === 'consensus' ? [say(lang, 'rounds.rule.ranking.consensus')] : []),
    ...(Object.keys(ranking.thresholds).length > 0 ? [say(lang, 'rounds.rule.ranking.thresholds', { n: Object.keys(ranking.thresholds).length })] : []),
    ...(ranking.totalThreshold === null ? [] : [say(lang, 'rounds.rule.ranking.total', { points: half(lang, ranking.totalThreshold) })]),
  ];
}

/** Nothing is said of what the rule set does not ask for. */
function planRules(lang: Lang, { minActivities = 0, minResultGoals = 0, minEffectGoals = 0 }: RuleSetValues): string[] {
  const goals = [
    ...(minResultGoals ? [say(lang, 'rounds.rule.goals.result', { n: minResultGoals })] : []),
    ...(minEffectGoals ? [say(lang, 'rounds.rule.goals.effect', { n: minEffectGoals })] : []),
  ];
  return [
    ...(goals.length ? [say(lang, 'rounds.rule.goals', { goals: listed(lang, goals) })] : []),
    ...(minActivities ? [say(lang, 'rounds.rule.activities', { n: minActivities })] : []),
  ];
}

export function weighEqually({ weights }: Pick<RuleSetValues, 'weights'>): boolean {
  return new Set(Object.values(weights)).size <= 1;
}

/** Thousandths as percent: `50 %`, and `37,5 %` where there is a half. */
export function permille(lang: Lang, share: number): string {
  return share % 10 === 0 ? formatPercentage(BigInt(share / 10), 0, lang) : formatPercentage(BigInt(share), 1, lang);
}

/** Half points as points: 9 is `4,5`. */
export function half(lang: Lang, halfPoints: number): string {
  return formatDecimal(halfPoints / 2, lang);
}

/** Whole megabytes of 1,048,576 bytes, rounded down: a promise that holds. */
function megabytes(lang: Lang, bytes: number): string {
  return `${formatDecimal(Math.floor(bytes / 1_048_576), lang)} MB`;
}

export function listed(lang: Lang, words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${say(lang, 'rounds.and')} ${last}`;
}

/** `virksomheder og offentlige myndigheder`. */
export function sectorsInWords(lang: Lang, sectors: readonly string[]): string {
  return listed(lang, sectors.map((sector) => sectorName(lang, sector)));
}

function sectorName(lang: Lang, sector: string): string {
  switch (sector) {
    case 'company':
    case 'knowledge':
    case 'public':
    case 'organisation':
      return say(lang, `rounds.sector.${sector}`);
    default:
      return sector;
  }
}
