/** Where an application stands. One list, one table of moves; nothing else changes a state. */
export const states = ['draft', 'submitted', 'assessment', 'agenda', 'recommended', 'not-recommended', 'decided'] as const;

export type State = (typeof states)[number];

const moves: Readonly<Record<State, readonly State[]>> = {
  draft: ['submitted'],
  // To itself: a further version before the deadline. To draft: withdrawn.
  submitted: ['assessment', 'submitted', 'draft'],
  assessment: ['agenda'],
  agenda: ['recommended', 'not-recommended'],
  recommended: ['decided'],
  'not-recommended': [],
  decided: [],
};

export function mayMove(from: State, to: State): boolean {
  return moves[from].includes(to);
}
