import type { Inputs } from './assignment.rules.js';
import { RECOMMENDED } from './assignment.rules.js';

/** What an officer asks for. */
export type Wish = Pick<Inputs, 'perApplication' | 'onlyDeclared'>;

export type ProposalRefusal =
  | { readonly why: 'partial' | 'open' | 'nothing' | 'nobody' | 'busy' }
  | { readonly why: 'size'; readonly least: number; readonly most: number };

interface Situation {
  readonly isPartial: boolean;
  /** Applications may still come, or be changed. */
  readonly isOpen: boolean;
  readonly panelSize: number;
  readonly applications: number;
  readonly members: number;
}

/** How many each application may be given: what the round's rules ask for, and a few more than is recommended. */
export function sizesFor(panelSize: number): number[] {
  const most = Math.max(panelSize, RECOMMENDED) + 2;
  return Array.from({ length: most - panelSize + 1 }, (_, at) => panelSize + at);
}

export function proposalRefusal({ perApplication }: Wish, { isPartial, isOpen, panelSize, applications, members }: Situation): ProposalRefusal | null {
  if (isPartial) return { why: 'partial' };
  if (isOpen) return { why: 'open' };
  if (applications === 0) return { why: 'nothing' };
  if (members === 0) return { why: 'nobody' };
  const sizes = sizesFor(panelSize);
  return sizes.includes(perApplication) ? null : { why: 'size', least: panelSize, most: sizes.at(-1)! };
}

/** As `canonicalJson` wrote them. */
export function readInputs(text: string): Inputs {
  return JSON.parse(text) as Inputs;
}
