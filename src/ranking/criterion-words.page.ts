import { formatHalfPoints, formatMean, type Criterion } from '../criteria/index.js';
import { summaryList, summaryRow, type Lang, type SummaryList } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import type { KeptFraction } from './fraction.rules.js';
import { finaliseTexts } from './finalise.texts.js';
import { rankingTexts } from './ranking.texts.js';
import { lowestCriterion, type RankingRules } from './ranking-input.rules.js';

const { say } = finaliseTexts;

/** `4. Jobskabelse`. */
export function criterionName(lang: Lang, criteria: readonly Criterion[], id: string): string {
  const criterion = criteria.find((one) => one.id === id);
  return criterion ? `${criterion.number}. ${inLang(lang, criterion, 'title')}` : id;
}

/** A step of a tie chain in words. */
export function stepName(lang: Lang, criteria: readonly Criterion[], step: string): string {
  return step === lowestCriterion ? say(lang, 'finalise.rule.tie.min-criterion') : criterionName(lang, criteria, step);
}

/** Half points as points, two decimals; only for showing. */
export function pointsOf(lang: Lang, { numerator, denominator }: KeptFraction, decimals = 2): string {
  return formatMean(Number(numerator), Number(denominator), decimals, lang);
}

/** What decides the order. */
export function rulesList(lang: Lang, { basis, thresholds, totalThreshold, tieChain }: RankingRules, criteria: readonly Criterion[]): SummaryList {
  const least = criteria.flatMap(({ id }) => (thresholds[id] === undefined ? [] : [say(lang, 'finalise.rule.threshold', { criterion: criterionName(lang, criteria, id), points: formatHalfPoints(thresholds[id], lang) })]));
  const total = totalThreshold === null ? [] : [say(lang, 'finalise.rule.threshold.total', { points: formatHalfPoints(totalThreshold, lang) })];
  const lines = [...least, ...total];
  const steps = tieChain.map((step) => stepName(lang, criteria, step)).join(', ');
  return summaryList(
    [
      summaryRow(say(lang, 'finalise.rule.basis'), say(lang, `finalise.rule.basis.${basis}`)),
      summaryRow(say(lang, 'finalise.rule.thresholds'), lines.length ? lines : say(lang, 'finalise.rule.none')),
      summaryRow(say(lang, 'finalise.rule.ties'), tieChain.length ? say(lang, 'finalise.rule.tie.then', { steps }) : say(lang, 'finalise.rule.tie.share')),
    ],
    { heading: say(lang, 'finalise.rules') },
  );
}

/** Why a ranking was made; '' where nobody had to say. Names an application: not for whoever may not know of it. */
export function reasonInWords(lang: Lang, { occasion, reason }: { readonly occasion: 'finalised' | 'recomputed'; readonly reason: string }): string {
  return occasion === 'recomputed' ? rankingTexts.say(lang, 'ranking.recomputed.reason', { number: reason }) : reason;
}
