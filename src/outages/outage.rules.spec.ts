import { describe, expect, it } from '@jest/globals';
import { awayMs, longestSilenceMs, outagesIn, upPermille, type Up } from './outage.rules.js';

const noon = Date.parse('2027-02-01T11:00:00Z');
const at = (seconds: number): Date => new Date(noon + seconds * 1000);
const up = (from: number, until = from): Up => ({ from: at(from), until: at(until) });
const spans = (ups: readonly Up[], now: number): [number, number | null][] =>
  outagesIn(ups, at(now)).map(({ from, until }) => [(from.getTime() - noon) / 1000, until && (until.getTime() - noon) / 1000]);

describe('outages', () => {
  it.each<[string, Up[], number, [number, number | null][]]>([
    ['nothing is known before the first try', [], 1_000, []],
    ['a try each minute', [up(0), up(60), up(120)], 150, []],
    ['a silence to the longest allowed', [up(0), up(90)], 100, []],
    ['a second more: from the end of the one to the beginning of the other', [up(0, 1), up(92, 93)], 100, [[1, 92]]],
    ['one try that failed between two', [up(0), up(120)], 130, [[0, 120]]],
    ['several', [up(0), up(200), up(260), up(500)], 510, [[0, 200], [260, 500]]],
    ['one that is going on', [up(0)], 91, [[0, null]]],
    ['not yet one', [up(0)], 90, []],
    ['a try that took long reaches as far as it took', [up(0, 80), up(150)], 160, []],
    ['two portals, one of which was away', [up(0), up(60), up(30), up(90), up(150)], 160, []],
    ['a long try of one portal around short ones of the other', [up(0, 100), up(10), up(170)], 180, []],
    ['in whatever order they were written', [up(200), up(0)], 210, [[0, 200]]],
  ])('%s', (_, ups, now, expected) => expect(spans(ups, now)).toEqual(expected));
});

describe('whoever joins tries that belong together into one', () => {
  it('changes no outage (random ledgers)', () => {
    let seed = 7;
    const random = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let ledger = 0; ledger < 500; ledger += 1) {
      const tries: Up[] = [];
      for (let time = 0, n = random(40); n >= 0; n -= 1) {
        const took = random(30);
        tries.push(up(time, time + took));
        time += random(250);
      }
      const joined: Up[] = [];
      for (const one of tries) {
        const last = joined.at(-1);
        if (last && one.from.getTime() - last.until.getTime() <= longestSilenceMs) joined[joined.length - 1] = { from: last.from, until: new Date(Math.max(last.until.getTime(), one.until.getTime())) };
        else joined.push(one);
      }
      const now = 10_000 + random(10_000);
      expect(spans(joined, now)).toEqual(spans(tries, now));
      // Time is either away or up, and never both.
      const [first, end] = [tries[0]!.from, at(now)];
      const outages = outagesIn(tries, end);
      const ups = outagesUp(first, end, outages);
      expect(awayMs(outages, { from: first, until: end }, end) + ups).toBe(end.getTime() - first.getTime());
    }
  });
});

function outagesUp(first: Date, end: Date, outages: ReturnType<typeof outagesIn>): number {
  let [sum, from] = [0, first.getTime()];
  for (const one of outages) {
    sum += one.from.getTime() - from;
    from = (one.until ?? end).getTime();
  }
  return sum + end.getTime() - from;
}

describe('how much of the time it was up', () => {
  const outages = [{ from: at(100), until: at(200) }];
  it.each<[string, number, number | null, number, number | null]>([
    ['nothing is known without a try', 0, null, 1_000, null],
    ['since the time asked for', 0, -500, 1_000, 900],
    ['since the first try where that is later', 0, 500, 1_000, 1_000],
    ['never all of it where anything is missing', -1_000_000, -1_000_000, 1_000, 999],
  ])('%s', (_, since, first, now, expected) => expect(upPermille(outages, at(since), first === null ? null : at(first), at(now))).toBe(expected));
});
