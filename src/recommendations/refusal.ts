import type { State } from '../applications/index.js';
import type { Assessment } from './assessment.rules.js';
import type { Problem } from './problem.rules.js';

/** Why a step of a case was not carried out. */
export type Refusal =
  /** Somebody else has moved the case on, or it is not that far yet. */
  | { readonly kind: 'moved-on'; readonly state: State }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'assessments-missing'; readonly assessment: Assessment; readonly required: number }
  /** Somebody else has saved the recommendation since the form was opened. */
  | { readonly kind: 'saved-meanwhile'; readonly at: Date }
  /** This line has had its decision. */
  | { readonly kind: 'decided-already' };
