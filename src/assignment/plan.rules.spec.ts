import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import loader from 'highs';
import { Pairs, by, costs, inOrder, type Inputs, type Line } from './assignment.rules.js';
import { groupsOf, panelsOf, repeats } from './graph.rules.js';
import { costOf } from './model.rules.js';
import { planOf, type Solve } from './plan.rules.js';

const highs = await (loader as unknown as typeof loader.default)();
/** As highs.process.ts runs it. */
const solve: Solve = async (lp) => {
  const { Status, Columns } = highs.solve(lp, { output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  if (Status !== 'Optimal') throw new Error(Status);
  return Object.fromEntries(Object.entries(Columns).map(([name, { Primal }]) => [name, Primal ?? 0]));
};

const fields = ['a', 'b', 'c'];
const small: fc.Arbitrary<Inputs> = fc.record({ applications: fc.integer({ min: 1, max: 3 }), people: fc.integer({ min: 0, max: 4 }), perApplication: fc.integer({ min: 1, max: 3 }), onlyDeclared: fc.boolean() }).chain((size) =>
  fc.record({
    perApplication: fc.constant(size.perApplication),
    onlyDeclared: fc.constant(size.onlyDeclared),
    people: fc.tuple(...Array.from({ length: size.people }, (_, at) => fc.record({ id: fc.constant(`p${at}`), fields: fc.subarray(fields), employer: fc.constantFrom('', '', 'x', 'y'), most: fc.option(fc.integer({ min: 1, max: 3 })) }))),
    applications: fc.tuple(...Array.from({ length: size.applications }, (_, at) => fc.record({ id: fc.constant(`a${at}`), fields: fc.subarray(fields), seated: fc.subarray(Array.from({ length: size.people }, (__, p) => `p${p}`), { maxLength: Math.min(2, size.people) }) }))),
    between: fc.tuple(...Array.from({ length: size.applications * size.people }, (_, at) => fc.record({ applicationId: fc.constant(`a${at % size.applications}`), accountId: fc.constant(`p${Math.floor(at / size.applications)}`), standing: fc.constantFrom('undeclared' as const, 'clear' as const, 'barred' as const), suspected: fc.boolean() }))),
  }),
);

/** Every plan the rules allow, by trying them all. */
function everyPlan(inputs: Inputs): Line[][] {
  const known = new Pairs(inputs.between);
  const employerOf = (id: string): string => inputs.people.find((person) => person.id === id)?.employer ?? '';
  let plans: Line[][] = [[]];
  for (const application of inputs.applications) {
    const missing = Math.max(0, inputs.perApplication - application.seated.length);
    const open = inputs.people.filter(({ id }) => !application.seated.includes(id) && (({ standing }) => standing === 'clear' || (standing === 'undeclared' && !inputs.onlyDeclared))(known.of(application.id, id)));
    const choices = Array.from({ length: 2 ** open.length }, (_, bits) => open.filter((__, at) => bits & (1 << at)).map(({ id }) => id)).filter((ids) => {
      const fresh = ids.map(employerOf).filter((employer) => employer !== '');
      const there = application.seated.map(employerOf);
      return ids.length <= missing && new Set(fresh).size === fresh.length && !fresh.some((employer) => there.includes(employer));
    });
    plans = plans.flatMap((plan) => choices.map((ids) => [...plan, ...ids.map((accountId) => ({ applicationId: application.id, accountId }))]));
  }
  const loadOf = (plan: readonly Line[], id: string): number => plan.filter(({ accountId }) => accountId === id).length;
  const before = (id: string): number => inputs.applications.filter(({ seated }) => seated.includes(id)).length;
  return plans.filter((plan) => inputs.people.every(({ id, most }) => most === null || loadOf(plan, id) === 0 || before(id) + loadOf(plan, id) <= most));
}

const groups = (inputs: Inputs, plan: readonly Line[]): number => groupsOf(panelsOf(inputs, plan)).length;
const sorted = (plan: readonly Line[]): Line[] => [...plan].sort(by((line) => `${line.applicationId} ${line.accountId}`));

describe('the plan', () => {
  it('is one the rules allow, and none is cheaper; where joining groups is worth its price, they are joined', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (inputs) => {
        const plan = await planOf(inputs, solve);
        const every = everyPlan(inputs).map((one) => ({ cost: costOf(inputs, one), groups: groups(inputs, one), key: JSON.stringify(sorted(one)) }));
        expect(every.map(({ key }) => key)).toContain(JSON.stringify(sorted(plan)));
        const cheapest = Math.min(...every.map(({ cost }) => cost));
        const joined = Math.min(...every.filter((one) => one.groups <= 1).map(({ cost }) => cost));
        const own = { cost: costOf(inputs, plan), groups: groups(inputs, plan) };
        if (joined - cheapest < costs.apart) expect(own).toEqual({ cost: joined, groups: Math.min(1, own.groups) });
        else expect(own.cost).toBeGreaterThanOrEqual(cheapest);
        expect(own.cost).toBeLessThan(cheapest + costs.apart * inputs.applications.length);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same whatever order things come in', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.infiniteStream(fc.nat()), async (inputs, noise) => {
        const shuffled = <T>(all: readonly T[]): T[] => all.map((one) => ({ one, at: noise.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
        const other = { ...inputs, applications: shuffled(inputs.applications), people: shuffled(inputs.people), between: shuffled(inputs.between) };
        expect(await planOf(other, solve)).toEqual(await planOf(inputs, solve));
      }),
      { numRuns: 30 },
    );
  });
});

/** Twelve applications, nine people, nothing known of anybody. */
const plain: Inputs = {
  perApplication: 3,
  onlyDeclared: false,
  applications: Array.from({ length: 12 }, (_, at) => ({ id: `a${String(at).padStart(2, '0')}`, fields: [], seated: [] })),
  people: Array.from({ length: 9 }, (_, at) => ({ id: `p${at}`, fields: [], employer: '', most: null })),
  between: [],
};

describe('a round without obstacles', () => {
  it('gives everybody as much, joins everything and lets few meet twice', async () => {
    const plan = await planOf(plain, solve);
    expect(plain.people.map(({ id }) => plan.filter(({ accountId }) => accountId === id).length)).toEqual(Array(9).fill(4));
    expect(groups(plain, plan)).toBe(1);
    // 36 pairs of people, 36 meetings: once each would be 36.
    expect(repeats(panelsOf(plain, plan))).toBeLessThanOrEqual(44);
  });

  it('asks nothing of anybody whose limit is reached by seats they have', async () => {
    const inputs = inOrder({ ...plain, people: plain.people.map((one) => (one.id === 'p0' ? { ...one, most: 1 } : one)), applications: plain.applications.map((one) => (one.id === 'a00' ? { ...one, seated: ['p0'] } : one)) });
    const plan = await planOf(inputs, solve);
    expect(plan.filter(({ accountId }) => accountId === 'p0')).toEqual([]);
    expect(plan.filter(({ applicationId }) => applicationId === 'a00')).toHaveLength(2);
  });
});
