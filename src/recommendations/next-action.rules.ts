import type { State } from '../applications/index.js';

export interface CaseFacts {
  readonly state: State;
  /** Members who may take part, and how many the round's rules ask for. */
  readonly seats: number;
  readonly panelSize: number;
  readonly submitted: number;
  /** Nothing: no recommendation yet; draft: something is missing; ready: every line is filled in. */
  readonly recommendation: 'nothing' | 'draft' | 'ready';
  readonly itemNumber: number | null;
  /** Lines the forum recommended and nobody has decided yet. */
  readonly undecided: number;
}

export type NextAction =
  | { readonly kind: 'appoint-panel'; readonly missing: number }
  | { readonly kind: 'await-assessments'; readonly missing: number }
  | { readonly kind: 'write-recommendation' }
  | { readonly kind: 'finish-recommendation' }
  | { readonly kind: 'place-on-agenda' }
  | { readonly kind: 'record-decision'; readonly itemNumber: number }
  | { readonly kind: 'await-decisions'; readonly undecided: number }
  | { readonly kind: 'none' };

/** The one thing a case waits for. */
export function nextAction(facts: CaseFacts): NextAction {
  switch (facts.state) {
    case 'submitted':
    case 'assessment':
      return nextInAssessment(facts);
    case 'agenda':
      return { kind: 'record-decision', itemNumber: facts.itemNumber ?? 0 };
    case 'recommended':
      return { kind: 'await-decisions', undecided: facts.undecided };
    default:
      return { kind: 'none' };
  }
}

function nextInAssessment({ seats, panelSize, submitted, recommendation }: CaseFacts): NextAction {
  if (seats < panelSize) return { kind: 'appoint-panel', missing: panelSize - seats };
  if (submitted < seats) return { kind: 'await-assessments', missing: seats - submitted };
  if (recommendation === 'nothing') return { kind: 'write-recommendation' };
  return { kind: recommendation === 'draft' ? 'finish-recommendation' : 'place-on-agenda' };
}
