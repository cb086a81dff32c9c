import type { Oere } from '../shared/money.js';
import { lineField, problem, tooLong, type Problem } from './problem.rules.js';

export interface RecommendationLine {
  readonly fundId: string;
  readonly appliedOere: Oere;
  /** Null while the officer has not decided; 0 recommends that nothing is given. */
  readonly recommendedOere: Oere | null;
  readonly conditions: string;
  readonly reason: string;
}

export interface RecommendationText {
  readonly resume: string;
  readonly casePresentation: string;
  readonly lines: readonly RecommendationLine[];
}

/** What may never be stored, not even half-written: more than was applied for, or a text past the rule set's limit. */
export function problemsToSave(text: RecommendationText, maxCharacters: number): Problem[] {
  return [
    ...tooLong('resume', text.resume, maxCharacters),
    ...tooLong('casePresentation', text.casePresentation, maxCharacters),
    ...text.lines.flatMap((line) => [
      ...aboveApplied(lineField('recommended', line.fundId), line.recommendedOere, line.appliedOere),
      ...tooLong(lineField('conditions', line.fundId), line.conditions, maxCharacters),
      ...tooLong(lineField('reason', line.fundId), line.reason, maxCharacters),
    ]),
  ];
}

/** What is missing before the item can go on the agenda. Less than applied for needs a reason the applicant can read. */
export function problemsToPlace(text: RecommendationText): Problem[] {
  return [
    ...(text.resume === '' ? [problem('resume', 'text-missing')] : []),
    ...(text.casePresentation === '' ? [problem('casePresentation', 'text-missing')] : []),
    ...text.lines.flatMap(({ fundId, appliedOere, recommendedOere, reason }) => {
      if (recommendedOere === null) return [problem(lineField('recommended', fundId), 'amount-missing')];
      const unexplained = recommendedOere < appliedOere && reason === '';
      return unexplained
        ? [problem(lineField('reason', fundId), 'reason-missing', { given: recommendedOere, applied: appliedOere })]
        : [];
    }),
  ];
}

export function aboveApplied(field: string, given: Oere | null, largest: Oere): Problem[] {
  return given !== null && given > largest ? [problem(field, 'above-applied', { given, largest, over: given - largest })] : [];
}
