/** Repeatable chance: the same seed throws the same numbers (mulberry32). */
export function dice(seed: number): { below(limit: number): number; oneOf<T>(choices: readonly T[]): T } {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, oneOf: (choices) => choices[below(choices.length)]! };
}
