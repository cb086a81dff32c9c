/** Repeatable standard normal numbers: mulberry32, two even numbers made into two normal ones (Box and Muller). */
export function normalDraws(seed: number): () => number {
  let state = seed >>> 0;
  let kept: number | null = null;
  const even = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 0x1_0000_0000;
  };
  return () => {
    if (kept !== null) {
      const second = kept;
      kept = null;
      return second;
    }
    const radius = Math.sqrt(-2 * Math.log(even()));
    const angle = 2 * Math.PI * even();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
