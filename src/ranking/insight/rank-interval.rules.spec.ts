import { describe, expect, it } from '@jest/globals';
import { designOf, type Assessment } from './design.rules.js';
import { analyse } from './model.rules.js';
import { normalDraws } from './normal-draws.rules.js';
import { rankIntervals } from './rank-interval.rules.js';
import { assessment, table } from './assessments.example.js';

const intervalsOf = (assessments: readonly Assessment[]) => {
  const analysed = analyse(assessments, 0.1);
  if (!analysed.ok) throw new Error(analysed.why.kind);
  return rankIntervals(analysed.fit);
};

describe('rank intervals', () => {
  it('are a single rank where applications lie far apart, and the best is 1', () => {
    const apart = table(Array.from({ length: 6 }, (_, at) => [10 * at, 10 * at + 1, 10 * at - 1 + (at % 2)]));
    expect(intervalsOf(apart).map(({ wide }) => wide)).toEqual([6, 5, 4, 3, 2, 1].map((rank) => ({ best: rank, worst: rank })));
  });

  it('overlap where the panel cannot tell, the wider one around the narrower', () => {
    const close = table([[20, 26, 22], [24, 20, 25], [23, 25, 21], [30, 22, 27], [18, 24, 19], [26, 28, 22], [21, 19, 25], [29, 25, 30]]);
    const intervals = intervalsOf(close);
    expect(intervals.some(({ likely }) => likely.worst - likely.best >= 3)).toBe(true);
    for (const { likely, wide } of intervals) {
      expect(wide.best).toBeLessThanOrEqual(likely.best);
      expect(wide.worst).toBeGreaterThanOrEqual(likely.worst);
      expect(likely.best).toBeLessThanOrEqual(likely.worst);
    }
  });

  it('are the same every time and in any order', () => {
    const close = table([[20, 26, 22], [24, 20, 25], [23, 25, 21], [30, 22, 27], [18, 24, 19], [26, 28, 22]]);
    expect(intervalsOf(close.toReversed())).toEqual(intervalsOf(close));
  });

  it('are wider with fewer assessments', () => {
    const full = table([[20, 26, 22], [24, 20, 25], [23, 25, 21], [30, 22, 27], [18, 24, 19], [26, 28, 22], [21, 19, 25], [29, 25, 30]]);
    const width = (assessments: readonly Assessment[], application: string) => {
      const found = intervalsOf(assessments).find(({ applicationId }) => applicationId === application)!;
      return found.wide.worst - found.wide.best;
    };
    const thinned = full.filter(({ applicationId, assessorId }) => applicationId !== 'a03' || assessorId === 'p02');
    expect(width(thinned, 'a03')).toBeGreaterThan(width(full, 'a03'));
  });

  it('rest on draws that are normal', () => {
    const draws = normalDraws(7);
    const values = Array.from({ length: 20_000 }, () => draws());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(values.filter((value) => value > 1.2816).length / values.length).toBeCloseTo(0.1, 1);
  });

  it('come for hundreds of applications and twenty assessors', () => {
    const many = Array.from({ length: 600 }, (_, at) => [0, 1, 2, 3, 4].map((turn) => assessment(at, (at * 3 + turn * 7) % 20, 40 + ((at * 37) % 31) + ((at * 11 + turn * 17) % 13)))).flat();
    expect(designOf(many).assessorIds).toHaveLength(20);
    const intervals = intervalsOf(many);
    expect(intervals).toHaveLength(600);
    expect(Math.max(...intervals.map(({ wide }) => wide.worst))).toBeLessThanOrEqual(600);
  });
});
