// Runs the tests and ends with one line: `N passed, N failed`. Arguments go to jest, e.g. `npm test -- --selectProjects unit`.
// A whole run also sees that the specs of budgets try every branch of their rules; one that falls short counts as a failure.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const given = process.argv.slice(2);
const isWhole = given.every((argument) => argument.startsWith('--testPathIgnorePatterns='));
const report = join(tmpdir(), `fyrtaarn-test-${process.pid}.json`);

const code = await jest(['--json', `--outputFile=${report}`, ...given]);
let passed = 0;
// A suite that could not even start counts as a failure.
let failed = code === 0 ? 0 : 1;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  failed = Math.max(failed, result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests);
} finally {
  rmSync(report, { force: true });
  if (passed === 0) failed = Math.max(failed, 1);
  if (isWhole && failed === 0) failed += await branchesUntried();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** The random budgets are left out: what only chance comes by is not tried. */
async function branchesUntried() {
  const short = await jest(['--coverage', '--silent', '--selectProjects', 'unit', '--testPathPatterns', 'src/budgets/', '--testPathIgnorePatterns', 'fuzz-money'], 'inherit');
  if (short !== 0) console.log('The specs of src/budgets do not try every branch of its rules: see the table above.');
  return short === 0 ? 0 : 1;
}

/** @returns its exit code; null when it was stopped by a signal */
function jest(args, stdout = 'ignore') {
  const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args], {
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, NODE_ENV: 'test' },
  });
  return new Promise((resolve) => child.once('exit', resolve));
}
