import { describe, expect, it } from '@jest/globals';
import { isShed, kindOf, noPressure, pressureAfter, secondsToWait, type Kind, type Level, type Measures, type Pressure } from './load.rules.js';

const limits = { delayMs: 500, underWay: 200, waiting: 100 };
const quiet: Measures = { delayMs: 0, underWay: 0, waiting: 0 };
const at = (level: Level): Pressure => ({ level, calmSince: null });
const under = (underWay: number): Measures => ({ ...quiet, underWay });

describe('the level', () => {
  it.each([
    [{ ...quiet, delayMs: 499 }, 0],
    [{ ...quiet, delayMs: 500 }, 1],
    [{ ...quiet, delayMs: 1000 }, 2],
    [{ ...quiet, delayMs: 3000 }, 3],
    [under(199), 0],
    [under(200), 1],
    [under(400), 2],
    [under(1199), 2],
    [under(1200), 3],
    [{ ...quiet, waiting: 99 }, 0],
    [{ ...quiet, waiting: 100 }, 1],
    [{ delayMs: 600, underWay: 1200, waiting: 0 }, 3],
  ] as const)('of %j is %d, at once', (measures, level) => {
    expect(pressureAfter(noPressure, measures, limits, 0)).toEqual(at(level));
  });

  it('stays while what brought it about is not well below', () => {
    expect(pressureAfter(at(1), under(120), limits, 0)).toEqual(at(1));
    expect(pressureAfter({ level: 2, calmSince: 5 }, under(240), limits, 9_999)).toEqual(at(2));
  });

  it('goes down one at a time, each after two seconds of calm', () => {
    const calm = under(119);
    let pressure = pressureAfter(at(2), calm, limits, 1_000);
    expect(pressure).toEqual({ level: 2, calmSince: 1_000 });
    expect(pressureAfter(pressure, calm, limits, 2_999).level).toBe(2);
    pressure = pressureAfter(pressure, calm, limits, 3_000);
    expect(pressure).toEqual({ level: 1, calmSince: 3_000 });
    expect(pressureAfter(pressure, calm, limits, 4_999).level).toBe(1);
    expect(pressureAfter(pressure, calm, limits, 5_000).level).toBe(0);
  });

  it('goes up again from anywhere', () => {
    expect(pressureAfter({ level: 1, calmSince: 1 }, under(1200), limits, 2)).toEqual(at(3));
  });
});

describe('a request', () => {
  const plain = { method: 'GET', isSpared: false, hasSession: false, isByScript: false };
  it.each<[string, Partial<typeof plain>, Kind, Level | null]>([
    ['a page for a visitor', {}, 'visitor', 1],
    ['a page for somebody signed in', { hasSession: true }, 'own', 2],
    ['what a script looks up', { method: 'HEAD', isByScript: true }, 'visitor', 1],
    ['what a script saves', { method: 'POST', hasSession: true, isByScript: true }, 'script', 3],
    ['a form that a person sent', { method: 'POST', hasSession: true }, 'never', null],
    ['what is spared', { isSpared: true, method: 'POST', isByScript: true }, 'never', null],
  ])('for %s', (_, given, kind, from) => {
    expect(kindOf({ ...plain, ...given })).toBe(kind);
    for (const level of [0, 1, 2, 3] as const) expect(isShed(kind, level)).toBe(from !== null && level >= from);
  });
});

it('comes back sooner from a lower level, and never at the same instant as everybody', () => {
  expect([secondsToWait(1, 0), secondsToWait(1, 1), secondsToWait(3, 0.5)]).toEqual([5, 15, 20]);
});
