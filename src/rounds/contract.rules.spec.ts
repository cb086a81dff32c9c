import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { copenhagenInstant } from '../shared/dates.js';
import { arrivalOf, extraTimeOf, hasLeave, lastInstantOf, type Promised } from './contract.rules.js';
import { phaseOf } from './round.rules.js';

/** A round's life in plain milliseconds. */
interface Life {
  readonly opens: number;
  readonly announced: number;
  /** Each moves the deadline anew; the last one counts. */
  readonly moved: readonly number[];
  readonly grace: number;
  readonly closed: number | null;
  readonly exempt: number | null;
}

/** The contract once more, in sums and comparisons alone: it shares nothing with the rule. */
function contract({ opens, announced, moved, grace, closed, exempt }: Life, arrived: number): string {
  const deadline = moved.length > 0 ? moved[moved.length - 1]! : announced;
  const afterDeadline = arrived - deadline;
  const beforeClosing = closed === null ? 1 : closed - arrived;
  if (arrived - opens < 0) return 'not-open';
  if (beforeClosing >= 1 && afterDeadline <= 0) return 'in-time';
  if (beforeClosing >= 1 && afterDeadline <= grace) return 'in-grace';
  if (exempt !== null && arrived - exempt <= 0) return 'by-exemption';
  return 'late';
}

const terms = ({ opens, announced, moved, grace, closed }: Life): Promised =>
  moved.reduce<Promised>((round, to) => ({ ...round, closesAt: new Date(to) }), { opensAt: new Date(opens), closesAt: new Date(announced), graceMs: grace, closedAt: closed === null ? null : new Date(closed) });

const said = (life: Life, arrived: number) => arrivalOf(terms(life), life.exempt === null ? null : new Date(life.exempt), new Date(arrived));

/** Noon, midnight, and the hours that the clocks skip and repeat. */
const deadlines = [
  ...['2026-07-01T10:00:00.000Z', '2026-12-01T11:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2027-03-28T01:00:00.000Z', '2026-12-31T22:59:59.999Z'].map(Date.parse),
  copenhagenInstant('2026-10-25', '02:30').getTime(),
  copenhagenInstant('2027-03-28', '02:30').getTime(),
];
const HOUR = 3_600_000;
const near = (instant: number) => fc.integer({ min: -2, max: 2 }).map((by) => instant + by);

const lives: fc.Arbitrary<Life> = fc.oneof(fc.constantFrom(...deadlines), fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2040, 0) })).chain((announced) =>
  fc.record({
    opens: fc.integer({ min: 0, max: 90 * 24 * HOUR }).map((before) => announced - before),
    announced: fc.constant(announced),
    moved: fc.array(fc.oneof(near(announced), fc.integer({ min: announced - 48 * HOUR, max: announced + 48 * HOUR })), { maxLength: 3 }),
    grace: fc.oneof(fc.constantFrom(0, 1, 1000, HOUR), fc.integer({ min: 0, max: HOUR })),
    closed: fc.option(fc.oneof(near(announced), fc.integer({ min: announced - 48 * HOUR, max: announced + 50 * HOUR }))),
    exempt: fc.option(fc.oneof(near(announced + HOUR), fc.integer({ min: announced - HOUR, max: announced + 72 * HOUR }))),
  }),
);
/** An instant, mostly within two milliseconds of one that matters. */
const tries = lives.chain((life) => {
  const deadline = life.moved.at(-1) ?? life.announced;
  const rims = [life.opens, life.announced, deadline, deadline + life.grace, ...(life.closed === null ? [] : [life.closed]), ...(life.exempt === null ? [] : [life.exempt])];
  return fc.tuple(fc.constant(life), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...rims).chain(near) }, { weight: 1, arbitrary: fc.integer({ min: life.opens - HOUR, max: deadline + 96 * HOUR }) }));
});
const runs = { numRuns: 2_000 };

describe('the contract on deadlines', () => {
  test('is what the rule says, at any instant of any round', () => {
    fc.assert(fc.property(tries, ([life, arrived]) => expect(said(life, arrived).is).toBe(contract(life, arrived))), runs);
  });

  test('and what every page goes by is open exactly when it says in time, in grace or by exemption', () => {
    fc.assert(
      fc.property(tries, ([life, arrived]) => {
        const last = lastInstantOf(terms(life)).getTime();
        const openUntil = new Date(Math.max(last, life.exempt ?? last));
        const now = new Date(arrived);
        const open = !['late', 'not-open'].includes(contract(life, arrived));
        expect(phaseOf({ opensAt: new Date(life.opens), openUntil }, now) === 'open').toBe(open);
        const extra = extraTimeOf({ ...terms(life), openUntil }, now);
        expect(extra !== null).toBe(['in-grace', 'by-exemption'].includes(contract(life, arrived)));
        if (extra) expect(extra).toEqual({ ground: openUntil.getTime() > last ? 'exemption' : 'grace', until: openUntil });
      }),
      runs,
    );
  });

  test('how late somebody is is counted from the last instant at which it would have been in time', () => {
    fc.assert(
      fc.property(tries, ([life, arrived]) => {
        const answer = said(life, arrived);
        fc.pre(answer.is === 'late');
        const by = answer.is === 'late' ? answer.lateByMs : 0;
        expect(by).toBeGreaterThanOrEqual(1);
        expect(said(life, arrived - by + 1)).toEqual({ is: arrived - by + 1 < life.opens ? 'not-open' : 'late', ...(arrived - by + 1 < life.opens ? {} : { lateByMs: 1 }) });
        expect(said(life, arrived - by).is).not.toBe('late');
      }),
      runs,
    );
  });

  test.each([
    ['at the deadline', 0, 0, null, null, { is: 'in-time' }],
    ['a millisecond later', 1, 0, null, null, { is: 'late', lateByMs: 1 }],
    ['a millisecond later with a millisecond of grace', 1, 1, null, null, { is: 'in-grace' }],
    ['at the end of the grace', 60_000, 60_000, null, null, { is: 'in-grace' }],
    ['a millisecond after the grace', 60_001, 60_000, null, null, { is: 'late', lateByMs: 1 }],
    ['a millisecond before it was closed by hand', -1001, 60_000, -1000, null, { is: 'in-time' }],
    ['when it was closed by hand', -1000, 60_000, -1000, null, { is: 'late', lateByMs: 1 }],
    ['at the end of its own leave', 5000, 0, null, 5000, { is: 'by-exemption' }],
    ['a millisecond after its own leave', 5001, 0, null, 5000, { is: 'late', lateByMs: 1 }],
  ] as const)('%s', (_, arrived, graceMs, closed, exempt, expected) => {
    const closesAt = Date.parse('2026-10-25T01:30:00.000Z');
    const round = { opensAt: new Date(closesAt - HOUR), closesAt: new Date(closesAt), graceMs, closedAt: closed === null ? null : new Date(closesAt + closed) };
    expect(arrivalOf(round, exempt === null ? null : new Date(closesAt + exempt), new Date(closesAt + arrived))).toEqual(expected);
  });

  test('leave of one’s own is known by being longer than everybody’s', () => {
    const round = terms({ opens: 0, announced: 10, moved: [], grace: 5, closed: null, exempt: null });
    expect([15, 16].map((until) => hasLeave({ ...round, openUntil: new Date(until) }))).toEqual([false, true]);
  });
});
