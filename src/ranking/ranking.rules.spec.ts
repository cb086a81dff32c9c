import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../shared/canonical-json.js';
import { compareFractions, fractionOf } from './fraction.rules.js';
import { assessed, roundOf } from './ranking.example.js';
import { rank } from './ranking.rules.js';
import type { RankingInput, RankingRules } from './ranking-input.rules.js';

const told = (input: RankingInput) => rank(input).ranked.map(({ number, rank: place, shared, separatedBy }) => `${place}${shared ? '=' : ''} ${number}${separatedBy ? ` (${separatedBy})` : ''}`);

describe('a ranking', () => {
  it('goes by the weighted total, exact', () => {
    const { ranked } = rank(roundOf([assessed('1', [[4, 4, 4], [5, 4, 4], [4, 4, 4]]), assessed('2', [[10, 0, 0]])]));
    expect(ranked.map(({ number, total }) => [number, total])).toEqual([['2', { numerator: '20', denominator: '1' }], ['1', { numerator: '50', denominator: '3' }]]);
  });

  it('shares a rank where everything is equal, however many assessed, and leaves the next ones out', () => {
    const input = roundOf([assessed('1', [[6, 6, 6]]), assessed('2', [[4, 6, 6], [8, 6, 6]]), assessed('3', [[7, 6, 6]]), assessed('4', [[1, 1, 1]])]);
    expect(told(input)).toEqual(['1 3', '2= 1', '2= 2', '4 4']);
  });

  it('looks at the tie chain in turn, and says which step decided', () => {
    const input = roundOf([assessed('1', [[4, 6, 6]]), assessed('2', [[5, 4, 6]]), assessed('3', [[5, 6, 4]]), assessed('4', [[5, 5, 5]])], { tieChain: ['a', 'min-criterion'] });
    expect(told(input)).toEqual(['1 4', '2= 2 (min-criterion)', '2= 3', '4 1 (a)']);
  });

  it('never goes by number or id: what is equal shares its rank also where the numbers differ', () => {
    expect(told(roundOf([assessed('9', [[5, 5, 5]]), assessed('1', [[5, 5, 5]])], { tieChain: ['a', 'b', 'c', 'min-criterion'] }))).toEqual(['1= 1', '1= 9']);
  });

  it('lets what is exactly at a threshold pass, and lists what is a hair below without ranking it', () => {
    const input = roundOf([assessed('1', [[6, 6, 6], [6, 6, 6]]), assessed('2', [[10, 5, 10], [10, 6, 10]])], { thresholds: { b: 6 }, totalThreshold: 24 });
    const { ranked, failed } = rank(input);
    expect(ranked.map(({ number, rank: place }) => [number, place])).toEqual([['1', 1]]);
    expect(failed.map(({ number, failures }) => [number, failures])).toEqual([['2', [{ on: 'b', score: { numerator: '11', denominator: '2' }, threshold: 6 }]]]);
  });

  it('holds the total against its own threshold', () => {
    const input = roundOf([assessed('1', [[6, 6, 6]]), assessed('2', [[6, 6, 5]])], { totalThreshold: 24 });
    expect(rank(input).failed.map(({ number, failures }) => [number, failures.map(({ on }) => on)])).toEqual([['2', ['total']]]);
  });

  it('gives no rank to what nobody has assessed, and throws where something counted has no score', () => {
    expect(rank(roundOf([assessed('1', [])])).unranked).toEqual([{ id: 'id-1', number: '1', why: 'no-assessments' }]);
    const broken = assessed('1', [[1, 2, 3]]);
    expect(() => rank(roundOf([{ ...broken, assessments: [{ ...broken.assessments[0]!, scores: { a: 1, b: 2 } }] }]))).toThrow('no score for c');
  });

  it('leaves out what is withdrawn, as if it had never been', () => {
    const full = assessed('1', [[2, 2, 2], [8, 8, 8]]);
    const [low, high] = full.assessments;
    const { ranked } = rank(roundOf([{ ...full, assessments: [high!], withdrawn: [{ ...low!, why: 'disqualified' }] }]));
    expect(ranked[0]).toMatchObject({ total: { numerator: '32', denominator: '1' }, assessments: 1 });
  });

  it('goes by what the panel agreed on where the rules say so, whatever the mean', () => {
    const agreed = (points: number) => ({ a: { revision: 1, halfPoints: points }, b: { revision: 1, halfPoints: points }, c: { revision: 2, halfPoints: points } });
    const input = roundOf([assessed('1', [[9, 9, 9]], { consensus: agreed(4) }), assessed('2', [[1, 1, 1]], { consensus: agreed(5) }), assessed('3', [[9, 9, 9]])], { basis: 'consensus' });
    expect(told(input)).toEqual(['1 2', '2 1']);
    expect(rank(input).unranked).toEqual([{ id: 'id-3', number: '3', why: 'no-consensus' }]);
  });
});

