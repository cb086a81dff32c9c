import { pageHeading, tag, type PageHeading, type Tag } from '../platform/views/index.js';
import { half, weighEqually, type RoundView } from '../rounds/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { checksOf, type Check } from './check.rules.js';
import { countedUnder } from './counted.rules.js';
import type { Criterion } from './criterion.store.js';
import { criterionTexts } from './criterion.texts.js';
import { anchorsOn } from './scale.rules.js';

const { say } = criterionTexts;

interface Marked {
  readonly text: string;
  readonly tag: Tag;
}

export interface CriteriaPage {
  readonly heading: PageHeading;
  /** Scale and weights, from the round's rules. */
  readonly scale: readonly string[];
  readonly evidenceLead: string;
  readonly criteria: readonly {
    readonly id: string;
    readonly title: string;
    /** `null` where all weigh the same. */
    readonly weight: string | null;
    readonly guidance: string;
    readonly evidence: readonly Marked[];
    readonly checks: readonly Marked[];
    /** What each score means, lowest first. */
    readonly anchors: readonly { readonly points: string; readonly text: string }[];
    /** What the panel is shown as facts. */
    readonly counted: readonly string[];
  }[];
}

export function criteriaPage(lang: Lang, criteria: readonly Criterion[], round: RoundView): CriteriaPage {
  const { rules } = round;
  const equal = weighEqually(rules);
  return {
    heading: pageHeading(say(lang, 'criteria.title'), { lead: say(lang, 'criteria.lead', { n: criteria.length }) }),
    scale: [
      say(lang, 'criteria.scale', { min: half(lang, rules.scale.minHalfPoints), max: half(lang, rules.scale.maxHalfPoints) }),
      ...(equal ? [say(lang, 'criteria.weights.equal')] : []),
      say(lang, 'criteria.basis', { round: inLang(lang, round, 'name') }),
    ],
    evidenceLead: say(lang, 'criteria.evidence.lead', {
      stated: say(lang, 'criteria.evidence.stated'),
      inferred: say(lang, 'criteria.evidence.inferred'),
    }),
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      title: `${criterion.number}. ${inLang(lang, criterion, 'title')}`,
      weight: equal ? null : say(lang, 'criteria.weight', { n: rules.weights[criterion.id] ?? 0 }),
      guidance: inLang(lang, criterion, 'guidance'),
      evidence: criterion.evidence.map(({ basis, text }) => ({
        text: text[lang],
        tag: tag(say(lang, `criteria.evidence.${basis}`), basis === 'stated' ? 'outline' : 'grey'),
      })),
      anchors: anchorsOn(criterion.anchors, rules.scale).map(({ halfPoints, text }) => ({ points: say(lang, 'criteria.anchors.points', { points: half(lang, halfPoints) }), text: text[lang] })),
      counted: countedUnder(criterion.id).map((fact) => say(lang, `criteria.counted.${fact}`)),
      checks: checksOf(criterion.id, rules).map((check) => ({
        text: checkInWords(lang, check),
        tag: check.required ? tag(say(lang, 'criteria.check.required'), 'yellow') : tag(say(lang, 'criteria.check.advice'), 'blue'),
      })),
    })),
  };
}

function checkInWords(lang: Lang, check: Check): string {
  switch (check.kind) {
    case 'sector':
      return say(lang, `criteria.check.sector.${check.sector}`);
    case 'partner-money':
      return say(lang, 'criteria.check.partner-money');
    default:
      return say(lang, `criteria.check.${check.kind}`, { n: check.n });
  }
}
