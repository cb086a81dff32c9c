import { describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { fuzzMoney, type Engine } from '../../fuzz/money/run.mjs';
import { storing } from '../../fuzz/money/stored.mjs';
import { tampers } from '../../fuzz/money/tampers.mjs';
import { aDraft, aFrame } from '../applications/draft.example.js';
import { snapshotOf } from '../applications/submission/snapshot-builder.rules.js';
import { budgetIn } from '../applications/submission/snapshot-draft.rules.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { percentages } from '../shared/money.js';
import { budgetChecks, budgetTotals, headroom, lineAmount, whoPays } from './index.js';

const engine: Engine = { budgetChecks, budgetTotals, headroom, lineAmount, whoPays, percentages, stored: storing({ aDraft, aFrame, snapshotOf, budgetIn, canonicalJson }) };

/** A new seed every time; a failure says which, and how to repeat it: `npm run fuzz:money -- --seed=… --only=…`. */
describe('random budgets', () => {
  it('come to what an oracle of their own makes of them', () => {
    const seed = randomInt(1_000_000_000);
    const { budgets, violations, failures, codes } = fuzzMoney({ engine, seed, budgets: 700 });
    expect(failures.map(({ number, issues }) => [`--seed=${seed} --only=${number}`, ...issues].join('\n'))).toEqual([]);
    expect({ budgets, violations }).toEqual({ budgets: 700, violations: 0 });
    expect(Object.keys(codes)).toHaveLength(22);
  });
});

/** Whoever finds nothing must be able to find something. */
describe('arithmetic that is broken on purpose is found out', () => {
  it.each(Object.keys(tampers))('%s', (tamper) => {
    const { failures } = fuzzMoney({ engine: tampers[tamper]!(engine), seed: 1, budgets: 300, stopAtFirst: true });
    expect(failures.length).toBeGreaterThan(0);
    const again = fuzzMoney({ engine: tampers[tamper]!(engine), seed: 1, budgets: 1, only: failures[0]!.number });
    expect(again.failures[0]!.issues).toEqual(failures[0]!.issues);
  });
});
