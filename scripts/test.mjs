// Runs the tests and ends with one line: `N passed, N failed`. Arguments go to jest, e.g. `npm test -- --selectProjects unit`.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const report = join(tmpdir(), `fyrtaarn-test-${process.pid}.json`);
const jest = spawn(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'test' } },
);
jest.on('exit', (code) => {
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
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  }
});
