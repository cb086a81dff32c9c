// Random budgets, held to what must be true of every budget by an oracle that shares nothing with the engine. Ends with
// `budgets N, violations 0`, and with 1 when anything did not hold. `--seed=1 --budgets=100000`; `--only=<n>` repeats one
// and prints it; `--tamper=<name>` breaks the arithmetic on purpose, to see that it is found out.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { aDraft, aFrame } from '../../dist/applications/draft.example.js';
import { snapshotOf } from '../../dist/applications/submission/snapshot-builder.rules.js';
import { budgetIn } from '../../dist/applications/submission/snapshot-draft.rules.js';
import { budgetChecks, budgetTotals, headroom, lineAmount, whoPays } from '../../dist/budgets/index.js';
import { canonicalJson } from '../../dist/shared/canonical-json.js';
import { percentages } from '../../dist/shared/money.js';
import { fuzzMoney } from './run.mjs';
import { storing } from './stored.mjs';
import { tampers } from './tampers.mjs';

const { values: given } = parseArgs({ options: { seed: { type: 'string' }, budgets: { type: 'string' }, only: { type: 'string' }, tamper: { type: 'string' }, show: { type: 'string' } } });
const seed = given.seed ?? String(randomInt(1_000_000));
const budgets = Number(given.budgets ?? 10_000);
const only = given.only === undefined ? null : Number(given.only);
const engine = { budgetChecks, budgetTotals, headroom, lineAmount, whoPays, percentages, stored: storing({ aDraft, aFrame, snapshotOf, budgetIn, canonicalJson }) };
const tamper = tampers[given.tamper] ?? ((one) => one);
const onProgress = (number) => {
  if (only === null && number % 10_000 === 0) console.log(`${number} of ${budgets}`);
};

const total = fuzzMoney({ engine: tamper(engine), seed, budgets, only, onProgress });
for (const { number, issues, budget, context } of total.failures.slice(0, Number(given.show ?? 3))) {
  console.log(`\nBudget ${number}: repeat it with --seed=${seed} --only=${number}`);
  console.log(issues.join('\n'));
  if (only !== null) console.log(JSON.stringify({ budget, context }, (_, value) => (typeof value === 'bigint' ? `${value}` : value), 2));
}
console.log(`seed ${seed}; checks met: ${Object.keys(total.codes).sort().map((code) => `${code} ${total.codes[code]}`).join(', ')}`);
console.log(`budgets ${total.budgets}, violations ${total.violations}`);
if (total.violations > 0 || total.budgets === 0) process.exitCode = 1;
