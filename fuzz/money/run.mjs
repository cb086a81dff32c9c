import { random } from '../random.mjs';
import { aCase } from './case.mjs';
import { violations } from './oracle.mjs';

/**
 * Builds random budgets and holds the engine to what must be true of each. `only`: the number of one to repeat.
 * @returns how many were examined, and each that broke something, with what
 */
export function fuzzMoney({ engine, seed, budgets, only = null, stopAtFirst = false, onProgress = () => undefined }) {
  const failures = [];
  const codes = {};
  const watched = { ...engine, budgetChecks: counting(engine.budgetChecks, codes) };
  const last = only ?? budgets;
  let examined = 0;
  let broken = 0;
  for (let number = only ?? 1; number <= last; number += 1) {
    const chance = random(`${seed}/${number}`);
    const one = aCase(chance);
    const issues = found(watched, one, chance);
    examined += 1;
    broken += issues.length;
    if (issues.length) failures.push({ number, issues, ...one });
    onProgress(number);
    if (stopAtFirst && issues.length) break;
  }
  return { budgets: examined, violations: broken, failures, codes };
}

function found(engine, one, chance) {
  try {
    return violations(engine, one, chance);
  } catch (error) {
    return [`throws ${error.stack}`];
  }
}

/** Which checks were ever made, so that a run can show that it met them all. */
function counting(budgetChecks, codes) {
  return (...given) => {
    const checks = budgetChecks(...given);
    for (const { code } of checks) codes[code] = (codes[code] ?? 0) + 1;
    return checks;
  };
}