describe('the line of the pools', () => {
  const seeking = (number: string, points: number, oere: bigint) => assessed(number, [[points, points, points]], { sought: { fund: String(oere) } });

  it('is drawn at the first rank that does not fit, to the øre', () => {
    const given = [seeking('1', 9, 60n), seeking('2', 8, 40n), seeking('3', 7, 1n)];
    expect(rank(roundOf(given, {}, { fund: '101' })).line).toEqual({ rank: null, left: { fund: '0' }, short: {} });
    const cut = rank(roundOf(given, {}, { fund: '100' }));
    expect(cut.line).toEqual({ rank: 3, left: { fund: '0' }, short: { fund: '1' } });
    expect(cut.ranked.map(({ line }) => line)).toEqual(['within', 'within', 'reserve']);
  });

  it('tells those who share a rank not apart by what they cost, and lets nobody pass from below', () => {
    const cut = rank(roundOf([seeking('1', 9, 50n), seeking('2', 8, 40n), seeking('3', 8, 20n), seeking('4', 7, 1n)], {}, { fund: '100' }));
    expect(cut.line).toEqual({ rank: 2, left: { fund: '50' }, short: { fund: '10' } });
    expect(cut.ranked.map(({ number, line }) => [number, line])).toEqual([['1', 'within'], ['2', 'reserve'], ['3', 'reserve'], ['4', 'reserve']]);
  });
});

const points = fc.integer({ min: 0, max: 10 });
const scored = fc.array(fc.tuple(points, points, points), { maxLength: 5 });
const rules: fc.Arbitrary<Partial<RankingRules>> = fc.record({
  thresholds: fc.dictionary(fc.constantFrom('a', 'b', 'c'), points),
  totalThreshold: fc.option(fc.integer({ min: 0, max: 40 })),
  tieChain: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'min-criterion')),
});
const rounds = fc.record({ all: fc.array(scored, { maxLength: 12 }), rules, pool: fc.bigInt({ min: 0n, max: 100n }) }).map(({ all, rules: chosen, pool }) =>
  roundOf(all.map((scores, at) => assessed(String(at), scores, { sought: { fund: String(scores.length * 7) } })), chosen, { fund: String(pool) }));

describe('any ranking', () => {
  it('is the same to the letter, whatever order its input comes in', () => {
    fc.assert(
      fc.property(rounds, fc.infiniteStream(fc.nat()), (input, dice) => {
        const shuffled = <One>(all: readonly One[]): One[] => all.map((one) => ({ one, by: dice.next().value as number })).sort((a, b) => a.by - b.by).map(({ one }) => one);
        const turned = (object: Readonly<Record<string, number>>) => Object.fromEntries(shuffled(Object.entries(object)));
        const other: RankingInput = {
          ...input,
          rules: { ...input.rules, weights: turned(input.rules.weights), thresholds: turned(input.rules.thresholds) },
          applications: shuffled(input.applications).map((one) => ({ ...one, assessments: shuffled(one.assessments).map((assessment) => ({ ...assessment, scores: turned(assessment.scores) })) })),
        };
        expect(canonicalJson(rank(other))).toBe(canonicalJson(rank(input)));
      }),
    );
  });

  it('holds every application once, and orders by the same figures as plain arithmetic', () => {
    fc.assert(
      fc.property(rounds, (input) => {
        const { ranked, failed, unranked } = rank(input);
        expect([...ranked, ...failed, ...unranked].map(({ id }) => id).sort()).toEqual(input.applications.map(({ id }) => id).sort());
        for (const one of ranked) {
          const { assessments } = input.applications.find(({ id }) => id === one.id)!;
          const sum = assessments.reduce((all, { scores }) => all + 2 * scores['a']! + scores['b']! + scores['c']!, 0);
          expect(Number(one.total.numerator) * assessments.length).toBe(sum * Number(one.total.denominator));
          expect(one.rank).toBe(1 + ranked.filter((other) => isBefore(other, one, input.rules)).length);
          expect(one.shared).toBe(ranked.some((other) => other.id !== one.id && other.rank === one.rank));
        }
      }),
    );
  });

  it('fails whatever is below a threshold and nothing else', () => {
    fc.assert(
      fc.property(rounds, (input) => {
        const { ranked, failed } = rank(input);
        const { thresholds, totalThreshold } = input.rules;
        const isBelow = ({ criteria, total }: (typeof ranked)[number] | (typeof failed)[number]) =>
          Object.entries(thresholds).some(([id, least]) => Number(criteria[id]!.numerator) < least * Number(criteria[id]!.denominator)) || (totalThreshold !== null && Number(total.numerator) < totalThreshold * Number(total.denominator));
        expect(ranked.filter(isBelow)).toEqual([]);
        expect(failed.filter((one) => !isBelow(one))).toEqual([]);
      }),
    );
  });
});

type Ranked = ReturnType<typeof rank>['ranked'][number];

function isBefore(one: Ranked, other: Ranked, { tieChain }: RankingRules): boolean {
  const lowest = ({ criteria }: Ranked) => Object.values(criteria).map(fractionOf).sort(compareFractions)[0]!;
  const keysOf = (ranked: Ranked) => [fractionOf(ranked.total), ...tieChain.map((step) => (step === 'min-criterion' ? lowest(ranked) : fractionOf(ranked.criteria[step]!)))];
  const [mine, theirs] = [keysOf(one), keysOf(other)];
  const at = mine.findIndex((key, step) => compareFractions(key, theirs[step]!) !== 0);
  return at !== -1 && compareFractions(mine[at]!, theirs[at]!) > 0;
}
